# What goes wrong: bad documents, bad records, a failing system.  Whatever it is, it is said,
# and every other document still comes out.
bats_require_minimum_version 1.5.0
load helper
load plain_user

# good FOLDER: two reports with tables, between whose names others can stand.
good() {
	"$ROOT/scripts/generate" -a -n 2 -s 21 -o made
	mkdir -p "$1"
	cat made/00001.* >"$1/a.txt"
	cat made/00002.* >"$1/z.txt"
}

# chain OUT NAME...: the whole chain, to a folder of CSV; stderr to `err`, its status that of
# the worst filter.
chain() {
	local out=$1
	shift
	(
		set -o pipefail
		ogi-decode "$@" | ogi-split | ogi-tables | ogi-normalize | ogi-check |
			ogi-emit -d "$out"
	) 2>err
}

# without ID: the rows of CSV on stdin that are not the document ID's; a row may go on over
# lines.
without() {
	awk -v id="$1," '{
		row = row (row == "" ? "" : "\n") $0
		quotes = row
		if (gsub(/"/, "", quotes) % 2)
			next
		if (index(row, id) != 1)
			print row
		row = ""
	}'
}

# spoilt STATUS SEVERITY CODE [NAME...]: the chain over the folder `in` (or NAMES) ends with
# STATUS; a note of in/m.txt says CODE; the two good reports come out as if it were not there.
spoilt() {
	local want=$1 severity=$2 code=$3 got=0
	shift 3
	[ $# -gt 0 ] || set -- in
	chain spoilt "$@" || got=$?
	[ "$got" -eq "$want" ]
	grep -qE "^in/m.txt,decode,$severity,$code," spoilt/notes.csv
	grep -q '^in/m.txt,' spoilt/reports.csv
	if [ "$severity" = error ]; then
		[ "$(grep -c '^in/m.txt,' spoilt/facts.csv)" -eq 0 ]
	fi
	good alone/in
	(cd alone && chain ../wanted in)
	for table in reports facts requests cells sections mentions checks notes; do
		without in/m.txt <"spoilt/$table.csv" >got
		same "wanted/$table.csv" got
	done
}

# plain_tools: are the tools themselves run, not under a sanitizer or valgrind?
plain_tools() {
	[ "$(head -c 4 "$OGI_BIN/ogi-decode" | tail -c 3)" = ELF ] &&
		! grep -q __asan_init "$OGI_BIN/ogi-decode"
}

# --- bad documents, through the chain

@test "an empty file" {
	good in
	: >in/m.txt
	spoilt 0 error no_text
}

@test "a file of NULs" {
	good in
	head -c 100000 /dev/zero >in/m.txt
	spoilt 0 error binary
}

@test "bytes that are text in no charset" {
	good in
	awk 'BEGIN { for (i = 0; i < 100; i++) printf "%c%c%c%c", 129, 2, 255, 254 }' >in/m.txt
	spoilt 0 error charset
}

@test "a text in GB18030 gives the figures of the same in UTF-8" {
	good in
	iconv -f UTF-8 -t GB18030 in/a.txt >in/m.txt
	chain spoilt in
	grep '^in/m.txt,' spoilt/facts.csv | cut -d, -f5-12 >got
	grep '^in/a.txt,' spoilt/facts.csv | cut -d, -f5-12 >wanted
	[ -s wanted ]
	same wanted got
}

@test "a text with some bytes that are no UTF-8: flagged, its figures still read" {
	good in
	{ printf '\200\201\377'; cat in/a.txt; } >in/m.txt
	spoilt 0 warning bad_bytes
	grep '^in/m.txt,' spoilt/facts.csv | cut -d, -f5-12 >got
	grep '^in/a.txt,' spoilt/facts.csv | cut -d, -f5-12 >as_before
	[ -s as_before ]
	same as_before got
}

@test "a document that was cut off inside a character" {
	good in
	head -n 40 in/a.txt >in/m.txt
	printf '\345\205' >>in/m.txt
	spoilt 0 warning truncated
}

@test "a damaged PDF" {
	good in
	printf '%%PDF-1.5\n%%\342\343\317\323\n1 0 obj\n' >in/m.txt
	spoilt 0 error unreadable
}

@test "a document over the limit" {
	good in
	head -c 17000000 /dev/zero | tr '\0' x >in/m.txt
	spoilt 0 error too_large
}

@test "a sparse file of 1 GiB" {
	good in
	truncate -s 1G in/m.txt
	spoilt 0 error too_large
}

@test "a line of 1 GiB in a pipe takes no more memory than the limit" {
	lines wanted <<-'E'
		doc\t-
		note\t0\terror\ttoo_large\tlarger than 16M bytes (--max-size); it was left out
		end\t-
	E
	if plain_tools; then ulimit -v 60000; fi
	head -c 1G /dev/zero | ogi-decode >out 2>err
	same wanted out
}

@test "a missing file: status 3" {
	good in
	spoilt 3 error unreadable in/a.txt in/m.txt in/z.txt
}

@test "a folder without permission: status 0 where it was found, 3 where it was named" {
	good in
	mkdir in/m.txt
	chmod 0 in/m.txt
	chain() {
		local out=$1
		shift
		(
			set -o pipefail
			plain_user ogi-decode "$@" | ogi-split | ogi-tables | ogi-normalize |
				ogi-check | ogi-emit -d "$out"
		) 2>err
	}
	plain_user true
	spoilt 0 error unreadable
	spoilt 3 error unreadable in/a.txt in/m.txt in/z.txt
	chmod 700 in/m.txt
}

@test "every bad document at once" {
	good in
	: >in/m1
	printf '\000' >in/m2
	printf '\201\002\203\004\205\006\207\377\376' >in/m3
	mkfifo in/m4
	ln -s . in/m5
	ln -s nowhere in/m6
	touch in/$'m7\n\t\377"'
	chain out in
	[ "$(grep -c '^in/' out/facts.csv)" -eq "$(grep -cE '^in/(a|z).txt,' out/facts.csv)" ]
	grep -E '^in/m[1-6],decode,' out/notes.csv | cut -d, -f1,4 >got
	printf 'in/m%s\n' 1,no_text 2,binary 3,charset 4,unreadable 5,unreadable 6,unreadable >wanted
	same wanted got
}

# --- large documents

@test "a line of 8 MiB goes through the chain in linear time" {
	mkdir in
	awk 'BEGIN { for (i = 0; i < 200000; i++) printf "公开信息%d条，受理申请%d件。", i, i }' \
		>in/m.txt
	timeout 120 bash -c 'set -o pipefail
		ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check |
			ogi-emit -d out'
	[ "$(grep -c '^in/m.txt,' out/reports.csv)" -eq 1 ]
}

@test "a document of a million lines goes through the chain in linear time" {
	mkdir in
	awk 'BEGIN { for (i = 0; i < 1000000; i++) print i % 7 ? i : i % 2 ? "规章" : "" }' >in/m.txt
	timeout 120 bash -c 'set -o pipefail
		ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check |
			ogi-emit -d out'
	[ "$(grep -c '^in/m.txt,' out/reports.csv)" -eq 1 ]
}

@test "a table of a hundred thousand rows goes through the chain in linear time" {
	mkdir in
	awk 'BEGIN {
		print "三、收到和处理政府信息公开申请情况"
		for (i = 0; i < 100000; i++)
			print "一、本年新收政府信息公开申请数量\t\t1\t2\t3\t4\t5\t6\t21"
		print "四、政府信息公开行政复议、行政诉讼情况"
		for (i = 0; i < 100000; i++)
			print "| 行政复议 | 1 | 2 | 3 | 4 | 10 |"
	}' >in/m.txt
	timeout 120 bash -c 'set -o pipefail
		ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check |
			ogi-emit -d out'
	[ "$(grep -c '^in/m.txt,' out/reports.csv)" -eq 1 ]
}

# --- bad records, in each filter

# malformed: records of every tag, each wrong in another way, one a line.
malformed() {
	awk 'BEGIN {
		n = split("meta text table row sect cell fact task mention check note other", tag, " ")
		tabs = "\t"; long = "九"
		for (i = 0; i < 17; i++) tabs = tabs tabs
		for (i = 0; i < 18; i++) long = long long
		for (i = 1; i <= n; i++) {
			t = tag[i]
			print t
			print t "\t"
			print t "\tx"
			print t "\t-1\t-1\t-1\t-1"
			print t "\t99999999999999999999999999\ta\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm"
			print t "\t3\trequests\tnew"
			print t "\t3\trequests\tnew\ttotal\t3"
			print t "\t3\trequests\tnew\tdecisions\t3\tv2021\t件\tread\t3\tv9"
			print t "\t3\tnothing\tnew\ttotal\t3\tv2021\t\tsomehow\t3\tv2021"
			print t "\t3\tdisclosure\t" long "\tdecisions\t" long "\tv2021\t\tread"
			print t tabs
			print t "\t3" tabs
			print t "\t3\t" long
			print t "\t3\trequests\tnew\ttotal\t" long "\tv2021\t件\tread"
			print t "\t3\trequests\tnew\ttotal\t99999999999999999999999999999999999999\tv2021\t件\tread"
			print t "\t3\t\\"
			print t "\t3\t\\x\\^\\<\\\t\\^\t\\<\t\\"
			print t "\t3\t\377\376\t\343\200\t\355\240\200\t\364\220\200\200"
			print t "\t3\ta\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\tn\to\tp\tq\tr\ts"
		}
		print ""
		print "\t"
		print "\t\t\t"
		print "text\t1\ta\rb"
	}'
	printf 'text\t1\ta\000b\n\000\000\ncell\000\t1\nfact\t1\t\000\t\000\n'
}

# suffers TOOL: each malformed record is put into a document of its own, first, in its middle
# and last; a good one follows.
suffers() {
	local tool=$1
	case $tool in
	ogi-split) ogi-decode in ;;
	ogi-tables) ogi-decode in | ogi-split ;;
	ogi-normalize) ogi-decode in | ogi-split | ogi-tables ;;
	ogi-check) ogi-decode in | ogi-split | ogi-tables | ogi-normalize ;;
	ogi-emit) ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check ;;
	esac >given
	awk '{ line[NR] = $0 }
		END { for (i = 2; i < NR; i++) print line[i] }' given >inner
	malformed | split -l 1 -a 3 -d - record.
	records=$(printf '%s\n' record.* | wc -l)
	for record in record.*; do
		printf 'doc\tbad.%s\n' "$record"
		cat "$record"
		head -n 60 inner
		cat "$record"
		tail -n 60 inner
		cat "$record"
		printf 'end\tbad.%s\ndoc\tgood.%s\n' "$record" "$record"
		cat inner
		printf 'end\tgood.%s\n' "$record"
	done >stream
	{ printf 'doc\tgood.record.000\n'; cat inner; printf 'end\tgood.record.000\n'; } >single
	if [ "$tool" = ogi-emit ]; then
		status 0 "$tool" -d out.emit <stream
		status 0 "$tool" -d wanted.emit <single
		for table in reports facts requests disclosure proceedings cells sections mentions \
			checks notes; do
			grep '^good.record.000,' "wanted.emit/$table.csv" >wanted || :
			grep '^good.record.000,' "out.emit/$table.csv" >got || :
			same wanted got
			[ "$(grep -c '^good' "out.emit/$table.csv")" -eq \
				$(($(wc -l <wanted) * records)) ]
		done
		[ "$(grep -c '^bad' out.emit/reports.csv)" -eq "$records" ]
	else
		status 0 "$tool" <stream
		grep -aE '^(doc|end)	' stream >wanted
		grep -aE '^(doc|end)	' out >got
		same wanted got
		mv out all
		"$tool" <single | tail -n +2 >wanted
		# That they are one report, over and over, is no damage.
		awk -F'\t' '$1 == "doc" { keep = $2 ~ /^good/; next }
			keep && !($1 == "check" && NF > 10)' all |
			sed 's/^\(end	good.record\).*/\1.000/' | sort | uniq -c | sort -n >counted
		sort wanted | uniq -c | awk -v n="$records" '{
			count = $1 * n
			sub(/^ *[0-9]+ /, "")
			printf "%7d %s\n", count, $0
		}' | sort -n >expected
		same expected counted
	fi
}

@test "bad records: ogi-split" {
	"$ROOT/scripts/generate" -a -n 1 -s 1 -o in
	suffers ogi-split
}

@test "bad records: ogi-tables" {
	"$ROOT/scripts/generate" -a -n 1 -s 1 -o in
	suffers ogi-tables
}

@test "bad records: ogi-normalize" {
	"$ROOT/scripts/generate" -a -n 1 -s 1 -o in
	suffers ogi-normalize
}

@test "bad records: ogi-check" {
	"$ROOT/scripts/generate" -a -n 1 -s 1 -o in
	suffers ogi-check
}

@test "bad records: ogi-emit" {
	"$ROOT/scripts/generate" -a -n 1 -s 1 -o in
	suffers ogi-emit
}

@test "a stream of nothing but noise ends no filter by force" {
	awk 'BEGIN {
		srand(1); state = 7
		for (i = 0; i < 300000; i++) {
			state = (state * 48271) % 2147483647
			printf "%c", state % 255 + 1
			if (state % 13 == 0) printf "\t"
			if (state % 97 == 0) printf "\nend\t1\ndoc\t1\n"
			if (state % 89 == 0) printf "\ncell\t3\trequests\tnew\t"
		}
	}' >noise
	for tool in split tables normalize check; do
		status 3 "ogi-$tool" <noise
	done
	status 3 ogi-emit -t facts <noise
}

# --- a failing system

@test "a filter that dies in the middle of the chain leaves no half a result" {
	"$ROOT/scripts/generate" -n 10 -s 4 -o in
	mkdir csv
	echo before >csv/facts.csv
	ogi-decode in | ogi-split | head -c 30000 >part
	status 3 ogi-tables <part
	grep -q 'the stream breaks off inside this document' err
	status 3 ogi-emit -d csv <part
	grep -qx before csv/facts.csv
	[ "$(ls csv)" = facts.csv ]
}

@test "a disk that is full while ogi-emit writes its files: status 3, the old ones stay" {
	"$ROOT/scripts/generate" -a -n 20 -s 4 -o in
	ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check >stream
	mkdir out
	echo before >out/facts.csv
	code=0
	(
		trap '' XFSZ
		ulimit -f 16
		ogi-emit -d out <stream 2>err
	) || code=$?
	[ "$code" -eq 3 ]
	grep -q '^ogi-emit: .*File too large' err
	grep -qx before out/facts.csv
	[ "$(ls out)" = facts.csv ]
}

@test "the last reader goes away: the whole chain ends without a word" {
	"$ROOT/scripts/generate" -n 200 -s 4 -o in
	{ ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check |
		ogi-emit -t sections; } 2>err | true
	[ ! -s err ]
}

@test "no memory: status 3, and a message" {
	if ! plain_tools; then skip 'the tools run under a checker'; fi
	yes 公开 | head -c 200000000 >big
	code=0
	(
		ulimit -v 150000
		ogi-decode --max-size 1G big >out 2>err
	) || code=$?
	[ "$code" -eq 3 ]
	echo 'ogi-decode: out of memory: Cannot allocate memory' >wanted
	same wanted err
}
