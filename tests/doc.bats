# ogi-decode: old Word files, which another program reads.
bats_require_minimum_version 1.5.0
load helper

# old CHARACTERS: an old Word file, a.doc, that says it has so many.  What reads it here is made
# below: only the head of the file counts.
old() {
	{
		printf '\320\317\021\340\241\261\032\341'
		head -c 504 /dev/zero
		printf '\354\245\301\0'
		head -c 72 /dev/zero
		printf "\\$(printf %o $(($1 % 256)))\\$(printf %o $(($1 / 256)))\0\0"
		head -c 432 /dev/zero
	} >a.doc
}

# program NAME: stdin is a shell script, the program of that name.
program() {
	mkdir -p programs
	{
		echo '#!/bin/sh'
		cat
	} >"programs/$1"
	chmod +x "programs/$1"
}

# antiword: it writes what stdin says as the chapter of a book.
antiword() {
	{
		echo 'test "$*" = "-x db /dev/stdin" || exit 9'
		echo "cat <<'END'"
		printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE book PUBLIC "x"\n\t"y">\n'
		printf "<book lang='en_US'><bookinfo><title>名</title><date>1600-12-31</date></bookinfo><chapter>\n"
		cat
		printf '</chapter></book>\nEND\n'
	} | program antiword
}

# decode: a.doc, with these programs alone, to `got`, without the records of every document.
decode() {
	local tool=$OGI_BIN/ogi-decode
	mkdir -p programs
	ln -sf "$(type -P cat)" "$(type -P sleep)" programs
	status 0 env PATH="$PWD/programs" "$tool" a.doc
	awk -F'\t' '$1 !~ /^(doc|end|meta)$/ && $4 != "old_word"' out >got
}

gives() {
	lines wanted
	same wanted got
}

# entry TEXT
e() {
	printf '<entry>\n%s\n</entry>\n' "$1"
}

# columns WIDTH...: a group of rows of such columns begins.
columns() {
	printf "<tgroup cols='%s'>" $#
	printf "<colspec colwidth='%spt'/>" "$@"
	printf '<tbody>\n'
}

@test "an old Word file is what antiword says of it, with a note of what that loses" {
	old 17
	antiword <<-'E'
		<title><emphasis role='bold'>一、总体情况</emphasis></title>
		<para>
		甲&lt;&amp;乙<footnote><para>
		注
		</para></footnote>丙
		</para>
		<orderedlist numeration='arabic'><listitem><para>
		丁
		</para></listitem></orderedlist>
	E
	decode
	gives <<-'E'
		text\t1\t一、总体情况
		text\t2\t甲<&乙丙
		text\t3\t丁
		text\t4\t注
	E
	grep -q $'^meta\tformat\tdoc$' out
	grep -q $'^note\t0\twarning\told_word\tread by antiword' out
}

@test "the grid of a table is made of where its cells end, rounded as they are" {
	old 22
	{
		echo '<para><informaltable>'
		columns 60.00 120.00
		echo "<row>$(e 类别)$(e 数)</row></tbody></tgroup>"
		columns 60.05 59.90 60.05
		echo "<row>$(e 甲)$(e 1)$(e $'2\n3')</row><row>$(e '')$(e '')$(e 4)</row></tbody></tgroup>"
		echo '</informaltable></para><para>完</para>'
	} | antiword
	decode
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t类别\t数\t\\<
		row\t2\t甲\t1\t2\\n3
		row\t3\t\t\t4
		text\t4\t完
	E
}

@test "a table of one column is a frame: its words are lines" {
	old 4
	{
		echo '<para><informaltable>'
		columns 60
		echo "<row>$(e 甲)</row><row>$(e 乙)</row></tbody></tgroup></informaltable></para>"
	} | antiword
	decode
	cut -f 1,3 got >list
	printf 'text\t甲\ntext\t乙\n' >wanted
	same wanted list
}

@test "when far fewer characters come than the file has, a note tells" {
	old 40
	antiword <<<'<para>这里只有一半的字，其余二十个字不见了</para>'
	decode
	tail -n 1 got >last
	mv last got
	gives <<<'note\t0\twarning\tpart_unread\tthe document has 40 characters, of which 19 were read: tables or words are missing'
}

@test "without antiword, catdoc reads it; its tabs are tabs" {
	old 8
	program catdoc <<-'E'
		test "$*" = "-d utf-8 -w /dev/stdin" || exit 9
		printf '表\n甲\t1\t2\n'
	E
	decode
	gives <<-'E'
		text\t1\t表
		text\t2\t甲\\t1\\t2
	E
	grep -q $'^note\t0\twarning\told_word\tread by catdoc' out
}

@test "without both, a note says what to install" {
	old 8
	decode
	gives <<-'E'
		note\t0\terror\tno_reader\tthis is an old Word file (doc), and neither antiword nor catdoc is installed; install one, or save the file as plain text, in UTF-8
	E
}

@test "a reader that fails, says nothing, writes half, or never ends leaves a note" {
	old 8
	program antiword <<<'echo "I cannot decrypt it" >&2; exit 1'
	decode
	gives <<<'note\t0\terror\tunreadable\tantiword could not read it: I cannot decrypt it'
	program antiword <<<'exit 0'
	decode
	gives <<<'note\t0\terror\tno_text\tantiword found no words in it'
	program antiword <<<'echo "<book><para>一二三四五六七八</para>"'
	decode
	gives <<-'E'
		text\t1\t一二三四五六七八
		note\t0\twarning\txml_damaged\twhat antiword wrote is damaged or cut off: what stands before that was read, the rest is lost
	E
	program antiword <<<'while echo "<book><para>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"; do :; done'
	decode
	grep -q $'\terror\t\(too_large\tmore than 8 MiB of text\|unreadable\tantiword took more\)' got
}

@test "an old file of another program, and one cut off in its head, is no Word file" {
	printf '\320\317\021\340\241\261\032\341 and more' >a.doc
	decode
	gives <<-'E'
		note\t0\terror\tformat\tthis is an old Office document (doc, xls, wps), which this release does not read; save it as plain text, in UTF-8
	E
}
