# ogi-tables: which figure stands where.
bats_require_minimum_version 1.5.0
load helper

# page: stdin is a page; a line "§N title" is a heading that ogi-split found.  It goes through
# ogi-tables as document `d`; the stream that comes out is `out`.
page() {
	awk 'BEGIN { print "doc\td" }
	/^§/ { print "sect\t" NR "\t" substr($0, 3, 1) "\t" substr($0, 5); next }
	{ gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); print "text\t" NR "\t" $0 }
	END { print "end\td" }' >in
	status 0 ogi-tables <in
}

# cells: the cells of `out`, a row of the form a line: TABLE.ROW: COL=RAW ...; `~` before a
# figure whose place was worked out, `_` for a blank.
cells() {
	awk -F'\t' '$1 == "cell" {
		row = $3 "." $4
		if (row != last) printf "%s%s:", last == "" ? "" : "\n", row
		printf " %s=%s%s", $5, $9 == "inferred" ? "~" : "", $6 == "" ? "_" : $6
		last = row
	} END { if (last != "") print "" }' out
}

# notes: the codes of the notes in `out`, with what they say.
notes() {
	awk -F'\t' '$1 == "note" { print $4 ": " $5 }' out
}

has_cells() {
	cat >wanted
	cells >got
	same wanted got
}

has_notes() {
	cat >wanted
	notes >got
	same wanted got
}

heads7='自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他'

# ------------------------------------------------------------------ the shapes of a table

@test "tabs: a row a line, empty cells kept" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	第二十条第（一）项			
	信息内容	本年制发件数	本年废止件数	现行有效件数
	规章	0		3
	END
	has_cells <<-'END'
	disclosure.regulations: issued=0 repealed=_ in_force=3
	END
}

@test "tabs: a blank line and a page number do not end the table" {
	page <<-'END'
	信息内容	本年制发件数	本年废止件数	现行有效件数
	规章	0	1	3

	— 4 —

	行政规范性文件	5	6	7
	END
	has_cells <<-'END'
	disclosure.regulations: issued=0 repealed=1 in_force=3
	disclosure.normative: issued=5 repealed=6 in_force=7
	END
}

@test "tabs: a total with blanks keeps its places, and is not shifted" {
	page <<-'END'
	申请人情况								
		自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	总计
	（六）其他处理		1	2	3	4	5	6	21
	（七）总计							0	9
	END
	has_cells <<-'END'
	requests.other: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=21
	requests.total: natural=_ commercial=_ research=_ welfare=_ legal=_ other=0 total=9
	END
}

@test "tabs: a cell dropped from a row with cells to spare is not taken for a blank" {
	page <<-'END'
	申请人情况									
			自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	总计
	（一）予以公开		11	12	13	14	15	16	81
	（二）部分公开		21	22	23	24	25	126
	END
	has_cells <<-'END'
	requests.granted: natural=11 commercial=12 research=13 welfare=14 legal=15 other=16 total=81
	END
	has_notes <<-'END'
	values_unplaced: （二）部分公开（区分处理的，只计这一情形，不计其他情形）: 6 figures in 7 cells for 7 places, not placed: 21 22 23 24 25 126
	END
}

@test "tabs: a blank between figures and spare cells is placed by the heads above" {
	page <<-'END'
	信息内容	上一年项目数量	本年增/减	
	行政事业性收费		5	
	END
	has_cells <<-'END'
	disclosure.fees: prior=_ change=5
	END
}

@test "tabs: rows of another block, with other places, teach nothing" {
	page <<-'END'
	信息内容	上一年项目数量	本年增/减	处理决定数量
	行政处罚		4	5
	信息内容	采购项目数量	采购总金额（万元）	
	政府集中采购		7	
	END
	has_cells <<-'END'
	disclosure.penalties: prior=_ change=4 decisions=5
	disclosure.procurement: items=_ amount=7
	END
}

@test "tabs: rows padded to one width, of several makes, teach no blank its place" {
	page <<-'END'
	自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	总计			
	一、本年新收政府信息公开申请数量		12					12		
	三、本年度办理结果	（一）予以公开	5	0	0	0	0	0	5	
	END
	has_cells <<-'END'
	requests.granted: natural=5 commercial=0 research=0 welfare=0 legal=0 other=0 total=5
	END
	notes | grep -q '^values_unplaced: 一、本年新收'
}

@test "tabs: a figure torn off its row stays in its cell" {
	printf '信息内容\t本年处理决定数量\n行政处罚\t\n149\n行政强制\t7\n' | page
	has_cells <<-'END'
	disclosure.penalties: decisions=149
	disclosure.coercion: decisions=7
	END
}

@test "a cell a line behind a tab: blank lines end rows, lines without a tab go on" {
	printf '%s\n' $'\t信息内容' $'\t上一年项目数量' $'\t本年增/减' $'\t处理\n\n决定数量' '' \
	    $'\t行政许可' $'\t118' $'\t减76' $'\t42' '' | page
	has_cells <<-'END'
	disclosure.licensing: prior=118 change=减76 decisions=42
	END
}

@test "a cell a line behind a tab: a figure broken over two lines is not its first half" {
	printf '%s\n' $'\t信息内容' $'\t本年处理决定数量' '' $'\t行政处罚' $'\t1' ',566' '' $'\t行政强制' $'\t2' '' | page
	has_cells <<-'END'
	disclosure.penalties: decisions=1\n,566
	disclosure.coercion: decisions=2
	END
}

@test "a cell a line behind a tab: what follows the last figure is no part of it" {
	printf '%s\n' $'\t信息内容' $'\t本年处理决定数量' '' $'\t行政处罚' $'\t7' '注：不含简易程序。' '' \
	    $'\t行政强制' $'\t2' '' | page
	has_cells <<-'END'
	disclosure.penalties: decisions=7
	disclosure.coercion: decisions=2
	END
	grep -q $'^text\t6\t注：不含简易程序。$' out
}

@test "a cell a line, bare, labels broken over lines" {
	page <<-'END'
	信息内容

	本年新
	制作数量

	本年新
	公开数量

	对外公开总数量

	规范性文件

	2

	3

	4
	END
	has_cells <<-'END'
	disclosure.normative: made=2 disclosed=3 disclosed_total=4
	END
}

@test "pipes between cells: fillers at the row's end say nothing" {
	page <<-'END'
	第二十条第(五)项 | |||
	信息内容 | 本年处理决定数量 | ||
	行政许可 | 18 | ||
	END
	has_cells <<-'END'
	disclosure.licensing: decisions=18
	END
}

@test "pipes between cells: figures beside fillers that do not fill the row are not placed" {
	page <<-'END'
	第二十条第(一)项 | |||
	信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
	规章 | 0 | 0 | 0 |
	规范性文件 | 12 | ||
	END
	has_cells <<-'END'
	disclosure.regulations: made=0 disclosed=0 disclosed_total=0
	END
	has_notes <<-'END'
	values_unplaced: 规范性文件: 1 figures in 3 cells for 3 places, not placed: 12
	END
}

@test "tabs: a row that lost its end in an editor is not shifted" {
	page <<-'END'
	§3 三、收到和处理政府信息公开申请情况
				申请人情况
				自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	总计
	一、本年新收政府信息公开申请数量				5	1	2	3	4	6
	END
	has_cells </dev/null
	notes | grep -q '^values_unplaced'
}

@test "pipes between cells, none at the end: the last cell may be empty" {
	page <<-'END'
	 |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
	三、本年度办理结果 | （一）予以公开 | 11 | 12 | 13 | 14 | 15 | 16 | 
	 | （二）部分公开 | 21 | 22 | 23 | 24 | 25 | 26 | 141
	 | （六）其他处理 | 1 | 1 | 1 | 1 | 1 | 1 | 6
	END
	has_cells <<-'END'
	requests.granted: natural=11 commercial=12 research=13 welfare=14 legal=15 other=16 total=_
	requests.partial: natural=21 commercial=22 research=23 welfare=24 legal=25 other=26 total=141
	requests.other: natural=1 commercial=1 research=1 welfare=1 legal=1 other=1 total=6
	END
}

@test "pipes between cells: on a page with fillers, a blank at the end may have stood anywhere" {
	page <<-'END'
	第二十条第(一)项 | |||
	信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
	规章 | 0 | 0 | 0 |
	规范性文件 | 12 | 5 | |
	END
	has_cells <<-'END'
	disclosure.regulations: made=0 disclosed=0 disclosed_total=0
	END
	notes | grep -q '^values_unplaced: 规范性文件: 2 figures'
}

@test "pipes on lines of their own: rows of several makes teach each other nothing" {
	{ printf '自然人\n|\n商业企业\n|\n科研机构\n|\n社会公益组织\n|\n法律服务机构\n|\n其他\n|\n总计\n|\n'
	  printf '（四）无法提供\n|\n1.本机关不掌握相关政府信息\n|\n'
	  printf '%s\n|\n' 1 2 3 4 5 6 7
	  printf '|\n2.没有现成信息需要另行制作\n|\n|\n'
	  printf '%s\n|\n' 2 3 4 5 6 7
	  printf '|\n（七）总计\n|\n|\n'
	  printf '%s\n|\n' 1 2 3 4 5 6 7
	} | page
	has_cells <<-'END'
	requests.unable_not_held: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=7
	requests.total: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=7
	END
	notes | grep -q '^values_unplaced: 2.没有现成信息需要另行制作'
}

@test "pipes at line ends: a pipe alone is an empty cell, its place learned from full rows" {
	page <<-'END'
	第二十条第(五)项 |
	||||
	信息内容 |
	上一年项目数量 |
	本年增/减 |
	处理决定数量 |
	|
	行政许可 |
	350 |
	+11 |
	46 |
	|
	其他对外管理服务事项 |
	|
	+9 |
	9 |
	|
	END
	has_cells <<-'END'
	disclosure.licensing: prior=350 change=+11 decisions=46
	disclosure.services: prior=_ change=+9 decisions=9
	END
}

@test "pipes on lines of their own, words broken before them" {
	page <<-'END'
	信息内容
	|
	本年处理决定数量
	|
	行政
	处罚
	|
	12
	|
	行政强制
	|
	3
	|
	END
	has_cells <<-'END'
	disclosure.penalties: decisions=12
	disclosure.coercion: decisions=3
	END
}

@test "pipes beside tabs and blank lines of tabs" {
	printf '信息內容  | \n\t\t\t本年處理決定數量  | \n\t\t\n行政許可  | \n\t\t\t90\n   | \n\t\t\n' | page
	has_cells <<-'END'
	disclosure.licensing: decisions=90
	END
}

@test "Markdown: two pipes side by side are an empty cell" {
	page <<-'END'
	| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
	|---|---|---|---|
	| 规章 | 1 || 3 |
	| 行政规范性文件 | 4 | 5 | 6 |
	END
	has_cells <<-'END'
	disclosure.regulations: issued=1 repealed=_ in_force=3
	disclosure.normative: issued=4 repealed=5 in_force=6
	END
}

@test "a PDF's text: labels wrapped above and below their figures" {
	page <<-'END'
	          申请人情况
	   自然人    商业企业  科研机构  社会公益组织  法律服务机构  其他    总计
	          4.无正当理由大量反复 申请   0    0   0   0   0   0   0
	          5.要求行政机关确认或重
	                          1    0   0   2   0   0   3
	             新出具已获取信息
	     （六）其他处理              4    0   0   0   0   0   4
	END
	has_cells <<-'END'
	requests.unprocessed_excessive: natural=0 commercial=0 research=0 welfare=0 legal=0 other=0 total=0
	requests.unprocessed_confirmation: natural=1 commercial=0 research=0 welfare=2 legal=0 other=0 total=3
	requests.other: natural=4 commercial=0 research=0 welfare=0 legal=0 other=0 total=4
	END
}

@test "a PDF's text: heads stacked in pieces are heads" {
	page <<-'END'
	   申请人情况
	   自然人         社会 法律                总计
	          商业 科研
	               公益 服务 其他
	          企业 机构
	               组织 机构
	一、本年新收政府信息公开申请数量    5    0      0     0   0   0     5
	END
	has_cells <<-'END'
	requests.new: natural=5 commercial=0 research=0 welfare=0 legal=0 other=0 total=5
	END
	has_notes </dev/null
}

@test "a PDF's text: a page number before a page break is no figure, a figure there is one" {
	printf '信息内容   本年处理决定数量\n行政处罚   7\n1\n\f行政强制   8\n3\n\f\n' | page
	has_cells <<-'END'
	disclosure.penalties: decisions=7
	END
	has_notes <<-'END'
	values_unplaced: 行政强制: 2 figures in 2 cells for 1 places, not placed: 8 3
	END
}

@test "rows from markup: a place covered from above is not an empty cell" {
	lines in <<-'END'
	doc\td
	table\t1\tmarkup
	row\t1\t信息内容\t\\<\t上一年项目数量\t本年增/减\t处理决定数量
	row\t2\t其他对外管理服务事项\t行政奖励\t1\t2\t3
	row\t3\t\\^\t行政确认\t4\t\t6
	end\td
	END
	status 0 ogi-tables <in
	has_cells <<-'END'
	disclosure.services:行政奖励: prior=1 change=2 decisions=3
	disclosure.services:行政确认: prior=4 change=_ decisions=6
	END
	grep '^row' in >wanted
	grep '^row' out >got
	same wanted got
}

# markup SECTION TITLE: stdin is rows, their cells set apart by |; < and ^ are places that a merged
# cell to the left, above, takes.  All stand in line 1, as in a page without line breaks.
markup() {
	{
		printf 'doc\td\nsect\t1\t%s\t%s\ntable\t1\tmarkup\n' "$1" "$2"
		sed 's/|</|\\</g; s/|^/|\\^/g; s/^^/\\^/; s/|/\t/g; s/^/row\t1\t/'
		printf 'end\td\n'
	} >in
	status 0 ogi-tables <in
}

@test "markup: a block of two columns in a table of three, its cells merged" {
	markup 2 二、主动公开政府信息情况 <<-'END'
	第二十条第（一）项|<|<|<
	信息内容|本年新制作数量|本年新公开数量|对外公开总数量
	规章|1||3
	第二十条第（八）项|<|<|<
	信息内容|上一年项目数量|<|本年增/减
	行政事业性收费|4|<|-1
	END
	has_cells <<-'END'
	disclosure.regulations: made=1 disclosed=_ disclosed_total=3
	disclosure.fees: prior=4 change=-1
	END
	has_notes </dev/null
}

@test "markup: cells whose edges differ by a hair stand below their heads all the same" {
	markup 2 二、主动公开政府信息情况 <<-'END'
	第二十条第（一）项|<|<|<|<|<|<
	信息内容|<|本年制发件数|<|本年废止件数|现行有效件数|<
	规章|1|<||<|3|<
	行政规范性文件|<|<|4|5|<|
	END
	has_cells <<-'END'
	disclosure.regulations: issued=1 repealed=_ in_force=3
	disclosure.normative: issued=4 repealed=5 in_force=_
	END
}

@test "markup: the heads of section 三 on three rows, a page without line breaks" {
	markup 3 三、收到和处理政府信息公开申请情况 <<-'END'
	（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|<|<|申请人情况|<|<|<|<|<|<
	^|^|^|自然人|法人或其他组织|<|<|<|<|总计
	^|^|^|^|商业企业|科研机构|社会公益组织|法律服务机构|其他|^
	一、本年新收政府信息公开申请数量|<|<|1|2||4|5|6|18
	三、本年度办理结果|（三）不予公开|1.属于国家秘密|0|1|0|0|||1
	^|^|2.其他法律行政法规禁止公开|||||||
	END
	has_cells <<-'END'
	requests.new: natural=1 commercial=2 research=_ welfare=4 legal=5 other=6 total=18
	requests.denied_state_secret: natural=0 commercial=1 research=0 welfare=0 legal=_ other=_ total=1
	requests.denied_law: natural=_ commercial=_ research=_ welfare=_ legal=_ other=_ total=_
	END
}

@test "markup: a row with a cell too many is not placed" {
	markup 3 三、收到和处理政府信息公开申请情况 <<-'END'
	|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计
	一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21
	（七）总计|1||||||1|
	END
	has_cells <<-'END'
	requests.new: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=21
	END
	has_notes <<-'END'
	values_unplaced: （七）总计: 2 figures in 8 cells for 7 places, not placed: 1 1
	END
}

@test "markup: a figure in a cell merged over two rows is neither row's" {
	markup 2 二、主动公开政府信息情况 <<-'END'
	第二十条第（六）项|<
	信息内容|本年处理决定数量
	行政处罚|7
	行政强制|^
	END
	has_cells </dev/null
	has_notes <<-'END'
	values_unplaced: disclosure: none of its 2 rows fits the form; the first is 行政处罚: 1 figures in 1 cells for 1 places, not placed: 7
	values_lost: disclosure: the table stands there without a figure that could be placed
	END
}

# -------------------------------------------------------------------------------- section 二

@test "section 二: the heads decide the form, block by block" {
	page <<-'END'
	信息内容	本年制发件数	本年废止件数	现行有效件数
	规章	0	0	1
	信息内容	上一年项目数量	本年增/减	处理决定数量
	行政许可	2	3	4
	END
	cut -f4,5,7 out | grep -E '^(regulations|licensing)' | sort -u >got
	lines wanted <<-'END'
	licensing\tchange\tv2019
	licensing\tdecisions\tv2019
	licensing\tprior\tv2019
	regulations\tin_force\tv2021
	regulations\tissued\tv2021
	regulations\trepealed\tv2021
	END
	same wanted got
}

@test "section 二: columns in another order follow their heads" {
	page <<-'END'
	信息内容	现行有效件数	本年制发件数	本年废止件数
	行政规范性文件	19	4	2
	END
	has_cells <<-'END'
	disclosure.normative: in_force=19 issued=4 repealed=2
	END
}

@test "section 二: a head that stands there twice leaves no order to go by" {
	page <<-'END'
	信息内容	上一年项目数量	上一年项目数量	处理决定数量
	行政许可	1	2	3
	END
	has_cells </dev/null
	notes | grep -q '^values_unplaced'
}

@test "section 二: heads cut in half leave the position, and a note" {
	page <<-'END'
	信息内容	本年新	本年新	对外公开总数量
	规章	0	1	2
	END
	has_cells <<-'END'
	disclosure.regulations: made=~0 disclosed=~1 disclosed_total=2
	END
	has_notes <<-'END'
	heads_by_position: art20_1: column heads are lost or cut; the figures were placed in the form's order
	END
}

@test "section 二: without heads, a count that fits one form only is placed by position" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	第二十条第（五）项			
	行政许可	7	1	30
	END
	has_cells <<-'END'
	disclosure.licensing: prior=~7 change=~1 decisions=~30
	END
}

@test "section 二: without heads, a count that fits both forms is not placed" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	第二十条第（一）项			
	规章	7	1	30
	END
	has_cells </dev/null
	notes | grep -q '^values_unplaced: 规章'
}

@test "section 二: a block without heads is of the form of the blocks that have theirs" {
	printf '§2 二、主动公开政府信息情况\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n7\n1\n30\n' >in.txt
	printf '第二十条第（八）项\n行政事业性收费\n减5\n' >>in.txt
	page <in.txt
	has_cells <<-'END'
	disclosure.licensing: prior=7 change=1 decisions=30
	END
	notes | grep -q '^values_unplaced: 行政事业性收费'
}

@test "section 二: a local row under a parent keeps the parent's code" {
	page <<-'END'
	信息内容		上一年项目数量	本年增/减	处理决定数量
	其他对外管理服务事项	行政检查	31	增2	33
		其他	0	0	5
	END
	has_cells <<-'END'
	disclosure.services:行政检查: prior=31 change=增2 decisions=33
	disclosure.services:其他: prior=0 change=0 decisions=5
	END
}

@test "section 二: rows of words under a parent without figures are its own, in any shape" {
	printf '第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n警告\n3\n罚款\n4\n行政强制\n1\n' | page
	has_cells <<-'END'
	disclosure.penalties:警告: decisions=3
	disclosure.penalties:罚款: decisions=4
	disclosure.coercion: decisions=1
	END
}

@test "section 二: a note in brackets that makes another row of it" {
	page <<-'END'
	信息内容	本年处理决定数量
	行政处罚（其中：简易程序）	3
	行政处罚	9
	END
	has_cells <<-'END'
	disclosure.x:行政处罚（其中：简易程序）: decisions=3
	disclosure.penalties: decisions=9
	END
}

@test "section 二: labels that stand side by side are heads of another table" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	单位 | 行政许可 | 行政处罚 | 行政强制 |
	城东街道 | 41 | 52 | 63 |
	END
	has_cells <<-'END'
	END
	has_notes <<-'END'
	table_unread: art20_6: labels of section 二 are heads of another table; not read
	values_lost: disclosure: the table stands there without a figure that could be placed
	END
}

@test "section 二: a label of its own line above its local rows is their parent" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	第二十条第（六）项 | | | |
	信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
	行政处罚 | | | |
	行政强制 |
	行政检查 | 3 | 1 | 9 |
	END
	cells | grep -q '^disclosure.coercion:行政检查: prior=3 change=1 decisions=9$'
}

@test "section 二: a column that the form does not have is not read by position" {
	page <<-'END'
	信息内容	本年处理决定数量	备注
	行政处罚		88
	END
	has_cells </dev/null
	notes | grep -q '^values_unplaced: 行政处罚'
}

@test "section 二: a row that the form does not know is x:, with a note" {
	page <<-'END'
	信息内容	本年新制作数量	本年新公开数量	对外公开总数量
	规章	0	0	0
	其他主动公开文件	17	8	24
	END
	has_cells <<-'END'
	disclosure.regulations: made=0 disclosed=0 disclosed_total=0
	disclosure.x:其他主动公开文件: made=17 disclosed=8 disclosed_total=24
	END
	has_notes <<-'END'
	unknown_row: 其他主动公开文件
	END
}

@test "section 二: a note in brackets behind a label, traditional script, readings in brackets" {
	page <<-'END'
	信息內(nèi)容 | 本年制發(fā)件數(shù) | 本年廢止件數(shù) | 現(xiàn)行有效件數(shù) |
	規(guī)章(設區的市、自治州人民政府應提供) | 0 | 0 | 2 |
	行政規范性文件 | 1 | 0 | 9 |
	END
	has_cells <<-'END'
	disclosure.regulations: issued=0 repealed=0 in_force=2
	disclosure.normative: issued=1 repealed=0 in_force=9
	END
}

@test "labels in radicals, as some PDF text has them, are labels" {
	page <<-'END'
	信息内容	本年处理决定数量
	⾏政处罚	12
	⾏政强制	3
	END
	has_cells <<-'END'
	disclosure.penalties: decisions=12
	disclosure.coercion: decisions=3
	END
}

@test "section 二: an amount whose head states no unit is noted; 0 needs none" {
	page <<-'END'
	信息内容	采购项目数量	采购总金额	
	政府集中采购	2	26100	
	END
	has_notes <<-'END'
	unit_unstated: procurement.amount: 26100, taken as 万元
	END
	page <<-'END'
	信息内容	采购项目数量	采购总金额	
	政府集中采购	0	0	
	END
	has_notes </dev/null
}

@test "section 二: the unit that the head states goes with the cell" {
	page <<-'END'
	信息内容	采购项目数量	采购总金额（元）	
	政府集中采购	2	26100	
	END
	grep -P '\tamount\t26100\tv2019\t元\tread$' out
}

@test "section 二: a head's unit is read whole: 百万元 is not 万元" {
	local unit
	for unit in 元 百元 千元 万元 十万元 百万元 千万元 亿元; do
		page <<-END
		信息内容	采购项目数量	采购总金额（单位：$unit）	
		政府集中采购	2	26	
		END
		grep -P "\tamount\t26\tv2019\t$unit\tread\$" out
	done
}

@test "section 二: an amount in money of another country is no amount in 万元" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	第二十条第（八）项	
	信息内容	本年收费金额（单位：万美元）
	行政事业性收费	12
	END
	ogi-normalize <out >facts
	grep '^fact' facts | cut -f 6-9 >got
	printf '\t美元\ttext\t12\n' >wanted
	same wanted got
	grep -q value_text facts
}

@test "the words of Taiwan: 檔案 for 文件, 專案 for 项目, 資訊 for 信息" {
	page <<-'END'
	§2 二、主動公開政府資訊情況
	第二十條第（一）項			
	資訊內容	本年新製作數量	本年新公開數量	對外公開總數量
	規範性檔案	1	2	3
	第二十條第（九）項		
	資訊內容	採購專案數量	採購總金額（萬元）
	政府集中採購	4	5.6
	§3 三、收到和處理政府資訊公開申請情況
	自然人	商業企業	科研機構	社會公益組織	法律服務機構	其他	總計
	一、本年新收政府資訊公開申請數量	1	2	3	4	5	6	21
	2.沒有現成資訊需要另行製作	1	0	0	0	0	0	1
	END
	has_cells <<-'END'
	disclosure.normative: made=1 disclosed=2 disclosed_total=3
	disclosure.procurement: items=4 amount=5.6
	requests.new: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=21
	requests.unable_not_existing: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	END
}

@test "section 二: a head's unit in traditional characters, or with blanks in it" {
	local unit
	for unit in 百萬元 '百万 元' '百 万 元'; do
		page <<-END
		信息内容	采购项目数量	采购总金额（单位：$unit）	
		政府集中采购	2	26	
		END
		grep -P '\tamount\t26\tv2019\t百万元\tread$' out
	done
}

@test "section 二: a figure before its label, alone in its block, is inferred" {
	page <<-'END'
	第二十条第（五）项
	信息内容
	本年处理决定数量
	550
	行政许可
	END
	has_cells <<-'END'
	disclosure.licensing: decisions=~550
	END
	notes | grep -q '^place_inferred'
}

@test "section 二: figures before two labels are not placed" {
	page <<-'END'
	第二十条第（六）项
	信息内容
	本年处理决定数量
	57
	行政处罚
	8
	行政强制
	END
	has_cells </dev/null
	has_notes <<-'END'
	order_lost: art20_6: figures stand before the labels
	values_lost: disclosure: the table stands there without a figure that could be placed
	END
}

@test "section 二: words in the first place are no local row where a place would lack then" {
	page <<-'END'
	信息内容	上一年项目数量	本年增/减	处理决定数量
	行政处罚	持平	3	4
	行政强制	见附件	未统计	5
	行政强制	警告	1	2	3
	END
	has_cells <<-'END'
	disclosure.penalties: prior=持平 change=3 decisions=4
	disclosure.coercion: prior=见附件 change=未统计 decisions=5
	disclosure.coercion:警告: prior=1 change=2 decisions=3
	END
}

@test "section 三: words in the first place of a row" {
	page <<-'END'
			自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	总计
	（一）予以公开		1	2	3	4	5	6	21
	（二）部分公开		不详	2	3	4	5	6	21
	END
	has_cells <<-'END'
	requests.granted: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=21
	requests.partial: natural=不详 commercial=2 research=3 welfare=4 legal=5 other=6 total=21
	END
}

@test "section 二: words where figures should stand go into their places" {
	page <<-'END'
	信息内容	本年制发件数	本年废止件数	现行有效件数
	规章	见附件	见附件	见附件
	END
	has_cells <<-'END'
	disclosure.regulations: issued=见附件 repealed=见附件 in_force=见附件
	END
}

# -------------------------------------------------------------------------------- section 三

@test "section 三: one line （六） is v2019, three are v2021" {
	printf "申请人情况\n$heads7\n（六）其他处理\n1\n0\n0\n0\n0\n0\n1\n" | page
	grep -P '\tother\tnatural\t1\tv2019\t' out
	printf "申请人情况\n$heads7\n（六）其他处理\n1.逾期不补正\n1\n0\n0\n0\n0\n0\n1\n3.其他\n2\n0\n0\n0\n0\n0\n2\n" | page
	has_cells <<-'END'
	requests.other_no_correction: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	requests.other_other: natural=2 commercial=0 research=0 welfare=0 legal=0 other=0 total=2
	END
	grep -P '\tother_other\tnatural\t2\tv2021\t' out
}

@test "section 三: figures beside （六） where its three rows stand are not 2019's line" {
	printf "申请人情况\n$heads7\n（六）其他处理\n9\n0\n0\n0\n0\n0\n9\n2.逾期不缴费\n1\n0\n0\n0\n0\n0\n1\n" | page
	has_cells <<-'END'
	requests.other_fee_unpaid: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	END
	notes | grep -q '^values_unplaced'
}

@test "section 三: a row 其他 under another group is not （六）3.其他" {
	printf "申请人情况\n$heads7\n（四）无法提供\n1.本机关不掌握相关政府信息\n1\n0\n0\n0\n0\n0\n1\n4.其他\n8\n0\n0\n0\n0\n0\n8\n" >in.txt
	printf '（六）其他处理\n3.其他\n2\n0\n0\n0\n0\n0\n2\n' >>in.txt
	page <in.txt
	has_cells <<-'END'
	requests.unable_not_held: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	requests.other_other: natural=2 commercial=0 research=0 welfare=0 legal=0 other=0 total=2
	END
}

@test "section 三: 合计 under one group is not the total of all" {
	printf "申请人情况\n$heads7\n8.属于行政查询事项\n1\n0\n0\n0\n0\n0\n1\n合计\n9\n0\n0\n0\n0\n0\n9\n2.重复申请\n3\n0\n0\n0\n0\n0\n3\n" | page
	has_cells <<-'END'
	requests.denied_inquiry: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	requests.unprocessed_repeat: natural=3 commercial=0 research=0 welfare=0 legal=0 other=0 total=3
	END
}

@test "section 三: 自然人 behind the others, 总计 before them: the columns of a grid decide" {
	page <<-'END'
		法人或其他组织					自然人	总计
		商业企业	科研机构	社会公益组织	法律服务机构	其他		
	一、本年新收政府信息公开申请数量	2	3	4	5	6	1	21
	END
	has_cells <<-'END'
	requests.new: commercial=2 research=3 welfare=4 legal=5 other=6 natural=1 total=21
	END
	page <<-'END'
	申请人情况							
		总计	自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他
	一、本年新收政府信息公开申请数量	21	1	2	3	4	5	6
	END
	has_cells <<-'END'
	requests.new: total=21 natural=1 commercial=2 research=3 welfare=4 legal=5 other=6
	END
}

@test "section 三: pipes: the five stand where 法人或其他组织 stands in the row above them" {
	page <<-'END'
	申请人情况 | ||||||
	总计 | 法人或其他组织 | 自然人 | ||||
	其他 | 法律服务机构 | 社会公益组织 | 科研机构 | 商业企业 |
	一、本年新收政府信息公开申请数量 | 21 | 2 | 3 | 4 | 5 | 6 | 1 |
	END
	has_cells <<-'END'
	requests.new: total=21 other=2 legal=3 welfare=4 research=5 commercial=6 natural=1
	END
	has_notes </dev/null
}

@test "section 三: bare lines may be a PDF's: no other order of 自然人 and 总计 is read from them" {
	printf '申请人情况\n总计\n自然人\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n一、本年新收政府信息公开申请数量\n21\n1\n2\n3\n4\n5\n6\n' | page
	has_cells </dev/null
	has_notes <<-'END'
	table_unread: requests: its columns are not the form's; none was placed
	values_lost: requests: the table stands there without a figure that could be placed
	END
}

@test "section 三: heads printed again on the next page, and others" {
	local heads='自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计'
	printf "申请人情况\t\t\t\t\t\t\t\n\t$heads\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n\t$heads\n（二）部分公开\t2\t0\t0\t0\t0\t0\t2\n" | page
	has_cells <<-'END'
	requests.granted: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	requests.partial: natural=2 commercial=0 research=0 welfare=0 legal=0 other=0 total=2
	END
	has_notes </dev/null
	printf "申请人情况\t\t\t\t\t\t\t\n\t$heads\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n\t自然人\t科研机构\t商业企业\t社会公益组织\t法律服务机构\t其他\t总计\n（二）部分公开\t2\t0\t0\t0\t0\t0\t2\n" | page
	has_cells </dev/null
	notes | grep -q '^table_unread: requests: its heads stand there in two orders'
}

@test "section 三: a row with a value too few or too many is not placed, and its neighbours are" {
	printf "申请人情况\n$heads7\n一、本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n1\n" >in.txt
	printf '二、上年结转政府信息公开申请数量\n2\n0\n0\n0\n0\n0\n2\n（七）总计\n1\n2\n3\n4\n5\n6\n7\n8\n' >>in.txt
	page <in.txt
	has_cells <<-'END'
	requests.carried_in: natural=2 commercial=0 research=0 welfare=0 legal=0 other=0 total=2
	END
	has_notes <<-'END'
	values_unplaced: 一、本年新收政府信息公开申请数量: 6 figures in 6 cells for 7 places, not placed: 1 0 0 0 0 1
	values_unplaced: （七）总计: 8 figures in 8 cells for 7 places, not placed: 1 2 3 4 5 6 7 8
	END
}

@test "section 三: a damaged label does not give its figures to the row before it" {
	printf "申请人情况\n$heads7\n4.保护第三方合法权益\n5.属于三类内部事\n3\n0\n0\n0\n0\n0\n3\n" | page
	has_cells <<-'END'
	requests.denied_internal: natural=3 commercial=0 research=0 welfare=0 legal=0 other=0 total=3
	END
	has_notes <<-'END'
	label_mended: 5.属于三类内部事: taken for 5.属于三类内部事务信息
	END
}

@test "section 三: a subtotal beside a group is not the next row's" {
	printf "申请人情况\n$heads7\n（二）部分公开\n1\n0\n0\n0\n0\n0\n1\n（三）不予公开\n9\n0\n0\n0\n0\n0\n9\n" >in.txt
	printf '1.属于国家秘密\n2.其他法律行政法规禁止公开\n4\n0\n0\n0\n0\n0\n4\n' >>in.txt
	page <in.txt
	has_cells <<-'END'
	requests.partial: natural=1 commercial=0 research=0 welfare=0 legal=0 other=0 total=1
	requests.denied_law: natural=4 commercial=0 research=0 welfare=0 legal=0 other=0 total=4
	END
	notes | grep -q '^values_unplaced: figures without a label: 7 figures'
}

@test "section 三: heads in another order decide" {
	page <<-'END'
	申请人情况							
		自然人	科研机构	商业企业	社会公益组织	法律服务机构	其他	总计
	一、本年新收政府信息公开申请数量	1	2	3	4	5	6	21
	END
	has_cells <<-'END'
	requests.new: natural=1 research=2 commercial=3 welfare=4 legal=5 other=6 total=21
	END
}

@test "section 三: a column of subtotals in a known place is left out" {
	page <<-'END'
	申请人情况								
		自然人	商业企业	科研机构	社会公益组织	法律服务机构	其他	小计	总计
	一、本年新收政府信息公开申请数量	1	0	0	0	0	2	2	3
	二、上年结转政府信息公开申请数量	0	1	0	0	0	0	1	
	END
	has_cells <<-'END'
	requests.new: natural=1 commercial=0 research=0 welfare=0 legal=0 other=2 total=3
	requests.carried_in: natural=0 commercial=1 research=0 welfare=0 legal=0 other=0 total=_
	END
	has_notes <<-'END'
	column_left_out: requests: a column of subtotals, which the form does not have
	END
	page <<-'END'
	申请人情况 | ||||||||
	自然人 | 法人或其他组织 | 总计 | |||||
	小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
	一、本年新收政府信息公开申请数量 | 1 | 9 | 2 | 3 | 4 | 5 | 6 | 21 |
	END
	has_cells <<-'END'
	requests.new: natural=1 commercial=2 research=3 welfare=4 legal=5 other=6 total=21
	END
}

@test "section 三: with a subtotal whose place is not clear, or rows that lack it, nothing is placed" {
	page <<-'END'
	申请人情况 | ||||||||
	自然人 | 小计 | 法人或其他组织 | 总计 | ||||
	商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
	一、本年新收政府信息公开申请数量 | 1 | 9 | 2 | 3 | 4 | 5 | 6 | 21 |
	END
	has_cells </dev/null
	notes | grep -q '^table_unread: requests: its columns are not'
	page <<-'END'
	申请人情况 | ||||||||
	自然人 | 法人或其他组织 | 总计 | |||||
	小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
	一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
	END
	has_cells </dev/null
	notes | grep -q '^table_unread: requests: its rows do not have'
}

@test "section 三: figures before the first label spoil the order: nothing is placed" {
	printf "申请人情况\n$heads7\n5\n0\n0\n0\n0\n0\n5\n一、本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n" | page
	has_cells </dev/null
	notes | grep -q '^order_lost: requests'
}

@test "section 三: repeated lines dropped: one 0 for the whole table is no figure" {
	printf "申请人情况\n$heads7\n一、本年新收政府信息公开申请数量\n0\n二、上年结转政府信息公开申请数量\n（七）总计\n" | page
	has_cells </dev/null
	grep -q $'^meta\tfound\trequests$' out
	notes | grep -q '^values_lost: requests'
}

@test "section 三: pipes alone, heads gone: no cell, not even a blank" {
	page <<-'END'
	§3 三、收到和處理政府信息公開申請情況
	(本列數據的勾稽關係為:第一項加第二項之和,等於第三項加第四項之和) | |
	| | | |
	(二)部分公開(區分處理的,只計這一情形,不計其他情形) | | | | | | | |
	| | | | | | | |
	END
	has_cells </dev/null
	grep -q $'^meta\tfound\trequests$' out
}

# -------------------------------------------------------------------------------- section 四

@test "section 四: fifteen figures in one row, one head a character a line" {
	printf '\t行政复议\n\t行政诉讼\n\n\t结\n果\n维\n持\n\t结果纠正\n\t其他结果\n\t尚未审结\n\t总 计\n\t未经复议直接起诉\n\t复议后起诉\n\n' >in.txt
	printf '\t\n\t\n\t\n\t\n\t\n\t结果维持\n\t结果纠正\n\t其他结果\n\t尚未审结\n\t总计\n\t结果维持\n\t结果纠正\n\t其他结果\n\t尚未审结\n\t总计\n\n' >>in.txt
	printf '\t%s\n' 1 2 3 4 10 0 0 0 0 0 5 0 0 1 6 >>in.txt
	page <in.txt
	has_cells <<-'END'
	proceedings.reconsideration: upheld=1 corrected=2 other=3 pending=4 total=10
	proceedings.litigation_direct: upheld=0 corrected=0 other=0 pending=0 total=0
	proceedings.litigation_after: upheld=5 corrected=0 other=0 pending=1 total=6
	END
}

@test "section 四: an empty row before the figures does not take their place" {
	{ printf '§4 四、政府信息公开行政复议、行政诉讼情况\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n'
	  printf '\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n1\t2\t3\t4\t10\t0\t0\t0\t0\t0\t5\t0\t0\t0\t5\n'
	} | page
	[ "$(cells | head -n 1)" = 'proceedings.reconsideration: upheld=1 corrected=2 other=3 pending=4 total=10' ]
}

# outcomes TITLE: stdin is a page of section 四; what is not 0 of its cells, to compare.
outcomes() {
	{ echo '§4 四、政府信息公开行政复议、行政诉讼情况'; printf '%b\n' "$(cat)"; } | page
	cells | sed 's/ [a-z]*=0//g' >got
	same "$1" got
}

@test "section 四: channels and outcomes in another order: the columns of a grid decide" {
	local heads='结果维持\t结果纠正\t其他结果\t尚未审结\t总计'
	local turned='总计\t结果纠正\t结果维持\t其他结果\t尚未审结'
	cat >wanted <<-'END'
	proceedings.reconsideration: upheld=1 corrected=2 other=3 pending=4 total=10
	proceedings.litigation_direct: upheld=5 total=5
	proceedings.litigation_after: pending=6 total=6
	END
	outcomes wanted <<-END
	行政复议\t\t\t\t\t行政诉讼\n$heads\t复议后起诉\t\t\t\t\t未经复议直接起诉\n\t\t\t\t\t$heads\t$heads
	1\t2\t3\t4\t10\t0\t0\t0\t6\t6\t5\t0\t0\t0\t5
	END
	outcomes wanted <<-END
	行政诉讼\t\t\t\t\t\t\t\t\t\t行政复议\t\t\t\t\n未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\t$heads
	$heads\t$heads\t\t\t\t\t
	5\t0\t0\t0\t5\t0\t0\t0\t6\t6\t1\t2\t3\t4\t10
	END
	sort wanted >sorted
	outcomes wanted <<-END
	行政复议\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n$turned\t$turned\t$heads
	10\t2\t1\t3\t4\t5\t0\t5\t0\t0\t0\t0\t0\t6\t6
	END
	[ -z "$(notes)" ]
}

@test "section 四: channels as columns, or a table for each" {
	local heads='结果维持\t结果纠正\t其他结果\t尚未审结\t总计'
	cat >wanted <<-'END'
	proceedings.reconsideration: upheld=1 corrected=2 other=3 pending=4 total=10
	proceedings.litigation_direct: upheld=5 total=5
	proceedings.litigation_after: pending=6 total=6
	END
	outcomes wanted <<-END
	\t行政复议\t行政诉讼\t\n\t\t未经复议直接起诉\t复议后起诉
	总计\t10\t5\t6\n结果维持\t1\t5\t0\n结果纠正\t2\t0\t0\n其他结果\t3\t0\t0\n尚未审结\t4\t0\t6
	END
	outcomes wanted <<-END
	行政复议\t\n$heads\n1\t2\t3\t4\t10\n行政诉讼\n未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n$heads\t$heads
	5\t0\t0\t0\t5\t0\t0\t0\t6\t6
	END
	outcomes wanted <<-END
	\t总计\t结果纠正\t结果维持\t其他结果\t尚未审结
	复议后起诉\t6\t0\t0\t0\t6\n行政复议\t10\t2\t1\t3\t4\n未经复议直接起诉\t5\t0\t5\t0\t0
	END
}

@test "section 四: heads that do not tell which figures are whose" {
	local heads='结果维持\t结果纠正\t其他结果\t尚未审结\t总计'
	local figures='1\t2\t3\t4\t10\t0\t0\t0\t0\t0\t5\t0\t0\t0\t5'
	outcomes /dev/null <<-END
	行政复议\n总计\t结果维持\t结果纠正\t其他结果\t尚未审结\n$figures
	END
	notes | grep -q '^table_unread: proceedings: its heads'
	outcomes /dev/null <<-END
	行政诉讼\t行政复议\n未经复议直接起诉\t复议后起诉\t$heads\n$heads\t$heads\n$figures
	END
	notes | grep -q '^table_unread: proceedings: its heads'
}

@test "section 四: two rows of fifteen with different figures: none is chosen" {
	heads='结果维持\t结果纠正\t其他结果\t尚未审结\t总计'
	printf "§4 四、政府信息公开行政复议、行政诉讼情况\n$heads\t$heads\t$heads\n0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n1\t2\t3\t4\t10\t0\t0\t0\t0\t0\t5\t0\t0\t0\t5\n" | page
	has_cells </dev/null
	notes | grep -q '^table_unread: proceedings: several rows'
}

@test "section 四: fourteen figures are not placed" {
	page <<-'END'
	§4 四、政府信息公开行政复议、行政诉讼情况
	行政复议	行政诉讼
	结果维持	结果纠正	其他结果	尚未审结	总计
	0	0	0	0	0	0	0	0	0	0	0	0	0	0
	END
	has_cells </dev/null
	notes | grep -q '^values_unplaced: proceedings: 14 figures'
}

@test "section 四: a row narrower than its heads, with a blank, is not placed" {
	page <<-'END'
	§4 四、政府信息公开行政复议、行政诉讼情况
	行政复议					行政诉讼										
	结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计	
	1	2	3	4	10	0	0	0	0	0	5	0	0	5	
	END
	has_cells </dev/null
	notes | grep -q '^values_unplaced: proceedings'
}

@test "section 四: a row for each channel" {
	page <<-'END'
	§4 四、政府信息公开行政复议、行政诉讼情况
		结果维持	结果纠正	其他结果	尚未审结	总计
	行政复议	1	0	0	0	1
	未经复议直接起诉	0	2	0	0	2
	复议后起诉	0	0	3	0	3
	END
	grep '^cell' out | cut -f3-6 | awk '$4 != 0' >got
	lines wanted <<-'END'
	proceedings\treconsideration\tupheld\t1
	proceedings\treconsideration\ttotal\t1
	proceedings\tlitigation_direct\tcorrected\t2
	proceedings\tlitigation_direct\ttotal\t2
	proceedings\tlitigation_after\tother\t3
	proceedings\tlitigation_after\ttotal\t3
	END
	same wanted got
}

# ----------------------------------------------------------------------------- what is no table

@test "labels of the form in a local table of chapter 一 are not the form's" {
	page <<-'END'
	§1 一、总体情况
	类别	数量
	规章	3
	行政许可	100
	END
	has_cells </dev/null
	has_notes <<-'END'
	table_unread: labels of disclosure outside their chapter, without heads; not read
	END
}

@test "a template or a notice has no figures to give" {
	lines in <<-'END'
	doc\td
	meta\tkind\tother
	text\t1\t信息内容\\t本年处理决定数量
	text\t2\t行政许可\\t5
	end\td
	END
	status 0 ogi-tables <in
	has_cells </dev/null
}

@test "bare lines: a sentence inside a table does not end it" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	第二十条第（一）项
	信息内容
	本年制发件数
	本年废止件数
	现行有效件数
	规章
	1
	2
	3
	以上规章由本级政府制定。

	行政规范性文件
	4
	5
	6
	END
	has_cells <<-'END'
	disclosure.regulations: issued=1 repealed=2 in_force=3
	disclosure.normative: issued=4 repealed=5 in_force=6
	END
}

@test "bare lines: a table without heads, and what of it stands behind long words" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	行政许可
	7
	行政处罚
	8
	行政事业性收费
	0
	以下各项由综合行政执法部门和财政部门在年度终了之后分别提供，统计口径与上一年度的报告保持一致
	12
	行政强制
	9
	§3 三、收到和处理政府信息公开申请情况
	（六）其他处理
	1
	0
	0
	0
	0
	0
	1
	上述其他处理的一件申请系申请人在办理期间主动撤回，本机关已按规定告知并办结，未另行作出答复
	（七）总计
	5
	0
	0
	0
	0
	0
	5
	END
	has_cells <<-'END'
	disclosure.licensing: decisions=~7
	disclosure.penalties: decisions=~8
	disclosure.fees: amount=~0
	disclosure.coercion: decisions=~9
	requests.other: natural=~1 commercial=~0 research=~0 welfare=~0 legal=~0 other=~0 total=~1
	requests.total: natural=~5 commercial=~0 research=~0 welfare=~0 legal=~0 other=~0 total=~5
	END
}

@test "Markdown: the line before a table's head is no cell of it" {
	page <<-'END'
	§2 二、主动公开政府信息情况
	| 信息类 | 件数 |
	|---|---|
	| 工作动态 | 7 |
	以上为网站栏目统计，以下为法定统计表
	| 第二十条第（五）项 | |
	|---|---|
	| 信息内容 | 本年处理决定数量 |
	| 行政许可 | 12 |
	END
	grep -q '^text.5.以上为网站栏目统计' out
	has_cells <<-'END'
	disclosure.licensing: decisions=12
	END
}

@test "the same table twice: the first figures count, and it is said" {
	page <<-'END'
	信息内容	本年处理决定数量
	行政处罚	7
	行政强制	1
	信息内容	本年处理决定数量
	行政处罚	9
	行政强制	1
	END
	has_cells <<-'END'
	disclosure.penalties: decisions=7
	disclosure.coercion: decisions=1
	END
	has_notes <<-'END'
	table_repeated: disclosure: 1 places stand there again with other figures; those of its own chapter and the report's year count, else of the fuller table, else the first
	END
}

@test "the same table twice: the fuller one counts; a row that stands twice is no table" {
	page <<-'END'
	信息内容	上一年项目数量	本年增/减	处理决定数量
	行政处罚	7		
	行政强制	1	2	3
	信息内容	上一年项目数量	本年增/减	处理决定数量
	行政处罚	9	8	7
	行政强制	1	2	4
	END
	has_cells <<-'END'
	disclosure.penalties: prior=9 change=8 decisions=7
	disclosure.coercion: prior=1 change=2 decisions=4
	END
	notes | grep -q '^table_repeated: disclosure: 4 places'
	page <<-'END'
	信息内容	上一年项目数量	本年增/减	处理决定数量
	行政处罚	7	6	5
	行政处罚	9	8	7
	行政强制	1	2	3
	END
	has_cells <<-'END'
	disclosure.penalties: prior=7 change=6 decisions=5
	disclosure.coercion: prior=1 change=2 decisions=3
	END
	notes | grep -q '^table_repeated: disclosure: 3 places'
}

@test "a table of more cells than any report has is left as text, with a note" {
	awk 'BEGIN { printf "信息内容"; for (i = 0; i < 1100000; i++) printf "\t0"; print "" }' | page
	notes | grep -q '^table_too_large'
	grep -q '^text' out
	has_cells </dev/null
}

@test "last year's table beside this year's: the report's year counts" {
	lines in <<-'END'
	doc\td
	meta\tyear\t2022
	sect\t1\t2\t二、主动公开政府信息情况
	text\t2\t（一）2021年主动公开情况
	text\t3\t信息内容\\t本年处理决定数量
	text\t4\t行政处罚\\t7
	text\t5\t（二）2022年主动公开情况
	text\t6\t信息内容\\t本年处理决定数量
	text\t7\t行政处罚\\t9
	end\td
	END
	status 0 ogi-tables <in
	has_cells <<-'END'
	disclosure.penalties: decisions=9
	END
	notes | cut -d: -f1 | sort >got
	printf '%s\n' other_year table_repeated >wanted
	same wanted got
}

@test "a table of the form inside chapter 一 gives way to the one in its own" {
	page <<-'END'
	§1 一、总体情况
	信息内容	本年处理决定数量
	行政处罚	7
	§2 二、主动公开政府信息情况
	信息内容	本年处理决定数量
	行政处罚	9
	END
	has_cells <<-'END'
	disclosure.penalties: decisions=9
	END
}

@test "a row of links is no table" {
	page <<-'END'
	网站地图 | 关于我们 | 版权声明
	END
	grep -q $'^text\t1\t网站地图 | 关于我们 | 版权声明$' out
}

@test "any other table is given as rows" {
	page <<-'END'
	姓名	职务
	甲	主任

	正文。
	END
	lines wanted <<-'END'
	doc\td
	table\t1\ttab
	row\t1\t姓名\t职务
	row\t2\t甲\t主任
	text\t3\t
	text\t4\t正文。
	end\td
	END
	same wanted out
}

# ----------------------------------------------------------------------------------- work plans

has_tasks() {
	cat >wanted
	awk -F'\t' '$1 == "task" { print $3 "|" $4 "|" $5 "|" $6 "|" $7 "|" $8 "|" $9 "|" $10 }' out >got
	same wanted got
}

@test "task table: chapter and item are carried down over merged cells" {
	printf '\t%s\n' 主要工作 具体内容 序号 相关要求 责任部门 落实部门 相关措施 时限 >in.txt
	printf '\n' >>in.txt
	printf '\t%s\n' 一、甲 （一）乙 1 要求一 办公室 中心 措施 年底 >>in.txt
	printf '\n\t\n\t\n\t2\n\t要求二\n\t法规处\n\t中心\n\t措施\n\t6月30日\n\n' >>in.txt
	printf '\t二、丙\n\t（一）丁\n\t3\n\t要求三\n\n' >>in.txt
	printf '\t三、戊\n\t（一）己\n\t没有序号的一行\n\t办公室\n\t财务处\n\t及时\n\t年底\n' >>in.txt
	page <in.txt
	has_tasks <<-'END'
	一、甲|（一）乙|1|要求一|办公室|中心|措施|年底
	一、甲|（一）乙|2|要求二|法规处|中心|措施|6月30日
	二、丙|（一）丁|3|要求三||||
	三、戊|（一）己||没有序号的一行|办公室|财务处|及时|年底
	END
}

@test "task table: pipes on lines of their own, a number begins each task" {
	page <<-'END'
	工作任务
	|
	具体要求
	|
	责任科室
	|
	时限要求
	|
	集中公开
	|
	1
	|
	公布目录。
	|
	办公室
	|
	年底前
	|
	2
	|
	更新目录。
	|
	各科室
	|
	持续推进
	|
	END
	has_tasks <<-'END'
	集中公开||1|公布目录。|办公室|||年底前
	集中公开||2|更新目录。|各科室|||持续推进
	END
}

@test "task table: a merged cell that left nothing behind does not shift the row" {
	page <<-'END'
	工作任务 | 具体要求 | 责任部门 |
	一、公开财政信息。 | 1.公开预算。 | 财务科 |
	二、维护专栏。 | 2.更新概况。 | 办公室 |
	3.答复留言。 | 各科室 | |
	END
	has_tasks <<-'END'
	一、公开财政信息。|||1.公开预算。|财务科|||
	二、维护专栏。|||2.更新概况。|办公室|||
	二、维护专栏。|||3.答复留言。|各科室|||
	END
}

@test "task table: a row that fits no heads is noted, not guessed" {
	page <<-'END'
	工作任务	具体要求	责任部门	时限
	一、甲	要求	办公室	年底
	要求二	办公室
	END
	has_tasks <<-'END'
	一、甲|||要求|办公室|||年底
	END
	has_notes <<-'END'
	task_unplaced: 2 cells under 4 heads: 要求二
	END
}

@test "task table: a number that stands too far to the right shifts nothing" {
	page <<-'END'
	序号	工作任务	具体要求	责任单位	配合单位	完成时限
	一、主动公开	1	公开部门预算	办公室	财务科	3月底前
	END
	has_tasks </dev/null
	notes | grep -q '^task_unplaced: 6 cells under 6 heads'
}

@test "a work plan without a task says so" {
	lines in <<-'END'
	doc\td
	meta\tkind\twork_plan
	text\t1\t二、扩大公众参与
	end\td
	END
	status 0 ogi-tables <in
	has_notes <<-'END'
	no_tasks: a work plan without a task table that could be read
	END
}
