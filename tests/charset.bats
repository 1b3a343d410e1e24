# ogi-decode: text in whatever charset it is in, and what it says of that.
bats_require_minimum_version 1.5.0
load helper

# page: a short report, on stdout, in UTF-8.
page() {
	printf '%s\n' \
		'新乡市体育局2020年政府信息公开工作年度报告' \
		'' \
		'一、总体情况　2020年，本机关主动公开政府信息128条，受理申请7件，均按时答复。' \
		'二、主动公开政府信息情况' \
		'规章	0	0	本年新制作数量' \
		'完'
}

# trad: the like of it in traditional script.
trad() {
	printf '%s\n' \
		'澎湖縣體育局2020年政府信息公開工作年度報告' \
		'一、總體情況　本機關主動公開政府信息128條，受理申請7件，均按時答復。'
}

# to CHARSET: UTF-8 from stdin in that charset.
to() {
	iconv -f UTF-8 -t "$1"
}

# texts FILE: its text records, as LINE|TEXT; everything to `all`.
texts() {
	ogi-decode "$1" 2>err >all || return
	awk -F'\t' '$1 == "text" { print $2 "|" $3 }' all
}

# charset: CHARSET FROM of the document that `texts` read, and its notes.
charset() {
	awk -F'\t' '
		$1 == "meta" && $2 == "charset" { printf "%s", $3 }
		$1 == "meta" && $2 == "charset_from" { print " " $3 }
		$1 == "note" { print $2, $3, $4 ": " $5 }' all
}

# --- the same text

@test "a text is the same in every charset that a report may be in, with a mark and without" {
	page >utf-8
	{ printf '\357\273\277'; page; } >utf-8-mark
	page | to GB18030 >gb18030
	{ printf '\377\376'; page | to UTF-16LE; } >utf-16le-mark
	{ printf '\376\377'; page | to UTF-16BE; } >utf-16be-mark
	{ printf '\377\376\0\0'; page | to UTF-32LE; } >utf-32le-mark
	{ printf '\0\0\376\377'; page | to UTF-32BE; } >utf-32be-mark
	page | to UTF-16LE >utf-16le
	page | to UTF-16BE >utf-16be
	texts utf-8 >wanted
	[ "$(wc -l <wanted)" -eq 6 ]
	for file in utf-8 utf-8-mark gb18030 utf-16le utf-16be utf-16le-mark utf-16be-mark \
		utf-32le-mark utf-32be-mark; do
		texts $file >got
		same wanted got
		from=bytes
		case $file in *-mark) from=bom ;; esac
		[ "$(charset)" = "${file%-mark} $from" ]
	done
}

@test "traditional script is the same in Big5, GB18030 and UTF-8" {
	trad >a
	trad | to BIG5-HKSCS >b
	trad | to GB18030 >c
	texts a >wanted
	[ "$(wc -l <wanted)" -eq 2 ]
	texts b >got
	same wanted got
	[ "$(charset)" = 'big5 bytes' ]
	texts c >got
	same wanted got
	[ "$(charset)" = 'gb18030 bytes' ]
}

@test "names with rare characters, of two bytes and of four, are read in GB18030" {
	{ page; printf '局长：朱镕、王㐂、李𠮷、张堃、陈赟\n'; } >a
	to GB18030 <a >b
	[ "$(printf '㐂𠮷' | to GB18030 | wc -c)" -eq 8 ]
	texts a >wanted
	texts b >got
	same wanted got
	[ "$(charset)" = 'gb18030 bytes' ]
}

@test "characters of GB18030 and Big5 that iconv lacks or has elsewhere" {
	# the euro sign of GBK, a wide blank, a vertical comma and a character of GB18030-2022
	{ page | to GB18030; printf '\200 [\243\240] \204\061\202\066 \202\065\220\067\n'; } >a
	texts a | tail -n 1 >got
	printf '7|€ [　] ︐ 龴\n' >wanted
	same wanted got
	# the wide slash and backslash, the other ten, the euro sign
	{ trad | to BIG5-HKSCS; printf '\241\376\242\100\242\314\243\341\n'; } >b
	texts b | tail -n 1 >got
	printf '3|／＼十€\n' >wanted
	same wanted got
	[ "$(charset)" = 'big5 bytes' ]
}

@test "a text longer than any piece is the same, wherever the pieces end" {
	for i in $(seq 1500); do
		printf '%*s本机关𠮷主动公开信息%d条，受理㐂申请。\n' $((i % 7)) '' "$i"
	done >a
	awk 'BEGIN { for (i = 0; i < 60000; i++) printf "政府信息公开%d", i }' >>a
	texts a >wanted
	for charset in GB18030 UTF-16LE UTF-16BE; do
		to $charset <a >b
		texts b >got
		same wanted got
	done
}

@test "lines end as in UTF-8: LF, CR LF and CR, and the last need not" {
	page | tr -d '\n' >line
	{
		cat line; printf '\n'
		cat line; printf '\r\n\r\r\n'
		cat line; printf '\n\rb'
	} >a
	texts a >wanted
	[ "$(cut -d'|' -f1 wanted | paste -sd' ')" = '1 2 3 4 5 6 7' ]
	for charset in GB18030 UTF-16LE UTF-16BE UTF-32LE; do
		if [ $charset = UTF-32LE ]; then printf '\377\376\0\0' >b; else : >b; fi
		to $charset <a >>b
		texts b >got
		same wanted got
	done
}

@test "tab and backslash are escaped, other control characters stay, in GB18030 as in UTF-8" {
	{ page; printf 'a\tb\\条\fc\n'; } | to GB18030 >a
	texts a | tail -n 1 >got
	printf '7|a\\tb\\\\条\fc\n' >wanted
	same wanted got
}

# --- labels that lie

@test "a mark of UTF-8 before text in GB18030 is overruled by the bytes" {
	{ printf '\357\273\277'; page | to GB18030; } >a
	page >b
	texts b >wanted
	texts a >got
	same wanted got
	charset >got
	lines wanted <<-'E'
		gb18030 bytes
		0 info charset_overruled: the byte order mark says utf-8; its bytes are gb18030
	E
	same wanted got
}

# --- damage

@test "bad bytes in GB18030 are counted, one for each lead byte given up, ASCII kept" {
	{
		page | to GB18030
		# no byte FF; a lead and an ASCII byte; a pair that is none; no such four bytes
		printf 'a\377b\200\377c\201\nd\376\377e\204\061\245\060f\201\060g\n'
	} >a
	texts a | tail -n 2 >got
	printf '7|a�b€�c�\n8|d�e�f�0g\n' >wanted
	same wanted got
	at=$(page | to GB18030 | wc -c)
	charset >got
	lines wanted <<-E
		gb18030 bytes
		7 warning bad_bytes: bytes that are no gb18030 became U+FFFD; places: 6, the first at byte $((at + 2))
	E
	same wanted got
}

@test "bad bytes in Big5 are counted, ASCII kept" {
	{ trad | to BIG5-HKSCS; printf '\200x\377y\244 z\200\n'; } >a
	texts a | tail -n 1 >got
	printf '3|�x�y� z�\n' >wanted
	same wanted got
	at=$(trad | to BIG5-HKSCS | wc -c)
	charset >got
	lines wanted <<-E
		big5 bytes
		3 warning bad_bytes: bytes that are no big5 became U+FFFD; places: 4, the first at byte $((at + 1))
	E
	same wanted got
}

@test "a lone surrogate in UTF-16 is bad; its place counts the mark" {
	{
		printf '\377\376'
		page | to UTF-16LE
		printf '\001\330a\000\001\334b\000'
	} >a
	texts a | tail -n 1 >got
	printf '7|�a�b\n' >wanted
	same wanted got
	at=$(page | to UTF-16LE | wc -c)
	charset >got
	lines wanted <<-E
		utf-16le bom
		7 warning bad_bytes: bytes that are no utf-16le became U+FFFD; places: 2, the first at byte $((at + 3))
	E
	same wanted got
}

@test "a file that ends inside a character was cut off, whatever its charset" {
	page | sed 's/^完$/条/' >a
	for charset in GB18030 UTF-16LE UTF-16BE; do
		to $charset <a >b
		newline=$(printf '\n' | to $charset | wc -c)
		head -c "-$((newline + 1))" b >c
		texts c | tail -n 1 >got
		printf '6|�\n' >wanted
		same wanted got
		charset | tail -n 1 >got
		echo '6 warning truncated: the file ends inside a character: it was cut off' >wanted
		same wanted got
		[ "$(charset | wc -l)" -eq 2 ]
	done
}

@test "the line of a bad byte is right, whatever ends lines" {
	for end in '\n' '\r' '\r\n'; do
		{
			page | awk -v end="$end" '{ printf "%s" end, $0 }' | to GB18030
			printf 'a\377b'
		} >a
		texts a >/dev/null
		[ "$(charset | sed -n '2s/ .*//p')" -eq 7 ]
		{
			page | awk -v end="$end" '{ printf "%s" end, $0 }' | to UTF-16LE
			printf 'a\000\001\334b\000'
		} >a
		texts a >/dev/null
		[ "$(charset | sed -n '2s/ .*//p')" -eq 7 ]
	done
}

# --- doubt

@test "a word alone is read in the most plausible charset, and that is noted" {
	printf '报告' | to GB18030 >a
	texts a >got
	echo '1|报告' >wanted
	same wanted got
	charset >got
	lines wanted <<-'E'
		gb18030 guess
		0 info charset_guessed: nothing makes the charset sure; gb18030 is the most plausible
	E
	same wanted got
}

@test "characters of two bytes in UTF-8 that may be GB18030 stay UTF-8, with a note" {
	printf '息\n' | to GB18030 >a # CF A2, also U+03E2
	texts a >got
	printf '1|Ϣ\n' >wanted
	same wanted got
	[ "$(charset | head -n 1)" = 'utf-8 bytes' ]
	charset | grep -q '^0 info charset_guessed: '
}

@test "UTF-8 with some damage stays UTF-8" {
	{ page; printf '\377\376条\200\n'; } >a
	texts a | tail -n 1 >got
	printf '7|��条�\n' >wanted
	same wanted got
	[ "$(charset | head -n 1)" = 'utf-8 bytes' ]
}

@test "a table of zeros does not make GB18030 look like UTF-16" {
	{ printf '本年信息公开\n'; for i in $(seq 400); do printf '0\t0\n'; done; } >a
	to GB18030 <a >b
	texts a >wanted
	texts b >got
	same wanted got
	[ "$(charset)" = 'gb18030 bytes' ]
}

@test "what another language's charset is, uchardet tells, and that is noted" {
	for i in 1 2 3; do
		echo 'Отчёт о раскрытии информации государственными органами за отчётный год'
	done >a
	to KOI8-R <a >b
	texts a >wanted
	texts b >got
	same wanted got
	charset >got
	lines wanted <<-'E'
		koi8-r guess
		0 info charset_guessed: nothing makes the charset sure; koi8-r is the most plausible
	E
	same wanted got
}

# --- no text

@test "bytes by lot are rejected, not turned into rare characters" {
	for seed in 1 2 3 4 5 6 7 8; do
		awk -v seed=$seed 'BEGIN {
			srand(seed)
			for (i = 0; i < 3000; i++)
				printf "\\%03o", 1 + int(rand() * 255)
		}' >codes
		printf "$(cat codes)" >a
		[ "$(wc -c <a)" -eq 3000 ]
		status 0 ogi-decode a
		[ "$(cut -f1-4 out | grep '^note')" = "$(printf 'note\t0\terror\tcharset')" ]
		run ! grep -q '^text' out
	done
}

@test "a text that reads well in no charset says so" {
	printf '\201\002\203\004\205\006\207\210\377\376' >a
	texts a >got
	[ ! -s got ]
	echo "0 error charset: this reads as text in no charset that is known here; try 'iconv -f CHARSET -t UTF-8 FILE'" >wanted
	charset >got
	same wanted got
	echo "ogi-decode: a: this reads as text in no charset that is known here; try 'iconv -f CHARSET -t UTF-8 FILE'" >wanted
	same wanted err
}

@test "NULs belong to UTF-16, but a NUL character does not" {
	page | to UTF-16LE >a
	[ -n "$(texts a)" ]
	{ page | to UTF-16LE; printf '\000\000a\000'; } >a
	[ -z "$(texts a)" ]
	at=$(page | to UTF-16LE | wc -c)
	[ "$(charset)" = "0 error binary: this is no text; NUL bytes: 1, the first at byte $((at + 1))" ]
}

@test "white space alone is no text, in any charset" {
	printf '　\n 　\n' | to GB18030 >a
	printf '\377\376' >b
	printf '　\r\n ' | to UTF-16BE >c
	for file in a b c; do
		[ -z "$(texts $file)" ]
		[ "$(charset)" = '0 error no_text: it holds white space alone' ]
	done
}

@test "the limit of lines holds in every charset" {
	page >a
	yes | head -n 1048570 >>a
	printf 'x' >b
	for charset in GB18030 UTF-16LE; do
		to $charset <a >c
		[ "$(ogi-decode c | grep -c '^text')" -eq 1048576 ]
		to $charset <b >>c
		texts c >got
		[ ! -s got ]
		[ "$(charset)" = '0 error too_large: more than 1048576 lines; it was left out' ]
	done
}

# --- a web page

@test "a web page in UTF-16 is known as one" {
	for charset in UTF-16LE UTF-16BE; do
		printf '\n<!DOCTYPE html>\n<html><body>总计</body></html>\n' | to $charset >a
		ogi-decode a >all 2>err
		grep -qx "$(printf 'meta\tformat\thtml')" all
		{ printf '\357\273\277' | to $charset; cat a; } >b
		ogi-decode b >all 2>err
		grep -qx "$(printf 'meta\tformat\thtml')" all
	done
}

# --- time and memory

@test "16 MB of whatever bytes take seconds, not minutes" {
	page | to GB18030 >begin
	{ cat begin; head -c 16000000 /dev/zero | tr '\0' '\377'; } >a
	{ cat begin; yes "$(printf '\201\377\200\060')" | head -c 16000000; } >b
	page | to UTF-16LE >c
	yes "$(printf '\334\334')" | tr '\n' '\334' | head -c 16000000 >>c
	for file in a b c; do
		timeout 20 ogi-decode $file >out 2>err
	done
}
# Tests of labels, for when html_put calls charset_choose: to be appended to tests/charset.bats.

# html LABEL: the text from stdin as a web page that says so.
html() {
	printf '<!DOCTYPE html><html><head><meta charset="%s"></head><body>\n' "$1"
	sed 's/.*/<p>&<\/p>/'
	printf '</body></html>\n'
}

@test "a page's label is believed when the bytes agree, under any of its names" {
	for label in gb2312 GBK x-gbk ' gb18030 ' cp936; do
		page | to GB18030 | html "$label" >a
		texts a >got
		grep -q '一、总体情况' got
		[ "$(charset)" = 'gb18030 page' ]
	done
	for label in big5 Big5-HKSCS x-x-big5 cp950; do
		trad | to BIG5-HKSCS | html "$label" >a
		texts a >got
		grep -q '一、總體情況' got
		[ "$(charset)" = 'big5 page' ]
	done
}

@test "a page's label that is wrong is overruled by the bytes" {
	while read -r label charset; do
		if [ "$charset" = BIG5-HKSCS ]; then trad; else page; fi | to $charset | html $label >a
		texts a >got
		grep -qE '一、(总体情况|總體情況)' got
		case $charset in BIG5*) name=big5 ;; *) name=${charset,,} ;; esac
		charset >got
		lines wanted <<-E
			$name bytes
			0 info charset_overruled: the page says $label; its bytes are $name
		E
		same wanted got
	done <<-'E'
		utf-8 GB18030
		big5 GB18030
		iso-8859-1 GB18030
		us-ascii GB18030
		gb2312 BIG5-HKSCS
		utf-8 BIG5-HKSCS
		gb2312 UTF-8
		big5 UTF-8
	E
}

@test "a page of rare names keeps its label" {
	printf '朱镕㐂\n彭赟翀\n栾堃彧\n' | to GB18030 | html gb2312 >a
	texts a >got
	grep -q '朱镕㐂' got
	[ "$(charset | head -n 1)" = 'gb18030 page' ]
}

@test "a page in French keeps its label" {
	echo "Le café où l’été passe" | to CP1252 | html iso-8859-1 >a
	texts a >got
	grep -q "Le café où l’été passe" got
	[ "$(charset)" = 'windows-1252 page' ]
}

@test "a page in ASCII alone is UTF-8, whatever it says, without a note" {
	echo 'Report 2020' | html gb2312 >a
	texts a >got
	grep -q 'Report 2020' got
	[ "$(charset)" = 'utf-8 bytes' ]
}

# --- parts in other charsets

@test "a part in another charset is noted, with the line where it stands" {
	local part='本机关主动公开政府信息，受理申请均按时答复'
	{ page | to GB18030; echo "$part"; } >a
	texts a >got
	[ "$(grep -c '受理申请7件' got)" -eq 1 ]
	charset | grep -qx '7 warning charset_mixed: words that make no sense in gb18030, as if in another charset; lines: 1, the first here'
	{ page | to GB18030; trad | to BIG5-HKSCS; } >a
	texts a >got
	charset | grep -qx '7 warning charset_mixed: .* lines: 2, the first here'
	{ trad; page | grep 体育局; } | to GB18030 >a
	texts a >got
	[ "$(charset)" = 'gb18030 bytes' ]
}

@test "words in a page of UTF-8 that were read wrongly before are noted" {
	{ echo '<p>一、总体情况<p>'; echo '受理申请均按时答复' | iconv -f GB18030 -t UTF-8 -c; } >a
	{ echo '<p>一、总体情况<p>'; echo '受理申请均按时答复'; } >b
	ogi-decode a | grep -q '^note	2	warning	charset_mixed'
	ogi-decode b >all
	run -1 grep charset_mixed all
}

@test "rare names, frames and other scripts of China are no part in another charset" {
	printf '%s\n' '朱镕㐂、彭赟翀、栾堃彧' '姓名：㐂𠮷' '┌──────────┬──────────┐' '●●●●●●●●●●●●●●●●●●●●' \
		'བོད་ཡིག་གི་སྙན་ཞུ་ལོ་རེའི' 'ئۇيغۇرچە يىللىق دوكلات' '정부정보공개사업년도보고서' \
		'政府の情報公開に関する報告です' >a
	texts a >got
	[ "$(wc -l <got)" -eq 8 ]
	[ "$(charset)" = 'utf-8 bytes' ]
}

# --- charsets of seven bits

@test "HZ and ISO-2022 are named, not read as ASCII" {
	printf 'Report\n~{VPND~} 2020\n' >hz
	printf '\033$)A\016VPND\017 2020\n' >cn
	printf '\033$B@/I\\\033(B 2020\n' >jp
	for file in hz cn jp; do
		ogi-decode $file 2>err >all
		run -1 grep '^text' all
		grep -q "^note	0	error	charset	this is text of seven bits" all
	done
	printf '<p>\033$B@/I\\\033(B 2020<p>\n' >page
	ogi-decode page 2>err | grep -q "^note	0	error	charset	this is text of seven bits"
}

@test "tildes, braces and dollars in ASCII are text" {
	printf '%s\n' '~{}~ ~{a~} ~{ab cd~}' 'price: $)A' '~{' >a
	texts a >got
	[ "$(wc -l <got)" -eq 3 ]
	[ "$(charset)" = 'utf-8 bytes' ]
}

@test "a few bytes with control characters among them may be UTF-16, and that is noted" {
	printf '李伟' | to UTF-16BE >a
	texts a >got
	charset | grep -q 'charset_guessed'
	printf 'Li\tWei\n' >b
	texts b >got
	[ "$(charset)" = 'utf-8 bytes' ]
}

@test "characters of private use in a short page leave a doubt about its label" {
	printf '桃園縣\n' | to BIG5-HKSCS | html gbk >a
	texts a >got
	charset | grep -q 'charset_guessed'
}
