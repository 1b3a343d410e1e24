# ogi-decode, web pages: lines, tables with their spans resolved, metadata, and what is left out.
bats_require_minimum_version 1.5.0
load helper

# page: stdin becomes page.html.
page() {
	cat >page.html
}

# records: what ogi-decode makes of page.html, but for its frame and what is known of its bytes.
records() {
	ogi-decode page.html 2>err >all || return
	awk -F'\t' '$1 != "doc" && $1 != "end" && $2 !~ /^(sha256|bytes|format|charset|charset_from)$/' all >got
}

# gives: the records of page.html are those on stdin, tabs written as \t.
gives() {
	lines wanted
	records
	same wanted got
}

# texts: the text records of page.html, as LINE|TEXT, are those on stdin.
texts() {
	cat >wanted
	records
	awk -F'\t' '$1 == "text" { print $2 "|" $3 }' got >texts
	same wanted texts
}

# rows: the row records of page.html, as cells between bars, are those on stdin.
rows() {
	cat >wanted
	records
	sed -n 's/^row\t[0-9]*\t//p' got | tr '\t' '|' >rows
	same wanted rows
}

# notes: the notes of page.html, as LINE SEVERITY CODE, are those on stdin.
notes() {
	cat >wanted
	records
	awk -F'\t' '$1 == "note" { print $2, $3, $4 }' got >notes
	same wanted notes
}

# --- which files are pages

@test "a page is one without its head, too: a fragment, a tag of the site's own, words before it" {
	local start
	for start in '<dl><dt>甲</dt></dl>' '<ucapcontent>' 'Warning: line 3 <br />' '甲<br>'; do
		printf '%s<table><tr><td>许可</td><td>12</td></tr></table>\n' "$start" | page
		rows <<-'E'
			许可|12
		E
	done
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>乙</p></body>\n' | page
	texts <<-'E'
		1|HTTP/1.1 200 OK Content-Type: text/html
		4|乙
	E
}

@test "text that speaks of tags is text, and so is a page packed in JSON" {
	local text
	for text in '<中> 12' 'a <b> c' '{"a":"<table><tr><td colspan=\"3\">1</td></tr></table>"}'; do
		printf '%s\n' "$text" >page.txt
		ogi-decode page.txt | awk -F'\t' '$2 == "format" { print $3 }' >got
		echo text >wanted
		same wanted got
	done
}

# --- lines

@test "a block is a line, with the line of the source where its words begin" {
	page <<-'E'
		<html><body>
		<h1>年度报告</h1><div>甲
		<p>

		乙</p>丙<ul><li>丁<li>戊</ul></div>
		</body></html>
	E
	gives <<-'E'
		text\t2\t年度报告
		text\t2\t甲
		text\t5\t乙
		text\t5\t丙
		text\t5\t丁
		text\t5\t戊
	E
}

@test "the format is html, the charset that of the bytes" {
	echo '<p>甲' | page
	ogi-decode page.html | awk -F'\t' '$1 == "meta" && $2 !~ /sha|^bytes/ { print $2, $3 }' >got
	printf 'format html\ncharset utf-8\ncharset_from bytes\n' >wanted
	same wanted got
}

@test "words and figures that tags part stay together" {
	page <<-'E'
		<p><span style="a">20</span><span lang=EN-US>23</span><font face="宋体">年</font><b>收到</b>1<o:p></o:p>2件</p>
	E
	texts <<-'E'
		1|2023年收到12件
	E
}

@test "blanks collapse, and go at both ends of a line; NBSP and U+3000 are blanks" {
	page <<-'E'
		<p>　　自然&nbsp; &#12288;人 12   34	&nbsp;</p>
		<p> &nbsp;　</p>
	E
	texts <<-'E'
		1|自然 人 12 34
	E
}

@test "a line end of the source vanishes between Chinese characters, not between figures" {
	printf '<p>政府\n    信息<b>\n公开</b>，共12\n34件 其中\r\nA\n甲</p>\n' | page
	texts <<-'E'
		1|政府信息公开，共12 34件 其中 A 甲
	E
}

@test "a character without width is nothing, as on the page: no blank, and no part of a figure" {
	printf '<p>政\342\200\213府12\342\200\21334\357\273\277件&shy;，5&shy;6&#8203; 7</p>\n' | page
	texts <<-'E'
		1|政府1234件，56 7
	E
}

@test "a line break ends a line" {
	page <<-'E'
		<span>一、总体情况<br><br/>
		共12件<br>34件</br>完</span>
	E
	texts <<-'E'
		1|一、总体情况
		2|共12件
		2|34件
		2|完
	E
}

@test "a paragraph's end that nothing began ends a line, too" {
	page <<-'E'
		<p>1<div>2</div>3</p>4
	E
	texts <<-'E'
		1|1
		1|2
		1|3
		1|4
	E
}

@test "preformatted text stays as it stands, line by line" {
	printf '<p>a</p><pre>\n项目\t数量\n  许可\t3\n\nend</pre>b\n' | page
	gives <<-'E'
		text\t1\ta
		text\t2\t项目\\t数量
		text\t3\t  许可\\t3
		text\t4\t
		text\t5\tend
		text\t5\tb
	E
}

@test "CR LF and CR end lines of the source" {
	printf '<p>a</p>\r\n<p>b</p>\r<p>c</p>\n\n<p>d' | page
	texts <<-'E'
		1|a
		2|b
		3|c
		5|d
	E
}

@test "entities are what they stand for; an ampersand alone is one" {
	page <<-'E'
		<p>A &amp; B & C &lt;3&gt; &#50;&#x30; &hellip; &nosuch; &nbsp2</p>
	E
	texts <<-'E'
		1|A & B & C <3> 20 … &nosuch; 2
	E
}

@test "a bracket that opens no tag is text" {
	page <<-'E'
		<p>3 < 5 <中> <<b>6</b></p>
	E
	texts <<-'E'
		1|3 < 5 <中> <6
	E
}

@test "what stands behind the end of the page is read, too" {
	page <<-'E'
		<html><body><p>a</p></body></html>
		<html><head><title>t</title></head><body><p>b</p></body></html>
		<p>c</p>
	E
	texts <<-'E'
		1|a
		2|b
		3|c
	E
}

# --- what a browser does not show

@test "scripts, styles, comments, form fields and menus of choices are left out" {
	page <<-'E'
		<p>a</p><script>document.write("<p>一、总体</p>")</script><style>p { x: y }</style>
		<!-- <p>b</p> --><noscript>c</noscript><svg><text>d</text></svg><template><p>e</p></template>
		<select><option>f<option>g</select><input value=h><button>i</button><iframe>j</iframe>
		<p>k<!-- > -- > -->l<!-->m<!--->n</p>
	E
	gives <<-'E'
		text\t1\ta
		text\t4\tklmn
	E
}

@test "hidden words are left out, with a note that says so" {
	page <<-'E'
		<p>a</p><div style="color: red; DISPLAY : none">b<p>c</p></div>
		<p hidden>d</p><p>1<span style='mso-hide:all;display:none'>e<span>f</span></span>2</p>
		<p style="visibility:hidden">g</p><p style="display:none;display:block">h</p>
		<table><tr><td>1</td><td style="display:none">2</td><td>3</td></tr></table>
	E
	gives <<-'E'
		note\t1\tinfo\thidden_dropped\twords that the page hides or strikes out were left out; places: 6, the first here
		text\t1\ta
		text\t2\t12
		text\t3\th
		table\t4\tmarkup
		row\t4\t1\t3
	E
}

@test "a figure that stands in a form field of a table's cell is read, other fields are not" {
	page <<-'E'
		<table><tr><td>许可</td><td><input type="text" value="12" readonly></td><td><INPUT value=3>件</td></tr>
		<tr><td>处罚</td><td><input type="number" value="&#52;"/><input type=hidden value=7></td><td><input type=submit value=8><input></td></tr>
		<tr><td>强制</td><td><input value="9" style="display:none"></td><td><input type=radio value=1></td></tr></table>
		<p>共<input type=text value="5">件</p>
	E
	rows <<-'E'
		许可|12|3件
		处罚|4|
		强制||
	E
	texts <<-'E'
		4|共件
	E
}

@test "words struck out are left out as hidden ones are: the figure is the one that counts" {
	page <<-'E'
		<table><tr><td>许可</td><td><del>88</del>12</td></tr><tr><td>处罚</td><td><s>7</s><ins>3</ins></td></tr>
		<tr><td>强制</td><td><span style="color:red;text-decoration: underline line-through">5</span>6</td></tr>
		<tr><td>收费</td><td><strike>1<td>2</td></tr></table>
		<p style="text-decoration:none">共9件<del>。</p><p>完</p>
	E
	gives <<-'E'
		note\t1\tinfo\thidden_dropped\twords that the page hides or strikes out were left out; places: 5, the first here
		table\t1\tmarkup
		row\t1\t许可\t12
		row\t1\t处罚\t3
		row\t2\t强制\t6
		row\t3\t收费\t\t2
		text\t4\t共9件
		text\t4\t完
	E
}

@test "a raised figure, as the mark of a footnote, is no part of the one beside it" {
	page <<-'E'
		<table><tr><td>许可<sup>1</sup></td><td>12<sup>1</sup></td><td>3 <sup><a href="#n2">20</a></sup></td></tr>
		<tr><td>4<span style="vertical-align: super;">&#51;</span></td><td>5<sup>①</sup></td><td>6<sup>[7]</td></tr>
		<tr><td>处罚</td><td><sup>7<b>8</b></sup></td><td><p><sup>9</sup></p></td></tr></table>
		<p>PM<sub>2.5</sub>为8<sup>9</sup>，<sup>1</sup>2</p>
		<pre>许可  12<sup>1</sup>
		处罚  3</pre>
	E
	rows <<-'E'
		许可¹|12¹|3 ²⁰
		4³|5①|6[⁷]
		处罚|78|9
	E
	texts <<-'E'
		4|PM2.5为8⁹，¹2
		5|许可  12¹
		6|处罚  3
	E
}

@test "a page that hides its report until a script shows it is read all the same, with a note" {
	page <<-'E'
		<h1>2023年度报告</h1><p style="text-decoration:line-through">废止。</p>
		<div id="tab1" style="display:none"><p>共收到申请12件。</p><p>办结11件。</p><p>结转1件。</p></div>
	E
	texts <<-'E'
		1|2023年度报告
		2|共收到申请12件。
		2|办结11件。
		2|结转1件。
	E
	notes <<-'E'
		0 warning hidden_shown
		1 info hidden_dropped
	E
}

@test "tables that are hidden until a tab is chosen are read, unless the page shows them, too" {
	local hidden='<div style="display:none"><table><tr><td>项目</td>' figures='' i
	for ((i = 1; i <= 60; i++)); do
		figures+="<td>$i</td>"
	done
	hidden+="$figures</tr></table></div>"
	printf '<p>甲。</p><p>乙。</p>%s\n' "$hidden" | page
	notes <<-'E'
		0 warning hidden_shown
	E
	rows <<<"项目$(printf '|%d' {1..60})"
	printf '<table><tr><td>项目</td>%s</tr></table>%s%s\n' "$figures" "$hidden" "$hidden" | page
	notes <<-'E'
		1 info hidden_dropped
	E
	rows <<<"项目$(printf '|%d' {1..60})"
}

@test "a hidden or raised span that is not closed ends with its paragraph or its cell" {
	page <<-'E'
		<p>a<span style="display:none">b</p><p>c</p>
		<table><tr><td>1<span style="display:none">x</td><td>2</td></tr></table><p>d</p>
		<p>e<sup>1<p>共<s>x</s>2件<div>3</div>
	E
	texts <<-'E'
		1|a
		1|c
		2|d
		3|e¹
		3|共2件
		3|3
	E
	rows <<-'E'
		1|2
	E
}

@test "the remarks of Word's markup are no text" {
	page <<-'E'
		<?xml version="1.0"?><html xmlns:o="urn:x"><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
		<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>
		<p>正文<?xml:namespace prefix = o ns = "urn" />继续</p>
	E
	gives <<-'E'
		text\t3\t正文继续
	E
}

@test "a comment or script without an end swallows the rest, and is noted" {
	printf '<p>a</p>\n<p>b<!-- c\n<p>d</p>\n' | page
	texts <<-'E'
		1|a
		2|b
	E
	notes <<-'E'
		2 warning markup_unclosed
	E
}

# --- metadata

@test "the metadata of the standard for government websites, the first that says something" {
	page <<-'E'
		<html><head><title> 2023年
		  年度报告 </title><META NAME="SiteName" CONTENT="某县人民政府">
		<meta name="siteidcode" content="1234560001"><meta name="PubDate" content="2024-01-17 10:00">
		<meta name="ContentSource" content=" "><meta name="author" content="办公室"></head><body>
		<meta name="ContentSource" content="县发改局"><meta name="SiteName" content="另一个">
		<title>门户</title><meta name="viewport" content="x"><p>正文</p>
	E
	gives <<-'E'
		meta\tpage_title\t2023年年度报告
		meta\tsite_name\t某县人民政府
		meta\tsite_id_code\t1234560001
		meta\tpub_date\t2024-01-17 10:00
		meta\tcontent_source\t县发改局
		meta\tauthor\t办公室
		text\t6\t正文
	E
}

@test "a page that says it is in another charset than its bytes is read as its bytes are" {
	page <<-'E'
		<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
		<meta charset="gbk"></head><body><p>政府信息公开</p></body></html>
	E
	texts <<-'E'
		2|政府信息公开
	E
}

# --- tables

@test "a table is rows of cells, each with the line of its row" {
	page <<-'E'
		<table>
		<caption>情况表</caption>
		<tr><th>项目</th><th>数量</th></tr>

		<tr><td>规章</td>
		<td>3</td></tr></table>
	E
	gives <<-'E'
		text\t2\t情况表
		table\t1\tmarkup
		row\t3\t项目\t数量
		row\t5\t规章\t3
	E
}

@test "spans leave their marks in the places that they cover" {
	page <<-'E'
		<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>
		<tr><td>d</td><td rowspan="1" colspan="2">e</td></tr></table>
	E
	rows <<-'E'
		a|\<|b
		\^|\^|c
		d|e|\<
	E
}

@test "a rowspan of 0 goes to the end of its group, and none goes further" {
	page <<-'E'
		<table><thead><tr><td rowspan=9>a</td><td>b</td></tr></thead>
		<tbody><tr><td rowspan=0>c</td><td>d</td></tr><tr><td>e</td></tr></tbody>
		<tbody><tr><td>f</td><td>g</td></tr></tbody></table>
	E
	rows <<-'E'
		a|b
		c|d
		\^|e
		f|g
	E
}

@test "an empty cell is empty, a covered one is not" {
	page <<-'E'
		<table><tr><td rowspan=2>a</td><td></td><td>&nbsp;</td></tr><tr><td> <o:p> </o:p></td><td>0</td></tr></table>
	E
	rows <<-'E'
		a||
		\^||0
	E
}

@test "line ends in a cell vanish between Chinese characters and part figures" {
	page <<-'E'
		<table><tr><td>商业<br>企业</td><td><p>自然</p><p>人</p></td><td>12<br>34</td><td>共<p>2</p>件</td></tr>
		<tr><td><div>三</div><div>、</div><div>本</div></td><td>a<br>b</td><td>1</td><td>2</td></tr></table>
	E
	rows <<-'E'
		商业企业|自然人|12 34|共 2 件
		三、本|a b|1|2
	E
}

@test "cells and rows without an end, or without a row, are cells and rows" {
	page <<-'E'
		<table><td>a<td>b<tr><td>c<p>d<td>e</table>
	E
	rows <<-'E'
		a|b
		c d|e
	E
}

@test "rows and cells outside of a table are lines" {
	page <<-'E'
		<div><tr><td>12</td><td>34</td></tr></div>
	E
	texts <<-'E'
		1|12
		1|34
	E
}

@test "words of a table that stand in no cell come before it" {
	page <<-'E'
		<table><tr>x<td>a</td><td>b</td>y</tr></table>
	E
	gives <<-'E'
		text\t1\tx
		text\t1\ty
		table\t1\tmarkup
		row\t1\ta\tb
	E
}

@test "a table round a table lays the page out: its words are lines" {
	page <<-'E'
		<table><tr><td>左</td><td>上<table><tr><td>规章</td><td>3</td></tr></table>下</td></tr></table>
	E
	gives <<-'E'
		text\t1\t左
		text\t1\t上
		table\t1\tmarkup
		row\t1\t规章\t3
		text\t1\t下
	E
}

@test "a table with figures stays one, whatever an editor put into its cells" {
	page <<-'E'
		<table><tr><td>行</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>
		<tr><td><table><tr><td>商业</td><td>企业</td></tr></table></td><td>5</td><td>6</td><td>7</td><td>8</td></tr></table>
	E
	rows <<-'E'
		行|1|2|3|4
		商业企业|5|6|7|8
	E
}

@test "a table of one column is lines, and so is one that holds an article" {
	page <<-'E'
		<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>
		<table><tr><td>栏</td><td><p>一、总体情况</p><p>共有十件。</p><p>二、主动公开</p><p>共有九件。</p></td></tr></table>
	E
	texts <<-'E'
		1|甲
		1|乙
		2|栏
		2|一、总体情况
		2|共有十件。
		2|二、主动公开
		2|共有九件。
	E
	rows </dev/null
}

@test "a table within a hidden one, and a table without words, are none" {
	page <<-'E'
		<p>a</p><table style="display:none"><tr><td>1<table><tr><td>2<td>3</table></td></tr></table>
		<table><tr><td></td><td> </td></tr></table>
	E
	texts <<-'E'
		1|a
	E
	rows </dev/null
}

@test "spans beyond all measure are cut, with a note" {
	page <<-'E'
		<table><tr><td colspan=1000000 rowspan=1000000>a</td><td>b</td></tr><tr><td>c</td></tr></table>
	E
	records
	[ "$(awk -F'\t' '$1 == "row" { print NF }' got | paste -sd' ')" = '1003 1003' ]
	notes <<-'E'
		1 warning spans_cut
	E
}

# --- the report and its site

# article TITLE: the body of a report, as lines of HTML.
article() {
	printf '%s\n' "<h1>$1</h1>" \
	    '<p>一、总体情况</p>' \
	    '<p>本年度，我局认真落实条例的各项要求，主动公开政府信息120条，比上年增加了11条。</p>' \
	    '<p>二、主动公开政府信息情况</p>' \
	    '<table border=1><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>0</td></tr></table>' \
	    '<p>五、存在的主要问题及改进情况</p>' \
	    '<p>公开的内容还不够全面，更新还不够及时，下一步将继续改进各项工作，方便群众查阅。</p>' \
	    '<p>联系电话：0416-1234567</p>' \
	    '<p>2023年1月18日</p>'
}

# whole FILE: every line of the article is there, and its table.
whole() {
	article 市教育局2022年政府信息公开工作年度报告 >article.html
	ogi-decode article.html | sed -n 's/^\(text\|row\)\t[0-9]*\t//p' >article
	[ "$(wc -l <article)" -eq 10 ]
	records
	sed -n 's/^\(text\|row\)\t[0-9]*\t//p' got >kept
	grep -vxFf kept article >lost || :
	[ ! -s lost ]
	grep -vxFf article kept >rest || :
}

@test "a page of blocks: menus, paths, tools and footer go, the index table stays" {
	page <<-E
		<html><head><title>年报</title></head><body class="nav-fixed">
		<div class="top"><span>2025年12月30日 星期二</span> <a href="/">无障碍</a></div>
		<h2>市教育局</h2>
		<ul id="mainNav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">信息公开年报</a></li></ul>
		<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a> &gt; 年度报告</div>
		<table><tr><td>索引号</td><td>000014349/2023-00008</td></tr><tr><td>发布机构</td><td>市教育局</td></tr></table>
		<div>发布时间：2023-01-18 来源：市教育局 字体：<a href="#">大</a> <a href="#">小</a></div>
		<div id="zoom">$(article 市教育局2022年政府信息公开工作年度报告)</div>
		<p>【打印本页】【关闭窗口】</p>
		<div>上一篇：<a href="1">关于开学的通知</a></div>
		<div class="footer"><p>主办：市教育局 电话：0416-7654321</p><p>版权所有 辽ICP备05000001号</p></div>
	E
	whole
	cat >wanted <<-'E'
		市教育局
		索引号	000014349/2023-00008
		发布机构	市教育局
		发布时间：2023-01-18 来源：市教育局 字体：大 小
	E
	same wanted rest
}

@test "what was left out is counted, with its lines" {
	page <<-E
		<ul><li><a href="/">首页</a></li>
		<li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li></ul>
		$(article 市教育局2022年政府信息公开工作年度报告)
		<p>版权所有</p>
	E
	records
	grep navigation_dropped got >note
	lines wanted <<-'E'
		note\t0\tinfo\tnavigation_dropped\twhat is the site's and not the report's was left out; lines and tables: 4, in lines 1-2, 12 of the page
	E
	same wanted note
}

@test "a page of tables: menus in cells beside the article and above it go" {
	page <<-E
		<table width=980><tr><td><a href="/">首页</a></td><td><a href="/a">新闻中心</a></td><td><a href="/b">网上办事</a></td></tr></table>
		<table width=980><tr><td width=200><table><tr><td><a href=1>领导之窗</a></td></tr>
		<tr><td><a href=2>部门概况</a></td></tr><tr><td><a href=3>政策法规</a></td></tr></table></td>
		<td><table><tr><td>当前位置：<a href="/">首页</a>&gt;&gt;<a href="/x">信息公开年报</a></td></tr></table>
		<table width=100%><tr><td>$(article 市教育局2022年政府信息公开工作年度报告)</td></tr></table></td></tr></table>
		<table width=980><tr><td>版权所有：市教育局</td></tr><tr><td>豫ICP备05000002号</td></tr></table>
	E
	whole
	[ ! -s rest ]
}

@test "a page whose article is one span with line breaks" {
	page <<-'E'
		<div id=head><a href=/>首页</a> | <a href=/x>公开</a> | <a href=/y>互动</a></div>
		<div class=bt>云龙镇2020年政府信息公开工作年度报告</div>
		<div><span>一、总体情况<br>　　2020年，我镇公开信息203条。<br>二、收费情况<br>　　无。</span></div>
		<div id=foot>Copyright 2021 云龙镇</div>
	E
	texts <<-'E'
		2|云龙镇2020年政府信息公开工作年度报告
		3|一、总体情况
		3|2020年，我镇公开信息203条。
		3|二、收费情况
		3|无。
	E
}

@test "HTML's own elements for navigation and footers" {
	page <<-E
		<html><header><h1><a href="/">市教育局2022年政府信息公开工作年度报告</a></h1></header>
		<nav>公开 服务 <a href="/">互动</a></nav><main><article>$(article 标题)</article></main>
		<aside><h3>相关新闻</h3><ul><li><a href=1>新学期开学</a> 2023-09-01</li><li><a href=2>招生工作开始</a> 2023-06-01</li>
		<li><a href=3>开展消防演练</a> 2023-05-01</li></ul></aside>
		<footer>地址：凌河区 <a href=x>网站地图</a> 网站标识码2107000001</footer>
	E
	records
	sed -n 's/^\(text\|row\)\t[0-9]*\t//p' got | grep '互动\|新学期\|招生\|消防\|凌河' >rest || :
	[ ! -s rest ]
	grep -q '市教育局2022年政府信息公开工作年度报告' got
}

@test "a link that is an attachment stays, and so does the source of the page" {
	page <<-E
		<div class=meta>来源：<a href="http://example.org/1.html">http://example.org/1.html</a></div>
		<div>$(article 标题)
		<p><a href=1>附件1：统计表.doc</a></p><p><a href=2>附件2：说明.pdf</a></p><p><a href=3>附件3：目录.xls</a></p></div>
	E
	records
	[ "$(grep -c '附件\|来源' got)" -eq 4 ]
}

@test "a sentence with a figure stays, wherever it stands" {
	page <<-E
		<div class="nav"><p><a href=/>首页</a></p><p>全年公开信息88条。</p></div>
		<div>$(article 标题)</div><div class="footer"><p>网站访问量为12万次。</p></div>
	E
	records
	[ "$(grep -c '88条。\|12万次。' got)" -eq 2 ]
}

@test "a table with figures stays, even in a block that calls itself a menu" {
	page <<-E
		<div>$(article 标题)</div><div class="share"><table><tr><td>行政许可</td><td>3</td></tr></table></div>
	E
	records
	grep -qP '行政许可\t3' got
}

@test "the links to the other pages of a report are none of it" {
	page <<-'E'
		<div><p>某县水利局2012年政府信息公开年度报告</p>
		<p>全年主动公开政府信息1286条，其中规范性文件12条，工作动态1274条，比上年多33条。</p>
		<p><a href="1">1</a> <a href="2">2</a> <a href="2">下一页</a></p></div>
	E
	texts <<-'E'
		1|某县水利局2012年政府信息公开年度报告
		2|全年主动公开政府信息1286条，其中规范性文件12条，工作动态1274条，比上年多33条。
	E
}

@test "a link that is never closed takes nothing of the report away" {
	page <<-E
		<div><a href="#top"><div>$(article 标题)</div><div><p>全年未收取费用，也未发生因公开引起的诉讼。</p></div></div>
		<div class="foot"><p>市教育局</p><p>2023年1月18日</p></div>
	E
	records
	[ "$(grep -c '^text\|^row' got)" -eq 13 ]
	grep -q '未收取费用' got
}

@test "a page of links alone is kept" {
	page <<-'E'
		<ul><li><a href=1>领导之窗</a></li><li><a href=2>政务公开</a></li><li><a href=3>办事服务</a></li></ul>
	E
	texts <<-'E'
		1|领导之窗
		1|政务公开
		1|办事服务
	E
	notes </dev/null
}

@test "a page of frames is rejected, with what to do" {
	page <<-'E'
		<html><frameset cols="20%,80%"><frame src=a.html><frame src=b.html></frameset></html>
	E
	gives <<-'E'
		note\t0\terror\tno_text\ta page of frames, without words of its own; read the pages it shows
	E
}

@test "a page that a script fills is rejected, with what to do" {
	page <<-'E'
		<html><head><title>年报</title></head><body><div id=app></div><script src=app.js></script></body></html>
	E
	gives <<-'E'
		note\t0\terror\tno_text\ta page without words; if a browser shows some, a script put them there: save the page from the browser
	E
}

# --- the whole chain

@test "every figure of made-up web pages is as it was made" {
	"$ROOT/scripts/generate" -w -a -n 40 -s 7 -t truth -o in
	ogi-decode in | ogi-split | ogi-tables | ogi-normalize | ogi-check | ogi-emit -t facts |
		awk -F, -v OFS='\t' 'NR > 1 { print $1, $6, $7, $8, $9, $11 }' | sort >got
	sort truth >wanted
	[ "$(wc -l <wanted)" -gt 7000 ]
	same wanted got
}

@test "a page gives the same, however its bytes are cut into lines and pieces" {
	"$ROOT/scripts/generate" -w -a -n 1 -s 8 -o in
	tr '\n' ' ' <in/00001.report.html >page.html
	records
	grep -v '^note' got | cut -f 1,3- >one
	cp in/00001.report.html page.html
	records
	grep -v '^note' got | cut -f 1,3- >many
	[ "$(wc -l <one)" -gt 50 ]
	same one many
}

@test "what a web page becomes is a stream as the manual has it, at every joint" {
	"$ROOT/scripts/generate" -w -n 12 -s 6 -o in
	printf '<title>a\\tb</title><meta name=url content="c	d"><p>e\\f<pre>g	h<table><td>i\\<td>^</table>\n' >in/odd.html
	ogi-decode in >stream
	for filter in split tables normalize check; do
		"ogi-$filter" <stream >next
		mv next stream
		awk -f "$ROOT/tests/stream.awk" "$ROOT/common/forms.tsv" "$ROOT/common/notes.tsv" - <stream
	done
	[ "$(grep -c '^end' stream)" -eq 13 ]
}

# --- hostile pages

# bounded LIMIT_MIB: ogi-decode reads page.html within that and ten seconds; its notes, as LINE
# SEVERITY CODE, are those on stdin.
bounded() {
	cat >wanted
	command time -o peak -f %M timeout 10 ogi-decode page.html >all 2>err
	tail -n 1 all | grep -q '^end'
	awk -F'\t' '$1 == "note" { print $2, $3, $4 }' all >got
	same wanted got
	# The sanitizers and valgrind have memory of their own.
	[ "$(tail -n 1 peak)" -le $(($1 * 1024)) ] || [[ $OGI_BIN == *asan* || $OGI_BIN == *valgrind* ]]
}

# times N STRING
times() {
	awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'
}

@test "a million open elements: the deepest are passed over, and their words do not run together" {
	{ printf '<p>a'; times 1000000 '<div>'; printf '12<td>34'; } | page
	bounded 64 <<-'E'
		1 warning nesting_cut
	E
	grep -q "12 34" all
	{ printf '<p>a'; times 1000000 '<table><tr><td>'; } | page
	bounded 64 <<-'E'
		1 warning nesting_cut
	E
	{ times 1000000 '<b>'; printf 'x'; } | page
	bounded 64 </dev/null
}

@test "elements that close nothing, under a deep stack, cost no time" {
	{ times 500 '<div>'; printf 'a'; times 3000000 '</ul>'; } | page
	bounded 64 </dev/null
}

@test "an attribute of sixteen million bytes, and a million attributes" {
	{ printf '<div class="'; times 1600000 'AAAAAAAAAA'; printf '">甲</div>'; } | page
	bounded 64 </dev/null
	grep -q '甲' all
	{ printf '<div '; times 1000000 'a=b '; times 1000000 'class=c '; printf '>甲</div>'; } | page
	bounded 64 </dev/null
	grep -q '甲' all
}

@test "sixteen million bytes of text in one block, or in one cell" {
	{ printf '<p>'; times 800000 '政府信息公开 '; } | page
	bounded 64 </dev/null
	{ printf '<table><tr><td>'; times 800000 '政府信息公开 '; printf '</td><td>1</td></tr></table>'; } | page
	bounded 64 </dev/null
}

@test "NUL bytes are one mark that no figure grows over" {
	{ printf '<p>12'; head -c 1000000 /dev/zero; printf '34</p>'; } | page
	bounded 64 <<-'E'
		0 warning bad_bytes
	E
	grep -q $'^text\t1\t12\xEF\xBF\xBD34$' all
}

@test "a hundred thousand tables, a million rows" {
	times 100000 '<table><tr><td>a<td>1</table>' | page
	bounded 64 <<-'E'
		0 warning page_cut
	E
	{ printf '<table>'; times 1000000 '<tr><td>1<td>2'; } | page
	bounded 64 <<-'E'
		0 warning page_cut
	E
	{ printf '<table><tr>'; times 100000 '<td colspan=1000000 rowspan=1000000>1'; } | page
	bounded 64 <<-'E'
		1 warning spans_cut
	E
}

@test "a million entities, ampersands and brackets" {
	{ printf '<p>a'; times 1000000 '&x;&&#1;<'; } | page
	bounded 64 </dev/null
}

# --- the charset that a page claims

# label BYTES: what html_charset_label finds in them.
label() {
	if [ ! -e driver ]; then
		cat >driver.c <<-'E'
			#include <stdio.h>
			#include "html_charset.h"
			int
			main(int argc, char *argv[])
			{
				struct str label = html_charset_label(str_of(argv[argc - 1]));

				printf("%.*s\n", (int)label.n, label.s);
				return 0;
			}
		E
		"${CC:-cc}" -I"$ROOT/common" -I"$ROOT/tools/decode" -o driver driver.c \
			"$ROOT/tools/decode/html_charset.c" "$ROOT/common/str.c"
	fi
	./driver "$1"
}

@test "the charset label is found where pages put it" {
	[ "$(label '<html><meta charset="GB2312">')" = GB2312 ]
	[ "$(label '<META http-equiv=Content-Type content="text/html; charset=gbk">')" = gbk ]
	[ "$(label "<meta content='text/html;charset = big5 ' http-equiv='content-type' />")" = big5 ]
	[ "$(label '<?xml version="1.0" encoding="GB18030"?><html>')" = GB18030 ]
	[ "$(label '<!-- <meta charset=x> --><meta name=a content="charset=y"><meta charset= utf-8>')" = utf-8 ]
	[ "$(label '<meta http-equiv=refresh content="0; url=?charset=z">')" = '' ]
	[ "$(label '<metas charset=a><p>charset=b')" = '' ]
	[ "$(label '<meta charset="')" = '' ]
}
