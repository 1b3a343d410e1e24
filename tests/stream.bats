# ogi-stream(5): what every filter writes is a stream, field by field (tests/stream.awk).
bats_require_minimum_version 1.5.0
load helper

# valid NAME: the file NAME is a stream.
valid() {
	awk -f "$ROOT/tests/stream.awk" "$ROOT/common/forms.tsv" "$ROOT/common/notes.tsv" - <"$1" \
		>faults || {
		head -n 20 faults >&2
		return 1
	}
	iconv -f UTF-8 -t UTF-8 "$1" | cmp - "$1"
}

# invalid WHAT: the stream on stdin is none, and this is said.
invalid() {
	lines stream
	run ! valid stream
	grep -qF "$1" faults
}

# every_stage ARGUMENT...: ogi-decode's stream of these, and what each filter makes of it.
every_stage() {
	ogi-decode "$@" >of.decode 2>err || [ $? -eq 3 ]
	valid of.decode
	ogi-split <of.decode >of.split
	valid of.split
	ogi-tables <of.split >of.tables
	valid of.tables
	ogi-normalize <of.tables >of.normalize
	valid of.normalize
	ogi-check <of.normalize >of.check
	valid of.check
}

# --- the validator itself

@test "the validator takes what the manual allows" {
	lines stream <<-'E'
		doc\ta \\t\\n\\r\\\\
		meta\tformat\ttext
		text\t1\t
		text\t2\t 　\\t
		table\t3\ttabbed
		row\t3\ta\t\t\\^\t\\<\t\\t
		row\t4
		sect\t5\t3\t三、申请
		cell\t6\trequests\tnew\ttotal\t 3\tv2021\t件\tread
		cell\t6\tdisclosure\tservices:行政检查\tchange\t增3\tv2019\t\tinferred
		cell\t6\tdisclosure\tx:本地项目\tdecisions\t\tv2019\t\tread
		fact\t6\trequests\tnew\ttotal\t3\t件\tnumber\t 3\tv2021
		fact\t6\trequests\tnew\tnatural\t\t件\tblank\t\tv2021
		fact\t6\tdisclosure\tfees\tamount\t-0.25\t万元\tinferred\t\tv2021
		task\t7\t\t\t1\ta\tb\tc\td\t年底
		task\t7\t\t\t1\ta\tb\tc\td\t年底\t2020-12-31
		mention\t8\t1\ts\ti\t3\t\t件\t\t\t3件\t共3件。
		check\t0\tr\tscope\tpass\t3\t3\t0\terror\trequests.new.total@6 requests.x:a_b.natural@7
		note\t0\twarning\tbad_bytes\ttext
		other
		weather\t\t\tfine
		end\ta \\t\\n\\r\\\\
		doc\t
		end\t
	E
	valid stream
}

@test "the validator finds a frame that is wrong" {
	invalid 'the document before is not closed' <<<'doc\ta\ndoc\tb\nend\tb'
	invalid 'the last document is not closed' <<<'doc\ta'
	invalid 'no document is open' <<<'end\ta'
	invalid "the document that is open is 'a'" <<<'doc\ta\nend\tb'
	invalid 'a record outside a document' <<<'text\t1\ta'
	invalid 'one field follows doc' <<<'doc\ta\tb\nend\ta'
	: >empty
	run ! valid empty
}

# flawed RECORD WHAT: in a document, this record is wrong.
flawed() {
	printf 'doc\\ta\n%s\nend\\ta\n' "$1" | invalid "$2"
}

@test "the validator finds a record that is wrong" {
	flawed 'text\t1' '2 fields, not 3'
	flawed 'text\t1\ta\tb' '4 fields, not 3'
	flawed 'text\tx\ta' "LINE is 'x'"
	flawed 'text\t1\ta\\x' 'unknown escape'
	flawed 'text\t1\ta\\ ' 'unknown escape'
	flawed 'text\t1\ta\\^' 'unknown escape'
	flawed 'row\t1\ta' 'a row without its table'
	flawed 'table\t1\tround' "SHAPE is 'round'"
	flawed 'Text\t1\ta' 'a tag is lower case'
	flawed '' 'a tag is lower case'
	flawed 'text\t1\ta\r' 'a carriage return'
	flawed 'meta\tcolour\tred' 'the key is not in the manual'
	flawed 'meta\tyear\t202' "year is '202'"
	flawed 'meta\tyear\t2020\tx' "LINE is 'x'"
	flawed 'sect\t1\tthree\ttitle' "SECTION is 'three'"
	flawed 'cell\t1\trequests\tolder\ttotal\t3\tv2021\t\tread' 'no such row'
	flawed 'cell\t1\trequests\tnew\tdecisions\t3\tv2021\t\tread' 'no such column'
	flawed 'cell\t1\trequests\tnew\ttotal\t3\tv2020\t\tread' "SCHEMA is 'v2020'"
	flawed 'fact\t1\trequests\tnew\ttotal\t\t件\tnumber\t3\tv2021' "VALUE is ''"
	flawed 'fact\t1\trequests\tnew\ttotal\t0\t件\tblank\t\tv2021' "VALUE is '0'"
	flawed 'fact\t1\trequests\tnew\ttotal\t3\t件\tsure\t3\tv2021' "STATE is 'sure'"
	flawed 'task\t1\t\t\t1\ta\tb\tc\td\t年底\t12月' "DATE is '12月'"
	flawed 'check\t0\tr\ts\tpass\tx\t3\t0\terror\t' "LEFT, RIGHT or DELTA is 'x'"
	flawed 'note\t0\terror\tbad_bytes\ta' 'the severity of this code is warning'
	flawed 'note\t0\terror\tunheard_of\ta' 'not in notes.tsv'
}

@test "the validator finds what is no UTF-8" {
	printf 'doc\ta\ntext\t1\t\377\nend\ta\n' >stream
	run ! valid stream
}

# --- the filters

@test "every filter writes a stream: made-up documents in every shape" {
	"$ROOT/scripts/generate" -a -n 40 -s 11 -o all
	"$ROOT/scripts/generate" -n 40 -s 12 -o some
	every_stage all some
	[ "$(grep -c '^fact' of.check)" -gt 5000 ]
	[ "$(grep -c '^task' of.check)" -gt 100 ]
}

@test "every filter writes a stream: the sample documents" {
	every_stage "$ROOT/fixtures/reports"
}

@test "every filter writes a stream: documents that are none, and damaged ones" {
	mkdir in
	: >in/empty
	printf 'a\000b' >in/nul
	printf '一、总体情况\n\377\376\\\t\r\n\f\v\033' >in/bytes
	printf '三、收到和处理\342' >in/cut
	printf '%%PDF-1.4\n' >in/pdf
	head -c 200000 /dev/zero | tr '\0' '\t' >in/tabs
	head -c 200000 /dev/zero | tr '\0' '|' >in/pipes
	head -c 200000 /dev/zero | tr '\0' '\134' >in/backslashes
	printf '规章\t1\t2\t3\t4\t5\t6\n规章\n规章|1|||||\n| 规章 \\t \\^ |\n' >in/odd
	touch in/$'a\tb\nc\\d\377'
	every_stage in gone
}

@test "every filter writes a stream: the bytes of a report in another order" {
	"$ROOT/scripts/generate" -a -n 12 -s 5 -o in
	mkdir mixed
	for file in in/*; do
		sort "$file" >"mixed/sorted.${file#in/}"
		awk '{
			back = ""
			for (i = 1; i <= length; i += n) {
				n = 1
				while (substr($0, i + n, 1) ~ /[\200-\277]/) n++
				back = substr($0, i, n) back
			}
			print back
		}' "$file" >"mixed/back.${file#in/}"
		awk 'NR % 3' "$file" >"mixed/holes.${file#in/}"
		tr -d '\n' <"$file" >"mixed/joined.${file#in/}"
		tr '0-9' '\t' <"$file" >"mixed/tabs.${file#in/}"
		tr 'ab\t' '|' <"$file" >"mixed/pipes.${file#in/}"
		cut -b 1-20 "$file" >"mixed/narrow.${file#in/}"
	done
	every_stage mixed
}
