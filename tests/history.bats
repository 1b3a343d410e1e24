# ogi-check: reports held against each other, across years and documents, in the stream and with
# --history.
bats_require_minimum_version 1.5.0
load helper

# report ID YEAR [AGENCY [REGION]] over stdin: a document with the cells there, each
# TABLE.ROW.COL VALUE; a value of `_` is blank, `/` not applicable, `?` words.
report() {
	printf 'doc\t%s\nmeta\tkind\tannual_report\n' "$1"
	printf 'meta\tyear\t%s\nmeta\tagency\t%s\nmeta\tregion_code\t%s\n' \
		"$2" "${3-新乡市体育局}" "${4-410700}"
	awk 'BEGIN { OFS = "\t" }
	{
		split($1, at, ".")
		state = $2 == "_" ? "blank" : $2 == "/" ? "na" : $2 == "?" ? "text" : "number"
		schema = $3 == "" ? "v2021" : $3
		print "fact", NR, at[1], at[2], at[3], state == "number" ? $2 : "", "件", state, $2,
			schema
	}'
	printf 'end\t%s\n' "$1"
}

# carried IN OUT: the cells of both, in two columns.
carried() {
	printf 'requests.carried_in.natural %s\nrequests.carried_in.total %s\n' "$1" "$1"
	printf 'requests.carried_out.natural %s\nrequests.carried_out.total %s\n' "$2" "$2"
}

# past NAME: stdin, a stream, as the tables that ogi-emit makes of it.
past() {
	ogi-check | ogi-emit -d "$1" -t history,facts
}

# checks RULE: what `out` has of a rule: DOC SCOPE STATUS LEFT RIGHT DELTA OTHER, `-` for empty.
checks() {
	awk -F'\t' -v rule="$1" '
		$1 == "doc" { doc = $2 }
		$1 == "check" && $3 == rule {
			for (i = 6; i <= 11; i++) if ($i == "") $i = "-"
			print doc, $4, $5, $6, $7, $8, $11
		}' out >got
}

# held: stdin held against the folder `past`.
held() {
	cat >in
	status 0 ogi-check --history past <in
	[ ! -s err ]
}

# --- across years

@test "requests_carried_over: what a year carries out is what the next carries in" {
	carried 0 3 | report y1 2022 | past past
	carried 3 0 | report y2 2023 | held
	checks requests_carried_over
	same - got <<-'E'
		y2 natural pass 3 3 0 y1
		y2 commercial unknown - - - y1
		y2 research unknown - - - y1
		y2 welfare unknown - - - y1
		y2 legal unknown - - - y1
		y2 other unknown - - - y1
		y2 total pass 3 3 0 y1
	E
}

@test "requests_carried_over: a failure, with both sides, the difference, and the cells here" {
	carried 0 3 | report y1 2022 | past past
	carried 5 0 | report y2 2023 | held
	grep -P '^check\t' out | grep requests_carried_over | grep -P '\ttotal\t' >got
	lines want <<-'E'
		check\t2\trequests_carried_over\ttotal\tfail\t3\t5\t-2\twarning\trequests.carried_in.total@2\ty1
	E
	same want got
}

@test "a blank, a mark, words and a missing cell are unknown, here and in the other report" {
	local value
	for value in _ / '?'; do
		carried 0 3 | report y1 2022 | past past
		carried "$value" 0 | report y2 2023 | held
		checks requests_carried_over
		grep -x 'y2 total unknown - - - y1' got
		{ carried 0 "$value" && echo requests.carried_out.other 1; } | report y1 2022 | past past
		carried 3 0 | report y2 2023 | held
		checks requests_carried_over
		grep -x 'y2 total unknown - - - y1' got
	done
}

@test "a report without a figure for any cell of a rule gives it nothing to be held against" {
	echo requests.new.total 3 | report y1 2022 | past past
	carried 3 0 | report y2 2023 | held
	checks requests_carried_over
	[ ! -s got ]
	carried 0 3 | report y1 2022 | past past
	echo proceedings.reconsideration.total 3 | report y2 2023 | held
	checks requests_carried_over
	[ ! -s got ]
}

@test "another agency, another place, another year: nothing to be held against" {
	{
		carried 0 3 | report a 2022 新乡市教育局
		carried 0 3 | report b 2022 新乡市体育局 410800
		carried 0 3 | report c 2021
	} | past past
	carried 5 0 | report y2 2023 | held
	[ "$(grep -c requests_carried_over out)" -eq 0 ]
}

@test "without agency, place or year, or of another kind, a document is held against none" {
	local key
	{ carried 0 3 | report y1 2022 && carried 0 4 | report also 2023; } | past past
	for key in agency region_code year kind; do
		carried 5 0 | report y2 2023 | grep -v "^meta	$key	" | held
		[ "$(awk -F'\t' '$1 == "check" && NF > 10' out | wc -l)" -eq 0 ]
	done
}

@test "disclosure_in_force: in force the year before, with issued, without repealed" {
	echo disclosure.normative.in_force 40 | report y1 2022 | past past
	report y2 2023 <<-'E' | held
		disclosure.normative.issued 5
		disclosure.normative.repealed 2
		disclosure.normative.in_force 43
	E
	checks disclosure_in_force
	grep -x 'y2 normative pass 43 43 0 y1' got
	sed -i 's/\t43\t/\t50\t/' in
	ogi-check --history past <in >out
	checks disclosure_in_force
	grep -x 'y2 normative fail 43 50 -7 y1' got
	grep -x 'y2 regulations unknown - - - y1' got
}

@test "disclosure_prior: the items of the year before are those that its report comes to" {
	report y1 2019 <<-'E' | past past
		disclosure.licensing.prior 20 v2019
		disclosure.licensing.change -3 v2019
		disclosure.penalties.prior 8 v2019
		disclosure.penalties.change _ v2019
	E
	report y2 2020 <<-'E' | held
		disclosure.licensing.prior 17 v2019
		disclosure.penalties.prior 8 v2019
		disclosure.coercion.prior 1 v2019
	E
	checks disclosure_prior
	same - got <<-'E'
		y2 licensing pass 17 17 0 y1
		y2 services unknown - - - y1
		y2 penalties unknown - - - y1
		y2 coercion unknown - - - y1
		y2 fees unknown - - - y1
	E
	sed -i 's/\t17\t/\t18\t/' in
	ogi-check --history past <in >out
	checks disclosure_prior
	grep -x 'y2 licensing fail 17 18 -1 y1' got
}

@test "disclosure_total_falls: what is disclosed in all does not become less" {
	echo disclosure.normative.disclosed_total 40 v2019 | report y1 2019 | past past
	echo disclosure.normative.disclosed_total 41 v2019 | report y2 2020 | held
	checks disclosure_total_falls
	grep -x 'y2 normative pass 41 40 1 y1' got
	echo disclosure.normative.disclosed_total 39 v2019 | report y2 2020 | held
	checks disclosure_total_falls
	grep -x 'y2 normative fail 39 40 -1 y1' got
	echo disclosure.normative.disclosed_total _ v2019 | report y2 2020 | held
	checks disclosure_total_falls
	grep -x 'y2 normative unknown - - - y1' got
}

@test "change_*: five times as many or a fifth is said; small figures may change as they do" {
	local case
	while read -r case before now; do
		echo requests.new.total "$before" | report y1 2022 | past past
		echo requests.new.total "$now" | report y2 2023 | held
		checks change_requests
		[ "$(cut -d' ' -f2,3 got)" = "new $case" ]
	done <<-'E'
		pass 40 200
		fail 40 201
		pass 200 40
		fail 201 40
		pass 1 6
		pass 0 100
		fail 0 101
		fail 101 0
		unknown 40 _
	E
}

@test "every rule on changes and on wholes passes, fails, and is unknown" {
	local rule cell scope low high
	while read -r rule cell low high; do
		scope=${cell#*.} && scope=${scope%.*}
		echo "$cell $low" | report y1 2022 | past past
		for value in "$low pass" "$high fail" "/ unknown"; do
			echo "$cell ${value% *}" | report y2 2023 | held
			checks "$rule"
			[ "$(grep -c "^y2 $scope ${value#* } " got)" -eq 1 ]
		done
	done <<-'E'
		change_requests requests.new.total 30 151
		change_outcomes requests.total.total 30 151
		change_decisions disclosure.penalties.decisions 120 601
		change_in_force disclosure.normative.in_force 30 151
		change_fees disclosure.fees.amount 99.5 500.5
		change_procurement disclosure.procurement.amount 1000.5 5003
		change_reconsiderations proceedings.reconsideration.total 8 101
		change_disclosed statistics.disclosed.count 600 99
		change_received statistics.received.count 500 99
	E
	echo requests.total.total 30 | report part 2022 | past past
	for value in '30 pass' '29 fail' '_ unknown'; do
		whole city 1 | sed "s/new\ttotal\t1/total\ttotal\t1/; s/\t1\t件\tnumber\t1/\t${value% *}\t件\tnumber\t1/" |
			sed 's/\t_\t件\tnumber/\t\t件\tblank/' | held
		checks whole_outcomes
		grep -q "^city total ${value#* } " got
	done
}

# many FIRST: ten figures that are not 0, and one more.
many() {
	local row
	for row in granted partial denied_law denied_internal denied_process denied_security \
		denied_inquiry unable_unclear unprocessed_repeat; do
		echo "requests.$row.total 7"
	done
	echo "requests.new.total $1"
	echo requests.carried_in.total 0
}

@test "figures_copied: all figures are those of the year before, in whatever order" {
	many 9 | report y1 2022 | past past
	many 9 | tac | report y2 2023 | held
	checks figures_copied
	same - got <<<'y2 figures fail 10 10 0 y1'
	many 8 | report y2 2023 | held
	checks figures_copied
	same - got <<<'y2 figures pass 10 10 0 y1'
}

@test "figures_copied: a report that is nearly all zeros may be that of the year before" {
	carried 3 3 | report y1 2022 | past past
	carried 3 3 | report y2 2023 | held
	[ "$(grep -c figures_copied out)" -eq 0 ]
}

@test "the report of the year after is looked for too, and the sides stay the same" {
	carried 5 0 | report y2 2023 | past past
	carried 0 3 | report y1 2022 | held
	grep -P '^check\t' out | grep requests_carried_over | grep -P '\ttotal\t' >got
	lines want <<-'E'
		check\t4\trequests_carried_over\ttotal\tfail\t3\t5\t-2\twarning\trequests.carried_out.total@4\ty2
	E
	same want got
}

@test "a stream is its own history, whichever year comes first" {
	{ carried 0 3 | report y1 2022 && carried 5 0 | report y2 2023; } >forth
	{ carried 5 0 | report y2 2023 && carried 0 3 | report y1 2022; } >back
	status 0 ogi-check <forth
	checks requests_carried_over
	grep -x 'y2 total fail 3 5 -2 y1' got
	status 0 ogi-check <back
	checks requests_carried_over
	grep -x 'y1 total fail 3 5 -2 y2' got
}

@test "the stream counts before the history" {
	carried 0 9 | report old 2022 | past past
	{ carried 0 3 | report new 2022 && carried 3 0 | report y2 2023; } | held
	checks requests_carried_over
	grep -x 'y2 total pass 3 3 0 new' got
	[ "$(grep -c '^y2 ' got)" -eq 7 ]
}

# --- across documents

@test "report_twice: the same agency and year again, with the same figures or others" {
	many 9 | report first 2022 | past past
	{ many 9 | report again 2022 && many 8 | report other 2022; } | held
	checks report_twice
	same - got <<-'E'
		again figures pass 10 10 0 first
		other figures fail 10 10 0 again
	E
}

@test "report_twice: unknown when one of the two has no figures" {
	report bare 2022 </dev/null | past past
	many 9 | report full 2022 | held
	checks report_twice
	same - got <<<'full figures unknown - - - bare'
}

@test "a document that was converted before is not its own twin" {
	many 9 | report same 2022 | past past
	many 8 | report same 2022 | held
	checks report_twice
	[ ! -s got ]
}

# whole ID REQUESTS [AGENCY REGION]: the report of a city, which says that it counts all in it.
whole() {
	report "$1" 2022 "${3-新乡市人民政府}" "${4-410700}" <<<"requests.new.total $2" |
		sed '/^fact/i text\t7\t2022年，全市共收到政府信息公开申请若干件，均已办理。'
}

@test "a government's report that counts a whole region says so in its own words" {
	whole city 30 | held_alone
	grep -qx 'meta	aggregate	全市	7' out
	whole city 30 新乡市 410700 | sed '2i meta\tregion\t新乡市' | held_alone
	grep -qx 'meta	aggregate	全市	7' out
	whole bureau 30 新乡市体育局 410700 | held_alone
	[ "$(grep -c aggregate out)" -eq 0 ]
	report city 2022 新乡市人民政府 410700 <<<'requests.new.total 3' |
		sed '/^fact/i text\t7\t全市认真做好公开工作，市政府办公室收到申请3件。' | held_alone
	[ "$(grep -c aggregate out)" -eq 0 ]
}

held_alone() {
	cat >in
	status 0 ogi-check <in
}

@test "whole_requests: the report of a whole city has no less than any part, which is named" {
	{
		echo requests.new.total 12 | report bureau 2022
		echo requests.new.total 40 | report district 2022 新乡市卫滨区人民政府 410703
		echo requests.new.total _ | report blank 2022 新乡市教育局
		echo requests.new.total 90 | report elsewhere 2022 开封市教育局 410200
		echo requests.new.total 90 | report before 2021 新乡市教育局
	} >parts
	{ cat parts && whole city 30; } | held_alone
	checks whole_requests
	same - got <<<'city new fail 30 40 -10 district'
	past past <parts
	whole city 40 | held
	checks whole_requests
	same - got <<<'city new pass 40 40 0 district'
	checks whole_sum
	same - got <<<'city new fail 40 52 -12 -'
	whole city _ | held
	checks whole_requests
	same - got <<<'city new unknown - - - district'
}

@test "whole_requests: a part that comes after its whole is held against it" {
	local part
	whole city 30 | past past
	part=$(echo requests.new.total 40 | report district 2022 新乡市卫滨区人民政府 410703)
	held <<<"$part"
	checks whole_requests
	same - got <<<'district new fail 30 40 -10 city'
	{ whole city 30 && echo "$part"; } | held_alone
	checks whole_requests
	same - got <<<'district new fail 30 40 -10 city'
	echo requests.new.total 40 | report away 2022 开封市教育局 410200 | held
	checks whole_requests
	[ ! -s got ]
}

@test "whole_sum: parts that count a region themselves are not added again" {
	{
		echo requests.new.total 12 | report bureau 2022
		whole district 25 新乡市卫滨区人民政府 410703
		echo requests.new.total 11 | report office 2022 新乡市卫滨区教育局 410703
		whole city 30
	} | held_alone
	checks whole_sum
	grep -x 'city new pass 30 23 7 -' got
	checks whole_requests
	grep -x 'city new pass 30 25 5 district' got
}

# --- where a history may stand

# reports: two of them, and the document that is held against them.
reports() {
	{
		many 9 | report '甲,"乙"' 2022
		carried 1 3 | report p2 2022 新乡市教育局
	} | past tables
	{
		many 9 | report n1 2023
		carried 4 0 | report n2 2023 新乡市教育局
	} >in
	ogi-check --history tables <in >want
	awk -F'\t' 'NF > 10' want | grep -q figures_copied
	awk -F'\t' 'NF > 10' want | grep -q requests_carried_over
}

# gives PATH: held against it, the stream is as it is against the folder of tables.
gives() {
	status 0 ogi-check --history "$1" <in
	same /dev/null err
	same want out
}

@test "--history: a table history or facts, in codes or in Chinese, packed or not" {
	local table
	reports
	for table in history facts; do
		gives "tables/$table.csv"
		gzip -k "tables/$table.csv"
		gives "tables/$table.csv.gz"
	done
	{
		many 9 | report '甲,"乙"' 2022
		carried 1 3 | report p2 2022 新乡市教育局
	} | ogi-check | ogi-emit -d zh --lang zh --bom --crlf
	gives zh/history.csv
	gives zh/facts.csv
}

@test "--history: a folder, of which history.csv counts before facts.csv, packed too" {
	reports
	gzip tables/facts.csv
	gives tables
	rm tables/history.csv
	gives tables
}

@test "--history: a folder of folders, a year or a place each" {
	reports
	mkdir -p out/year=2022/place=1 out/year=2022/place=2 out/.hidden out/notes
	sed '/p2/d' tables/history.csv >out/year=2022/place=1/history.csv
	grep -v '乙' tables/facts.csv | gzip >out/year=2022/place=2/facts.csv.gz
	echo damaged >out/.hidden/facts.csv
	echo 'no table' >out/notes/README
	mv out parts
	gives parts
}

@test "--history: a database of pipelines/load" {
	reports
	"$ROOT/pipelines/load" tables ogi.db
	gives ogi.db
}

@test "--history: the wholes of a database and of CSV are found from their parts" {
	whole city 30 | past tables
	"$ROOT/pipelines/load" tables ogi.db
	echo requests.new.total 40 | report district 2022 新乡市卫滨区人民政府 410703 >in
	local past
	for past in tables ogi.db; do
		status 0 ogi-check --history "$past" <in
		checks whole_requests
		same - got <<<'district new fail 30 40 -10 city'
	done
	echo requests.new.total 12 | report bureau 2022 | past parts
	"$ROOT/pipelines/load" parts parts.db
	whole city 10 >in
	for past in parts parts.db; do
		status 0 ogi-check --history "$past" <in
		checks whole_requests
		same - got <<<'city new fail 10 12 -2 bureau'
	done
}

@test "--history: the database is read alone" {
	reports
	"$ROOT/pipelines/load" tables ogi.db
	chmod a-w ogi.db
	sha256sum ogi.db >before
	gives ogi.db
	sha256sum -c --quiet before
	[ ! -e ogi.db-journal ] && [ ! -e ogi.db-wal ]
}

# --- a history that is no good

# refuses PATH MESSAGE: status 3, before anything is read or written.
refuses() {
	status 3 ogi-check --history "$1" </dev/null
	[ ! -s out ]
	echo "ogi-check: $2" | same - err
}

@test "a history that cannot be read is refused with status 3, and why" {
	refuses nowhere 'cannot open nowhere: No such file or directory'
	mkdir empty
	refuses empty 'empty holds no history.csv and no facts.csv'
	echo 'a,b' >other.csv
	refuses other.csv "other.csv: its head is that of no table 'history' or 'facts'"
	: >none.csv
	refuses none.csv "none.csv: its head is that of no table 'history' or 'facts'"
	reports
	gzip tables/facts.csv
	head -c 80 tables/facts.csv.gz >cut.gz
	refuses cut.gz 'cut.gz: the packed file is cut off'
	{ head -c 40 tables/facts.csv.gz && head -c 99 /dev/zero; } >damaged.gz
	refuses damaged.gz 'damaged.gz: the packed file is damaged'
	sqlite3 bare.db 'CREATE TABLE reports (doc TEXT)'
	refuses bare.db 'bare.db: no such table: history'
	"$ROOT/pipelines/load" tables ogi.db
	{ head -c 200 ogi.db && head -c 9000 /dev/urandom; } >damaged.db
	status 3 ogi-check --history damaged.db <in
	grep '^ogi-check: damaged.db: ' err
	{ head -n 1 tables/history.csv && head -c 2000000 /dev/zero | tr '\0' x; } >long.csv
	refuses long.csv 'long.csv: a row has more than 1 MiB: is it CSV?'
}

@test "a malformed row is said, with its line, and left out" {
	reports
	sed -i '2i a,row,cut' tables/history.csv
	status 0 ogi-check --history tables/history.csv <in
	echo 'ogi-check: tables/history.csv: line 2: not the cells of the head; it is left out' |
		same - err
	same want out
}

@test "facts whose documents do not stand together are refused, not half read" {
	reports
	{ cat tables/facts.csv && grep '乙' tables/facts.csv; } >torn.csv
	gzip -k torn.csv
	status 3 ogi-check --history torn.csv <in
	grep -q '^ogi-check: torn.csv: the rows of .* do not stand together$' err
	status 3 ogi-check --history torn.csv.gz <in
	grep -q '^ogi-check: torn.csv.gz: the rows of .* do not stand together$' err
}

@test "a report of no agency, place or year in a history is no one's" {
	reports
	awk -F, -v OFS=, 'NR > 1 { $2 = $3 = $4 = "" } { print }' tables/facts.csv >nobody.csv
	status 0 ogi-check --history nobody.csv <in
	[ "$(awk -F'\t' 'NF > 10' out | wc -l)" -eq 0 ]
}

@test "rows that end in a quote that never does: linear time, and a message" {
	{
		echo doc,year,region_code,agency,schema,table,row,col,value,unit,state,raw,line
		printf '"a'
		yes '' | head -n 900000
	} >open.csv
	status 0 timeout 10 ogi-check --history open.csv </dev/null
	grep -q 'open.csv: line 2: not the cells of the head; it is left out' err
}

# --- memory

# copies COUNT: a stream of as many reports, each of an agency of its own.
copies() {
	awk -v count="$1" 'BEGIN {
		for (i = 1; i <= count; i++) {
			printf "doc\tfolder/of/reports/%06d.html\nmeta\tkind\tannual_report\n", i
			printf "meta\tyear\t%d\nmeta\tagency\t新乡市第%d管理局\n", 2010 + i % 9, i
			printf "meta\tregion_code\t4107%02d\n", i % 90
			printf "fact\t1\trequests\tnew\ttotal\t%d\t件\tnumber\t%d\tv2021\n", i, i
			printf "end\tfolder/of/reports/%06d.html\n", i
		}
	}'
}

# peak LIMIT COMMAND...: the command takes no more than LIMIT KiB.
peak() {
	local limit=$1
	shift
	command time -o peak -f %M "$@" >out
	[ "$(cat peak)" -le "$limit" ]
}

@test "a history of 500,000 reports and a long stream take no more than 30 MiB" {
	case $OGI_BIN in *asan*) skip 'the sanitizer has memory of its own' ;; esac
	type -P time || skip 'no GNU time'
	copies 100 | past sample
	"$ROOT/scripts/generate-history" sample/history.csv >history.csv
	[ "$(wc -l <history.csv)" -eq 500001 ]
	copies 150000 >in
	peak $((30 * 1024)) ogi-check --history history.csv <in
	[ "$(grep -c '^end' out)" -eq 150000 ]
	grep -q '^check.*past/' out
	grep -q '	info	history_full	' out
	mkdir tables && mv history.csv tables/ && "$ROOT/pipelines/load" tables ogi.db
	peak $((30 * 1024)) ogi-check --history ogi.db <in
	grep -q '^check.*past/' out
}

@test "a packed history that does not fit is refused, with what to do" {
	copies 100 | past sample
	"$ROOT/scripts/generate-history" -n 200000 sample/history.csv | gzip -1 >history.csv.gz
	refuses history.csv.gz \
		'history.csv.gz: more than 10 MiB are kept of packed files: unpack it, or load it into a database'
}

@test "a made-up history is the same for the same seed" {
	copies 3 | past sample
	"$ROOT/scripts/generate-history" -n 50 -s 7 sample/history.csv >a
	"$ROOT/scripts/generate-history" -n 50 -s 7 sample/history.csv >b
	"$ROOT/scripts/generate-history" -n 50 -s 8 sample/history.csv >c
	cmp a b
	[ "$(cmp a c | wc -l)" -eq 1 ]
	status 2 "$ROOT/scripts/generate-history"
}
