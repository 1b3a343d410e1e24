# stream.awk - is standard input a stream, as ogi-stream(5) has it?
#
#	awk -f tests/stream.awk common/forms.tsv common/notes.tsv - <STREAM
#
# Says what is wrong, line by line; status 1 when something is.  Run it with LC_ALL=C.

BEGIN {
	FS = "\t"
	number = "^-?[0-9]+([.][0-9]+)?$"
	day = "^[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]$"
	schema = "^(v2008|v2014|v2019|v2021)?$"
	fields("meta", 3, 4)
	fields("text", 3, 3)
	fields("table", 3, 3)
	fields("row", 2, 100000)
	fields("sect", 4, 4)
	fields("cell", 9, 9)
	fields("fact", 10, 10)
	fields("task", 10, 11)
	fields("mention", 12, 12)
	fields("check", 10, 11)
	fields("note", 5, 5)
	n = split("sha256 bytes format charset charset_from page_title site_name site_domain " \
		"site_id_code column_name column_type article_title pub_date content_source " \
		"keywords description author url " \
		"kind script title agency_printed year published period_start period_end source " \
		"index_number document_number issuer contact_address contact_postcode contact_phone " \
		"contact_fax contact_email found agency agency_level region_code " \
		"region schema disclosure requests proceedings statistics missing", key, " ")
	for (i = 1; i <= n; i++)
		keys[key[i]] = 1
}

function fields(tag, least, most) {
	fewest[tag] = least
	greatest[tag] = most
}

function wrong(what) {
	printf "line %d: %s: %s\n", line, what, $0
	faults++
}

function must(field, pattern, what) {
	if ($field !~ pattern)
		wrong(what " is '" $field "'")
}

# --- the data files

FILENAME ~ /forms.tsv$/ {
	if ($1 == "row" || $1 == "col")
		code[$3, $1, $5] = 1
	next
}

FILENAME ~ /notes.tsv$/ {
	severity[$1] = $3
	next
}

# --- the stream

{
	line++
	if ($0 ~ /\r/)
		wrong("a carriage return")
}

$1 !~ /^[a-z][a-z0-9_]*$/ {
	wrong("a tag is lower case")
	next
}

{
	for (i = 2; i <= NF; i++) {
		if (index($i, "\\") && !escaped($i) && !($1 == "row" && i > 2 && ($i == "\\^" || $i == "\\<")))
			wrong("field " i " has an unknown escape")
	}
}

# Is every backslash the first byte of an escape?
function escaped(s) {
	gsub(/\\[tnr\\]/, "", s)
	return !index(s, "\\")
}

$1 == "doc" || $1 == "end" {
	if (NF != 2)
		wrong("one field follows " $1)
	if ($1 == "doc" && open)
		wrong("the document before is not closed")
	if ($1 == "end" && !open)
		wrong("no document is open")
	if ($1 == "end" && open && $2 != id)
		wrong("the document that is open is '" id "'")
	open = $1 == "doc"
	id = $2
	rows = 0
	next
}

!open {
	wrong("a record outside a document")
}

!($1 in fewest) {
	rows = 0
	next
}

NF < fewest[$1] || NF > greatest[$1] {
	wrong(NF " fields, not " fewest[$1] (greatest[$1] > fewest[$1] ? " to " greatest[$1] : ""))
	next
}

$1 != "meta" {
	must(2, "^[0-9]+$", "LINE")
}

$1 == "meta" {
	if (NF == 4)
		must(4, "^[0-9]+$", "LINE")
	if (!($2 in keys))
		wrong("the key is not in the manual")
	if ($2 == "kind")
		must(3, "^(annual_report|work_plan|other)$", "kind")
	if ($2 == "script")
		must(3, "^(Hans|Hant)$", "script")
	if ($2 == "sha256")
		must(3, "^[0-9a-f]*$", "sha256")
	if ($2 == "bytes" || $2 == "missing")
		must(3, "^[0-9]+$", $2)
	if ($2 == "year")
		must(3, "^[0-9][0-9][0-9][0-9]$", "year")
	if ($2 == "published" || $2 ~ /^period_/)
		must(3, day, $2)
	if ($2 == "schema")
		must(3, schema, "schema")
	if ($2 == "region_code")
		must(3, "^[0-9][0-9][0-9][0-9][0-9][0-9]$", "region_code")
	if ($2 == "agency_level")
		must(3, "^(central|province|prefecture|county|township|other)$", "agency_level")
	if ($2 ~ /^(disclosure|requests|proceedings|statistics)$/)
		must(3, "^(complete|partial|empty|absent)$", $2)
}

$1 == "row" && !rows { wrong("a row without its table") }
{ rows = $1 == "table" || $1 == "row" }

$1 == "table" { must(3, "^(tab|tabbed|lines|pipe|markdown|markup|csv)$", "SHAPE") }
$1 == "sect" { must(3, "^[0-9]+$", "SECTION") }

$1 == "cell" || $1 == "fact" {
	must(3, "^(disclosure|requests|proceedings|statistics)$", "TABLE")
	row = $4
	sub(/:.*/, "", row)
	if (row != "x" && !(($3, "row", row) in code))
		wrong("the table has no such row")
	if (!(($3, "col", $5) in code))
		wrong("the table has no such column")
}

$1 == "cell" {
	must(7, schema, "SCHEMA")
	must(9, "^(read|inferred)$", "HOW")
}

$1 == "fact" {
	must(8, "^(number|blank|na|text|inferred)$", "STATE")
	must(6, $8 == "number" || $8 == "inferred" ? number : "^$", "VALUE")
	must(10, schema, "SCHEMA")
}

$1 == "task" && NF == 11 && $11 != "" { must(11, day, "DATE") }

$1 == "mention" {
	must(3, "^[0-9]+$", "SECTION")
	must(6, number, "VALUE")
	if ($7 != "")
		must(7, number, "VALUE_MAX")
}

$1 == "check" {
	must(5, "^(pass|fail|unknown)$", "STATUS")
	for (i = 6; i <= 8; i++) {
		if ($i != "")
			must(i, number, "LEFT, RIGHT or DELTA")
	}
	must(9, "^(info|warning|error)$", "SEVERITY")
	cell = "([a-z]+[.][^ ]+[.][a-z_]+|meta[.][a-z_]+|(sect|mention)[.][0-9]+|text)@[0-9]+"
	must(10, "^(" cell "( " cell ")*)?$", "CELLS")
}

$1 == "note" {
	if (!($4 in severity))
		wrong("the code is not in notes.tsv")
	else if ($3 != severity[$4])
		wrong("the severity of this code is " severity[$4])
	if ($5 == "")
		wrong("a note without its text")
}

END {
	if (open) {
		$0 = ""
		wrong("the last document is not closed")
	}
	if (!line) {
		print "no stream"
		faults++
	}
	exit faults > 0
}
