# PDFs: tables from where words stand, and what is said where that does not tell.
load helper
load mkpdf

# decode: a PDF from its description on stdin (pdf_write.awk; fields set apart by blanks, `_` for
# a blank in words, text in a size of 10); its records but for meta.
decode() {
	awk -v OFS='\t' '$1 == "text" { $0 = "text " $2 " " $3 " 10 " $4 } { gsub(/_/, " "); $1 = $1; print }' |
		drawpdf >a.pdf
	ogi-decode a.pdf | grep -v -e '^doc' -e '^meta' -e '^end' >got
}

unclear='note\t1\twarning\tboxes_unclear\tpage 1: it is not clear in which columns and rows the figures of this table stand; lines of it left together in one cell:'

@test "figures broken at the end of narrow cells are not taken for figures" {
	decode <<-'END'
		page 595 842
		text 80 100 一、新收
		text 300 100 748
		text 340 100 6
		text 300 112 707
		text 80 130 二、结转
		text 300 130 962
		text 340 130 0
		text 80 148 三、办结
		text 300 148 5
		text 340 148 6
	END
	lines wanted <<-END
		$unclear 4
		table\t1\tboxes
		row\t1\t一、新收 748 6\\\\n707\\\\n二、结转 962 0\\\\n三、办结 5 6
	END
	same wanted got
}

@test "figures broken above their last line are not taken for figures" {
	decode <<-'END'
		page 595 842
		text 300 100 748
		text 80 112 一、新收
		text 300 112 707
		text 340 112 6
		text 80 130 二、结转
		text 300 130 962
		text 340 130 0
	END
	lines wanted <<-END
		$unclear 3
		table\t1\tboxes
		row\t1\t748\\\\n一、新收 707 6\\\\n二、结转 962 0
	END
	same wanted got
}

@test "figures broken after a thousands separator are not taken for figures" {
	decode <<-'END'
		page 595 842
		text 80 100 一、新收
		text 300 100 1,
		text 340 100 6
		text 300 112 234
		text 80 140 二、结转
		text 300 140 962
		text 340 140 0
	END
	lines wanted <<-END
		$unclear 3
		table\t1\tboxes
		row\t1\t一、新收 1, 6\\\\n234\\\\n二、结转 962 0
	END
	same wanted got
}

@test "a row with empty cells and a label is no end of broken figures" {
	decode <<-'END'
		page 595 842
		text 80 100 一、新收
		text 300 100 748
		text 340 100 6
		text 80 117 二、结转
		text 300 117 962
		text 80 136 三、办结
		text 300 136 5
		text 340 136 6
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t1\t一、新收\t748\t6
		row\t2\t二、结转\t962\t
		row\t3\t三、办结\t5\t6
	END
	same wanted got
}

@test "a title that stands over one column by chance is that of all" {
	decode <<-'END'
		page 595 842
		text 242 100 第二十条第（一）项
		text 100 120 信息内容
		text 200 120 制发件数
		text 300 120 废止件数
		text 400 120 有效件数
		text 80 140 规章
		text 250 140 7
		text 350 140 8
		text 450 140 9
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t1\t\t第二十条第（一）项\t\\<\t\\<
		row\t2\t信息内容\t制发件数\t废止件数\t有效件数
		row\t3\t规章\t7\t8\t9
	END
	same wanted got
}

@test "a figure between two heads, with nothing to tell whose it is, is not placed" {
	decode <<-'END'
		page 595 842
		text 250 100 第二十条第（六）项
		text 116 120 信息内容
		text 234 120 上一年项目数量
		text 354 120 本年增减
		text 453 120 处理决定数量
		text 62 140 行政处罚
		text 329 140 -15
	END
	lines wanted <<-END
		$unclear 3
		table\t1\tboxes
		row\t1\t第二十条第（六）项\\\\n信息内容 上一年项目数量 本年增减 处理决定数量\\\\n行政处罚 -15
	END
	same wanted got
}

@test "heads beside figures set to the right stay below the head of several" {
	decode <<-'END'
		page 595 842
		text 142 100 行政复议
		text 75 115 结果维持
		text 142 115 结果纠正
		text 213 115 其他结果
		text 116 130 28
		text 184 130 3
		text 254 130 0
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t1\t行政复议\t\\<\t\\<
		row\t2\t结果维持\t结果纠正\t其他结果
		row\t3\t28\t3\t0
	END
	same wanted got
}

@test "a head in the middle of several is not joined with the one below it" {
	decode <<-'END'
		page 595 842
		text 145 100 行政复议
		text 75 113 结果维持
		text 145 113 结果纠正
		text 215 113 其他结果
		text 92 130 28
		text 162 130 3
		text 232 130 0
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t1\t\t行政复议\t
		row\t2\t结果维持\t结果纠正\t其他结果
		row\t3\t28\t3\t0
	END
	same wanted got
}

@test "a group's label beside a label is not joined with it" {
	decode <<-'END'
		page 595 842
		text 45 80 二、上年结转政府信息公开申请的总数量
		text 300 80 1
		text 400 80 2
		text 45 100 三、本年
		text 45 112 度结果
		text 110 100 （一）予以公开
		text 300 100 3
		text 400 100 4
		text 110 118 （二）部分公开（区分处理的）
		text 300 118 5
		text 400 118 6
		text 110 136 （三）不公开
		text 180 136 1.国家秘密
		text 300 136 7
		text 400 136 8
		text 180 154 2.其他法律
		text 300 154 9
		text 400 154 1
		text 180 172 3.保护权益
		text 300 172 2
		text 400 172 3
	END
	grep -c -P '\t（一）予以公开\t.*3\t4$' got
	grep -v -q -P '三、本年.*（一）.*\t' got
}

@test "a row without figures beside one with a figure keeps its label to itself" {
	decode <<-'END'
		page 595 842
		text 80 100 信息内容
		text 300 100 处理决定数量
		text 80 120 行政处罚
		text 80 138 行政强制
		text 325 138 18
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t1\t信息内容\t处理决定数量
		row\t2\t行政处罚\t
		row\t3\t行政强制\t18
	END
	same wanted got
}

@test "figures at the height of their labels' last lines" {
	decode <<-'END'
		page 595 842
		text 80 100 1.没有现成信息需要
		text 80 112 另行制作
		text 300 112 1
		text 340 112 2
		text 80 130 2.补正后申请内容仍
		text 80 142 不明确
		text 300 142 3
		text 340 142 4
		text 80 160 3.无正当理由大量反
		text 80 172 复申请
		text 300 172 5
		text 340 172 6
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t2\t1.没有现成信息需要另行制作\t1\t2
		row\t4\t2.补正后申请内容仍不明确\t3\t4
		row\t6\t3.无正当理由大量反复申请\t5\t6
	END
	same wanted got
}

@test "a label's lines on the next page are put with it" {
	decode <<-'END'
		page 595 842
		text 80 700 1.重复申请
		text 300 700 1
		text 340 700 2
		text 80 720 2.逾期未按收费通知
		text 300 720 3
		text 340 720 4
		page 595 842
		text 80 80 要求缴纳费用
		text 80 110 3.其他
		text 300 110 5
		text 340 110 6
		text 80 130 4.总计
		text 300 130 7
		text 340 130 8
	END
	lines wanted <<-'END'
		table\t1\tboxes
		row\t1\t1.重复申请\t1\t2
		row\t2\t2.逾期未按收费通知要求缴纳费用\t3\t4
		row\t4\t3.其他\t5\t6
		row\t5\t4.总计\t7\t8
	END
	same wanted got
}

@test "a running head with a year is dropped" {
	decode <<-'END'
		page 595 842
		text 250 50 2023
		text 272 50 年度报告
		text 80 90 第一页
		page 595 842
		text 250 50 2023
		text 272 50 年度报告
		text 80 90 第二页
		page 595 842
		text 250 50 2023
		text 272 50 年度报告
		text 80 90 第三页
	END
	lines wanted <<-'END'
		text\t2\t第一页
		text\t4\t第二页
		text\t6\t第三页
	END
	same wanted got
}

@test "a PDF without words, or with words that its fonts garble, is a note" {
	decode <<<'page 595 842'
	grep -q -P '^note\t0\terror\tno_text\t' got
	printf 'page\t595\t842\ngarbled\t80\t100\t10\t政府信息公开工作年度报告政府信息公开工作\n' | drawpdf >a.pdf
	ogi-decode a.pdf >got
	grep -q -P '^note\t0\terror\tgarbled_text\t' got
}

# reader: a pdftotext of one's own, from stdin.
reader() {
	mkdir -p own
	{
		printf '#!/bin/sh\n'
		cat
	} >own/pdftotext
	chmod +x own/pdftotext
}

# ends_in TEXT: the PDF ends in this note, and the document after it is converted.
ends_in() {
	printf '%%PDF-1.4\n' >a.pdf
	printf '后文\n' >b.txt
	PATH=$PWD/own:$PATH ogi-decode a.pdf b.txt >got
	printf 'note\t0\terror\tunreadable\t%s\n' "$1" >wanted
	grep '^note' got | same wanted -
	[ "$(tail -n 2 got)" = "$(printf 'text\t1\t后文\nend\tb.txt')" ]
}

@test "a pdftotext that hangs is killed" {
	reader <<<'sleep 60'
	ends_in 'pdftotext took more than 8 seconds'
}

@test "a pdftotext that floods is killed" {
	reader <<<'exec yes'
	ends_in 'pdftotext wrote more than 32 MiB'
}

@test "a pdftotext that dies is told" {
	reader <<<'echo "Syntax Error: no pages" >&2; exit 1'
	ends_in 'pdftotext could not read it: Syntax Error: no pages'
}
