# Clean prose: wrapped lines joined into paragraphs, what stands on every page left out.
bats_require_minimum_version 1.5.0
load helper
load mkpdf

# prose [FORMAT]: what ogi-normalize makes of the lines on stdin (`\f` and the like as printf has
# them): its records of text, and the notes on them.
prose() {
	local line number=0
	{
		printf 'doc\ta\n'
		[ $# -eq 0 ] || printf 'meta\tformat\t%s\n' "$1"
		while IFS= read -r line; do
			printf 'text\t%d\t%b\n' $((number += 1)) "$line"
		done
		printf 'end\ta\n'
	} >in
	status 0 ogi-normalize <in
	grep -aE $'^(text|note\t[0-9]*\t[a-z]*\t(page_lines_dropped|figure_wrapped))' out >got || :
}

# Three full lines, which say at which width the text was wrapped: 40 columns.
WRAPPED='区档案馆全年接待查阅两千余人次，整理卷宗
四百余册，并把开放目录送进各乡镇便民大厅
，方便群众就近翻看，同时更新了网上的检索
工具。'
JOINED='区档案馆全年接待查阅两千余人次，整理卷宗四百余册，并把开放目录送进各乡镇便民大厅，方便群众就近翻看，同时更新了网上的检索工具。'

# after WRAPPED: run `prose` on WRAPPED and the lines on stdin; keep what comes of the latter,
# its lines counted from 1.
after() {
	{ printf '%s\n\n' "$WRAPPED"; cat; } | prose
	awk -F'\t' -v OFS='\t' '$2 > 5 { $2 -= 5; print }' got >rest
}

@test "lines of one width are a paragraph; its record has the line that it begins at" {
	prose <<<"$WRAPPED"
	printf 'text\t1\t%s\n' "$JOINED" | same - got
}

@test "nothing stands between Han characters, a blank between Latin words and figures" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，共计
		1136条
	E
	printf 'text\t1\t馆里的微信公众号全年推送了各类消息，共计1136条\n' | same - rest
	after <<-'E'
		馆里，共计开放了 The Open Records of
		Local Archives 一部。
	E
	printf 'text\t1\t馆里，共计开放了 The Open Records of Local Archives 一部。\n' | same - rest
	after <<-'E'
		网上展厅，当年的访问量比上一年增长了 36%
		（其中移动端 1200 次）。
	E
	printf 'text\t1\t网上展厅，当年的访问量比上一年增长了 36%%（其中移动端 1200 次）。\n' | same - rest
}

@test "a paragraph that is one line passes byte for byte, and so does an empty line" {
	after <<-'E'
		\0342\0200\0202  馆里\\\\t明亮\0343\0200\0200宽敞。  

		  
	E
	sed -n '7,$p' in >want
	sed -n '/^text\t6\t/,/^text\t8\t/p' out >passed
	sed -n '/^text\t6\t/,/^text\t8\t/p' in | same - passed
}

@test "paragraphs with an indent: a new indent begins one, a full stop at the margin ends none" {
	prose <<-'E'
		　　区档案馆全年接待查阅两千余人次，整理
		卷宗四百余册，并把开放目录送进各乡镇服务
		大厅。群众就近翻看，再也不用跑到城里来。
		网上的检索工具也更新了一遍，查得更快了。
		　　馆里还办了三场讲座，听的人比往年多出
		一倍。
	E
	same - got <<-'E'
		text	1	区档案馆全年接待查阅两千余人次，整理卷宗四百余册，并把开放目录送进各乡镇服务大厅。群众就近翻看，再也不用跑到城里来。网上的检索工具也更新了一遍，查得更快了。
		text	5	馆里还办了三场讲座，听的人比往年多出一倍。
	E
}

@test "without indents a full stop ends a paragraph, in a line that is full, too" {
	after <<-'E'
		大厅。群众就近翻看，再也不用跑到城里来。
		网上的检索工具也更新了一遍，查得更快了。
	E
	same - rest <<-'E'
		text	1	大厅。群众就近翻看，再也不用跑到城里来。
		text	2	网上的检索工具也更新了一遍，查得更快了。
	E
}

@test "no line is joined to a point of a list" {
	for mark in 一、 （二） '(3)' 4. 5、 6） ⑦ ㈧ 九是 第十， '• '; do
		after <<-E
			馆里的微信公众号全年推送了各类消息，包括
			${mark}开放目录
		E
		[ "$(wc -l <rest)" -eq 2 ] || { echo "$mark"; cat rest; return 1; }
	done
}

@test "a number that only looks like a point's goes on: 第 ... （一）项, 1.5" {
	after <<-'E'
		馆里的收费，依据是《条例》第四十二条，第
		（一）项不收。
	E
	printf 'text\t1\t馆里的收费，依据是《条例》第四十二条，第（一）项不收。\n' | same - rest
	after <<-'E'
		馆里的微信公众号，全年访问量达到去年同期
		1.5倍。
	E
	printf 'text\t1\t馆里的微信公众号，全年访问量达到去年同期1.5倍。\n' | same - rest
}

@test "the lines of a point hang behind its number" {
	after <<-'E'
		1. 馆里的微信公众号全年推送了消息，各类
		   目录也一并更新，群众查起来比往年方便
		   许多。
		2. 无。
	E
	same - rest <<-'E'
		text	1	1. 馆里的微信公众号全年推送了消息，各类目录也一并更新，群众查起来比往年方便许多。
		text	4	2. 无。
	E
}

@test "a short line ends its paragraph, whatever it ends with: a heading, a signature" {
	after <<-'E'
		（一）主动公开
		馆里的微信公众号全年推送了消息，各类目录
		也一并更新
		区档案馆
	E
	same - rest <<-'E'
		text	1	（一）主动公开
		text	2	馆里的微信公众号全年推送了消息，各类目录也一并更新
		text	4	区档案馆
	E
}

@test "an empty line, and any record but text, ends a paragraph" {
	after <<-'E'
		馆里的微信公众号全年推送了消息，各类目录

		也一并更新
	E
	[ "$(wc -l <rest)" -eq 3 ]
	printf '%s\n' "$WRAPPED" | awk -v OFS='\t' 'BEGIN { print "doc", "a" }
		{ print "text", NR, $0 }
		NR == 1 { print "sect", 1, 1, "一、总体情况" }
		NR == 2 { print "table", 2, "tab"; print "row", 2, 7 }
		NR == 3 { print "other", 3 }
		END { print "end", "a" }' >in
	status 0 ogi-normalize <in
	[ "$(grep -c '^text' out)" -eq 4 ]
}

@test "words behind a heading, in its line, go on in the next line" {
	printf '%s\n' "$WRAPPED" | awk -v OFS='\t' 'BEGIN { print "doc", "a" }
		{ print "text", NR, $0 }
		END { print "sect", 9, 1, "一、总体情况。"
			print "text", 9, "馆里的微信公众号，全年推送"
			print "text", 10, "了消息。"
			print "end", "a" }' >in
	status 0 ogi-normalize <in
	grep '^text.9' out >got
	printf 'text\t9\t馆里的微信公众号，全年推送了消息。\n' | same - got
}

@test "cells set apart by gaps, bars or tabs are never joined" {
	after <<-'E'
		馆里的微信公众号，推送     各类消息，包括
		馆里的微信公众号，推送|各类消息，包括讲座
		馆里的微信公众号，推送\\t各类消息，包括讲
		各乡镇便民大厅
	E
	[ "$(wc -l <rest)" -eq 4 ]
}

@test "lines that are paragraphs, and lists of titles, have no width in common" {
	prose <<-'E'
		全年公开信息三百条，其中要闻
		收到申请十二件，都已按时答复，没有一件引起复议和诉讼，也没有一件转到下一年度去办理
		举办讲座三场，听的人比往年多出一倍，讲座的录像也放到了网上，供大家随时点播和下载来看
		馆里的微信公众号全年推送了各类消息，共计一千一百三十六篇
	E
	[ "$(grep -c '^text' got)" -eq 4 ]
	prose <<-'E'
		东山县档案馆2021年政府信息公开工作年度报告
		东山县财政局2021年政府信息公开工作年度报告
		东山县民政局2021年政府信息公开工作年度报告
		东山县水利局2021年政府信息公开工作年度报告
	E
	[ "$(grep -c '^text' got)" -eq 4 ]
}

@test "the lines of a PDF are joined by ogi-decode, which knows where they stand" {
	prose pdf <<<"$WRAPPED"
	[ "$(wc -l <got)" -eq 4 ]
}

# --- figures at the ends of lines

@test "a figure that is cut at the column where lines are cut is one, with a note" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，有12
		36条。
	E
	same - rest <<-'E'
		note	1	warning	figure_wrapped	'号全年推送了各类消息，有12' and, in the next line, '36条。': read as one figure
		text	1	馆里的微信公众号全年推送了各类消息，有1236条。
	E
}

@test "two figures where the first line has room left stay two, with a note" {
	after <<-'E'
		馆里的微信公众号，全年推送消息，12
		36 篇
	E
	sed 1d rest >text
	printf 'text\t1\t馆里的微信公众号，全年推送消息，12 36 篇\n' | same - text
	grep -q 'figure_wrapped.*two figures$' rest
}

@test "full-width digits, and a decimal point at a line's end, count as well" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，有１
		２条。
	E
	grep -q figure_wrapped rest
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，有1.
		2万条。
	E
	grep -q figure_wrapped rest
	grep -q '有1.2万条' rest
}

@test "a figure and its unit meet again" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，有12
		条，图片 36 张。
	E
	printf 'text\t1\t馆里的微信公众号全年推送了各类消息，有12条，图片 36 张。\n' | same - rest
}

# --- what stands on every page

@test "a page number in marks is left out, with a note, and the paragraph goes on" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，包括

		                - 3 -

		讲座。
	E
	same - rest <<-'E'
		text	1	馆里的微信公众号全年推送了各类消息，包括讲座。
		note	3	info	page_lines_dropped	page numbers, running heads or feet were left out: 1 line
	E
}

@test "page numbers are -3-, — 3 —, 第 3 页 共 5 页" {
	for number in -3- '— 3 —' '第 3 页 共 5 页' 第3页; do
		prose <<<"$number"
		[ "$(cut -f 1 got)" = note ] || { echo "$number"; return 1; }
	done
}

@test "a lone figure stays: 3, -3, 3.5, 3-5, 3条" {
	for figure in 3 -3 3.5 3-5 3条 '3 5'; do
		after <<<"$figure"
		printf 'text\t1\t%s\n' "$figure" | same - rest
	done
}

@test "a lone figure is joined to no line: it may be a page's number" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，共计
		3
		120条。
	E
	[ "$(cut -f 3 rest | tr '\n' ' ')" = '馆里的微信公众号全年推送了各类消息，共计 3 120条。 ' ]
}

@test "what may be a running head, behind a page's end, is joined to no line" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，共计
		- 3 -
		东山县档案馆工作年报
		120条。
	E
	[ "$(grep -c '^text' rest)" -eq 3 ]
}

@test "figures in a column stay, though they go up by one" {
	printf '%s\n' 1 2 3 4 5 | after
	[ "$(grep -c '^text' rest)" -eq 5 ]
}

@test "a bare number at a form feed is a page's where it is the number of its page" {
	after <<-'E'
		馆里的微信公众号全年推送了各类消息，包括

		1
		\f讲座。
		7
		\f无。
	E
	grep -av '无。' rest | same - <(cat <<-'E'
		text	1	馆里的微信公众号全年推送了各类消息，包括讲座。
		text	5	7
		note	3	info	page_lines_dropped	page numbers, running heads or feet were left out: 1 line
	E
	)
}

@test "a figure below a label or a figure stays, at a form feed, too" {
	after <<-'E'
		行政许可
		1
		\f馆里无事。
		5
		2
		\f馆里无事。
	E
	[ "$(cut -f 3 rest | grep -c '^[0-9]')" -eq 3 ]
}

@test "bare numbers that go up with the pages are theirs, whatever they begin with" {
	after <<-'E'
		馆里无事。
		7
		\f馆里无事。
		8
		\f馆里无事。
	E
	grep -q 'page_lines_dropped.*2 lines' rest
	run ! grep -qE '[78]$' rest
}

# page NUMBER: a page of wrapped text, a number at its foot.
page() {
	printf '%s\n' "$WRAPPED" "$WRAPPED" "$1"
}

@test "without form feeds, three bare numbers that go up by one, a page of text between" {
	for number in 1 2 3; do page "$number"; done | prose
	[ "$(grep -c '^text' got)" -eq 6 ]
	grep -q 'page_lines_dropped.*3 lines' got
	for number in 1 2; do page "$number"; done | prose
	[ "$(grep -c '^text' got)" -eq 6 ]
	for number in 1 2 4; do page "$number"; done | prose
	[ "$(grep -c '^text' got)" -eq 9 ]
}

@test "a running head beside a page's number is left out from its second page on" {
	for number in 1 2 3 4; do
		printf '%s\n' "$WRAPPED" "- $number -" '' '东山县档案馆工作年报'
	done | prose
	run ! grep -q '东山县档案馆工作年报' got
	grep -q 'page_lines_dropped.*8 lines' got
}

@test "a head goes with the number in it; a line whose figures differ is none" {
	for number in 1 2 3; do
		printf '\\f东山县档案馆工作年报第%s页\n%s\n' "$number" "$WRAPPED"
	done | prose
	[ "$(grep -c 年报 got)" -eq 1 ] # the first line of the document is its title
	for number in 3 5 4 9; do
		printf '\\f东山县档案馆收到申请%s件\n%s\n' "$number" "$WRAPPED"
	done | prose
	[ "$(grep -c 申请 got)" -eq 4 ]
}

@test "lines that say the same but stand at no page's end stay" {
	for _ in 1 2 3 4; do printf '%s\n' "$WRAPPED" '本年度无'; done | prose
	[ "$(grep -c 本年度无 got)" -eq 4 ]
}

# --- bounds

@test "a paragraph of more than 64 KiB is ended" {
	yes '馆里的微信公众号全年推送了各类消息，包括' | head -n 3000 | prose
	awk -F'\t' 'length($3) > 65536 { exit 1 }' got
	[ "$(grep -c '^text' got)" -eq 3 ]
	[ "$(cut -f 3 got | tr -d '\n' | wc -c)" -eq $((3000 * 60)) ]
}

@test "a line of 1 MiB, malformed records and bytes that are no text pass" {
	{
		printf 'doc\ta\n'
		yes '馆里的微信公众号全年推送了各类消息，包括' | head -n 5 | awk '{ print "text\t" NR "\t" $0 }'
		printf 'text\t6\t'
		head -c 1048576 /dev/zero | tr '\0' x
		printf '\ntext\t7\ntext\ntext\t8\tx\ty\ntext\t9\t\343\200\ntext\tx\t\f\f\n'
		printf 'end\ta\n'
	} >in
	status 0 ogi-normalize <in
	[ "$(grep -ac '^text' out)" -eq 7 ]
	sed -n '7,$p' in | grep -a '^text' >want
	sed 1d <(grep -a '^text' out) | same want -
}

@test "a million lines take time in proportion" {
	{
		printf 'doc\ta\n'
		awk 'BEGIN { for (i = 1; i <= 1000000; i++) {
			text = "馆里的微信公众号全年推送了各类消息，包括"
			if (i % 3 == 0) text = i
			if (i % 5 == 0) text = ""
			if (i % 7 == 0) text = "- " i " -"
			print "text\t" i "\t" text
		} }'
		printf 'end\ta\n'
	} >in
	status 0 timeout 10 ogi-normalize <in
}

# --- the chain

# text_of FILE...: the words of section 1, by the chain.
text_of() {
	ogi-decode "$@" | ogi-split | ogi-tables | ogi-normalize | ogi-check | ogi-emit -d csv
	sqlite3 :memory: '.mode csv' '.import csv/sections.csv t' '.mode list' \
	    'SELECT text FROM t WHERE section = 1'
}

# A report, wrapped at 40 columns, with a page's end in it.
report() {
	cat <<-'E'
		东山县档案馆2021年政府信息公开工作年度报告
		一、总体情况
		    区档案馆全年接待查阅两千余人次，整理
		卷宗四百余册，并把开放目录送进各乡镇服务
		大厅，方便群众就近翻看。

		                 - 1 -

		    馆里还办了三场讲座，听的人比往年多出
		一倍，共计1200人次，录像放到了网上，当年

		                 - 2 -

		点播3600次。
		二、主动公开政府信息情况
		    无。
	E
}

@test "hard-wrapped text, whatever its line ends are, gives sections of paragraphs" {
	cat >want <<-'E'
		区档案馆全年接待查阅两千余人次，整理卷宗四百余册，并把开放目录送进各乡镇服务大厅，方便群众就近翻看。

		馆里还办了三场讲座，听的人比往年多出一倍，共计1200人次，录像放到了网上，当年点播3600次。
	E
	report >report.txt
	text_of report.txt | same want -
	report | sed 's/$/\r/' >crlf.txt
	text_of crlf.txt | same want -
	report | tr '\n' '\r' >cr.txt
	text_of cr.txt | same want -
}

@test "a PDF of two pages, with heads and numbers: its paragraphs, whole" {
	{
		printf 'page\t595\t842\ntext\t200\t40\t9\t东山县档案馆工作年报\n'
		printf 'text\t110\t100\t18\t东山县档案馆2021年政府信息公开工作年度报告\n'
		printf 'text\t112\t150\t16\t一、总体情况\n'
		printf 'text\t112\t178\t16\t区档案馆全年接待查阅两千余人次，整理卷宗四百\n'
		printf 'text\t80\t206\t16\t余册，并把开放目录送进各乡镇服务大厅，方便群众就\n'
		printf 'text\t80\t234\t16\t近翻看。\n'
		printf 'text\t112\t262\t16\t馆里还办了三场讲座，听的人比往年多出一倍，录\n'
		printf 'text\t280\t800\t14\t- 1 -\n'
		printf 'page\t595\t842\ntext\t200\t40\t9\t东山县档案馆工作年报\n'
		printf 'text\t80\t100\t16\t像放到了网上，当年点播3600次。\n'
		printf 'text\t112\t128\t16\t二、主动公开政府信息情况\n'
		printf 'text\t112\t156\t16\t无。\n'
		printf 'text\t280\t800\t14\t- 2 -\n'
		printf 'page\t595\t842\ntext\t200\t40\t9\t东山县档案馆工作年报\n'
		printf 'text\t112\t100\t16\t三、收到和处理政府信息公开申请情况\n'
		printf 'text\t112\t128\t16\t无。\n'
		printf 'text\t280\t800\t14\t- 3 -\n'
	} | drawpdf >report.pdf
	text_of report.pdf | same - <(cat <<-'E'
		区档案馆全年接待查阅两千余人次，整理卷宗四百余册，并把开放目录送进各乡镇服务大厅，方便群众就近翻看。
		馆里还办了三场讲座，听的人比往年多出一倍，录像放到了网上，当年点播3600次。
	E
	)
}

# --- tables that lay out a page

# layout: the records of text and tables that ogi-tables makes of rows, each after a `table`.
layout() {
	{
		printf 'doc\ta\ntable\t1\tmarkup\n'
		cat
		printf 'end\ta\n'
	} | lines in
	status 0 ogi-tables <in
	grep -E '^(text|table|row)' out >got
}

SENTENCES='馆里的微信公众号全年推送了各类消息，共计1136条，比上一年多出一倍。录像也放到了网上，当年点播3600次。'

@test "rows with sentences in one cell, and nothing beside, are text, a record a line" {
	layout <<-E
		row\t1\t\t$SENTENCES\\\\n馆里无事。\t
		row\t2\t区档案馆\t\\\\<\t\\\\<
		row\t3\t\\\\^\t
	E
	same - got <<-E
		text	1	$SENTENCES
		text	1	馆里无事。
		text	2	区档案馆
	E
}

@test "a table with a second cell, a figure, or labels alone stays one" {
	layout <<<"row\\t1\\t$SENTENCES\\t说明"
	[ "$(cut -f 1 got | tr '\n' ' ')" = 'table row ' ]
	layout < <(printf 'row\\t1\\t%s\nrow\\t2\\t\\t12\n' "$SENTENCES")
	[ "$(cut -f 1 got | tr '\n' ' ')" = 'table row row ' ]
	layout <<<'row\t1\t区档案馆\t'
	[ "$(cut -f 1 got | tr '\n' ' ')" = 'table row ' ]
}
