# ogi-decode: files, folders, lists and standard input, read into a stream.
bats_require_minimum_version 1.5.0
load helper
load plain_user

# records FILE...: what ogi-decode makes of them, without the meta records; stderr to `err`.
records() {
	ogi-decode "$@" 2>err >all || return
	awk -F'\t' '$1 != "meta"' all
}

# ids ARGUMENT...: only the documents' IDs.
ids() {
	ogi-decode "$@" 2>err >all || return
	awk -F'\t' '$1 == "doc" { print $2 }' all
}

# notes ARGUMENT...: only the notes, as LINE SEVERITY CODE: TEXT.
notes() {
	ogi-decode "$@" 2>err >all || return
	awk -F'\t' '$1 == "note" { print $2, $3, $4 ": " $5 }' all
}

# texts: the text records of a document on stdin, as LINE|TEXT.
texts() {
	ogi-decode 2>err >all || return
	awk -F'\t' '$1 == "text" { print $2 "|" $3 }' all
}

# --- a document

@test "a file becomes a frame: its ID, what is known of its bytes, its lines" {
	printf '新乡市体育局\n2020年年报\n' >a.txt
	lines wanted <<-'E'
		doc\ta.txt
		meta\tsha256\tf82ef2aa970dc275bd42a7220d65b0fdc62a2bba8d2f0b9c9017eb7bfddaf0a1
		meta\tbytes\t33
		meta\tformat\ttext
		meta\tcharset\tutf-8
		meta\tcharset_from\tbytes
		text\t1\t新乡市体育局
		text\t2\t2020年年报
		end\ta.txt
	E
	status 0 ogi-decode a.txt
	same wanted out
	[ ! -s err ]
}

@test "the sum and the size are those of the file's bytes, whatever stands in it" {
	printf '\357\273\277a\000\377\r\n' >odd
	ogi-decode odd >all 2>err
	grep -qxF "$(printf 'meta\tsha256\t%s' "$(sha256sum <odd | cut -c1-64)")" all
	grep -qxF "$(printf 'meta\tbytes\t8')" all
}

@test "every line is a record: empty lines and blanks at either end are kept" {
	printf '  一、总体情况　\n\n \n完\n' | texts >got
	printf '1|  一、总体情况　\n2|\n3| \n4|完\n' >wanted
	same wanted got
}

@test "LF, CR LF and CR end a line" {
	printf 'a\nb\r\nc\rd\r\r\ne\n\rf' | texts >got
	printf '%s\n' '1|a' '2|b' '3|c' '4|d' '5|' '6|e' '7|' '8|f' >wanted
	same wanted got
}

@test "the last line need not end" {
	printf 'a\nb' | texts >got
	printf '1|a\n2|b\n' >wanted
	same wanted got
}

@test "tab and backslash are escaped" {
	printf 'a\tb\\t\\\n' | texts >got
	cat >wanted <<-'E'
		1|a\tb\\t\\
	E
	same wanted got
}

@test "form feeds and other control characters stay where they stand" {
	printf '7\f八\v\033[1m\177\n' | texts >got
	printf '1|7\f八\v\033[1m\177\n' >wanted
	same wanted got
}

@test "a byte order mark is dropped at the start, and only there" {
	printf '\357\273\277a\n\357\273\277b\n' | texts >got
	printf '1|a\n2|\357\273\277b\n' >wanted
	same wanted got
}

# --- damage

@test "bytes that are no UTF-8 become U+FFFD, one for each maximal subpart, with one note" {
	printf '总体情况\n一\377\376二\343\200三\355\240\200四\n' >a
	records a >got
	lines wanted <<-'E'
		doc\ta
		note\t2\twarning\tbad_bytes\tbytes that are no UTF-8 became U+FFFD; places: 6, the first at byte 17
		text\t1\t总体情况
		text\t2\t一��二�三���四
		end\ta
	E
	same wanted got
	[ ! -s err ]
}

@test "a stray byte in plain ASCII is damage, not another charset" {
	printf 'caf\351\n' >a
	[ "$(notes a)" = '1 warning bad_bytes: bytes that are no UTF-8 became U+FFFD; places: 1, the first at byte 4' ]
	grep -q "$(printf 'text\t1\tcaf\357\277\275')" all
}

@test "the place of a bad byte counts a byte order mark" {
	printf '\357\273\277\377\n' >a
	[ "$(notes a)" = '1 warning bad_bytes: bytes that are no UTF-8 became U+FFFD; places: 1, the first at byte 4' ]
}

@test "a file that ends inside a character was cut off" {
	printf '合计\n总\350\256' >a
	records a >got
	lines wanted <<-'E'
		doc\ta
		note\t2\twarning\ttruncated\tthe file ends inside a character: it was cut off
		text\t1\t合计
		text\t2\t总�
		end\ta
	E
	same wanted got
}

@test "a bad byte at the end is bad, not a character cut off" {
	printf '总计\300' >a
	[ "$(notes a)" = '1 warning bad_bytes: bytes that are no UTF-8 became U+FFFD; places: 1, the first at byte 7' ]
}

# --- what is not read

@test "an empty file, or one of white space, is a frame with an error" {
	: >a
	printf ' \n\t\r\n　\n' >b
	printf '\357\273\277' >c
	notes a b c >got
	lines wanted <<-'E'
		0 error no_text: it is empty
		0 error no_text: it holds white space alone
		0 error no_text: it holds white space alone
	E
	same wanted got
	printf 'ogi-decode: %s\n' 'a: it is empty' 'b: it holds white space alone' \
		'c: it holds white space alone' >wanted
	same wanted err
}

@test "a NUL byte makes it no text" {
	printf '总\n计\000\000\n' >a
	[ "$(notes a)" = '0 error binary: this is no text; NUL bytes: 2, the first at byte 8' ]
	run ! grep -q '^text' all
}

@test "a rich text file, XML, an image: named, with what to try" {
	printf '{\\rtf1\\ansi}' >a.rtf
	printf '<?xml version="1.0"?>\n<a/>\n' >d.xml
	printf '\211PNG\r\n' >e.png
	notes a.rtf d.xml e.png >got
	lines wanted <<-'E'
		0 error format: this is a rich text document (rtf), which this release does not read; save it as plain text, in UTF-8
		0 error format: this is XML, which this release does not read; save it as plain text, in UTF-8
		0 error format: this is an image, which this release does not read; its words have to be recognised first
	E
	same wanted got
	awk -F'\t' '$2 == "format" { print $3 }' all | paste -sd' ' >got
	echo 'rtf xml image' >wanted
	same wanted got
}

@test "text that begins with an angle bracket is text" {
	printf '<2020年>\n' | texts >got
	printf '1|<2020年>\n' >wanted
	same wanted got
}

# --- the limit

@test "--max-size: as large is read, one byte more is not, by file and by pipe" {
	printf '1234567890' >ten
	[ -z "$(notes --max-size 10 ten)" ]
	[ -z "$(notes --max-size 10 <ten)" ]
	[ "$(notes --max-size 9 ten)" = '0 error too_large: larger than 9 bytes (--max-size); it was left out' ]
	[ "$(printf 1234567890 | notes --max-size 9)" = '0 error too_large: larger than 9 bytes (--max-size); it was left out' ]
}

@test "--max-size takes K, M and G, in either case" {
	head -c 2048 /dev/zero | tr '\0' a >two
	for size in 2K 2k 1M 1g; do
		[ -z "$(notes --max-size $size two)" ]
	done
	echo >>two
	[ "$(notes --max-size 2K two)" = '0 error too_large: larger than 2K bytes (--max-size); it was left out' ]
}

@test "--max-size refuses what is no size" {
	for size in '' 0 x 1.5M -1 5T 99999999999999999999 9999999999G; do
		status 2 ogi-decode --max-size="$size"
		grep -qF -e "--max-size '$size' is no size" err
		[ ! -s out ]
	done
}

@test "what writes a document that is too large to a pipe can finish" {
	set -o pipefail
	head -c 3000000 /dev/zero | ogi-decode --max-size 1K >out 2>err
}

# --- folders

@test "a folder: every file in it and below, in the byte order of their paths" {
	mkdir -p in/a in/b in/.hidden
	touch in/a/2 in/a/10 in/a.txt in/a-b in/B in/b/x in/.hidden/no in/.no
	ids in >got
	printf '%s\n' in/B in/a-b in/a.txt in/a/10 in/a/2 in/b/x >wanted
	same wanted got
	LC_ALL=C sort -c got
}

@test "a slash behind a folder's name makes no difference" {
	mkdir in
	echo a >in/a
	ids in/ in// >got
	printf '%s\n' in/a in/a >wanted
	same wanted got
	(cd in && ogi-decode . >../all)
	grep -qx "$(printf 'doc\t./a')" all
}

@test "an empty folder gives nothing" {
	mkdir in
	status 0 ogi-decode in
	[ ! -s out ] && [ ! -s err ]
}

@test "a folder may be deep" {
	path=in
	for i in $(seq 200); do path=$path/$i; done
	mkdir -p "$path"
	echo a >"$path/a"
	[ "$(ids in)" = "$path/a" ]
}

@test "links: to a file followed, to a folder not, so that a loop ends" {
	mkdir -p in/sub
	echo a >in/sub/a
	ln -s sub/a in/link
	ln -s .. in/sub/up
	ln -s gone in/lost
	records in | awk -F'\t' '$1 == "doc" || $1 == "note" { print $2, $5 }' >got
	lines wanted <<-'E'
		in/link 
		in/lost 
		0 cannot open: No such file or directory
		in/sub/a 
		in/sub/up 
		0 a link to a folder is not followed; name the folder itself
	E
	same wanted got
}

@test "a link to a folder that is named as an operand is followed" {
	mkdir in
	echo a >in/a
	ln -s in link
	[ "$(ids link)" = link/a ]
}

@test "a FIFO in a folder does not stop the walk" {
	mkdir in
	mkfifo in/b
	echo a >in/a
	echo c >in/c
	records in >got
	lines wanted <<-'E'
		doc\tin/a
		text\t1\ta
		end\tin/a
		doc\tin/b
		note\t0\terror\tunreadable\tthis is not a regular file
		end\tin/b
		doc\tin/c
		text\t1\tc
		end\tin/c
	E
	same wanted got
	echo 'ogi-decode: in/b: this is not a regular file' >wanted
	same wanted err
}

@test "a FIFO that is named as an operand is read" {
	mkfifo pipe
	echo a >pipe &
	records pipe >got
	printf 'doc\tpipe\ntext\t1\ta\nend\tpipe\n' >wanted
	same wanted got
}

# --- standard input

@test "standard input is read when nothing is named, and for -" {
	echo b >b
	echo a | ids >got
	echo a | ids b - b >>got
	printf '%s\n' - b - b >wanted
	same wanted got
}

@test "--name is the ID of standard input's document" {
	echo a | records --name 'inbox/一	号' >got
	lines wanted <<-'E'
		doc\tinbox/一\\tt
		text\t1\ta
		end\tinbox/一\\tt
	E
	sed -i 's/tt$/t号/' wanted
	same wanted got
}

@test "--name without standard input is wrong use" {
	status 2 ogi-decode --name x a
	grep -q '^ogi-decode: --name is for standard input' err
}

@test "standard input that is closed cannot be read: status 3" {
	status 3 ogi-decode <&-
	echo 'ogi-decode: -: cannot read: Bad file descriptor' >wanted
	same wanted err
	printf 'doc\t-\nnote\t0\terror\tunreadable\tcannot read: Bad file descriptor\nend\t-\n' >wanted
	same wanted out
}

# --- lists

@test "-T reads names from a file, one a line, after the operands" {
	mkdir in
	touch a b in/c
	printf 'b\n\nin\n' >list
	ids -T list a >got
	printf '%s\n' a b in/c >wanted
	same wanted got
	ids --files-from=list >got
	printf '%s\n' b in/c >wanted
	same wanted got
}

@test "-T - reads names from standard input; the last name needs no newline" {
	touch a b
	printf 'b\na' | ids -T - >got
	printf '%s\n' b a >wanted
	same wanted got
}

@test "-0: a NUL ends each name, as find -print0 writes them" {
	touch 'a
b' ' c '
	find . -name '*[bc]*' -type f -print0 | sort -z | ids -0 -T - >got
	printf '%s\n' './ c ' './a\nb' >wanted
	same wanted got
}

@test "- in a list is a file of that name" {
	echo a >-
	echo - | records -T - >got
	printf 'doc\t-\ntext\t1\ta\nend\t-\n' >wanted
	same wanted got
}

@test "a list with NULs but without -0 is told so, and what could be read comes out" {
	touch a b
	printf 'a\nb\000a\000' >list
	status 3 ogi-decode -T list
	grep -q 'holds a NUL byte; is it a list for -0?' err
	[ "$(grep -c '^end' out)" -eq 1 ]
}

@test "a name in a list that is far too long is no reason to stop" {
	echo a >a
	{ head -c 1000000 /dev/zero | tr '\0' n; printf '\na\n'; } >list
	status 3 ogi-decode -T list
	echo 'ogi-decode: a name in the list: longer than any file'"'"'s' >wanted
	same wanted err
	[ "$(grep -c '^end' out)" -eq 1 ]
}

@test "a list that is not there: status 3, and the operands still come out" {
	echo a >a
	status 3 ogi-decode -T none a
	echo 'ogi-decode: none: cannot open: No such file or directory' >wanted
	same wanted err
	[ "$(grep -c '^end' out)" -eq 1 ]
}

@test "wrong use of lists: -0 alone, two lists, standard input twice" {
	status 2 ogi-decode -0 a
	status 2 ogi-decode -T a -T b
	status 2 ogi-decode -T - -
	grep -q 'standard input cannot be a document and the list of names' err
}

# --- failures

@test "a missing operand: named, a frame in the stream, the others read, status 3" {
	echo a >a
	echo b >b
	status 3 ogi-decode a gone b
	echo 'ogi-decode: gone: cannot open: No such file or directory' >wanted
	same wanted err
	grep -v '^meta' out >got
	lines wanted <<-'E'
		doc\ta
		text\t1\ta
		end\ta
		doc\tgone
		note\t0\terror\tunreadable\tcannot open: No such file or directory
		end\tgone
		doc\tb
		text\t1\tb
		end\tb
	E
	same wanted got
}

@test "a missing name from a list: as an operand" {
	echo gone >list
	status 3 ogi-decode -T list
	echo 'ogi-decode: gone: cannot open: No such file or directory' >wanted
	same wanted err
}

@test "a file in a folder that may not be read: a frame with a note, status 0; 1 when strict" {
	mkdir in
	echo a >in/a
	echo b >in/b
	chmod 0 in/a
	status 0 plain_user ogi-decode in
	grep -v '^meta' out >got
	lines wanted <<-'E'
		doc\tin/a
		note\t0\terror\tunreadable\tcannot open: Permission denied
		end\tin/a
		doc\tin/b
		text\t1\tb
		end\tin/b
	E
	same wanted got
	status 1 plain_user ogi-decode --strict in
}

@test "a folder in a folder that may not be read: a frame with a note, the rest comes out" {
	mkdir -p in/no
	echo b >in/yes
	chmod 0 in/no
	status 0 plain_user ogi-decode in
	echo 'ogi-decode: in/no: cannot list the folder: Permission denied' >wanted
	same wanted err
	[ "$(grep -c '^end' out)" -eq 2 ]
	chmod 700 in/no
}

@test "a folder operand that may not be read: status 3" {
	mkdir no
	echo b >yes
	chmod 0 no
	status 3 plain_user ogi-decode no yes
	echo 'ogi-decode: no: cannot list the folder: Permission denied' >wanted
	same wanted err
	[ "$(grep -c '^end' out)" -eq 2 ]
	chmod 700 no
}

@test "--strict: status 1 when a document was rejected, 0 when none was" {
	echo a >a
	: >b
	status 0 ogi-decode a b
	status 1 ogi-decode -s a b
	status 0 ogi-decode -s a
}

@test "file names with a tab, a newline, a backslash, bytes that are no UTF-8" {
	mkdir in
	touch in/$'a\tb' in/$'c\nd' in/'e\f' in/$'g\377\343\200h'
	ids in >got
	printf '%s\n' 'in/a\tb' 'in/c\nd' 'in/e\\f' 'in/g��h' >wanted
	same wanted got
}

@test "a part of a file's path that is not UTF-8 is taken for GB18030, wherever the file is named" {
	gbk=$(printf 年报 | iconv -f UTF-8 -t GB18030)
	mkdir -p "区局/$gbk"
	echo 一 >"区局/$gbk/$gbk.txt"
	echo 二 >"区局/$gbk/年报"
	ln -s nowhere "区局/$gbk/zz$gbk"
	printf '%s\n' '区局/年报/zz年报' '区局/年报/年报' '区局/年报/年报.txt' | sort >wanted
	ids 区局 2>err | sort >got
	same wanted got
	echo 'ogi-decode: 区局/年报/zz年报: cannot open: No such file or directory' | same - err
	find 区局 ! -type d | ogi-decode -T - 2>err | sed -n 's/^doc\t//p' | sort >got
	same wanted got
}

@test "a file name in a message has no control characters" {
	status 3 ogi-decode $'a\n\033b'
	cat >wanted <<-'E'
		ogi-decode: a\x0A\x1Bb: cannot open: No such file or directory
	E
	same wanted err
}

# --- speed and memory

@test "-u: a document comes out as soon as it is read" {
	echo a >a
	mkfifo list
	ogi-decode -u -T list >out &
	exec 4>list
	echo a >&4
	for i in $(seq 100); do
		if grep -q '^end' out; then break; fi
		sleep 0.1
	done
	grep -q '^end' out
	exec 4>&-
	wait $!
}

@test "a million lines, of whichever end, take no quadratic time" {
	for end in '\n' '\r' '\r\n'; do
		yes | head -n 1000000 | tr '\n' a | sed "s/ya/y$end/g" >many
		timeout 30 ogi-decode many | tail -n 2 | cut -f2,3 | head -n 1 >got
		printf '1000000\ty\n' >wanted
		same wanted got
	done
}

@test "1048576 lines are read, one more is too large, whatever ends them" {
	for end in '\n' '\r' '\r\n'; do
		{ printf x; head -c 1048576 /dev/zero; } | sed "s/\x00/$end/g" >many
		[ -z "$(notes many)" ]
		[ "$(ogi-decode many | grep -c '^text')" -eq 1048576 ]
		printf x >>many
		[ "$(notes many)" = '0 error too_large: more than 1048576 lines; it was left out' ]
		[ "$(ogi-decode many 2>err | grep -c '^text')" -eq 0 ]
		grep -qx 'ogi-decode: many: more than 1048576 lines; it was left out' err
	done
}

@test "of many messages of a kind the rest is counted, and no other kind with them" {
	mkdir in
	for i in $(seq 11 22); do
		: >"in/a$i"
		head -c "$i" /dev/zero >"in/b$i"
	done
	for i in $(seq 11 18); do printf '{\\rtf1' >"in/c$i"; done
	: >in/d
	{
		printf 'ogi-decode: in/a%s: it is empty\n' $(seq 11 20)
		echo 'ogi-decode: ... and 2 more like this'
		for i in $(seq 11 20); do
			echo "ogi-decode: in/b$i: this is no text; NUL bytes: $i, the first at byte 1"
		done
		echo 'ogi-decode: ... and 2 more like this'
		for i in $(seq 11 18); do
			echo "ogi-decode: in/c$i: this is a rich text document (rtf), which this release does" \
				"not read; save it as plain text, in UTF-8"
		done
		echo 'ogi-decode: in/d: it is empty'
	} >wanted
	status 0 ogi-decode in
	same wanted err
}

@test "the same file twice is the same twice" {
	printf '一\n\377\n二三四\n' >a
	ogi-decode a a >both
	ogi-decode a >one
	cat one one >wanted
	same wanted both
}

# --- names that were found

@test "--found: each document says which name of the list it is from" {
	mkdir folder
	echo 一 >a.txt
	echo 二 >b.txt
	zip -q z.zip a.txt b.txt
	printf '%s\n' z.zip b.txt >list
	ogi-decode --found -T list | grep -aE '^(doc|from|end)' >got
	lines want <<-'E'
		doc\tz.zip!a.txt
		from\t1
		end\tz.zip!a.txt
		doc\tz.zip!b.txt
		from\t1
		end\tz.zip!b.txt
		doc\tb.txt
		from\t2
		end\tb.txt
	E
	same want got
}

@test "--found: what cannot be read is a note, not a failure" {
	mkdir elsewhere
	mkfifo pipe
	ln -s elsewhere link
	printf '%s\n' gone pipe link >list
	status 0 ogi-decode --found -T list
	lines want <<-'E'
		doc\tgone
		note\t0\terror\tunreadable\tcannot open: No such file or directory
		from\t1
		end\tgone
		doc\tpipe
		note\t0\terror\tunreadable\tthis is not a regular file
		from\t2
		end\tpipe
		doc\tlink
		note\t0\terror\tunreadable\ta link to a folder is not followed; name the folder itself
		from\t3
		end\tlink
	E
	same want out
	printf gone | status 3 ogi-decode -T -
	status 2 ogi-decode --found a.txt
}
