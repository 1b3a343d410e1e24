# make install, uninstall and deb, and what is installed at work.
bats_require_minimum_version 1.5.0
load helper

# A copy of the source with what is built, so that nothing here touches it.
setup_file() {
	export COPY=$BATS_FILE_TMPDIR/ogi SOURCE_DATE_EPOCH=1767225600
	unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES B BIN CFLAGS CHUNK SUITES
	mkdir "$COPY"
	(cd "$ROOT" && tar cf - --exclude=./build/asan --exclude=./build/tiny --exclude=./out \
		--exclude=./.git .) | tar xf - -C "$COPY"
	make -C "$COPY" -j2 >"$BATS_FILE_TMPDIR/build.log" 2>&1 || {
		tail -n 30 "$BATS_FILE_TMPDIR/build.log" >&2
		return 1
	}
}

setup() {
	unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES B BIN CFLAGS CHUNK SUITES OGI_BIN
	unset DEBEMAIL DEBFULLNAME
	cd "$BATS_TEST_TMPDIR" || return 1
	printf '新乡市体育局2020年政府信息公开工作年度报告\n' >a.txt
}

# in_copy GOAL...: make, silent but for what goes wrong.
in_copy() {
	make -C "$COPY" --no-print-directory "$@" >make.log
}

# works BIN: the installed suite, with nothing else on the path.
works() {
	PATH=$1:/usr/bin:/bin
	[ "$(ogi a.txt | cut -d, -f 7,9,13 | tail -n 1)" = annual_report,新乡市体育局,2020 ]
	ogi --pretty a.txt | grep -q '^a.txt  新乡市体育局  2020 '
	ogi -e requests.new.total a.txt | grep -q '^a.txt: requests.new.total is not there'
	ogi --version | grep -qx "ogi $(sed -n 's/^VERSION = //p' "$COPY/Makefile")"
	ogi-convert -q -o csv a.txt
	ogi-load csv ogi.db
	[ "$(sqlite3 ogi.db 'SELECT doc FROM reports')" = a.txt ]
}

@test "install into a DESTDIR; the installed suite works; uninstall leaves nothing there" {
	in_copy install DESTDIR="$PWD/root" PREFIX=/opt/ogi
	(works "$PWD/root/opt/ogi/bin")
	for page in "$COPY"/man/*; do
		[ -s "root/opt/ogi/share/man/man${page##*.}/${page##*/}" ]
	done
	[ -s root/opt/ogi/share/man/man1/ogi-convert.1 ]
	in_copy uninstall DESTDIR="$PWD/root" PREFIX=/opt/ogi
	[ -z "$(ls -A root)" ]
}

@test "uninstall leaves what was there before, and what came since" {
	mkdir -p root/usr/local/bin root/usr/local/share/man
	echo mine >root/usr/local/bin/mine
	find root | sort >before
	in_copy install DESTDIR="$PWD/root"
	in_copy install DESTDIR="$PWD/root"
	echo mine >root/usr/local/share/doc/ogi/mine
	in_copy uninstall DESTDIR="$PWD/root"
	{
		cat before
		printf 'root/usr/local/share/%s\n' doc doc/ogi doc/ogi/mine
	} | sort >want
	find root | sort | same want -
}

@test "what is installed can be read and run by everyone, whatever the umask" {
	(umask 077 && in_copy install DESTDIR="$PWD/root")
	[ -z "$(find root/usr ! -type l ! -perm -o=r)" ]
	[ -z "$(find root/usr -type d ! -perm -o=x)" ]
	[ -z "$(find root/usr/local/bin -type f ! -perm -o=x)" ]
}

@test "a PREFIX must begin with /" {
	run -2 make -C "$COPY" --no-print-directory install DESTDIR="$PWD/root" PREFIX=usr
	[ ! -e root ]
}

# completes WORD...: what bash offers for the last of the words, as it calls the function.
completes() {
	local current=${*: -1} before=''
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
	if [ $# -gt 1 ]; then
		before=${COMP_WORDS[COMP_CWORD - 1]}
	fi
	"$(complete -p "$1" | sed 's/.*-F \([^ ]*\).*/\1/')" "$1" "$current" "$before" || :
	printf '%s\n' "${COMPREPLY[@]}"
}

@test "bash completion: options from the help, tables, figures a part at a time" {
	in_copy install DESTDIR="$PWD/root"
	PATH=$PWD/root/usr/local/bin:$PATH
	folder=root/usr/local/share/bash-completion/completions
	for command in root/usr/local/bin/*; do
		[ -e "$folder/${command##*/}" ]
		complete -r
		# shellcheck disable=SC1090
		. "$folder/${command##*/}"
		complete -p "${command##*/}" >/dev/null
		completes "${command##*/}" --h >got
		if "${command##*/}" --help | grep -q -e --help; then
			grep -qx -e --help got
		fi
	done
	completes ogi --ex >got
	printf '%s\n' --excel-safe --explain | same - got
	completes ogi -t re >got
	printf '%s\n' reports requests | same - got
	completes ogi -t facts,no >got
	echo facts,notes | same - got
	completes ogi --table = c >got
	printf '%s\n' cells checks | same - got
	completes ogi -e p >got
	echo proceedings. | same - got
	completes ogi -e proceedings.rec >got
	echo proceedings.reconsideration. | same - got
	completes ogi -e proceedings.reconsideration.t >got
	echo proceedings.reconsideration.total | same - got
	completes ogi-decode --max >got
	echo --max-size | same - got
	completes ogi --lang '' >got
	printf '%s\n' en zh | same - got
}

@test "make deb: a package with its dependencies, manuals, sums; it works; lintian has no error" {
	command -v dpkg-shlibdeps >/dev/null || skip 'needs dpkg-dev'
	in_copy deb
	version=$(sed -n 's/^VERSION = //p' "$COPY/Makefile")
	deb=$COPY/build/ogi_${version}_$(dpkg --print-architecture).deb
	dpkg-deb -f "$deb" Package Version Section >got
	printf '%s\n' 'Package: ogi' "Version: $version" 'Section: text' | same - got
	dpkg-deb -f "$deb" Depends >got
	for library in libc6 libpcre2-8-0 libcsv3 zlib1g libarchive13 libuchardet0; do
		grep -q "$library" got
	done
	dpkg-deb -c "$deb" >list
	[ -z "$(awk '$2 != "root/root"' list)" ]
	for file in bin/ogi bin/ogi-decode share/ogi/columns.tsv share/man/man1/ogi.1.gz \
		share/man/man7/ogi.7.gz share/doc/ogi/copyright share/doc/ogi/changelog.gz \
		share/bash-completion/completions/ogi; do
		grep -q " ./usr/$file$" list
	done
	dpkg-deb -x "$deb" root
	dpkg-deb -e "$deb" control
	(cd root && md5sum --quiet -c ../control/md5sums)
	[ "$(wc -l <control/md5sums)" -eq "$(find root -type f | wc -l)" ]
	(works "$PWD/root/usr/bin")
	if command -v lintian >/dev/null; then
		[ -z "$(lintian --allow-root "$deb" 2>&1 | grep '^[EW]:')" ]
	fi
}

@test "make deb by root and by others gives the same bytes, dpkg takes them in" {
	command -v dpkg-shlibdeps >/dev/null || skip 'needs dpkg-dev'
	in_copy deb
	deb=$(ls "$COPY"/build/*.deb)
	cp "$deb" first.deb
	if [ "$(id -u)" -eq 0 ]; then
		chmod a+x "$BATS_RUN_TMPDIR" "$BATS_FILE_TMPDIR"
		chown -R 65534 "$COPY"
		setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$COPY" \
			make -C "$COPY" --no-print-directory deb >make.log
		chown -R 0 "$COPY"
	else
		sleep 1
		in_copy deb
	fi
	cmp first.deb "$deb"
	if [ "$(id -u)" -eq 0 ]; then
		mkdir -p root/var/lib/dpkg/updates root/var/lib/dpkg/info
		: >root/var/lib/dpkg/status
		dpkg --root="$PWD/root" --force-depends --log=/dev/null -i first.deb >log 2>&1
		dpkg --root="$PWD/root" -s ogi | grep -qx 'Status: install ok installed'
		(works "$PWD/root/usr/bin")
		dpkg --root="$PWD/root" --log=/dev/null -P ogi >log 2>&1
		[ ! -e root/usr/bin/ogi ]
	fi
}
