# ogi-decode: what is made to break a reader.  Each ends with a note, within 64 MiB of memory and
# ten seconds, and the next document is read.
load helper
load containers

# hostile FILE...: what ogi-decode makes of them, and of a good file behind; the notes must be
# those on stdin, as ID CODE, without repeats, and without the number of a name that came before.
hostile() {
	lines wanted
	echo 好 >good
	command time -o peak -f %M timeout 10 ogi-decode "$@" good >all 2>err
	tail -n 2 all >got
	printf 'text\t1\t好\nend\tgood\n' >last
	same last got
	awk -F'\t' '$1 == "doc" { id = $2; sub(/#[0-9]+$/, "", id) } $1 == "note" { print id, $4 }' all | uniq >got
	same wanted got
	# The sanitizers and valgrind have memory of their own.
	[ "$(tail -n 1 peak)" -le $((64 * 1024)) ] || [[ $OGI_BIN == *asan* || $OGI_BIN == *valgrind* ]]
}

# times N STRING
times() {
	awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'
}

# nest N COMMAND...: N times, the file `in` goes through the command, which writes `out`.
nest() {
	local i n=$1
	shift
	for ((i = 0; i < n; i++)); do
		"$@"
		mv out in
	done
}

@test "a bomb, packed by each packer" {
	head -c 100M /dev/zero | gzip -1 | gzip >a.gz
	head -c 100M /dev/zero | xz -0 >a.xz
	head -c 100M /dev/zero | zstd -q -1 >a.zst
	head -c 100M /dev/zero | bzip2 >a.bz2
	hostile a.gz a.xz a.zst a.bz2 <<-'X'
		a.gz too_large
		a.xz too_large
		a.zst too_large
		a.bz2 too_large
	X
}

@test "a bomb of zips in zips" {
	head -c 100M /dev/zero | tr '\0' x >zeros
	zip -q 1.zip zeros
	for level in 2 3; do
		for i in a b c d e f g h; do
			cp $((level - 1)).zip $i.zip
		done
		zip -q $level.zip [a-h].zip
	done
	# 64 of 100 MB; the file is of six.
	hostile 3.zip < <(
		printf '3.zip!%s too_large\n' {a..d}.zip!{a..h}.zip!zeros
		echo 3.zip unpacked_too_much
	)
}

@test "a tar whose names lead out of the folder" {
	mkdir inside
	echo 1 >f
	tar -P --transform 's|^f|../../f|' -cf a.tar f
	tar -P --transform "s|^f|$PWD/stray|" -rf a.tar f
	(cd inside && hostile ../a.tar) </dev/null
	[ "$(grep -c '^doc' inside/all)" -eq 3 ]
	grep -q $'^doc\t../a.tar!../../f$' inside/all
	[ ! -e stray ] && [ ! -e ../f ]
}

@test "a hundred containers in each other, of each kind" {
	echo 1 >in
	nest 100 sh -c 'gzip -c in >out'
	mv in a.gz
	echo 1 >in
	nest 100 sh -c 'tar -cf out in'
	mv in a.tar
	echo 1 >in
	nest 100 sh -c 'zip -q - in >out'
	mv in a.zip
	hostile a.gz a.tar a.zip <<-'X'
		a.gz nested_too_deep
		a.tar!in!in!in!in!in!in!in!in nested_too_deep
		a.zip!in!in!in!in!in!in!in!in nested_too_deep
	X
}

# word ENTITIES WORDS: a Word document, a.docx.
word() {
	mkdir -p word
	printf '<Types/>' >'[Content_Types].xml'
	printf '<!DOCTYPE x [%s]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>' \
		"$1" "$2" >word/document.xml
	rm -f a.docx
	zip -q a.docx '[Content_Types].xml' word/document.xml
}

@test "a Word document with a billion laughs" {
	laughs='<!ENTITY a0 "哈">'
	for i in 1 2 3 4 5 6 7 8 9; do
		laughs+="<!ENTITY a$i \"$(times 10 "&a$((i - 1));")\">"
	done
	word "$laughs" '&a9;'
	hostile a.docx <<-'X'
		a.docx package_damaged
	X
	[ "$(grep -c 哈 all)" -eq 0 ]
}

@test "a Word document with entities from outside" {
	echo geheim >secret
	word "<!ENTITY s SYSTEM \"file://$PWD/secret\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;" '&s;'
	hostile a.docx <<-'X'
		a.docx package_damaged
	X
	[ "$(grep -c geheim all)" -eq 0 ]
}

@test "a page of a million open tags" {
	{ printf '<html><p>12'; times 1000000 '<div><b>'; printf 34; } >a.html
	hostile a.html <<-'X'
		a.html nesting_cut
	X
}

@test "a cell that spans a million columns and rows" {
	{
		printf '<html><table>'
		times 1000 '<tr><td colspan=1000000 rowspan=1000000>1</td><td>2</td></tr>'
	} >a.html
	hostile a.html <<-'X'
		a.html spans_cut
	X
}

@test "a PDF on which pdftotext hangs, or writes without end" {
	mkdir stub
	printf '%%PDF-1.4\n' >a.pdf
	printf '#!/bin/sh\nexec sleep 60\n' >stub/pdftotext
	chmod +x stub/pdftotext
	PATH=$PWD/stub:$PATH
	hostile a.pdf <<-'X'
		a.pdf unreadable
	X
	grep -q 'took more than 7 seconds' err
	printf '#!/bin/sh\nexec yes\n' >stub/pdftotext
	hostile a.pdf <<-'X'
		a.pdf unreadable
	X
}

# many N NAME BYTES: a tar, packed, of the one file N thousand times.
many() {
	head -c "$3" /dev/zero | tr '\0' 1 >"$2"
	tar -cf one.tar "$2"
	head -c $((512 + ($3 > 0) * 512)) one.tar >member
	for i in $(seq 1000); do cat member; done | gzip -1 >block
	for i in $(seq "$1"); do cat block; done
	head -c 1024 /dev/zero | gzip
}

@test "a million members without a byte, and a hundred thousand of one" {
	many 1000 none 0 >a.tar.gz
	many 100 one 1 >b.tar.gz
	hostile a.tar.gz b.tar.gz <<-'X'
		a.tar.gz unpacked_too_much
		b.tar.gz!one name_twice
	X
	[ "$(grep -c $'^text\t1\t1$' all)" -eq 100000 ]
}

@test "a directory of more members than there are bytes for" {
	# Each entry says another place.
	: >none
	zip_of a.zip a none none
	at=$(grep -abo $'PK\001\002' a.zip | cut -d: -f1)
	entries=262144
	awk -v n=$entries 'BEGIN {
		for (i = 0; i < n; i++)
			printf "504B010214001400%068d%02X%02X%02X00", 0,
				i % 256, int(i / 256) % 256, int(i / 65536)
	}' | basenc -d --base16 >entries
	[ "$(stat -c %s entries)" -eq $((46 * entries)) ]
	{
		head -c "$at" a.zip
		cat entries
		printf 'PK\005\006' && le 4 0 && le 2 65535 && le 2 65535
		le 4 $((46 * entries)) && le 4 "$at" && le 2 0
	} >b.zip
	hostile b.zip <<<'b.zip no_document'
}

# A package without the directory at its end is read from its start, as far as it goes.
@test "a Word document cut off behind a bomb" {
	word '' 乙
	head -c 100M /dev/zero >word/x
	# To a pipe: how long a member is stands behind it.
	zip -q - word/x | cat >b.zip
	at=$(grep -abo $'PK\001\002' b.zip | tail -n 1 | cut -d: -f1)
	zip -q c.docx '[Content_Types].xml'
	types=$(grep -abo $'PK\001\002' c.docx | cut -d: -f1)
	words=$(grep -abo $'PK\001\002' a.docx | head -n 1 | cut -d: -f1)
	{
		head -c "$types" c.docx
		for i in $(seq 100); do head -c "$at" b.zip; done
		head -c "$words" a.docx
	} >d.docx
	hostile d.docx <<<"d.docx package_damaged"
}

@test "a workbook whose sheets are all the same large one" {
	mkdir -p xl/_rels xl/worksheets
	printf '<Types/>' >'[Content_Types].xml'
	{
		printf '<workbook xmlns:r="r"><sheets>'
		times 2000 '<sheet name="x" r:id="rId1"/>'
		printf '</sheets></workbook>'
	} >xl/workbook.xml
	printf '<Relationships><Relationship Id="rId1" Type="o/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' \
		>xl/_rels/workbook.xml.rels
	{
		printf '<worksheet><sheetData>'
		head -c 60M /dev/zero | tr '\0' ' '
		printf '<row><c><v>1</v></c></row></sheetData></worksheet>'
	} >xl/worksheets/sheet1.xml
	zip -q -r a.xlsx '[Content_Types].xml' xl
	hostile a.xlsx <<<'a.xlsx xml_damaged'
}
