# The chains of pipelines/: convert, from files to a folder of CSV; load, from there to SQLite
# (more on databases in database.bats).
bats_require_minimum_version 1.5.0
load helper

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	CONVERT=$ROOT/pipelines/convert
	LOAD=$ROOT/pipelines/load
}

# report NAME: a report with one statutory table, in the file NAME.
report() {
	mkdir -p "$(dirname "$1")"
	tr '/' '\t' >"$1" <<-'E'
		新乡市体育局2021年政府信息公开工作年度报告

		一、总体情况

		2021年，新乡市体育局做好政府信息公开工作。

		四、政府信息公开行政复议、行政诉讼情况

		行政复议/行政诉讼
		结果维持/结果纠正/其他结果/尚未审结/总计/未经复议直接起诉/复议后起诉
		结果维持/结果纠正/其他结果/尚未审结/总计/结果维持/结果纠正/其他结果/尚未审结/总计
		2/1/0/0/3/0/0/0/0/0/1/0/0/0/1

		六、其他需要报告的事项

		无。
	E
}

# column TABLE NAME...: those columns of csv/TABLE.csv, of which no cell is quoted.
column() {
	local table=$1
	shift
	awk -F, -v names="$*" 'NR == 1 {
		for (i = 1; i <= NF; i++) at[$i] = i
		n = split(names, name, " ")
		next
	}
	{ for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? " " : "\n" }' \
		"csv/$table.csv"
}

# left: nothing is left beside csv of a run that is over.
left() {
	find . -maxdepth 1 '(' -name 'csv.part*' -o -name '.csv*' ')' | grep . && return 1
	return 0
}

@test "convert: a file in, a folder of tables out" {
	report a.txt
	status 0 "$CONVERT" -o csv a.txt
	ls csv >got
	printf '%s\n' {cells,checks}.csv datapackage.json >want
	printf '%s.csv\n' disclosure facts history indicators mentions metadata notes \
		proceedings reports requests rules sections tasks >>want
	same want got
	column proceedings doc year agency row upheld corrected total >got
	cat >want <<-'E'
		a.txt 2021 新乡市体育局 reconsideration 2 1 3
		a.txt 2021 新乡市体育局 litigation_direct 0 0 0
		a.txt 2021 新乡市体育局 litigation_after 1 0 1
	E
	same want got
	left
}

@test "convert: a folder stands for the files below it, in the order of their paths" {
	report inbox/b/2.txt
	report inbox/a.txt
	report inbox/b/1.txt
	status 0 "$CONVERT" -o csv inbox
	column reports doc kind proceedings cells >got
	cat >want <<-'E'
		inbox/a.txt annual_report complete 15
		inbox/b/1.txt annual_report complete 15
		inbox/b/2.txt annual_report complete 15
	E
	same want got
}

@test "convert: the tables are what the chain of filters gives" {
	report inbox/a.txt
	report inbox/b.txt
	status 0 "$CONVERT" -o csv inbox
	ogi-decode inbox | ogi-split | ogi-tables | ogi-normalize | ogi-check | ogi-emit -d chain
	diff -r chain csv
}

@test "convert: the same input gives the same bytes" {
	report inbox/a.txt
	report inbox/b.txt
	status 0 "$CONVERT" -o csv inbox
	status 0 "$CONVERT" -o again inbox
	diff -r csv again
}

@test "convert: OUT is replaced whole" {
	report a.txt
	report b.txt
	status 0 "$CONVERT" -o csv -z a.txt
	status 0 "$CONVERT" -o csv -t reports,facts b.txt
	ls -A csv >got
	printf '%s\n' datapackage.json facts.csv reports.csv >want
	same want got
	column reports doc >got
	echo b.txt | same - got
	left
}

@test "convert: a folder that holds other files is refused, until --force" {
	report a.txt
	mkdir csv
	echo mine >csv/letter.txt
	status 2 "$CONVERT" -o csv a.txt
	grep -q 'holds other files' err
	[ "$(cat csv/letter.txt)" = mine ]
	status 0 "$CONVERT" --force -o csv a.txt
	[ ! -e csv/letter.txt ] && [ -e csv/facts.csv ]
	"$LOAD" csv csv/ogi.db
	status 2 "$CONVERT" -o csv a.txt
	[ -e csv/ogi.db ]
	left
}

@test "convert: an empty folder is ours, a file and the working folder are not" {
	report a.txt
	mkdir csv
	status 0 "$CONVERT" -o csv a.txt
	echo x >file
	status 2 "$CONVERT" -o file a.txt
	[ "$(cat file)" = x ]
	status 2 "$CONVERT" --force -o . a.txt
	[ -e a.txt ]
}

@test "convert: a link to a folder stays a link" {
	report a.txt
	mkdir real
	ln -s real csv
	status 0 "$CONVERT" -o csv a.txt
	[ -L csv ] && [ -e real/facts.csv ]
}

@test "convert: a filter that fails leaves OUT as it was" {
	report a.txt
	status 0 "$CONVERT" -o csv a.txt
	cp -r csv before
	mkdir bin
	for tool in $OGI_TOOLS; do
		ln -s "$OGI_BIN/ogi-$tool" bin/
	done
	for tool in decode tables check; do
		rm "bin/ogi-$tool"
		printf '#!/bin/sh\nhead -c 100\nexit 3\n' >"bin/ogi-$tool"
		chmod +x "bin/ogi-$tool"
		OGI_BIN=$PWD/bin status 3 "$CONVERT" -o csv a.txt </dev/null
		diff -r before csv
		left
		ln -sf "$OGI_BIN/ogi-$tool" bin/
	done
}

@test "convert: a filter that is killed leaves OUT as it was" {
	report a.txt
	mkdir bin
	for tool in $OGI_TOOLS; do
		ln -s "$OGI_BIN/ogi-$tool" bin/
	done
	rm bin/ogi-split
	# shellcheck disable=SC2016
	printf '#!/bin/sh\nkill -9 $$\n' >bin/ogi-split
	chmod +x bin/ogi-split
	OGI_BIN=$PWD/bin status 3 "$CONVERT" -o csv a.txt
	[ ! -e csv ]
	left
}

@test "convert: a signal ends it at once, and leaves nothing behind" {
	mkfifo pipe
	"$CONVERT" -o csv - <pipe 2>err &
	converter=$!
	exec 9>pipe
	for _ in $(seq 100); do
		if compgen -G 'csv.part-*/.facts.csv.part' >/dev/null; then break; fi
		sleep 0.1
	done
	kill -TERM "$converter"
	code=0
	wait "$converter" || code=$?
	exec 9>&-
	[ "$code" -eq 143 ]
	[ ! -e csv ]
	left
}

@test "convert: while one writes OUT, another is refused; a lock left behind is none" {
	report a.txt
	mkfifo slow
	"$CONVERT" -o csv slow &
	exec 4>slow # which waits until it is being read
	status 3 "$CONVERT" -o csv a.txt
	echo "convert: another convert is writing $PWD/csv" | same - err
	status 0 "$CONVERT" -o other a.txt
	exec 4>&-
	wait $!
	[ "$(tail -n 1 csv/reports.csv | cut -d, -f1)" = slow ]
	left
	: >.csv.lock
	status 0 "$CONVERT" -o csv a.txt
	[ "$(tail -n 1 csv/reports.csv | cut -d, -f1)" = a.txt ]
	left
}

@test "convert: where nothing can be written is status 3" {
	report a.txt
	status 3 "$CONVERT" -o /proc/csv a.txt
	echo 'convert: cannot write beside /proc/csv' | same - err
}

@test "convert: an OGI_BIN without the tools is an error, not passed over" {
	report a.txt
	OGI_BIN=$PWD/bin status 3 "$CONVERT" -o csv a.txt
	echo "convert: OGI_BIN is $PWD/bin, where ogi-decode is not" | same - err
	[ ! -e csv ]
}

@test "convert: -s gives status 1 when a document was rejected, and the tables all the same" {
	report good.txt
	: >empty.txt
	status 0 "$CONVERT" -o csv empty.txt good.txt
	status 1 "$CONVERT" -s -o csv empty.txt good.txt
	column reports doc cells >got
	printf 'empty.txt 0\ngood.txt 15\n' >want
	same want got
	column notes doc stage severity >got
	grep -qx 'empty.txt decode error' got
}

@test "convert: names from a list, ended by newline or by NUL" {
	report 'a b.txt'
	report c.txt
	printf '%s\n' 'a b.txt' c.txt >list
	status 0 "$CONVERT" -o csv -T list
	column reports doc >got
	same list got
	printf 'c.txt\0a b.txt\0' | status 0 "$CONVERT" -o csv -0 -T -
	column reports doc >got
	printf '%s\n' c.txt 'a b.txt' | same - got
}

@test "convert: standard input is a document" {
	report a.txt
	status 0 "$CONVERT" -o csv - <a.txt
	column reports doc cells >got
	echo '- 15' | same - got
}

@test "convert: options for the tables go to ogi-emit" {
	report a.txt
	status 0 "$CONVERT" -o csv --lang zh --crlf --bom --excel-safe --gzip --table=reports,notes a.txt
	ls -A csv >got
	printf '%s\n' datapackage.json notes.csv.gz reports.csv.gz >want
	same want got
	gzip -dc csv/notes.csv.gz | head -n 1 >got
	printf '\xEF\xBB\xBF文档,环节,级别,代码,内容,行号\r\n' >want
	same want got
}

@test "convert: wrong use is status 2, and touches nothing" {
	report a.txt
	for options in '' '-o' '-o csv' '-o csv --bogus a.txt' '-o csv -t nothing a.txt'; do
		# shellcheck disable=SC2086
		status 2 "$CONVERT" $options </dev/null
		[ ! -e csv ] && [ ! -e ogi-csv ]
	done
	left
}

@test "convert: nothing on stdout, and no progress where there is no terminal" {
	report a.txt
	status 0 "$CONVERT" -o tables a.txt
	[ ! -s out ] && [ ! -s err ]
}

@test "convert: --help and --version" {
	status 0 "$CONVERT" --help
	head -n 1 out | grep -q '^usage: convert '
	awk 'length > 80 { exit 1 } END { exit NR > 30 }' out
	status 0 "$CONVERT" --version
	ogi-emit --version | sed 's/ogi-emit/convert/' | same - out
}

@test "convert: --history is what reports are held against" {
	report a.txt
	report b.txt
	status 0 "$CONVERT" -o past a.txt
	status 0 "$CONVERT" -o csv --history past b.txt
	grep -q '^b.txt,.*,report_twice,figures,pass,.*,a.txt$' csv/checks.csv
	status 0 "$CONVERT" -o csv --history=past b.txt
	grep -q '^b.txt,.*,report_twice,figures,pass,.*,a.txt$' csv/checks.csv
	status 3 "$CONVERT" -o csv --history nowhere b.txt
	grep -q '^ogi-check: cannot open nowhere' err
	status 2 "$CONVERT" -o csv b.txt --history
}

@test "load: each table is one of the database, a number a number, nothing NULL" {
	report a.txt
	status 0 "$CONVERT" -o tables a.txt
	status 0 "$LOAD" tables ogi.db
	sqlite3 ogi.db "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name" >got
	printf '%s\n' cells checks disclosure facts history indicators mentions metadata notes \
		population proceedings reports requests rules sections tasks >want
	same want got
	sqlite3 ogi.db "SELECT row, sum(total), typeof(total) FROM proceedings
		GROUP BY row ORDER BY row" >got
	printf '%s\n' 'litigation_after|1|integer' 'litigation_direct|0|integer' \
		'reconsideration|3|integer' >want
	same want got
	sqlite3 ogi.db "SELECT typeof(region_code), typeof(year), typeof(published) FROM reports" >got
	echo 'text|integer|null' | same - got
	[ "$(sqlite3 ogi.db 'SELECT count(*) FROM facts')" -eq 15 ]
}

@test "load: packed tables, in any language, into the same database" {
	report a.txt
	"$CONVERT" -o plain a.txt
	"$CONVERT" -o packed -z --lang zh --bom --crlf a.txt
	status 0 "$LOAD" plain plain.db
	status 0 "$LOAD" packed packed.db
	sqlite3 plain.db .dump >want
	sqlite3 packed.db .dump >got
	same want got
}

@test "load: a folder that is none, or is damaged, leaves the database as it was" {
	report a.txt
	"$CONVERT" -o tables a.txt
	status 0 "$LOAD" tables ogi.db
	status 0 "$LOAD" tables ogi.db
	[ "$(sqlite3 ogi.db 'SELECT count(*) FROM reports')" -eq 1 ]
	cp ogi.db before.db
	status 3 "$LOAD" nowhere ogi.db
	cmp before.db ogi.db
	mkdir empty
	status 3 "$LOAD" empty ogi.db
	grep -x 'load: empty holds no table' err
	cmp before.db ogi.db
	mkdir damaged
	head -c -2 tables/facts.csv >damaged/facts.csv
	printf 'no,table\n' >damaged/other.csv
	printf 'half,a,row\n' >>damaged/facts.csv
	status 3 "$LOAD" damaged ogi.db
	grep '^load: damaged cannot be loaded: ' err
	cmp before.db ogi.db
	status 2 "$LOAD" tables
	[ "$(find . -maxdepth 1 -name 'ogi.db*' | wc -l)" -eq 1 ]
}

# --- what the pages show

# shown FILE: the commands in a page's examples: what follows `$ `, and lines they go on in.
shown() {
	sed 's/\\(dq/"/g; s/\\(aq/'"'"'/g; s/\\\([-&]\)/\1/g; s/\\&//g; s/\\e/\\/g' "$1" | awk '
		{ sub(/^\.Dl +/, "") }
		/^\$ / { sub(/^\$ /, ""); print; on = /[|\\]$/; next }
		on { print; on = /[|\\]$/ }'
}

@test "the examples in the man pages run" {
	report inbox/a.txt
	report report.txt
	ln -s "$ROOT/pipelines/convert" ogi-convert
	ln -s "$ROOT/pipelines/load" ogi-load
	PATH=$PWD:$PATH
	for page in "$ROOT"/man/ogi-emit.1 "$ROOT"/man/ogi-stream.5 "$ROOT"/man/ogi.7; do
		shown "$page" >commands
		[ -s commands ]
		bash -eu -o pipefail commands </dev/null
	done
	[ -s facts.csv ] && [ -s indicators.csv ] && [ -d out ] && [ -s ogi.db ]
}

@test "the pipelines in README.md run" {
	report inbox/a.txt
	report report.txt
	report 2023/a.txt
	ln -s "$ROOT/pipelines" pipelines
	awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on && !/^make/' "$ROOT/README.md" >commands
	[ "$(wc -l <commands)" -eq 4 ]
	status 0 bash -eu -o pipefail commands
	[ "$(grep -c ',proceedings,' out)" -eq 15 ]
	[ -s csv/facts.csv ] && [ -s ogi.db ]
	grep -q ',report_twice,figures,pass,.*,inbox/a.txt$' csv-2023/checks.csv
}

@test "ogi(7) and README.md name each tool, and no other" {
	printf 'ogi-%s\n' $OGI_TOOLS >want
	sed -n 's/^\.It Xr \(ogi-[a-z]*\) 1$/\1/p' "$ROOT/man/ogi.7" >got
	same want got
	sed -n 's/^| `\(ogi-[a-z]*\)` .*/\1/p' "$ROOT/README.md" >got
	same want got
	sed -n 's/^TOOLS = //p' "$ROOT/Makefile" | tr ' ' '\n' | sed 's/^/ogi-/' >got
	same want got
}
