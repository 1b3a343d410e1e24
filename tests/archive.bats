# ogi-decode: packed files and archives, opened to documents.
bats_require_minimum_version 1.5.0
load helper
load containers

# inbox: a folder with two documents.
inbox() {
	mkdir -p in/sub
	printf '一、总体情况\n' >in/a.txt
	printf '收到申请12件\n' >in/sub/b.txt
}

# --- packed documents

@test "a packed document has the file's own ID, and the sum and size of its own bytes" {
	printf '新收12件\n' >a.txt
	gzip -k a.txt
	ogi-decode a.txt.gz >got
	ogi-decode --name a.txt.gz <a.txt >wanted
	same wanted got
	grep -qxF "$(printf 'meta\tsha256\t%s' "$(sha256sum <a.txt | cut -c1-64)")" got
}

@test "gzip, bzip2, xz and zstd are told by their bytes, whatever the name" {
	echo 新收12件 >a
	gzip <a >gz.txt
	bzip2 <a >bz2.txt
	xz <a >xz.txt
	zstd -q <a >zst.txt
	summary gz.txt bz2.txt xz.txt zst.txt >got
	printf '%s: 新收12件\n' gz.txt bz2.txt xz.txt zst.txt >wanted
	same wanted got
	[ ! -s err ]
}

@test "packed runs that follow one another are one document, as gzip -dc gives them" {
	for pack in gzip bzip2 xz 'zstd -q'; do
		{ echo 一 | $pack; echo 二 | $pack; } >a
		[ "$(summary a)" = 'a: 一 二' ]
	done
}

@test "zeros behind a packed file are nothing, other bytes are damage" {
	for pack in gzip bzip2 xz 'zstd -q'; do
		echo 一 | $pack >a
		cp a b
		head -c 512 /dev/zero >>a
		echo more >>b
		[ "$(summary a)" = 'a: 一' ]
		[ "$(summary b)" = 'b: <archive_damaged>' ]
	done
}

@test "a packed document that is damaged or cut off is rejected, none of it given" {
	seq 1000 >lines
	for pack in gzip bzip2 xz 'zstd -q --check'; do
		$pack <lines >a
		head -c -1 a >short
		[ "$(summary short)" = 'short: <archive_damaged>' ]
		# One byte of the sum at the end, one in the middle.
		size=$(stat -c %s a)
		for at in $((size - 4)) $((size / 2)); do
			cp a spoilt
			printf '\252' | dd of=spoilt bs=1 seek="$at" conv=notrunc status=none
			[ "$(summary spoilt)" = 'spoilt: <archive_damaged>' ]
		done
	done
	echo 'ogi-decode: spoilt: its packed bytes are damaged' >wanted
	same wanted err
}

@test "a packed document may be packed again, eight times" {
	echo 一 >a
	for i in 1 2 3 4 5 6 7 8; do gzip -c a >b && mv b a; done
	[ "$(summary a)" = 'a: 一' ]
	gzip -c a >b
	[ "$(summary b)" = 'b: <nested_too_deep>' ]
}

@test "what is empty inside is a document without text" {
	: | gzip >a.gz
	[ "$(summary a.gz)" = 'a.gz: <no_text>' ]
}

@test "--max-size is for the document unpacked, not for the file" {
	printf '1234567890' | gzip >ten.gz
	[ "$(summary --max-size 10 ten.gz)" = 'ten.gz: 1234567890' ]
	[ "$(summary --max-size 9 ten.gz)" = 'ten.gz: <too_large>' ]
	head -c 100 /dev/urandom | od -An -tx1 -v >hex
	zip -q many.zip hex
	for i in 1 2 3 4 5; do cp hex "hex$i" && zip -q many.zip "hex$i"; done
	[ "$(stat -c %s many.zip)" -gt 1000 ]
	[ "$(ogi-decode --max-size 1000 many.zip | grep -c '^end')" -eq 6 ]
	[ "$(ogi-decode --max-size 1000 many.zip | grep -c '^note')" -eq 0 ]
}

# --- archives

@test "members are documents ARCHIVE!MEMBER, in the order of the archive" {
	inbox
	zip -q a.zip in/sub/b.txt in/a.txt
	tar -cf a.tar in/sub/b.txt in/a.txt
	for archive in a.zip a.tar; do
		ogi-decode $archive >got
		{
			ogi-decode --name "$archive!in/sub/b.txt" <in/sub/b.txt
			ogi-decode --name "$archive!in/a.txt" <in/a.txt
		} >wanted
		same wanted got
	done
}

@test "a tar is read in each of its dialects, and packed in each way" {
	inbox
	name=$(printf 'n%.0s' $(seq 90))/$(printf 'm%.0s' $(seq 60))
	mkdir -p "in/${name%/*}"
	echo 一 >"in/$name"
	for format in ustar pax gnu; do
		tar --format=$format -cf a.tar "in/$name" in/a.txt
		summary a.tar >got
		printf 'a.tar!%s: %s\n' "in/$name" 一 in/a.txt 一、总体情况 >wanted
		same wanted got
	done
	tar --format=v7 -cf a.tar in/a.txt
	for pack in gzip bzip2 xz 'zstd -q'; do
		$pack <a.tar >b
		[ "$(summary b)" = 'b!in/a.txt: 一、总体情况' ]
	done
}

@test "a zip is read stored, deflated, by bzip2, in 64 bits, and behind a program" {
	inbox
	zip -q -0 stored.zip in/a.txt
	seq 3 >in/a.txt
	zip -q -9 deflated.zip in/a.txt
	seq 100 | zip -q -fz wide.zip -
	{ echo '#!/bin/sh'; cat deflated.zip; } >program
	[ "$(summary stored.zip)" = 'stored.zip!in/a.txt: 一、总体情况' ]
	[ "$(summary deflated.zip)" = 'deflated.zip!in/a.txt: 1 2 3' ]
	[ "$(summary wide.zip)" = "wide.zip!-: $(echo $(seq 100))" ]
	[ "$(summary --format zip program)" = 'program!in/a.txt: 1 2 3' ]
	seq 1000 >many
	zip -q -Z bzip2 bzip2.zip many
	[ "$(ogi-decode bzip2.zip | grep -c '^text')" -eq 1000 ]
}

@test "archives stand in archives, and packed files in them" {
	inbox
	gzip -k in/a.txt
	tar -czf b.tar.gz in/sub/b.txt
	zip -q c.zip b.tar.gz in/a.txt.gz
	tar -cf d.tar c.zip in/a.txt
	summary d.tar >got
	cat >wanted <<-'E'
		d.tar!c.zip!b.tar.gz!in/sub/b.txt: 收到申请12件
		d.tar!c.zip!in/a.txt.gz: 一、总体情况
		d.tar!in/a.txt: 一、总体情况
	E
	same wanted got
}

@test "an archive in a folder, from a list, from standard input" {
	mkdir box
	echo 一 >a
	tar -czf box/a.tgz a
	tar -cf box/b.tar a
	zip -q box/c.zip a
	printf 'box/c.zip\n' >list
	summary box >got
	summary -T list >>got
	for file in box/*; do summary <"$file" && cat "$file" | summary --name "p/$file"; done >>got
	cat >wanted <<-'E'
		box/a.tgz!a: 一
		box/b.tar!a: 一
		box/c.zip!a: 一
		box/c.zip!a: 一
		-!a: 一
		p/box/a.tgz!a: 一
		-!a: 一
		p/box/b.tar!a: 一
		-!a: 一
		p/box/c.zip!a: 一
	E
	same wanted got
}

@test "a zip that does not fit into memory is read as it comes by" {
	for i in 1 2 3 4 5 6 7 8; do head -c 300 /dev/urandom | od -An -tx1 >r$i; done
	zip -q a.zip r1 r2 r3 r4 r5 r6 r7 r8
	[ "$(stat -c %s a.zip)" -gt 2000 ]
	cat a.zip | ogi-decode --max-size 2000 --name a.zip >got
	ogi-decode --max-size 2000 a.zip >also
	ogi-decode a.zip >wanted
	same wanted got
	same wanted also
	# Of these the sizes stand behind them.
	zip -q - r1 r2 r3 r4 r5 r6 r7 r8 | cat >b.zip
	cat b.zip | ogi-decode --max-size 2000 --name a.zip >got
	same wanted got
	head -c 1500 b.zip | ogi-decode --max-size 1000 --name a.zip >all 2>err
	[ "$(tail -n 2 all | cut -f 1-4)" = "$(printf 'note\t0\terror\tarchive_damaged\nend\ta.zip')" ]
}

@test "tars that follow one another are both read" {
	echo 一 >a
	echo 二 >b
	tar -cf a.tar a
	tar -cf b.tar b
	cat a.tar b.tar >c.tar
	summary c.tar >got
	printf 'c.tar!%s\n' 'a: 一' 'b: 二' >wanted
	same wanted got
}

@test "folders, links, empty members and what systems leave behind are passed over" {
	mkdir -p in/__MACOSX in/.git in/empty
	for f in a.txt .hidden ._a.txt __MACOSX/a.txt .git/a Thumbs.db .DS_Store; do
		echo 1 >"in/$f"
	done
	: >in/nothing
	ln -s a.txt in/link
	ln in/a.txt in/z.txt
	mkfifo in/fifo
	tar -C in -cf a.tar .
	(cd in && rm fifo && zip -qry ../a.zip .)
	# Of two names of one file, tar stores the second as a link.
	[ "$(summary a.tar | sed 's/[az].txt/X/')" = 'a.tar!./X: 1' ]
	summary a.zip | sort >got
	printf 'a.zip!%s: 1\n' a.txt z.txt >wanted
	same wanted got
	[ ! -s err ]
}

@test "a name is a label: whatever it points to, nothing is written" {
	mkdir -p out/deep
	: >none
	echo 1 >f
	zip_of a.zip ../../up f none /abs f none 'C:\dir\x' f none $'tab\tline\nend' f none
	(cd out/deep && summary ../../a.zip) >got
	cat >wanted <<-'E'
		../../a.zip!../../up: 1
		../../a.zip!/abs: 1
		../../a.zip!C:/dir/x: 1
		../../a.zip!tab\tline\nend: 1
	E
	same wanted got
	[ ! -e up ] && [ ! -e /abs ]
}

@test "names are UTF-8, or GB18030, or what a field of their own says; the locale is nothing" {
	: >none
	echo 1 >f
	gbk=$(printf '年报\200.txt' | sed 's/\x80//' | iconv -f UTF-8 -t GB18030)
	printf %s "$gbk" >name
	{
		printf 'up' && le 2 $((5 + $(printf '汇总.txt' | wc -c))) && printf '\001'
		crc name && printf '汇总.txt'
	} >extra
	zip_of a.zip "$gbk" f none "$gbk" f extra $'\377\377' f none
	summary a.zip >got
	printf 'a.zip!%s: 1\n' 年报.txt 汇总.txt �� >wanted
	same wanted got
	LC_ALL=C.UTF-8 summary a.zip >got
	same wanted got
	cp f "$gbk"
	tar -cf b.tar "$gbk"
	[ "$(summary b.tar)" = 'b.tar!年报.txt: 1' ]
}

@test "documents of one name in a file are numbered, each with a note, by what is free" {
	: >none
	for i in 1 2 3 4 5; do echo $i >f$i; done
	gbk=$(printf 年报.txt | iconv -f UTF-8 -t GB18030)
	zip_of a.zip 年报.txt f1 none 年报.txt#2 f2 none "$gbk" f3 none 年报.txt f4 none 年报.txt#2 f5 none
	summary a.zip >got
	printf 'a.zip!年报.txt%s\n' ': 1' '#2: 2' '#3: 3 <name_twice>' '#4: 4 <name_twice>' \
		'#2#2: 5 <name_twice>' >wanted
	same wanted got
	grep -xF "$(printf 'note\t0\tinfo\tname_twice\tthe file has several documents of this name;')$(
	)$(printf ' this one is numbered 4')" all
	zip_of b.zip $'\377' f1 none $'\376' f2 none
	summary b.zip >got
	printf 'b.zip!�%s\n' ': 1' '#2: 2 <name_twice>' >wanted
	same wanted got
	cp a.zip b # in archives in archives, and in another file anew
	tar -cf c.tar a.zip b
	tar -rf c.tar a.zip
	[ "$(summary c.tar c.tar | grep -c '^c.tar!a.zip!年报.txt: 1$')" -eq 2 ]
	[ "$(ogi-decode c.tar 2>err | grep '^doc' | sort -u | wc -l)" -eq 15 ]
}

@test "rejected members of one name, and what is wrong with an archive, are numbered, too" {
	head -c 3000 /dev/zero | tr '\0' 1 >big
	: >none
	zip_of a.zip big big none big big none
	summary --max-size 2000 a.zip >got
	printf 'a.zip!big%s\n' ': <too_large>' '#2: <too_large> <name_twice>' >wanted
	same wanted got
}

@test "a zip that is an Office document is one document, an archive of them is an archive" {
	mkdir -p word xl _rels
	echo 1 | tee word/document.xml xl/workbook.xml _rels/.rels >'[Content_Types].xml'
	zip -q a.docx '[Content_Types].xml' _rels/.rels word/document.xml
	zip -q a.xlsx '[Content_Types].xml' _rels/.rels xl/workbook.xml
	zip -q a.zip word/document.xml
	zip -q b.zip a.docx
	ogi-decode a.docx a.xlsx a.zip b.zip >all 2>err
	awk -F'\t' '$1 == "doc" { print $2 } $2 == "format" { print " " $3 }' all >got
	printf '%s\n' a.docx ' docx' a.xlsx ' xlsx' 'a.zip!word/document.xml' ' text' \
		'b.zip!a.docx' ' docx' >wanted
	same wanted got
}

# --- --format

@test "--format says what documents are, also in archives, and what a file is packed in" {
	printf '<html>一\n' >a
	gzip -k a
	zip -q a.zip a
	summary --format text a a.gz a.zip >got
	printf '%s: <html>一\n' a a.gz 'a.zip!a' >wanted
	same wanted got
	mkdir word
	printf 1 | tee word/a '[Content_Types].xml' >/dev/null
	zip -q a.docx '[Content_Types].xml' word/a
	gzip -k a.docx
	[ "$(summary --format zip a.docx.gz | wc -l)" -eq 2 ]
	[ "$(summary --format tar a)" = 'a: <archive_damaged>' ]
	[ "$(summary --format gzip a)" = 'a: <archive_damaged>' ]
	[ "$(summary --format warc a)" = 'a: <archive_damaged>' ]
}

@test "--format refuses a name that it does not know" {
	status 2 ogi-decode --format nonsense a
	grep -q "^ogi-decode: --format 'nonsense' is not known" err
	[ ! -s out ]
}

# --- damage

@test "of a damaged archive the members before the damage come, then its own frame" {
	echo 一 >a
	seq 3000 >b
	tar -cf a.tar a b
	head -c 5000 a.tar >cut.tar
	gzip -c a.tar | head -c 3000 >cut.tgz
	zip -q a.zip a b
	head -c 600 a.zip >cut.zip
	for f in cut.tar cut.tgz cut.zip; do
		summary $f >got
		printf '%s: %s\n' "$f!a" 一 "$f!b" '<archive_damaged>' $f '<archive_damaged>' >wanted
		same wanted got
	done
	frames cut.tar | tail -n 3 >got
	lines wanted <<-'E'
		doc\tcut.tar
		note\t0\terror\tarchive_damaged\tit ends too soon
		end\tcut.tar
	E
	same wanted got
	printf 'ogi-decode: %s: it ends too soon\n' 'cut.tar!b' cut.tar >wanted
	same wanted err
	status 1 ogi-decode --strict cut.tar
}

@test "an archive that ends between two members is told from one that is whole" {
	echo 一 >a
	tar -b 1 -cf a.tar a
	head -c 1024 a.tar >cut.tar
	[ "$(summary a.tar)" = 'a.tar!a: 一' ]
	[ "$(summary cut.tar | tail -n 1)" = 'cut.tar: <archive_damaged>' ]
	zip -q a.zip a
	head -c $(($(grep -abo $'PK\001\002' a.zip | cut -d: -f1))) a.zip >cut.zip
	[ "$(summary cut.zip | tail -n 1)" = 'cut.zip: <archive_damaged>' ]
}

@test "a member whose bytes are not those that were packed is rejected; the others come" {
	echo 一 >a
	echo 二 >b
	: >none
	zip_of a.zip a a none b b none
	sed -i '0,/一/s//三/' a.zip
	summary a.zip >got
	printf 'a.zip!%s\n' 'a: <archive_damaged>' 'b: 二' >wanted
	same wanted got
	grep -qE '^ogi-decode: a.zip!a: it is damaged: .*CRC' err
}

@test "a tar with a spoilt header: its own frame" {
	echo 一 >a
	echo 二 >b
	tar -cf a.tar a b
	printf X | dd of=a.tar bs=1 seek=1100 conv=notrunc status=none
	summary a.tar >got
	printf 'a.tar%s\n' '!a: 一' ': <archive_damaged>' >wanted
	same wanted got
}

@test "a zip of more than 65535 members, with and without fields of 64 bits" {
	mkdir many
	echo 一 >many/1
	(cd many && seq 2 65600 | xargs touch && zip -q -0 -r ../a.zip .)
	[ "$(summary a.zip)" = 'a.zip!1: 一' ]
}

# tar_with KIND RECORDS: a tar of the member a, its kind KIND, behind records of pax.
tar_with() {
	local records=$2
	{
		printf '%s' "$records" | head -c 512
		head -c $((512 - ${#records})) /dev/zero
	} >data
	{
		tar_header x x ${#records} && cat data
		tar_header a "$1" 4
		printf '一\n' && head -c 508 /dev/zero && head -c 1024 /dev/zero
	}
}

# tar_header NAME KIND SIZE
tar_header() {
	local name=$1 sum
	{
		printf '%s' "$name" && head -c $((100 - ${#name})) /dev/zero
		printf '%s\0%s\0%s\0%011o\0%s\0        %s' 0000644 0000000 0000000 "$3" \
			00000000000 "$2"
		head -c 100 /dev/zero && printf 'ustar\00000' && head -c 247 /dev/zero
	} >header
	sum=$(od -An -v -tu1 header | tr -s ' \n' '\n\n' | awk '{ s += $1 } END { printf "%06o", s }')
	printf '%s\0 ' "$sum" | dd of=header bs=1 seek=148 conv=notrunc status=none
	cat header
}

@test "a tar's member of a kind that is not known is a file" {
	tar_with Z $'10 path=b\n' >a.tar
	tar -tf a.tar >listed 2>err || :
	grep -qx b listed
	[ "$(summary a.tar)" = 'a.tar!b: 一' ]
}

@test "an empty path in a tar's records is none" {
	tar_with 0 $'8 path=\n' >a.tar
	[ "$(summary a.tar)" = 'a.tar!a: 一' ]
}

@test "an encrypted member, and one packed in an unknown way: frames with a note" {
	echo 一 >a
	seq 100 >b
	zip -q -P secret a.zip a
	zip -q a.zip b
	[ "$(summary a.zip | head -n 1)" = 'a.zip!a: <encrypted>' ]
	[ "$(ogi-decode a.zip 2>err | grep -c '^text')" -eq 100 ]
	# The way of packing, in both headers, becomes Implode.
	zip -q b.zip b
	for at in $((8)) $(($(grep -abo $'PK\001\002' b.zip | cut -d: -f1) + 10)); do
		printf '\006' | dd of=b.zip bs=1 seek="$at" conv=notrunc status=none
	done
	[ "$(summary b.zip)" = 'b.zip!b: <format>' ]
}

@test "a sparse member is read with its holes, and the next one, too" {
	truncate -s 1M holes
	echo 1 >>holes
	echo 一 >a
	for format in gnu pax; do
		tar --format=$format --sparse -cf a.tar holes a
		summary a.tar >got
		printf 'a.tar!%s\n' 'holes: <binary>' 'a: 一' >wanted
		same wanted got
		grep -q 'NUL bytes: 1048576,' all
	done
}

@test "an archive without a document is a frame with a note" {
	mkdir d
	tar -cf a.tar d
	zip -qr a.zip d
	printf 'PK\005\006%018d' 0 | tr 0 '\000' >b.zip
	summary a.tar a.zip b.zip >got
	printf '%s: <no_document>\n' a.tar a.zip b.zip >wanted
	same wanted got
}

@test "a file that begins as a packed one or an archive, and is none: a frame with a note" {
	printf 'PK\003\004\024\000' >a
	printf '\037\213\010\000' >b
	printf 'BZh9no' >c
	printf '\3757zXZ' >d
	printf '%0257dustar\000' 0 >e
	printf 'WARC/1.0\r\n' >f
	summary a b c d e f >got
	printf '%s: <archive_damaged>\n' a b c d e f >wanted
	same wanted got
}

# --- what is hostile

@test "a member that is too large is rejected, and the next one read" {
	head -c 3000 /dev/zero | tr '\0' 1 >big
	echo 一 >small
	tar -czf a.tgz big small
	zip -q a.zip big small
	for f in a.tgz a.zip; do
		summary --max-size 2000 $f >got
		printf '%s!%s\n' $f 'big: <too_large>' $f 'small: 一' >wanted
		same wanted got
	done
}

@test "a bomb ends with a note, in time and memory, and the next document is read" {
	echo 一 >a
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do head -c 15M /dev/zero | gzip; done >zeros.gz
	head -c 15M /dev/zero >zeros
	for i in 1 2 3 4 5 6 7 8 9 10; do ln zeros zeros$i && zip -q many.zip zeros$i; done
	zip -q nest.zip many.zip
	tar -czf bomb.tgz --hard-dereference zeros[0-9]* zeros
	small timeout 20 ogi-decode zeros.gz nest.zip bomb.tgz a >all 2>err
	awk -F'\t' '$1 == "doc" { id = $2 } $4 ~ /too/ { print id, $4 }' all >got
	lines wanted <<-'E'
		zeros.gz too_large
		nest.zip unpacked_too_much
		bomb.tgz unpacked_too_much
	E
	same wanted got
	[ "$(tail -n 1 all)" = "$(printf 'end\ta')" ]
}

@test "a zip that says two hundred times where the same bytes stand has them once" {
	head -c 1M /dev/zero | tr '\0' 1 >ones
	zip -q a.zip ones
	at=$(grep -abo $'PK\001\002' a.zip | cut -d: -f1)
	tail -c +$((at + 1)) a.zip | head -c -22 >entry
	{
		head -c "$at" a.zip
		for i in $(seq 200); do cat entry; done
		printf 'PK\005\006' && le 4 0 && le 2 200 && le 2 200
		le 4 $((200 * $(stat -c %s entry))) && le 4 "$at" && le 2 0
	} >b.zip
	summary b.zip | cut -c 1-30 >got
	printf '%s\n' 'b.zip!ones: 1111111111111111111111111111111111' 'b.zip: <archive_damaged>' |
		cut -c 1-30 >wanted
	same wanted got
}

@test "a zip whose directory holds fewer members than it promises: the others, and its own frame" {
	echo 一 >a
	echo 二 >b
	: >none
	zip_of a.zip a a none b b none
	# Its end, without a comment, promises three.
	size=$(stat -c %s a.zip)
	printf '\003' | dd of=a.zip bs=1 seek=$((size - 12)) conv=notrunc status=none
	summary a.zip >got
	printf 'a.zip%s\n' '!a: 一' '!b: 二' ': <archive_damaged>' >wanted
	same wanted got
}

@test "the count of a zip's members is that of its own end, not of a zip in it" {
	echo 一 >a
	: >none
	zip_of i.zip a a none
	zip_of a.zip a a none i i.zip none
	# A count that does not fit says nothing.
	size=$(stat -c %s a.zip)
	printf '\377\377\377\377' | dd of=a.zip bs=1 seek=$((size - 14)) conv=notrunc status=none
	summary a.zip >got
	printf 'a.zip%s\n' '!a: 一' '!i!a: 一' >wanted
	same wanted got
}

@test "a zip whose members overlap, each the bytes of all that follow, ends with a note" {
	# A kernel of deflated ones, quoted by headers before it: each member runs to the end.
	head -c 4M /dev/zero | tr '\0' 1 >ones
	zip -q kernel.zip ones
	at=$(grep -abo $'PK\001\002' kernel.zip | cut -d: -f1)
	head -c "$at" kernel.zip | tail -c +$((30 + 4 + $(od -An -tu2 -j28 -N2 kernel.zip) + 1)) >packed
	size=$(stat -c %s packed)
	: >b.zip
	: >directory
	for i in $(seq 100); do
		# A header, its name the number; the headers behind it are its extra field.
		rest=$(((100 - i) * 40))
		{
			printf 'PK\003\004' && le 2 20 && le 2 0 && le 2 8 && le 4 0
			crc ones && le 4 "$size" && le 4 4194304 && le 2 6 && le 2 $((rest + 4))
			printf 'm%05d' "$i" && le 2 51966 && le 2 "$rest"
		} >>b.zip
		{
			printf 'PK\001\002' && le 2 20 && le 2 20 && le 2 0 && le 2 8 && le 4 0
			crc ones && le 4 "$size" && le 4 4194304 && le 2 6 && le 2 0 && le 10 0
			le 4 $(((i - 1) * 40)) && printf 'm%05d' "$i"
		} >>directory
	done
	at=$(($(stat -c %s b.zip) + size))
	{
		cat packed directory
		printf 'PK\005\006' && le 4 0 && le 2 100 && le 2 100
		le 4 "$(stat -c %s directory)" && le 4 "$at" && le 2 0
	} >>b.zip
	small timeout 20 ogi-decode b.zip >all 2>err
	[ "$(grep -c '^end' all)" -lt 100 ]
	tail -n 2 all | grep -q unpacked_too_much
}

@test "well-packed reports are no bomb" {
	yes '<tr><td class="MsoNormal" style="width:10pt">0</td></tr>' | head -n 18000 >rows
	for i in $(seq 40); do cp rows "report$i.txt"; done
	tar -czf a.tgz report*
	[ "$(($(cat report* | wc -c) / $(stat -c %s a.tgz)))" -gt 50 ]
	[ "$(ogi-decode a.tgz 2>err | grep -c '^end')" -eq 40 ]
	[ "$(ogi-decode a.tgz 2>err | grep -c '^note')" -eq 0 ]
}

@test "a tar that claims eight exbibytes is cut off" {
	echo 一 >a
	tar --format=gnu -cf a.tar a
	# The size in binary: 2^63 - 1; and the sum of the header made good.
	printf '\200\0\0\0\177\377\377\377\377\377\377\377' |
		dd of=a.tar bs=1 seek=124 conv=notrunc status=none
	printf '        ' | dd of=a.tar bs=1 seek=148 conv=notrunc status=none
	sum=$(head -c 512 a.tar | od -An -v -tu1 | tr -s ' \n' '+' | sed 's/^+//; s/+$//')
	printf '%06o\0 ' $((sum)) | dd of=a.tar bs=1 seek=148 conv=notrunc status=none
	timeout 10 ogi-decode a.tar >all 2>err
	awk -F'\t' '$1 == "note" { print $2, $4 }' all >got
	printf '%s\n' '0 archive_damaged' >wanted
	same wanted got
}

@test "what needs a window of more than --max-size is given up to there" {
	head -c 40M /dev/zero >zeros
	tar -cf a.tar zeros
	xz -1 --lzma2=preset=1,dict=64MiB -c a.tar >a.tar.xz
	zstd -q -1 --long=26 -c <a.tar >a.tar.zst
	for f in a.tar.xz a.tar.zst; do
		ogi-decode $f 2>err >all
		awk -F'\t' '$1 == "doc" { id = $2 } $1 == "note" { print id, $4 }' all >got
		printf '%s too_large\n' "$f!zeros" $f >wanted
		same wanted got
	done
	[ "$(ogi-decode --max-size 64M a.tar.xz 2>err | grep -c 'note.*binary')" -eq 1 ]
	echo 一 | xz -9 >small.xz
	[ "$(summary small.xz)" = 'small.xz: 一' ]
	head -c 1M zeros | xz -1 --lzma2=preset=1,dict=1536MiB >wide.xz
	small ogi-decode wide.xz >all 2>err
	grep -q 'too_large' all
}

@test "members without number end in time" {
	for i in $(seq 1000); do echo "m$i"; done >names
	: >empty
	xargs touch <names
	tar -cf a.tar -T names
	size=$(stat -c %s a.tar)
	for i in $(seq 100); do head -c 512000 a.tar; done >b.tar
	tail -c $((size - 512000)) a.tar >>b.tar
	[ "$(timeout 10 ogi-decode b.tar 2>err | grep -c no_document)" -eq 1 ]
	for i in 1 2 3 4 5 6 7 8; do gzip -c empty; done >c
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do cat c c >d && mv d c; done
	{ echo 一 | gzip; cat c; } | gzip >e.gz
	timeout 10 ogi-decode e.gz >all 2>err
	grep -q unpacked_too_much all
}

@test "what writes an archive to a pipe can finish, however it ends" {
	set -o pipefail
	echo 一 >a
	tar -cf a.tar a
	{ head -c 600 a.tar; head -c 3000000 /dev/zero | tr '\0' x; } | ogi-decode >all 2>err
	grep -q archive_damaged all
	{ cat a.tar; head -c 3000000 /dev/zero; } | ogi-decode >all 2>err
	[ "$(grep -c '^note' all)" -eq 0 ]
}
