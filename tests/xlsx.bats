# ogi-decode: spreadsheets, and CSV.
bats_require_minimum_version 1.5.0
load helper

# put NAME: standard input, as a part of the workbook at hand.
put() {
	mkdir -p "made/$(dirname "$1")"
	cat >"made/$1"
}

# book: a workbook whose first sheet, named 表一, has stdin in it, and what ogi-decode makes of it,
# without the doc, end and meta records, to `got`.  Other parts may stand there already.
book() {
	put xl/worksheets/sheet1.xml <<<"<worksheet>$(cat)</worksheet>"
	[ -e made/xl/workbook.xml ] || put xl/workbook.xml <<-'E'
		<workbook xmlns:r="r"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>
	E
	put xl/_rels/workbook.xml.rels <<-'E'
		<Relationships><Relationship Id="rId1" Type="o/worksheet" Target="worksheets/sheet1.xml"/>
		<Relationship Id="rId2" Type="o/worksheet" Target="/xl/worksheets/sheet2.xml"/>
		<Relationship Id="rId3" Type="o/sharedStrings" Target="sharedStrings.xml"/>
		<Relationship Id="rId4" Type="o/styles" Target="styles.xml"/></Relationships>
	E
	printf '<Types/>' >'made/[Content_Types].xml'
	(cd made && zip -q -X -r - .) >a.xlsx
	rm -r made
	decode a.xlsx
}

decode() {
	ogi-decode "$@" 2>err | awk -F'\t' '$1 !~ /^(doc|end|meta)$/' >got
}

# gives: `got` is what stdin says.
gives() {
	lines wanted
	same wanted got
}

@test "a sheet is its name and a table; words shared or in place, numbers as they stand" {
	put xl/sharedStrings.xml <<-'E'
		<sst><si><t>规章</t></si><si><r><t>规范性</t></r><r><t>文件</t></r><rPh><t>ピン</t></rPh></si></sst>
	E
	book <<-'E'
		<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c><c r="C1"><v>36.405</v></c></row>
		<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>无</t></is></c><c r="D3" t="s"/></row>
		<row r="4"><c r="A4" t="str"><f>x</f><v>公式</v></c><c r="B4" t="b"><v>1</v></c></row></sheetData>
	E
	gives <<-'E'
		text\t0\t表一
		table\t1\tmarkup
		row\t1\t规章\t12\t36.405
		row\t3\t规范性文件\t\t无
		row\t4\t公式\tTRUE\t
	E
}

@test "a number has the digits that a spreadsheet shows" {
	book <<-'E'
		<sheetData><row><c><v>0.10000000000000001</v></c><c><v>36.405000000000001</v></c><c><v>4.0000000000000001E-3</v></c><c><v>1234567890123456789</v></c><c><v>-76</v></c></row></sheetData>
	E
	grep '^row' got >list
	mv list got
	gives <<<'row\t1\t0.1\t36.405\t0.004\t1.23456789012346e+18\t-76'
}

@test "merged cells" {
	book <<-'E'
		<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="C2"><v>3</v></c></row>
		<row r="5"><c r="A5"><v>4</v></c><c r="B5"><v>5</v></c><c r="C5"><v>6</v></c></row></sheetData>
		<mergeCells><mergeCell ref="A1:B3"/></mergeCells>
	E
	gives <<-'E'
		text\t0\t表一
		table\t1\tmarkup
		row\t1\t1\t\\<\t2
		row\t2\t\\^\t\\^\t3
		row\t5\t4\t5\t6
	E
}

@test "sheets stand in the workbook's order; a sheet of one column is lines" {
	put xl/workbook.xml <<-'E'
		<workbook xmlns:r="r"><sheets><sheet name="二" r:id="rId2"/><sheet name="一" r:id="rId1"/></sheets></workbook>
	E
	put xl/worksheets/sheet2.xml <<-'E'
		<worksheet><sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row></sheetData></worksheet>
	E
	book <<<'<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>'
	gives <<-'E'
		text\t0\t二
		text\t2\t甲
		text\t0\t一
		table\t1\tmarkup
		row\t1\t1\t2
	E
}

@test "what is hidden is left out, with a note" {
	put xl/workbook.xml <<-'E'
		<workbook xmlns:r="r"><sheets><sheet name="二" state="hidden" r:id="rId2"/><sheet name="一" r:id="rId1"/></sheets></workbook>
	E
	book <<-'E'
		<cols><col min="3" max="5" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>3</v></c></row>
		<row r="2" hidden="1"><c r="A2"><v>4</v></c></row></sheetData>
	E
	gives <<-'E'
		text\t0\t一
		table\t1\tmarkup
		row\t1\t1\t2
		note\t0\tinfo\thidden\trows or columns are hidden; they were left out
		note\t0\tinfo\thidden\thidden sheets: 1; they were left out
	E
}

@test "a date is the number that the spreadsheet keeps, with a note" {
	put xl/styles.xml <<-'E'
		<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;day&quot;"/></numFmts>
		<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="177"/><xf numFmtId="176"/></cellXfs></styleSheet>
	E
	cp -r made kept
	book <<<'<sheetData><row><c s="1"><v>1</v></c><c s="0"><v>2</v></c></row></sheetData>'
	[ "$(grep -c ^note got)" -eq 0 ]
	mv kept made
	book <<<'<sheetData><row><c s="2"><v>44286</v></c><c s="0"><v>2</v></c></row></sheetData>'
	gives <<-'E'
		text\t0\t表一
		table\t1\tmarkup
		row\t1\t44286\t2
		note\t1\twarning\tdate_as_number\tdates stand here, and maybe further on, as the days since 1900
	E
}

@test "a number that the sheet shows as a percent or in thousands is the one it keeps, with a note" {
	put xl/styles.xml <<-'E'
		<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0!.0,"/><numFmt numFmtId="177" formatCode="#,##0_);&quot;%&quot;\%"/></numFmts>
		<cellXfs><xf numFmtId="3"/><xf numFmtId="177"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs></styleSheet>
	E
	cp -r made kept
	book <<<'<sheetData><row><c s="1"><v>1200</v></c><c s="0"><v>2</v></c></row></sheetData>'
	[ "$(grep -c ^note got)" -eq 0 ]
	for style in 2 3; do
		cp -r kept made
		book <<<"<sheetData><row r=\"4\"><c s=\"$style\"><v>0.5</v></c><c s=\"0\"><v>2</v></c></row></sheetData>"
		gives <<-'E'
			text\t0\t表一
			table\t4\tmarkup
			row\t4\t0.5\t2
			note\t4\twarning\tnumber_scaled\tnumbers stand here, and maybe further on, that the sheet shows as percents or in thousands; they are given as it keeps them
		E
	done
}

@test "a hidden column is none, and a merged cell over it is so much narrower" {
	book <<-'E'
		<cols><col min="2" max="2" hidden="1"/></cols>
		<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>8</v></c><c r="C1"><v>2</v></c></row>
		<row r="2"><c r="A2" t="str"><v>甲</v></c></row></sheetData><mergeCells><mergeCell ref="A2:C2"/></mergeCells>
	E
	gives <<-'E'
		text\t0\t表一
		table\t1\tmarkup
		row\t1\t1\t2
		row\t2\t甲\t\\<
		note\t0\tinfo\thidden\trows or columns are hidden; they were left out
	E
}

@test "words under a merged cell, which no sheet shows, are left out with a note" {
	book <<-'E'
		<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
		<row r="2"><c r="A2"><v>9</v></c><c r="B2"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>
	E
	gives <<-'E'
		text\t0\t表一
		table\t1\tmarkup
		row\t1\t1\t2
		row\t2\t\\^\t3
		note\t0\twarning\tcell_covered\twords stand in cells that a merged cell covers, where no sheet shows them; they were left out
	E
}

@test "the workbook is the part that the package names, wherever it stands" {
	put _rels/.rels <<<'<Relationships><Relationship Id="a" Type="o/officeDocument" Target="xl/sub/book7.xml"/></Relationships>'
	put xl/sub/book7.xml <<<'<workbook xmlns:r="r"><sheets><sheet name="表七" r:id="x"/></sheets></workbook>'
	put xl/sub/_rels/book7.xml.rels <<<'<Relationships><Relationship Id="x" Type="o/worksheet" Target="../worksheets/sheet1.xml"/></Relationships>'
	book <<<'<sheetData><row><c><v>1</v></c></row></sheetData>'
	gives <<-'E'
		text\t0\t表七
		text\t1\t1
	E
}

@test "a formula without its result is an empty cell, with a note" {
	book <<<'<sheetData><row><c><v>1</v></c><c><f>A1+1</f></c><c><v>3</v></c></row></sheetData>'
	gives <<-'E'
		text\t0\t表一
		table\t1\tmarkup
		row\t1\t1\t\t3
		note\t0\twarning\tpart_unread\tformulas stand here without their results; open it in a spreadsheet and save it anew
	E
}

@test "a sheet that breaks off is read up to its last row, with a note" {
	put xl/worksheets/sheet2.xml <<-'E'
		<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>45
	E
	put xl/workbook.xml <<-'E'
		<workbook xmlns:r="r"><sheets><sheet name="二" r:id="rId2"/></sheets></workbook>
	E
	book </dev/null
	cut -f 1-4 got >list
	mv list got
	gives <<-'E'
		text\t0\t二
		table\t1\tmarkup
		row\t1\t1\t2
		note\t0\twarning\txml_damaged
	E
}

@test "words that are missing leave a note, not a guess" {
	book <<<'<sheetData><row><c t="s"><v>7</v></c><c><v>2</v></c></row></sheetData>'
	grep -q $'\tpart_unread\twords that stand in a part of their own are missing' got
}

@test "cells far apart, and more cells than any report has, are cut, with a note" {
	{
		printf '<sheetData>'
		for i in $(seq 1 40); do
			printf '<row r="%s"><c r="A%s"><v>1</v></c><c r="XFD%s"><v>2</v></c></row>' "$i" "$i" "$i"
		done
		printf '</sheetData>'
	} | book
	grep -q $'\ttable_cut\t' got
}

@test "a workbook without a sheet is rejected" {
	put xl/workbook.xml <<<'<workbook/>'
	book </dev/null
	gives <<-'E'
		note\t0\terror\tpackage_damaged\tno sheet of the workbook can be found; save it as CSV
	E
}

# --- CSV

@test "a file whose name says CSV is a table" {
	printf '\357\273\277信息内容,本年制发件数\r\n规章, 1\r\n\r\n"规范性\n文件","2,""3"\r\n其他,' >a.csv
	status 0 ogi-decode a.csv
	grep -v '^meta.\(sha256\|bytes\)' out >got
	gives <<-'E'
		doc\ta.csv
		meta\tformat\tcsv
		meta\tcharset\tutf-8
		meta\tcharset_from\tbom
		table\t1\tcsv
		row\t1\t信息内容\t本年制发件数
		row\t2\t规章\t 1
		row\t4\t规范性\\n文件\t2,"3
		row\t6\t其他\t
		end\ta.csv
	E
}

@test "without the name, or without any row of two cells, or with stray quotes, it is text" {
	printf '甲,1\n乙,2\n' >a.txt
	printf '甲,1\n乙,"2\n' >c.csv
	printf '甲,1\n乙,2"3\n' >d.csv
	printf '甲\n乙\n' >e.CSV
	for file in a.txt c.csv d.csv e.CSV; do
		ogi-decode "$file" >out
		grep -q $'^meta\tformat\ttext$' out
		[ "$(grep -c '^row' out)" -eq 0 ]
	done
}

@test "rows of CSV may have different numbers of cells; what most of them have stands between" {
	printf '表，共1,234件\n甲;1\n乙;2;3\n' >a.csv
	decode a.csv
	gives <<-'E'
		table\t1\tcsv
		row\t1\t表，共1,234件
		row\t2\t甲\t1
		row\t3\t乙\t2\t3
	E
}

@test "cells of CSV may stand between semicolons or tabs" {
	printf '规章;本年,数\n规范性文件;1\n' >a.csv
	tr ';' '\t' <a.csv >b.csv
	for file in a b; do
		decode $file.csv
		gives <<-'E'
			table\t1\tcsv
			row\t1\t规章\t本年,数
			row\t2\t规范性文件\t1
		E
	done
}

@test "a sheet saved as CSV: heads over several columns leave their width empty" {
	cat >a.csv <<-'E'
		示例市示例局2022年政府信息公开工作年度报告,,,,,,,,
		二、主动公开政府信息情况,,,,,,,,
		第二十条第（一）项,,,,,,,,
		信息内容,,,本年制发件数,,本年废止件数,,现行有效件数,
		规章,,,7,,,,9,
		行政规范性文件,,,4,,2,,19,
		四、政府信息公开行政复议、行政诉讼情况,,,,,,,,
	E
	ogi-decode a.csv | ogi-split | ogi-tables | ogi-normalize | grep '^fact' | cut -f 4-6,8 >got
	gives <<-'E'
		regulations\tissued\t7\tnumber
		regulations\trepealed\t\tblank
		regulations\tin_force\t9\tnumber
		normative\tissued\t4\tnumber
		normative\trepealed\t2\tnumber
		normative\tin_force\t19\tnumber
	E
}

@test "CSV in another charset" {
	printf '规章,本年制发件数\n规范性文件,现行有效件数\n' | iconv -f utf-8 -t gb18030 >a.csv
	decode a.csv
	gives <<-'E'
		table\t1\tcsv
		row\t1\t规章\t本年制发件数
		row\t2\t规范性文件\t现行有效件数
	E
}

@test "--format csv: the user knows, be the rows as they may" {
	printf '表\n甲,1\n' >a.txt
	decode --format csv a.txt
	gives <<-'E'
		table\t1\tcsv
		row\t1\t表
		row\t2\t甲\t1
	E
}
