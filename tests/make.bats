# The Makefile, in a copy of the source as it would be cloned: build, demo, convert, install.
bats_require_minimum_version 1.5.0
load helper

setup_file() {
	export COPY=$BATS_FILE_TMPDIR/ogi
	unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES B BIN CFLAGS CHUNK SUITES
	mkdir "$COPY"
	(cd "$ROOT" && tar cf - --exclude=./bin --exclude=./build --exclude=./out \
		--exclude=./.git .) | tar xf - -C "$COPY"
	make -C "$COPY" -j2 >"$BATS_FILE_TMPDIR/build.log" 2>&1 || {
		tail -n 30 "$BATS_FILE_TMPDIR/build.log" >&2
		return 1
	}
}

setup() {
	unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES B BIN CFLAGS CHUNK SUITES OGI_BIN
	cd "$COPY" || return 1
}

@test "make builds every tool into bin/, with several jobs at once" {
	for tool in $OGI_TOOLS; do
		"bin/ogi-$tool" --version
	done
	ls bin >"$BATS_TEST_TMPDIR/got"
	{
		echo ogi
		printf 'ogi-%s\n' $OGI_TOOLS scan splice
	} | sort >"$BATS_TEST_TMPDIR/want"
	same "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "make again has nothing to do" {
	for jobs in -j1 -j2; do
		make --no-print-directory $jobs >"$BATS_TEST_TMPDIR/log"
		echo "make: Nothing to be done for 'all'." | same - "$BATS_TEST_TMPDIR/log"
	done
}

@test "the data files as C stay, so that a compiler's message can be looked up" {
	for file in common/*.tsv; do
		name=${file##*/}
		[ -s "build/data/${name%.tsv}.c" ]
	done
	[ -s build/data/zh_table.c ]
}

@test "make bench: each filter's memory; where that cannot be told it fails, and says so" {
	out=$BATS_TEST_TMPDIR/out
	make bench BENCH='-n 200' >"$out"
	for tool in $OGI_TOOLS; do
		grep -E "^$tool +[0-9.]+ s +[1-9][0-9]*\.[0-9] MiB   PASS" "$out"
	done
	grep -E '^ratio +[0-9]+\.[0-9][0-9] ' "$out"
	mkdir "$BATS_TEST_TMPDIR/path"
	for folder in /usr/bin /bin; do
		for program in "$folder"/*; do
			if [ "${program##*/}" != time ]; then
				ln -sf "$program" "$BATS_TEST_TMPDIR/path/"
			fi
		done
	done
	code=0
	PATH=$BATS_TEST_TMPDIR/path scripts/bench -n 20 >"$out" || code=$?
	[ "$code" -eq 1 ]
	[ "$(grep -c ' unknown   FAIL (no GNU time)$' "$out")" -eq 6 ]
}

@test "make demo: sample documents in, tables, a database and a summary out" {
	make demo >"$BATS_TEST_TMPDIR/shown"
	grep -E '^[0-9]+ documents: [0-9]+ annual reports, ' "$BATS_TEST_TMPDIR/shown"
	grep -E '^[0-9]+ figures found in statutory tables: ' "$BATS_TEST_TMPDIR/shown"
	grep -E '^[0-9]+ checks: [0-9]+ passed, [0-9]+ failed, [0-9]+ unknown' "$BATS_TEST_TMPDIR/shown"
	grep -F 'out/demo/*.csv' "$BATS_TEST_TMPDIR/shown"
	awk 'length > 160 { exit 1 }' "$BATS_TEST_TMPDIR/shown"
	[ -s out/demo/facts.csv ] && [ -s out/demo/ogi.db ]
	documents=$(sqlite3 out/demo/ogi.db 'SELECT count(*) FROM reports')
	[ "$documents" -gt 0 ]
	grep -q "^$documents documents: " "$BATS_TEST_TMPDIR/shown"
	[ "$(sqlite3 out/demo/ogi.db 'SELECT count(*) FROM facts')" -gt 100 ]
}

@test "make demo twice shows the same" {
	make demo >"$BATS_TEST_TMPDIR/one"
	cp -r out/demo "$BATS_TEST_TMPDIR/first"
	make demo >"$BATS_TEST_TMPDIR/two"
	same "$BATS_TEST_TMPDIR/one" "$BATS_TEST_TMPDIR/two"
	diff -r -x ogi.db "$BATS_TEST_TMPDIR/first" out/demo
}

@test "make convert IN=... OUT=..." {
	printf '新乡市体育局2020年政府信息公开工作年度报告\n' >"$BATS_TEST_TMPDIR/a.txt"
	make convert IN="$BATS_TEST_TMPDIR/a.txt" OUT="$BATS_TEST_TMPDIR/csv" CONVERT='-t reports'
	ls "$BATS_TEST_TMPDIR/csv" >"$BATS_TEST_TMPDIR/got"
	printf '%s\n' datapackage.json reports.csv | same - "$BATS_TEST_TMPDIR/got"
}

@test "make db IN=... DB=... POPULATION=..." {
	printf '新乡市体育局2020年政府信息公开工作年度报告\n' >"$BATS_TEST_TMPDIR/a.txt"
	printf 'region_code,year,people\n410700,2020,6251929\n' >"$BATS_TEST_TMPDIR/people.csv"
	pipelines/convert -o "$BATS_TEST_TMPDIR/csv" "$BATS_TEST_TMPDIR/a.txt"
	make db IN="$BATS_TEST_TMPDIR/csv" DB="$BATS_TEST_TMPDIR/a.db" \
		POPULATION="$BATS_TEST_TMPDIR/people.csv"
	sqlite3 "$BATS_TEST_TMPDIR/a.db" 'SELECT r.year, people FROM reports AS r
		JOIN population USING (region_code, year)' >"$BATS_TEST_TMPDIR/got"
	echo '2020|6251929' | same - "$BATS_TEST_TMPDIR/got"
	code=0
	make db 2>"$BATS_TEST_TMPDIR/err" || code=$?
	[ "$code" -eq 2 ]
	grep -q '^usage: make db IN=' "$BATS_TEST_TMPDIR/err"
}

@test "make convert without IN says how" {
	code=0
	make convert 2>"$BATS_TEST_TMPDIR/err" || code=$?
	[ "$code" -eq 2 ]
	grep -q '^usage: make convert IN=' "$BATS_TEST_TMPDIR/err"
}

@test "make nightly INBOX=... STORE=..., make archive IN=... OUT=..." {
	mkdir "$BATS_TEST_TMPDIR/in"
	printf '新乡市体育局2020年政府信息公开工作年度报告\n' >"$BATS_TEST_TMPDIR/in/a.txt"
	make nightly INBOX="$BATS_TEST_TMPDIR/in" STORE="$BATS_TEST_TMPDIR/store" >"$BATS_TEST_TMPDIR/out"
	echo 'nightly: 1 new, 0 changed, 0 removed, 1 files' | same - "$BATS_TEST_TMPDIR/out"
	make nightly INBOX="$BATS_TEST_TMPDIR/in" STORE="$BATS_TEST_TMPDIR/store" NIGHTLY=-q \
		>"$BATS_TEST_TMPDIR/out" 2>&1
	[ ! -s "$BATS_TEST_TMPDIR/out" ]
	make archive IN="$BATS_TEST_TMPDIR/in" OUT="$BATS_TEST_TMPDIR/years" ARCHIVE='-j 2' \
		>"$BATS_TEST_TMPDIR/out"
	echo 'archive: 1 years, 1 files, 0 rejected' | same - "$BATS_TEST_TMPDIR/out"
	[ -s "$BATS_TEST_TMPDIR/years/year=2020/reports.csv" ]
}

@test "make nightly and make archive without their folders say how" {
	for target in nightly 'nightly INBOX=x' archive 'archive IN=x'; do
		code=0
		# shellcheck disable=SC2086
		make $target 2>"$BATS_TEST_TMPDIR/err" || code=$?
		[ "$code" -eq 2 ]
		grep -q "^usage: make ${target%% *} " "$BATS_TEST_TMPDIR/err"
	done
}

@test "make install, the installed suite, make uninstall" {
	to=$BATS_TEST_TMPDIR/root
	make install DESTDIR="$to" PREFIX=/opt/ogi >/dev/null
	for tool in $OGI_TOOLS scan splice convert load nightly archive; do
		[ -x "$to/opt/ogi/bin/ogi-$tool" ]
	done
	for tool in $OGI_TOOLS; do
		[ -s "$to/opt/ogi/share/man/man1/ogi-$tool.1" ]
	done
	[ -s "$to/opt/ogi/share/man/man5/ogi-stream.5" ]
	[ -s "$to/opt/ogi/share/man/man7/ogi.7" ]
	[ -s "$to/opt/ogi/share/ogi/forms.tsv" ]
	grep -q ' /opt/ogi/bin/ogi-nightly -q ' "$to/opt/ogi/share/doc/ogi/nightly.cron"
	grep -q '=/opt/ogi/bin/ogi-nightly -q ' "$to/opt/ogi/share/doc/ogi/ogi-nightly.service"
	cd "$BATS_TEST_TMPDIR"
	printf '新乡市体育局2020年政府信息公开工作年度报告\n' >a.txt
	(
		PATH=$to/opt/ogi/bin:$PATH
		ogi-convert -o csv a.txt
		ogi-load csv csv/ogi.db
		ogi-convert --version | grep '^ogi-convert '
		mkdir inbox
		cp a.txt inbox
		ogi-nightly inbox store | grep '^ogi-nightly: 1 new'
		[ "$(sqlite3 store/ogi.db 'SELECT doc FROM reports')" = a.txt ]
		ogi-archive -q inbox years
		[ -s years/year=2020/reports.csv ]
	)
	[ "$(sqlite3 csv/ogi.db 'SELECT doc FROM reports')" = a.txt ]
	make -C "$COPY" uninstall DESTDIR="$to" PREFIX=/opt/ogi >/dev/null
	[ -z "$(find "$to" -type f)" ]
}

@test "scripts/setup does nothing where nothing is missing" {
	scripts/setup >"$BATS_TEST_TMPDIR/out" 2>&1
	[ ! -s "$BATS_TEST_TMPDIR/out" ]
}

# A PATH with no more than a shell script needs, and without apt-get.
bare_path() {
	mkdir "$BATS_TEST_TMPDIR/path"
	for program in bash cat id printf mktemp rm tail env; do
		ln -s "$(command -v "$program")" "$BATS_TEST_TMPDIR/path/"
	done
}

@test "scripts/setup without apt-get names what to install, status 1" {
	bare_path
	code=0
	PATH=$BATS_TEST_TMPDIR/path "$BASH" scripts/setup 2>"$BATS_TEST_TMPDIR/err" || code=$?
	[ "$code" -eq 1 ]
	for package in gcc make libpcre2-dev libcsv-dev zlib1g-dev nettle-dev libopencc-dev libxml2-dev \
	    libuchardet-dev poppler-utils antiword time bats sqlite3 mandoc zip; do
		grep -qw -e "$package" "$BATS_TEST_TMPDIR/err"
	done
}

@test "scripts/setup asks apt-get for what is missing, and for nothing else" {
	mkdir "$BATS_TEST_TMPDIR/path"
	# Everything but bats and sqlite3, and an apt-get that only tells what it was asked.
	for folder in /usr/bin /bin /usr/local/bin; do
		for program in "$folder"/*; do
			case ${program##*/} in
			bats | sqlite3 | apt-get | sudo) ;;
			*) ln -sf "$program" "$BATS_TEST_TMPDIR/path/" ;;
			esac
		done
	done
	cat >"$BATS_TEST_TMPDIR/path/apt-get" <<-E
		#!/bin/sh
		echo "\$DEBIAN_FRONTEND \$*" >>$BATS_TEST_TMPDIR/asked
	E
	printf '#!/bin/sh\nshift\nexec "$@"\n' >"$BATS_TEST_TMPDIR/path/sudo"
	chmod +x "$BATS_TEST_TMPDIR/path/apt-get" "$BATS_TEST_TMPDIR/path/sudo"
	PATH=$BATS_TEST_TMPDIR/path scripts/setup
	cat >"$BATS_TEST_TMPDIR/want" <<-'E'
		noninteractive -q update
		noninteractive -q -y --no-install-recommends install bats sqlite3
	E
	same "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/asked"
}

@test "scripts/test counts what passed, failed and was skipped; its last line says so" {
	cd "$BATS_TEST_TMPDIR"
	printf '@test "a" { true; }\n@test "b" { echo why; false; }\n' >one.bats
	printf '@test "c" { skip; }\n@test "d" { true; }\n' >two.bats
	code=0
	"$COPY/scripts/test" "$PWD/one.bats" "$PWD/two.bats" >shown || code=$?
	[ "$code" -eq 1 ]
	[ "$(tail -n 1 shown)" = '2 passed, 1 failed, 1 skipped' ]
	grep -q '^not ok 2 b' shown
	grep -q 'why' shown
}

@test "scripts/test: a suite that cannot run, and no suite, are failures" {
	cd "$BATS_TEST_TMPDIR"
	printf '@test "a" { true; }\n' >good.bats
	printf '@test "a" { true\n' >broken.bats
	: >none.bats
	for suite in broken none; do
		code=0
		"$COPY/scripts/test" "$PWD/good.bats" "$PWD/$suite.bats" >shown || code=$?
		[ "$code" -eq 1 ]
		[ "$(tail -n 1 shown)" = '1 passed, 1 failed' ]
	done
	"$COPY/scripts/test" "$PWD/good.bats" >shown
	[ "$(tail -n 1 shown)" = '1 passed, 0 failed' ]
}

@test ".ci/run is make test" {
	mkdir "$BATS_TEST_TMPDIR/path"
	# shellcheck disable=SC2016
	printf '#!/bin/sh\necho "$PWD: make $*"\n' >"$BATS_TEST_TMPDIR/path/make"
	chmod +x "$BATS_TEST_TMPDIR/path/make"
	cd "$BATS_TEST_TMPDIR"
	[ "$(PATH=$PWD/path:$PATH bash "$COPY/.ci/run")" = "$COPY: make test" ]
}
