# The database: pipelines/load into SQLite and PostgreSQL, its keys, its views.
#
# What is asked of SQLite is asked of PostgreSQL too, of a server that the suite starts for
# itself, where one is installed.
bats_require_minimum_version 1.5.0
load helper
load database

setup_file() {
	a_server || :
}

teardown_file() {
	stop_server
}

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	PG=
	if [ -n "${PG_CTL-}" ]; then
		PG=$(a_database "t$BATS_TEST_NUMBER")
	fi
}

@test "a PostgreSQL server takes part in this suite" {
	[ -n "$PG" ] || skip 'no PostgreSQL is installed'
	postgres 'SELECT 1'
}

# --- what is loaded

# equal: every cell of the CSV is one of the database, and no other is there; in SQLite the rows
# stand in the order of the CSV.
equal() {
	local table order
	for table in $(tables_of_csv); do
		csv_cells "csv/$table.csv" >want
		order=
		case $(columns_of "$table") in
		'"doc"'*) order="(SELECT max(a) FROM place WHERE place.doc = \"$table\".doc), " ;;
		esac
		sqlite3 -init /dev/null ogi.db '.mode ascii' 'CREATE TEMP TABLE place AS
			SELECT doc, rowid AS a FROM reports' \
			"SELECT $(columns_of "$table") FROM \"$table\" ORDER BY ${order}rowid" >got
		cmp want got
		if [ -n "$PG" ]; then
			psql -X -q -At -F $'\x1f' -R $'\x1e' "$PG" -c \
				"SELECT $(columns_of "$table") FROM \"$table\"" | head -c -1 >got
			if [ -s got ]; then printf '\036' >>got; fi
			tr '\n\036' '\001\n' <want | sort >want.rows
			tr '\n\036' '\001\n' <got | sort >got.rows
			cmp want.rows got.rows
		fi
	done
}

@test "the database equals the CSV, cell for cell: the sample documents" {
	"$ROOT/pipelines/convert" -q -o csv "$ROOT/fixtures/reports"
	"$LOAD" csv ogi.db
	if [ -n "$PG" ]; then "$LOAD" csv "$PG"; fi
	equal
	[ "$(sqlite 'SELECT count(*) FROM facts')" -gt 1000 ]
}

@test "the database equals the CSV, cell for cell: any text, any number" {
	lines in <<-'E'
		doc\tb, "quoted"\\nin two lines
		meta\ttitle\t  '; DROP TABLE reports; --
		meta\tpublished\t2022-01-31
		meta\tyear\t2021
		sect\t1\t1\t一、"总体"
		text\t2\ta, b
		text\t3\t\\\\.
		text\t4\t%s \\\\n \\\\ $HOME `ls`
		fact\t7\tdisclosure\tfees\tamount\t48.7917\t万元\tnumber\t48.7917\tv2021
		fact\t7\tdisclosure\tlicensing\tchange\t-76\t项\tnumber\t（76）\tv2021
		fact\t8\trequests\tnew\ttotal\t999999999999999999\t件\tnumber\t\tv2021
		fact\t8\trequests\tnew\tnatural\t12345678901.2345\t件\tnumber\t\tv2021
		fact\t8\trequests\tnew\tnatural\t0\t件\tnumber\t\\\\.\\n\\\\.\\r\\n"\tv2021
		fact\t9\trequests\tnew\tother\t\t件\tblank\t\tv2021
		note\t0\tinfo\tx\tNULL
		note\t0\tinfo\tx\tNULL
		end\tb, "quoted"\\nin two lines
		doc\ta
		end\ta
	E
	loaded <in
	equal
	answers "SELECT count(*), count(value), max(value) FROM facts" <<<'6|5|999999999999999999'
}

@test "packed tables, of any language and line ends, give the same database" {
	report a.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new=10 granted=4) >in
	loaded <in
	sqlite .dump >want
	ogi-check <in | ogi-emit -d packed -z --lang zh --bom --crlf
	rm ogi.db
	"$LOAD" packed ogi.db
	sqlite .dump >got
	same want got
	[ -n "$PG" ] || return 0
	"$LOAD" --replace packed "$PG"
	answers 'SELECT doc, "row", value FROM facts ORDER BY seq' <<-'E'
		a.txt|new|10
		a.txt|granted|4
	E
}

@test "types, keys and indexes are those of columns.tsv and tables.tsv" {
	loaded </dev/null
	for table in $(tables_of_csv) population; do
		awk -F'\t' -v t="$table" '
			FNR == 1 { file++ }
			file == 1 && $1 == t { n = split($2, key, " "); for (i in key) at[key[i]] = i }
			file == 2 && $1 == t {
				type = $3 == "integer" || $3 == "year" ? "INTEGER" : \
				    $3 == "number" ? "NUMERIC" : $3 == "date" ? "DATE" : "TEXT"
				printf "%s|%s|%d\n", $2, type, at[$2]
			}
			END { if (at["seq"]) printf "seq|INTEGER|%d\n", at["seq"] }' \
			"$ROOT/common/tables.tsv" "$ROOT/common/columns.tsv" >want
		sqlite "SELECT name, type, pk FROM pragma_table_info('$table') ORDER BY cid" >got
		same want got
	done
	sqlite "SELECT group_concat(\"from\" || ' ' || \"table\" || '.' || \"to\")
		FROM pragma_foreign_key_list('facts')" >got
	echo 'doc reports.doc' | same - got
	sqlite "EXPLAIN QUERY PLAN SELECT * FROM requests
		WHERE region_code = '330100' AND agency = 'x' AND year = 2021" >got
	grep -F 'USING INDEX requests_index_1 (region_code=? AND agency=? AND year=?)' got
	[ -n "$PG" ] || return 0
	postgres "SELECT conrelid::regclass, contype, pg_get_constraintdef(oid) FROM pg_constraint
		WHERE conrelid = 'cells'::regclass ORDER BY contype" >got
	same - got <<-'E'
		cells|f|FOREIGN KEY (doc) REFERENCES reports(doc) ON DELETE CASCADE
		cells|p|PRIMARY KEY (doc, number, "row", col)
	E
	postgres "SELECT format_type(atttypid, NULL) FROM pg_attribute
		WHERE attrelid = 'reports'::regclass AND attname IN ('doc', 'year', 'published')
		ORDER BY attnum" >got
	printf '%s\n' text integer date | same - got
}

@test "tables and columns have comments in both languages, views their formula" {
	loaded </dev/null
	sqlite "SELECT sql FROM sqlite_master WHERE name IN ('facts', 'disclosure_rates')" >got
	grep -F -- '-- a figure of a statutory table / 法定表格中的每个数据一行' got
	grep -F -- '"unit" TEXT NOT NULL DEFAULT '"''"', -- unit of value / 数值的单位' got
	grep -F -- '-- rate = (granted + partial) / answered' got
	[ -n "$PG" ] || return 0
	postgres "SELECT obj_description('facts'::regclass),
		col_description('facts'::regclass, 10)" >got
	same - got <<<'a figure of a statutory table / 法定表格中的每个数据一行|unit of value / 数值的单位'
	postgres "SELECT obj_description('disclosure_rates'::regclass)" >got
	grep -F 'rate = (granted + partial) / answered' got
	postgres "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace =
		'public'::regnamespace AND obj_description(oid) IS NULL" >got
	[ ! -s got ]
}

@test "every table of columns.tsv has a line in tables.tsv, and its key is there" {
	awk -F'\t' '/^#/ || $1 == "table" { next }
		FILENAME ~ /tables/ { key[$1] = $2; next }
		{ has[$1, $2] = table[$1] = 1 }
		END {
			for (t in table) if (!(t in key)) print t " is not in tables.tsv"
			for (t in key) {
				n = split(key[t], part, " ")
				if (!n) print t " has no key"
				for (i = 1; i <= n; i++)
					if (!has[t, part[i]] && part[i] != "seq") print t " has no " part[i]
			}
		}' "$ROOT/common/tables.tsv" "$ROOT/common/columns.tsv" >got
	[ ! -s got ] || { cat got && return 1; }
}

@test "figures of more digits than SQLite keeps are said" {
	report a.txt 2021 330100 杭州市示例局 prefecture v2021 >in <<-'E'
		requests.new.total 1234567890123.456
		requests.new.natural 123456789012.345
		requests.new.other 999999999999999999
	E
	ogi-emit -d csv <in
	status 0 "$LOAD" csv ogi.db
	same - err <<-'E'
		load: facts: 1 rows have figures of more digits than SQLite keeps
		load: requests: 1 rows have figures of more digits than SQLite keeps
		load: history: 1 rows have figures of more digits than SQLite keeps
	E
}

# --- replaced by document

# two: reports a.txt and b.txt; a.txt has as many requests as is said.
two() {
	report a.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new="$1" granted=4)
	report b.txt 2021 330200 宁波市示例局 prefecture v2021 < <(total new=7 granted=3)
}

@test "a document that is loaded again is replaced, whole, and the others stay" {
	two 10 | loaded
	report a.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new=11) | loaded
	answers 'SELECT doc, seq, "row", value FROM facts ORDER BY doc, seq' <<-'E'
		a.txt|1|new|11
		b.txt|1|new|7
		b.txt|2|granted|3
	E
	answers 'SELECT doc, "row", total FROM requests ORDER BY doc, "row"' <<-'E'
		a.txt|new|11
		b.txt|granted|3
		b.txt|new|7
	E
	answers 'SELECT doc, cells FROM reports ORDER BY doc' <<-'E'
		a.txt|1
		b.txt|2
	E
	answers "SELECT CASE WHEN count(*) > 100 THEN 'many' END FROM indicators" <<<many
}

@test "with a document goes what the database had of it in tables that the folder lacks" {
	two 10 | loaded
	report a.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new=11) >in
	ogi-emit -d few -t reports,facts <in
	"$LOAD" few ogi.db
	if [ -n "$PG" ]; then "$LOAD" few "$PG"; fi
	answers 'SELECT DISTINCT doc FROM requests' <<<b.txt
	answers "SELECT doc, value FROM facts WHERE \"row\" = 'new' ORDER BY doc" <<-'E'
		a.txt|11
		b.txt|7
	E
}

@test "loading twice is loading once" {
	two 10 | loaded
	sqlite .dump >once
	two 10 | loaded
	sqlite .dump >twice
	same <(sort once) <(sort twice)
}

@test "--replace takes away all that was there" {
	two 10 | loaded
	report c.txt 2021 330100 杭州市示例局 prefecture v2021 </dev/null | loaded --replace
	answers 'SELECT doc FROM reports' <<<c.txt
	answers 'SELECT count(*) FROM facts' <<<0
}

@test "a folder without reports adds its tables, and what else is known of a document stays" {
	two 10 | loaded
	two 12 >in
	report c.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new=1) >>in
	ogi-emit -d facts -t facts <in
	mv facts csv.facts && rm -r csv && mv csv.facts csv
	"$LOAD" csv ogi.db
	if [ -n "$PG" ]; then "$LOAD" csv "$PG"; fi
	answers "SELECT doc, value FROM facts WHERE \"row\" = 'new' ORDER BY doc" <<-'E'
		a.txt|12
		b.txt|7
		c.txt|1
	E
	answers "SELECT doc, total FROM requests WHERE \"row\" = 'new' ORDER BY doc" <<-'E'
		a.txt|10
		b.txt|7
	E
	answers 'SELECT doc, agency FROM reports ORDER BY doc' <<-'E'
		a.txt|杭州市示例局
		b.txt|宁波市示例局
		c.txt|
	E
}

@test "taking a report away takes its rows in every table" {
	two 10 | loaded
	if [ -n "$PG" ]; then postgres "DELETE FROM reports WHERE doc = 'a.txt'"; fi
	sqlite "PRAGMA foreign_keys = ON; DELETE FROM reports WHERE doc = 'a.txt'"
	answers 'SELECT DISTINCT doc FROM facts' <<<b.txt
}

# unchanged COMMAND...: it fails with status 3 and leaves both databases as they were.
unchanged() {
	sqlite .dump >before
	if [ -n "$PG" ]; then pg_dump -a "$PG" >before.pg; fi
	status 3 "$@" ogi.db
	sqlite .dump >after
	same before after
	[ "$(find . -maxdepth 1 -name 'ogi.db*' | wc -l)" -eq 1 ]
	[ -n "$PG" ] || return 0
	status 3 "$@" "$PG"
	pg_dump -a "$PG" >after.pg
	same <(grep -v '^.[a-z]*restrict' before.pg) <(grep -v '^.[a-z]*restrict' after.pg)
}

@test "a load that fails half way leaves the old state" {
	two 10 | loaded
	two 99 | ogi-emit -d csv
	echo 'nowhere,2021,330100,x,v2021,requests,new,total,1,件,number,,1' >>csv/facts.csv
	unchanged "$LOAD" csv
	grep '^load: csv cannot be loaded: ' err
	two 99 | ogi-emit -d csv
	echo 'half,a,row' >>csv/facts.csv
	unchanged "$LOAD" csv
	two 99 | ogi-emit -d csv -z
	rm csv/*.csv
	head -c 150 csv/facts.csv.gz >cut.gz && mv cut.gz csv/facts.csv.gz
	unchanged "$LOAD" csv
	same - err <<<'load: csv cannot be loaded: facts.csv.gz is damaged, or holds NUL bytes'
}

# killed: programs in front of the shells of both databases; each is killed before it commits,
# when its pages have been written to the file.
killed() {
	mkdir -p bin
	# shellcheck disable=SC2016
	printf '#!/bin/bash\nfile=${!#}\n{ %s; sed "/^COMMIT;/,\\$d"; %s; } | %s "$@"\n' \
		'[[ $file == *stage* ]] || echo "PRAGMA cache_size = 1;"' \
		'[[ $file == *stage* ]] || echo ".shell kill -9 \$PPID"' "$(type -P sqlite3)" >bin/sqlite3
	# shellcheck disable=SC2016
	printf '#!/bin/bash\n{ sed "/^COMMIT;/,\\$d"; echo "\\\\! kill -9 \$PPID"; } | %s "$@"\n' \
		"$(type -P psql)" >bin/psql
	chmod +x bin/*
}

@test "a load that is killed before it is done leaves the old state" {
	two 10 | loaded
	two 99 | ogi-emit -d csv
	killed
	unchanged env PATH="$PWD/bin:$PATH" "$LOAD" csv
	"$LOAD" csv ogi.db
	sqlite "SELECT value FROM facts WHERE doc = 'a.txt' AND \"row\" = 'new'" >got
	echo 99 | same - got
}

@test "two documents of one name are refused, since no table could tell them apart" {
	two 10 | loaded
	{ two 99 && two 98; } | ogi-emit -d csv
	status 3 "$LOAD" csv ogi.db
	echo 'load: csv cannot be loaded: two documents are named a.txt' | same - err
	unchanged "$LOAD" csv
}

@test "--keep-going leaves out all documents that share a name, and says so" {
	{
		two 99
		report a.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new=98)
	} | ogi-emit -d csv
	status 0 "$LOAD" --keep-going csv ogi.db
	echo 'load: a.txt: several documents have this name; the database has none of them' |
		same - err
	sqlite 'SELECT doc FROM reports UNION SELECT doc FROM facts UNION SELECT doc FROM requests' >got
	echo b.txt | same - got
}

@test "--whole: other documents leave the database; if one is missing, it is as it was" {
	two 10 | ogi-emit -d csv
	"$LOAD" csv ogi.db
	report c.txt 2021 330100 杭州市示例局 prefecture v2021 < <(total new=5) | ogi-emit -d new
	(cat csv/reports.csv && sed 1d new/reports.csv) | grep -v '^a.txt' >whole.csv
	status 0 "$LOAD" --whole whole.csv new ogi.db
	sqlite 'SELECT doc, "row", value FROM facts' >got
	printf '%s\n' 'b.txt|new|7' 'b.txt|granted|3' 'c.txt|new|5' | same - got
	for more in d.txt c.txt; do
		(cat whole.csv && sed -n "s/^c.txt/$more/p" new/reports.csv) >more.csv
		PG='' unchanged "$LOAD" --whole more.csv new
	done
	status 3 "$LOAD" --whole none.csv new ogi.db
	status 2 "$LOAD" --whole whole.csv new postgresql://x/y
	status 2 "$LOAD" --keep-going new postgresql://x/y
}

@test "a folder that holds a table twice, packed and not, is refused" {
	two 10 | ogi-emit -d csv
	gzip -k csv/facts.csv
	status 3 "$LOAD" csv ogi.db
	echo 'load: csv holds both facts.csv and facts.csv.gz' | same - err
	[ ! -e ogi.db ]
}

@test "a table without its head, or with columns in another order, is refused" {
	local fault
	two 10 | ogi-emit -d csv
	for fault in '1s/,value,unit/,unit,value/' '1d' d; do
		cp -r csv bad
		sed -i "$fault" bad/facts.csv
		status 3 "$LOAD" bad a.db
		same - err <<<'load: bad cannot be loaded: facts.csv has another head than facts has'
		[ ! -e a.db ]
		rm -r bad
	done
}

@test "a database that is a folder is refused, and nothing is left in it" {
	mkdir csv a.db
	ogi-emit -d csv </dev/null
	status 3 "$LOAD" --replace csv a.db
	same - err <<<"load: cannot write $PWD/a.db"
	[ -z "$(ls -A a.db)" ]
	[ -z "$(find . -name 'a.db.*')" ]
}

@test "a server that is not there, a shell that is not installed: status 3, and which" {
	two 10 | ogi-emit -d csv
	if command -v psql >/dev/null; then
		status 3 "$LOAD" csv "postgresql:///x?host=$PWD/nowhere"
		grep '^load: csv cannot be loaded: psql: ' err
	fi
	mkdir bin
	for program in awk bash dirname readlink; do ln -s "$(type -P $program)" bin/; done
	PATH=$PWD/bin status 3 "$LOAD" csv ogi.db
	echo 'load: sqlite3 is not installed' | same - err
	PATH=$PWD/bin status 3 "$LOAD" csv postgres://x/y
	echo 'load: psql is not installed' | same - err
}

@test "wrong use is status 2; --help" {
	status 2 "$LOAD" csv
	status 2 "$LOAD" --bogus csv ogi.db
	status 2 "$LOAD" csv ogi.db --population
	status 0 "$LOAD" --help
	head -n 1 out | grep -q '^usage: load '
	awk 'length > 80 { exit 1 } END { exit NR > 24 }' out
}

# --- the views

@test "disclosure_rates: (granted + partial) / answered, of every form" {
	{
		# (4 + 2) / 12, and 4 / 12
		report 2021.txt 2021 330100 甲局 prefecture v2021 \
			< <(total new=10 granted=4 partial=2 total=12)
		# (3 + 0) / 8
		report 2020.txt 2020 330100 甲局 prefecture v2019 \
			< <(total new=8 granted=3 partial=0 total=8)
		# (6 + 2) / 16: what was public already is not counted
		report 2016.txt 2016 330100 甲局 prefecture v2014 \
			< <(count received=20 answered=16 already_public=3 agreed=6 agreed_partly=2)
		# (5 + 1) / 10
		report 2010.txt 2010 330100 甲局 prefecture v2008 \
			< <(count received=11 answered=10 agreed=5 agreed_partly=1)
	} | loaded
	answers "SELECT doc, granted, partial, answered, $(one_in_10000 rate),
		$(one_in_10000 rate_in_full), inferred FROM disclosure_rates ORDER BY doc" <<-'E'
		2010.txt|5|1|10|6000|5000|0
		2016.txt|6|2|16|5000|3750|0
		2020.txt|3|0|8|3750|3750|0
		2021.txt|4|2|12|5000|3333|0
	E
	answers "SELECT DISTINCT agency_level, province, region_code, agency FROM disclosure_rates" \
		<<<'prefecture|33|330100|甲局'
	answers 'SELECT doc, received, carried_in FROM answers ORDER BY doc' <<-'E'
		2010.txt|11|
		2016.txt|20|
		2020.txt|8|
		2021.txt|10|
	E
}

@test "a rate is NULL when a figure that it needs is missing or is no number, or would be x / 0" {
	{
		report lacks.txt 2021 330100 甲局 prefecture v2021 < <(total granted=4 total=12)
		report marked.txt 2021 330100 甲局 prefecture v2021 \
			< <(total granted=4 partial=- total=12)
		report nothing.txt 2021 330100 甲局 prefecture v2021 \
			< <(total granted=0 partial=0 total=0)
		# none of 7 is 0, and 0 it is
		report none.txt 2021 330100 甲局 prefecture v2021 < <(total granted=0 partial=0 total=7)
	} | loaded
	answers "SELECT doc, $(one_in_10000 rate), $(one_in_10000 rate_in_full)
		FROM disclosure_rates ORDER BY doc" <<-'E'
		lacks.txt||3333
		marked.txt||3333
		none.txt|0|0
		nothing.txt||
	E
}

@test "figures whose place was worked out are counted beside the rate that they are in" {
	report a.txt 2021 330100 甲局 prefecture v2021 \
		< <(total granted=~4 partial=~2 total=12 denied_law=~1 new=3) | loaded
	answers 'SELECT inferred FROM disclosure_rates' <<<2
	answers "SELECT ground, inferred FROM denial_rates
		WHERE ground IN ('denied_law', 'denied_process') ORDER BY ground" <<-'E'
		denied_law|1
		denied_process|0
	E
	answers "SELECT measure, inferred FROM measures ORDER BY measure" <<-'E'
		denial_rate|1
		disclosure_rate|2
		received|0
	E
}

@test "denial_rates: each ground's line / answered, and / all denials" {
	{
		# denied: 1 + 0 + 0 + 1 + 0 + 0 + 0 + 2 = 4 of 12
		report 2021.txt 2021 330100 甲局 prefecture v2021 \
			< <(total total=12 && grounds 1 0 0 1 0 0 0 2)
		# the form gives the sum, 4 of 16: 3 for privacy
		report 2016.txt 2016 330100 甲局 prefecture v2014 \
			< <(count answered=16 refused=4 refused_privacy=3 refused_other_law=1)
		# 4 of 10: 3 not held here
		report 2010.txt 2010 330100 甲局 prefecture v2008 \
			< <(count answered=10 denied=4 denied_not_held=3)
	} | loaded
	answers "SELECT doc, ground, refusals, denied, answered, $(one_in_10000 rate),
		$(one_in_10000 share) FROM denial_rates WHERE refusals > 0 ORDER BY doc, ground" <<-'E'
		2010.txt|denied_not_held|3|4|10|3000|7500
		2016.txt|refused_other_law|1|4|16|625|2500
		2016.txt|refused_privacy|3|4|16|1875|7500
		2021.txt|denied_inquiry|2|4|12|1667|5000
		2021.txt|denied_state_secret|1|4|12|833|2500
		2021.txt|denied_third_party|1|4|12|833|2500
	E
	answers 'SELECT doc, count(*), count(rate) FROM denial_rates GROUP BY doc ORDER BY doc' <<-'E'
		2010.txt|11|1
		2016.txt|6|2
		2021.txt|8|8
	E
}

@test "denial_rates: of seven grounds there is no sum" {
	report a.txt 2020 330100 甲局 prefecture v2019 \
		< <(total total=12 && grounds 1 0 0 1 0 0 0 -) | loaded
	answers "SELECT ground, refusals, denied, $(one_in_10000 rate), share
		FROM denial_rates WHERE ground IN ('denied_inquiry', 'denied_third_party')
		ORDER BY ground" <<-'E'
		denied_inquiry||||
		denied_third_party|1||833|
	E
}

@test "correction_rates: corrected / (upheld + corrected + other), pending left out" {
	{
		report 2021.txt 2021 330100 甲局 prefecture v2021 <<-'E'
			proceedings.reconsideration.upheld 5
			proceedings.reconsideration.corrected 2
			proceedings.reconsideration.other 1
			proceedings.reconsideration.pending 4
			proceedings.reconsideration.total 12
			proceedings.litigation_direct.upheld 1
			proceedings.litigation_direct.corrected 1
			proceedings.litigation_direct.other 0
			proceedings.litigation_direct.pending 0
			proceedings.litigation_direct.total 2
			proceedings.litigation_after.upheld ~2
			proceedings.litigation_after.corrected 0
			proceedings.litigation_after.other 0
			proceedings.litigation_after.pending 3
			proceedings.litigation_after.total 5
		E
		report 2016.txt 2016 330100 甲局 prefecture v2014 < <(count \
			reconsiderations=9 reconsiderations_upheld=6 reconsiderations_corrected=3 \
			reconsiderations_other=0 litigations=2 litigations_upheld=2)
	} | loaded
	# 2 / 8; 1 / 2; 0 / 2; both ways to a court: 1 / 4.  2016: 3 / 9; one line alone gives no rate.
	answers "SELECT doc, channel, corrected, concluded, pending, total, $(one_in_10000 rate),
		inferred FROM correction_rates ORDER BY doc, channel" <<-'E'
		2016.txt|litigation||||2||0
		2016.txt|reconsideration|3|9||9|3333|0
		2021.txt|litigation|1|4|3|7|2500|1
		2021.txt|litigation_after|0|2|3|5|0|1
		2021.txt|litigation_direct|1|2|0|2|5000|0
		2021.txt|reconsideration|2|8|4|12|2500|0
	E
}

@test "requests_per_100000: empty without a population, received * 100000 / people with it" {
	report a.txt 2021 330100 甲局 prefecture v2021 < <(total new=30) >in
	report b.txt 2020 330100 甲局 prefecture v2019 < <(total new=20) >>in
	loaded <in
	answers 'SELECT count(*) FROM requests_per_100000' <<<0
	printf '\xEF\xBB\xBFyear,region_code,people\r\n2021,"330100",1200000\r\n' >people.csv
	loaded -p people.csv <in
	# 30 * 100000 / 1200000 = 2.5; of 2020 no population is known
	answers "SELECT doc, received, people, $(one_in_10000 rate) FROM requests_per_100000" \
		<<<'a.txt|30|1200000|25000'
	answers "SELECT year, $(one_in_10000 value) FROM measures
		WHERE measure = 'requests_per_100000'" <<<'2021|25000'
	printf 'year,region_code,people\n2021,330100,600000\n' >people.csv
	loaded --population=people.csv <in
	answers "SELECT doc, $(one_in_10000 rate) FROM requests_per_100000" <<<'a.txt|50000'
	loaded <in
	answers 'SELECT people FROM population' <<<600000
}

@test "a population that is none is refused" {
	two 10 | ogi-emit -d csv
	for people in 'a,b' $'region_code,year,people\n330100,2021,many' \
		$'region_code,year,people\n3301,2021,5' \
		$'region_code,year,people\n330100,2021,5\n330100,2021,6'; do
		echo "$people" >people.csv
		status 3 "$LOAD" -p people.csv csv ogi.db
		echo 'load: people.csv is no CSV of region_code, year and people' | same - err
		[ ! -e ogi.db ]
	done
	status 3 "$LOAD" -p nowhere.csv csv ogi.db
}

@test "year_on_year: each measure beside that of the year before" {
	{
		report 2019.txt 2019 330100 甲局 prefecture v2019 < <(total new=8 granted=2 partial=0 total=8)
		report 2020.txt 2020 330100 甲局 prefecture v2019 < <(total new=10 granted=5 partial=0 total=10)
		# no report on 2021; that on 2022 has none before it
		report 2022.txt 2022 330100 甲局 prefecture v2021 < <(total new=20 granted=9 partial=1 total=20)
		report other.txt 2021 330200 甲局 prefecture v2021 < <(total new=3)
	} | loaded
	# 10 - 8 = 2, 2 / 8; 5/10 - 2/8 = 0.25, 0.25 / 0.25 = 1
	answers "SELECT year, measure, $(one_in_10000 value_before), $(one_in_10000 value),
		$(one_in_10000 change), $(one_in_10000 growth), inferred FROM year_on_year
		WHERE measure <> 'denial_rate' ORDER BY measure" <<-'E'
		2020|disclosure_rate|2500|5000|2500|10000|0
		2020|received|80000|100000|20000|2500|0
	E
}

@test "measures: of two reports of one agency and year, that agree, one; else none, and it is said" {
	{
		report a.txt 2021 330100 甲局 prefecture v2021 < <(total new=8 granted=2 partial=0 total=8)
		report a.pdf 2021 330100 甲局 prefecture v2021 < <(total new=9 granted=2 partial=0 total=8)
		report nameless.txt 2021 330100 '' prefecture v2021 < <(total new=4)
	} | loaded
	answers "SELECT measure, $(one_in_10000 value), differ, documents FROM measures
		WHERE measure <> 'denial_rate' ORDER BY measure" <<-'E'
		disclosure_rate|2500|0|2
		received||1|2
	E
}

@test "percentiles: (rank - 1) / (agencies - 1) among the same level, province and year" {
	{
		for figure in 1 2 2 5 9; do
			n=$((n + 1))
			report "$n.txt" 2021 33010$n "局$n" county v2021 < <(total new=$figure)
		done
		report level.txt 2021 330100 市局 prefecture v2021 < <(total new=100)
		report province.txt 2021 320102 区局 county v2021 < <(total new=100)
		report year.txt 2020 330106 局6 county v2019 < <(total new=100)
	} | loaded
	# ranks 1, 2, 2, 4, 5 of 5
	answers "SELECT year, agency_level, province, agency, value, agencies,
		$(one_in_10000 percentile) FROM percentiles WHERE measure = 'received'
		ORDER BY year, province, agency_level, region_code" <<-'E'
		2020|county|33|局6|100|1|
		2021|county|32|区局|100|1|
		2021|county|33|局1|1|5|0
		2021|county|33|局2|2|5|2500
		2021|county|33|局3|2|5|2500
		2021|county|33|局4|5|5|7500
		2021|county|33|局5|9|5|10000
		2021|prefecture|33|市局|100|1|
	E
}

@test "failing_checks: a row for each cell of a check that failed" {
	{
		# 3 is not 1 + 1
		report a.txt 2021 330100 甲局 prefecture v2021 <<-'E'
			proceedings.reconsideration.upheld 1
			proceedings.reconsideration.corrected ~1
			proceedings.reconsideration.other 0
			proceedings.reconsideration.pending 0
			proceedings.reconsideration.total 3
		E
		report good.txt 2021 330200 乙局 prefecture v2021 <<-'E'
			proceedings.reconsideration.upheld 1
			proceedings.reconsideration.corrected 0
			proceedings.reconsideration.other 0
			proceedings.reconsideration.pending 0
			proceedings.reconsideration.total 1
		E
	} | loaded
	answers 'SELECT doc, rule, scope, "left", "right", "table", "row", col, value, state
		FROM failing_checks WHERE rule = '"'proceedings_total'"' ORDER BY col' <<-'E'
		a.txt|proceedings_total|reconsideration|3|2|proceedings|reconsideration|corrected|1|inferred
		a.txt|proceedings_total|reconsideration|3|2|proceedings|reconsideration|other|0|number
		a.txt|proceedings_total|reconsideration|3|2|proceedings|reconsideration|pending|0|number
		a.txt|proceedings_total|reconsideration|3|2|proceedings|reconsideration|total|3|number
		a.txt|proceedings_total|reconsideration|3|2|proceedings|reconsideration|upheld|1|number
	E
	echo 'far,2021,330100,丙局,history,x,fail,1,2,-1,warning,requests.new.total@0,another.txt' \
		>>csv/checks.csv
	awk -F, -v OFS=, 'NR == 2 { $1 = "far"; print }' csv/reports.csv >>csv/reports.csv
	"$LOAD" csv ogi.db
	sqlite "SELECT doc, \"table\", cells, other FROM failing_checks
		WHERE rule = 'history'" >got
	echo 'far||requests.new.total@0|another.txt' | same - got
}

@test "the query in README.md gives what it shows" {
	"$ROOT/pipelines/convert" -q -o csv "$ROOT/fixtures/reports"
	"$LOAD" csv ogi.db
	# the command and the lines that it goes on in, then what it gives
	awk '/^\$ sqlite3 -header/ { sub(/^\$ /, ""); on = 1; print >"query"; next }
		/^```$/ { on = 0 }
		on { print >(/^    / ? "query" : "want") }' "$ROOT/README.md"
	sed -i 's,out/demo/ogi.db,ogi.db,' query
	[ "$(wc -l <want)" -eq 5 ]
	bash query >got
	same want got
}

@test "statistics: of a line that stands twice, the first counts" {
	report a.txt 2016 330100 甲局 prefecture v2014 \
		< <(count received=20 answered=16 received=21) | loaded
	answers 'SELECT "row", value FROM statistics ORDER BY "row"' <<-'E'
		answered|16
		received|20
	E
}
