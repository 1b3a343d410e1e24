# The same report gives the same CSV, in whatever form it was published: what differs is the
# document's name, its bytes, its format and charset, and the lines.
bats_require_minimum_version 1.5.0
load helper
load mkpdf

# Everything but what differs by nature, from the folder of tables $1 to the folder $2.  Grids
# differ, too: text has no merged cells; the words in them do not.
strip() {
	local table
	mkdir -p "$2"
	for table in facts disclosure requests proceedings sections tasks checks mentions notes \
	    reports; do
		sqlite3 :memory: '.mode csv' ".import '$1/$table.csv' t" '.headers on' \
		    "$(without "$table")" >"$2/$table"
	done
	sqlite3 :memory: '.mode csv' ".import '$1/cells.csv' t" \
	    "SELECT section, text FROM t WHERE text <> '' ORDER BY section, text" >"$2/cells"
}

# The SELECT that leaves out what differs; checks name cells with their lines.
without() {
	case $1 in
	reports)
		echo 'ALTER TABLE t DROP sha256; ALTER TABLE t DROP format;'
		echo 'ALTER TABLE t DROP charset;'
		;;
	checks) echo 'ALTER TABLE t DROP cells;' ;;
	mentions | facts | sections | tasks | notes) echo 'ALTER TABLE t DROP line;' ;;
	esac
	echo 'ALTER TABLE t DROP doc; SELECT * FROM t;'
}

# convert NAME FILE: the tables of a file, to the folder NAME.
convert() {
	ogi-decode "$2" | ogi-split | ogi-tables | ogi-normalize | ogi-check | ogi-emit -d "csv-$1"
	strip "csv-$1" "$1"
}

# The report as text, without blank lines, and what it gives.
setup_file() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_FILE_TMPDIR" || return 1
	grep -v -e '^-3-$' "$ROOT/fixtures/reports/shape-tab.txt" >spaced.txt
	grep -v '^$' spaced.txt >report.txt
	grep -v '^$' "$ROOT/fixtures/reports/shape-traditional.txt" >traditional.txt
	local form
	for form in html word-html docx; do
		"$ROOT/tests/render" "$form" report.txt >"report.$form"
	done
	mkpdf spaced.txt >report.pdf
	convert wanted report.txt
	cp -r wanted paper
	rm paper/cells
	convert traditional traditional.txt
}

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_FILE_TMPDIR" || return 1
}

# gives NAME FILE: the file gives the tables of NAME, which has 200 figures.
gives() {
	[ "$(wc -l <"$1/facts")" -eq 201 ]
	rm -rf got
	convert got "$2"
	[ "$1" != paper ] || rm got/cells
	diff -ru "$1" got
}

@test "tab-separated text in GB18030, UTF-16 and with a byte order mark" {
	for charset in GB18030 UTF-16 UTF-16LE UTF-16BE; do
		iconv -f UTF-8 -t "$charset" report.txt >"report.$charset.txt"
		gives wanted "report.$charset.txt"
	done
	{ printf '\357\273\277' && cat report.txt; } >report.bom.txt
	gives wanted report.bom.txt
}

@test "a web page" {
	gives wanted report.html
}

@test "a web page in GB18030, UTF-16, with its label" {
	sed 's/charset=[^">]*/charset=gb2312/' report.html | iconv -f UTF-8 -t GB18030 >gb.html
	gives wanted gb.html
	sed 's/charset=[^">]*/charset=utf-16/' report.html | iconv -f UTF-8 -t UTF-16 >u16.html
	gives wanted u16.html
}

@test "a web page that Word saved, in UTF-8 and GB18030" {
	gives wanted report.word-html
	sed 's/charset=[^">]*/charset=gb2312/' report.word-html | iconv -f UTF-8 -t GB18030 >word.htm
	gives wanted word.htm
}

@test "a Word document" {
	gives wanted report.docx
}

@test "a PDF: but for the grid of its cells, which nothing in it tells" {
	gives paper report.pdf
}

@test "traditional script: text in Big5, a web page in UTF-8 and Big5" {
	iconv -f UTF-8 -t BIG5-HKSCS traditional.txt >big5.txt
	gives traditional big5.txt
	"$ROOT/tests/render" html traditional.txt >traditional.html
	gives traditional traditional.html
	sed 's/charset=[^">]*/charset=big5/' traditional.html | iconv -f UTF-8 -t BIG5-HKSCS >big5.html
	gives traditional big5.html
}

@test "each of them packed by gzip" {
	for file in report.txt report.html report.docx; do
		gzip -c "$file" >"$file.gz"
		gives wanted "$file.gz"
	done
	gzip -c report.pdf >report.pdf.gz
	gives paper report.pdf.gz
}

@test "each of them in a zip and in a packed tar" {
	local wanted=wanted
	for file in report.txt report.html report.word-html report.docx report.pdf; do
		[ "$file" != report.pdf ] || wanted=paper
		rm -f in.zip
		zip -q in.zip "$file"
		gives "$wanted" in.zip
		tar -czf in.tar.gz "$file"
		gives "$wanted" in.tar.gz
	done
}

@test "a web page in a WARC, its charset in the header of HTTP" {
	sed 's/<meta[^>]*charset[^>]*>//' report.html | iconv -f UTF-8 -t GB18030 >body
	{
		printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\n'
		printf 'Content-Length: %d\r\n\r\n' "$(wc -c <body)"
		cat body
	} >response
	{
		printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.gov.cn/1.html\r\n'
		printf 'Content-Type: application/http; msgtype=response\r\n'
		printf 'Content-Length: %d\r\n\r\n' "$(wc -c <response)"
		cat response
		printf '\r\n\r\n'
	} >in.warc
	gives wanted in.warc
	gzip -c in.warc >in.warc.gz
	gives wanted in.warc.gz
	ogi-decode in.warc.gz | grep '^doc' >got.doc
	printf 'doc\tin.warc.gz!http://a.gov.cn/1.html\n' >wanted.doc
	same wanted.doc got.doc
}
