# ogi-decode: what a crawler got from the web, in WARC.
bats_require_minimum_version 1.5.0
load helper
load containers

html='Content-Type: text/plain'

# page URI FIELD...: a record with a page, its text from stdin.
page() {
	local uri=$1
	shift
	answer '200 OK' "$@" >page
	record response "$uri" 'Content-Type: application/http; msgtype=response' <page
}

@test "a page is a document ARCHIVE!URI; its sum is that of the page alone" {
	printf '一、总体情况\n' >a
	{
		printf 'software: none\r\n' | record warcinfo ''
		printf 'GET / HTTP/1.0\r\n\r\n' | record request http://a.gov.cn/1
		page 'http://a.gov.cn/1?x=2' "$html" <a
		printf 'fetchTime: 3\r\n' | record metadata http://a.gov.cn/1
	} >a.warc
	ogi-decode a.warc >got 2>err
	ogi-decode --name 'a.warc!http://a.gov.cn/1?x=2' <a >wanted
	same wanted got
	[ ! -s err ]
}

@test "records packed one by one, and all at once, give the same" {
	for i in 1 2 3; do echo "第$i页" | page http://a/$i "$html" >r$i; done
	cat r1 r2 r3 >a.warc
	for i in 1 2 3; do gzip -c r$i; done >b.warc
	gzip -c a.warc >c.warc
	zstd -q -c a.warc >d.warc
	for f in a b c d; do
		summary $f.warc >got
		printf "$f.warc!http://a/%s: 第%s页\n" 1 1 2 2 3 3 >wanted
		same wanted got
		[ "$(summary --name $f.warc <$f.warc | cat - wanted | sort | uniq -u)" = '' ]
	done
}

@test "of the answers only those with status 200 are pages; what is passed over is counted" {
	{
		echo 一 | page http://a/1
		for status in '301 Moved' '404 Not Found' '304 Not Modified'; do
			echo no | answer "$status" "$html" >page
			record response http://a/no <page
		done
		for type in image/png 'Text/CSS; charset=utf-8' application/javascript video/mp4; do
			echo no | page http://a/no "content-type: $type"
		done
		answer '200 OK' "$html" </dev/null | record revisit http://a/same
		: | page http://a/empty "$html"
		printf '20200101\nexample' | record response dns:a 'Content-Type: text/dns'
	} >a.warc
	[ "$(summary a.warc)" = 'a.warc!http://a/1: 一' ]
	cat >wanted <<-'E'
		ogi-decode: a.warc: passed over: answers without a page: 3; images, scripts and the like: 4; pages that were the same as before: 1
	E
	same wanted err
}

@test "a crawl without a page is a frame with a note" {
	echo no | page http://a/no 'Content-Type: image/gif' >a.warc
	[ "$(summary a.warc)" = 'a.warc: <no_document>' ]
}

@test "resource and conversion records are documents, too" {
	{
		echo 一 | record resource file:///a 'Content-Type: text/plain'
		echo 二 | record conversion http://a/2 'Content-Type: text/plain'
	} >a.warc
	summary a.warc >got
	printf 'a.warc!%s\n' 'file:///a: 一' 'http://a/2: 二' >wanted
	same wanted got
}

@test "what wget writes of itself into a crawl is no document" {
	{
		echo '"-r"' | record resource metadata://gnu.org/software/wget/warc/wget_arguments.txt
		echo 一 | page http://a/1
		echo log | record resource '<metadata://gnu.org/software/wget/warc/wget.log>'
	} >a.warc
	[ "$(summary a.warc)" = 'a.warc!http://a/1: 一' ]
}

@test "fields are read in any case, folded, and after LF alone; old versions, too" {
	printf 'HTTP/1.0 200\ncontent-TYPE:\n  text/plain;\n\tcharset=utf-8\n\n一\n' >block
	{
		printf 'WARC/0.17\nwarc-type: response\nWARC-TARGET-uri: <http://a/1>\n'
		printf 'Content-Length:   \n %d\n\n' "$(stat -c %s block)"
		cat block
	} >a.warc
	sed 's/0.17/1.1/' a.warc >b.warc
	[ "$(summary a.warc)" = 'a.warc!http://a/1: 一' ]
	[ "$(summary b.warc)" = 'b.warc!http://a/1: 一' ]
}

@test "chunks are joined" {
	printf '6\r\n一二\r\nA;name=value\r\n三四五\n\r\n0\r\nTrailer: x\r\n\r\n' |
		page http://a/1 'Transfer-Encoding: Chunked' >a.warc
	[ "$(summary a.warc)" = 'a.warc!http://a/1: 一二三四五' ]
}

@test "a header that speaks of chunks or packing which the crawler undid is not believed" {
	{
		echo 一 | page http://a/1 'Transfer-Encoding: chunked'
		echo 二 | page http://a/2 'Content-Encoding: gzip'
		echo 三 | page http://a/3 'Content-Encoding: deflate'
		echo 四 | page http://a/4 'Content-Encoding: br' 'Transfer-Encoding: chunked'
		echo 'add 1' | page http://a/5 'Transfer-Encoding: chunked'
	} >a.warc
	summary a.warc >got
	printf 'a.warc!http://a/%s\n' '1: 一' '2: 二' '3: 三' '4: 四' '5: add 1' >wanted
	same wanted got
}

@test "a page that is packed is unpacked: gzip, zlib, bare deflate, within chunks" {
	for i in $(seq 50); do echo 一二三; done >text
	gzip -c text >gz
	# Of gzip's ten bytes before and eight behind, bare deflate has none.
	tail -c +16 gz | head -c -8 >raw
	{
		page http://a/gzip 'Content-Encoding: gzip' <gz
		page http://a/x-gzip 'Content-Encoding: x-gzip' <gz
		page http://a/deflate 'Content-Encoding: deflate' <raw
		{
			printf '%x\r\n' "$(stat -c %s gz)"
			cat gz
			printf '\r\n0\r\n\r\n'
		} >chunks
		page http://a/chunks 'Content-Encoding: gzip' 'Transfer-Encoding: chunked' <chunks
		page http://a/unsaid <gz
	} >a.warc
	# gzip keeps the name of a file that it is given: the length of the head.
	ogi-decode a.warc >all 2>err
	awk -F'\t' '$1 == "doc" { id = $2 } $2 == "sha256" { print id, $3 }' all >got
	sum=$(sha256sum <text | cut -c1-64)
	printf "a.warc!http://a/%s $sum\n" gzip x-gzip deflate chunks unsaid >wanted
	same wanted got
}

@test "brotli is named, not read as text" {
	printf '\033\007\000\370\045\000\242' | page http://a/1 'Content-Encoding: br' >a.warc
	[ "$(summary a.warc)" = 'a.warc!http://a/1: <format>' ]
}

@test "a page that was cut off while it was fetched has a warning" {
	{
		echo 一 | page http://a/length 'Content-Length: 100'
		printf 'ff\r\n二\n' | page http://a/chunk 'Transfer-Encoding: chunked'
		printf 'ff\r\n' | page http://a/none 'Transfer-Encoding: chunked'
		echo 三 | answer '200 OK' "$html" >page
		record response http://a/said 'WARC-Truncated: time' <page
		echo 四 | page http://a/whole 'Content-Length: 4'
	} >a.warc
	summary a.warc >got
	printf 'a.warc!http://a/%s\n' 'length: <truncated> 一' 'chunk: <truncated> 二' \
		'none: <truncated> <no_text>' \
		'said: <truncated> 三' 'whole: 四' >wanted
	same wanted got
	grep -qx "$(printf "note\t0\twarning\ttruncated\tthe web server's answer was cut off")" all
}

@test "a page whose packed bytes or chunks are damaged is rejected, and the next one read" {
	for i in $(seq 50); do echo 一二三; done | gzip >gz
	{
		head -c 30 gz | page http://a/1 'Content-Encoding: gzip'
		printf '5\r\nabcde\r\nzz\r\n' | page http://a/2 'Transfer-Encoding: chunked'
		echo 三 | page http://a/3
	} >a.warc
	summary a.warc >got
	printf 'a.warc!http://a/%s\n' '1: <archive_damaged>' '2: <archive_damaged>' '3: 三' >wanted
	same wanted got
}

@test "an answer that is nothing but headers" {
	{
		printf 'HTTP/1.1 404 Not Found\r\nServer: x\r\n' | record response http://a/1
		printf 'HTTP/1.1 200 OK\r\nServer: x\r\n' | record response http://a/2
		{
			printf 'HTTP/1.1 200 OK\r\nX: '
			head -c 100000 /dev/zero | tr '\0' x
		} | record response http://a/3
		echo 'no answer of HTTP' | record response http://a/4
	} >a.warc
	summary a.warc >got
	printf 'a.warc!http://a/%s\n' '2: <truncated> <no_text>' '3: <archive_damaged>' \
		'4: no answer of HTTP' >wanted
	same wanted got
}

@test "a last record that is cut off: its frame, and the archive's" {
	{
		echo 一 | page http://a/1
		seq 1000 | page http://a/2
	} >whole
	head -c 2000 whole >a.warc
	summary a.warc >got
	printf 'a.warc%s\n' '!http://a/1: 一' '!http://a/2: <archive_damaged>' \
		': <archive_damaged>' >wanted
	same wanted got
}

@test "a record of impossible length ends the archive with a note" {
	for length in 9223372036854775808 99999999999999999999999 -1 x ''; do
		{
			echo 一 | page http://a/1
			printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\n' "$length"
			echo 二
		} >a.warc
		summary a.warc >got
		printf 'a.warc%s\n' '!http://a/1: 一' ': <archive_damaged>' >wanted
		same wanted got
	done
}

@test "a record whose length is wrong: its page is rejected, none of the next one is in it" {
	for more in -4 -2 30 150; do
		{
			echo '<p>一</p>' | answer '200 OK' | record response http://a/1 >first
			length=$(sed -n 's/^Content-Length: \([0-9]*\).*/\1/p' first)
			sed "s/^Content-Length: .*/Content-Length: $((length + more))\r/" first
			echo '<p>二 三 四 五 六 七 八 九 十</p>' | page http://a/2
		} >a.warc
		summary a.warc >got
		printf 'a.warc%s <archive_damaged>\n' '!http://a/1:' ':' >wanted
		same wanted got
	done
}

@test "chunks of impossible size, or that do not end where they say: the page is rejected" {
	for size in 7fffffffffffffff 8000000000000000 ffffffffffffffffffff 4; do
		{
			printf '%s\r\n<p>12</p>\r\n0\r\n\r\n' "$size" |
				page http://a/1 'Transfer-Encoding: chunked'
			echo 二 | page http://a/2
		} >a.warc
		summary a.warc >got
		printf 'a.warc!http://a/%s\n' '1: <archive_damaged>' '2: 二' >wanted
		same wanted got
	done
}

@test "an answer behind interim ones, and chunks named last in a list" {
	{
		{
			printf 'HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n'
			echo 一 | answer '200 OK'
		} | record response http://a/1
		printf '3\r\n二\r\n0\r\n\r\n' | page http://a/2 'Transfer-Encoding: identity, chunked'
	} >a.warc
	summary a.warc >got
	printf 'a.warc!http://a/%s\n' '1: 一' '2: 二' >wanted
	same wanted got
}

@test "headers and chunks without end take no memory" {
	{
		printf 'WARC/1.0\r\n'
		head -c 20M /dev/zero | tr '\0' x
	} >a.warc
	{
		printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900000000000\r\n\r\n'
		printf 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
		yes $'1\r\na\r' | head -c 30M
	} >b.warc
	small timeout 20 ogi-decode --max-size 1M a.warc b.warc >all 2>err
	awk -F'\t' '$1 == "note" { print $4 }' all >got
	printf '%s\n' archive_damaged too_large archive_damaged >wanted
	same wanted got
}
