# ogi-split: what kind of document it is, its title, agency, year and dates; where its sections
# begin.
bats_require_minimum_version 1.5.0
load helper

# split: the stream that ogi-split makes of the text on stdin, a line a record.
split() {
	awk 'BEGIN { print "doc\tx" } { gsub(/\t/, "\\t"); print "text\t" NR "\t" $0 }
		END { print "end\tx" }' | ogi-split
}

# sections: of the text on stdin, a section a line: LINE CODE TITLE.
sections() {
	split >stream || return
	awk -F'\t' '$1 == "sect" { print $2, $3, $4 }' stream
}

# meta KEY...: of the text on stdin, what these keys say; KEY= where there is none.
meta() {
	split >stream || return
	for key; do
		awk -F'\t' -v key="$key" '$1 == "meta" && $2 == key { value = $3 }
			END { print key "=" value }' stream
	done
}

# says KEY VALUE: the text on stdin has that, and no other, value.
says() {
	local got
	got=$(meta "$1") || return
	if [ "$got" != "$1=$2" ]; then
		printf 'wanted %s=%s, got %s\n' "$1" "$2" "$got" >&2
		return 1
	fi
}

# notes: the notes in `stream`, as LINE CODE: TEXT.
notes() {
	awk -F'\t' '$1 == "note" { print $2, $4 ": " $5 }' stream
}

# chapter NAME CODE: a heading 三、NAME in a report on 2021 opens that section, in any case.
chapter() {
	local got
	got=$(printf '甲市乙局2021年政府信息公开工作年度报告\n%s\n本年度情况如下。\n' "$1" | sections)
	if [ "$got" != "2 $2 $1" ]; then
		printf '%s: wanted "2 %s %s", got "%s"\n' "$1" "$2" "$1" "$got" >&2
		return 1
	fi
}

# --- the six chapters

@test "the chapters of a report get their codes; the rest of the line and of the text stay" {
	split >got <<-'E'
		新乡市体育局2020年政府信息公开工作年度报告
		一、总体情况
		全年公开信息12条。
		二、主动公开政府信息情况
		三、收到和处理政府信息公开申请情况
		全年未收到申请。
		四、政府信息公开行政复议、行政诉讼情况
		无。
		五、存在的主要问题及改进情况
		人手不足。
		六、其他需要报告的事项
		无。
	E
	lines wanted <<-'E'
		doc\tx
		meta\tkind\tannual_report
		meta\tscript\tHans
		meta\ttitle\t新乡市体育局2020年政府信息公开工作年度报告
		meta\tagency_printed\t新乡市体育局\t1
		meta\tyear\t2020
		text\t1\t新乡市体育局2020年政府信息公开工作年度报告
		sect\t2\t1\t一、总体情况
		text\t3\t全年公开信息12条。
		sect\t4\t2\t二、主动公开政府信息情况
		sect\t5\t3\t三、收到和处理政府信息公开申请情况
		text\t6\t全年未收到申请。
		sect\t7\t4\t四、政府信息公开行政复议、行政诉讼情况
		text\t8\t无。
		sect\t9\t5\t五、存在的主要问题及改进情况
		text\t10\t人手不足。
		sect\t11\t6\t六、其他需要报告的事项
		text\t12\t无。
		end\tx
	E
	same wanted got
}

@test "a chapter is known by any of its names" {
	chapter 一、总体工作情况 1
	chapter 一、政府信息公开工作总体情况 1
	chapter 一、2025年政务公开工作总体情况 1
	chapter 一、工作基本情况 1
	chapter 一、工作开展情况 1
	chapter 一、工作概述 1
	chapter 一、概述 1
	chapter 一、基本概况 1
	chapter 一、主要工作概述 1
	chapter 一、情况概述 1
	chapter 一、基本情况 1
	chapter 一、总体公开情况 1
	chapter 二、行政机关主动公开政府信息情况 2
	chapter 二、本年度主动公开政府信息情况 2
	chapter 二、主动公开政务信息情况 2
	chapter 二、主动公开政府信息的情况 2
	chapter 二、主动公开情况 2
	chapter 二、主动公开政府政府情况 2
	chapter 三、行政机关收到和处理信息公开申请情况 3
	chapter 三、收到和处理政府信息公开申请情况统计表 3
	chapter 三、收到和处理政府信息公开申请情况（数据准确、要素齐全） 3
	chapter 三、依申请公开政府信息情况 3
	chapter 四、因政府信息公开工作被行政复议、提起行政诉讼情况 4
	chapter 四、政府信息公开工作行政复议、行政诉讼情况 4
	chapter 四、被申请行政复议、提起行政诉讼情况 4
	chapter 四、政府信息公开被申请行政复议、提起行政诉讼情况 4
	chapter 五、存在的主要问题和改进措施 5
	chapter 五、存在的主要问题与改进方向 5
	chapter 五、存在问题及改进情况 5
	chapter 五、政府信息公开工作存在的主要问题及改进情况 5
	chapter 五、政务信息工作存在主要问题和改进情况 5
	chapter 六、需要报告事项 6
	chapter 六、其它需要报告事项 6
	chapter 六、其他需要汇报事项 6
}

@test "a chapter's number may be wrong, dirty, spaced, or of another kind: its name decides" {
	chapter 七、其他需要报告的事项 6
	chapter 六、存在的问题及改进情况 5
	chapter '一、 总体情况' 1
	chapter '一 、总 体 情 况' 1
	chapter 一.总体情况 1
	chapter 一．总体情况 1
	chapter 一：总体情况 1
	chapter '一 总体情况' 1
	chapter １、总体情况 1
	chapter 第一部分、总体情况 1
	chapter '第一部分 总体情况' 1
	chapter '一(yī)、總體(tǐ)情況' 1
	chapter 二、主動公開政府信息情況 2
	chapter 其他需要报告的事项 6
	chapter 总体情况 1
	chapter 概述 1
}

@test "a stray mark before the number is no part of the heading" {
	local line
	for line in '|六、存在的主要问题及改进情况' 'l六、存在的主要问题及改进情况' '｜六、存在的主要问题及改进情况'; do
		got=$(printf '甲市乙局2021年政府信息公开工作年度报告\n%s\n人手不足。\n' "$line" | sections)
		[ "$got" = '2 5 六、存在的主要问题及改进情况' ]
	done
}

@test "a chapter under another number than the form's is noted, and so is a missing one" {
	split >stream <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		如下。
		二、主动公开政府信息情况
		三、收到和处理政府信息公开申请情况
		五、存在的主要问题及改进情况
		六、下一步打算
		继续努力。
		七、其他需要报告的事项
		无。
	E
	notes >got
	cat >wanted <<-'E'
		9 section_renumbered: printed as 7, its name makes it chapter 6
		0 section_missing: no heading of chapter 4
	E
	same wanted got
	[ "$(awk -F'\t' '$1 == "sect" { s = s $3 } END { print s }' stream)" = 12356 ]
}

@test "every number is 1、: the names tell the chapters from the points" {
	sections >got <<-'E'
		甲街道办事处2023年政府信息公开工作年度报告
		1、 总体情况
		现将全年情况报告如下:
		1、 主动公开。共发布信息30条。
		2、 依申请公开。未收到申请。
		1、 主动公开政府信息情况
		如下表。
		1、 收到和处理政府信息公开申请情况
	E
	cat >wanted <<-'E'
		2 1 1、 总体情况
		6 2 1、 主动公开政府信息情况
		8 3 1、 收到和处理政府信息公开申请情况
	E
	same wanted got
}

@test "chapters in brackets or formal numerals: name and number have to be the form's" {
	chapter 贰、主动公开政府信息情况 2
	chapter 叁、收到和处理政府信息公开申请情况 3
	chapter 參、收到和處理政府信息公開申請情況 3
	chapter （三）收到和处理政府信息公开申请情况 3
	chapter '(1)总体情况' 1
	chapter （2）、主动公开政府信息情况 2
	[ -z "$(sections <<<'（一）主动公开政府信息情况')" ]
	[ -z "$(sections <<<'（二）主动公开情况')" ]
	[ -z "$(sections <<<'陆河县公开情况')" ]
}

@test "each numeral numbers a chapter, formal or not, in both scripts" {
	local names=(总体情况 主动公开政府信息情况 收到和处理政府信息公开申请情况
		政府信息公开行政复议、行政诉讼情况 存在的主要问题及改进情况 其他需要报告的事项)
	local numerals=('一 壹' '二 贰 貳' '三 叁 參' '四 肆' '五 伍' '六 陆 陸') numeral

	for code in 1 2 3 4 5 6; do
		for numeral in ${numerals[code - 1]} $code; do
			chapter "$numeral、${names[code - 1]}" "$code"
		done
	done
}

@test "styles of numbers may be mixed" {
	sections >got <<-'E'
		甲市乙局2022年政府信息公开工作年度报告
		一、总体情况
		如下。
		二、主动公开政府信息情况
		3、收到和处理政府信息公开申请情况
		（四）政府信息公开行政复议、行政诉讼情况
		五、存在的主要问题及改进情况
		如下。
	E
	cat >wanted <<-'E'
		2 1 一、总体情况
		4 2 二、主动公开政府信息情况
		5 3 3、收到和处理政府信息公开申请情况
		6 4 （四）政府信息公开行政复议、行政诉讼情况
		7 5 五、存在的主要问题及改进情况
	E
	same wanted got
}

@test "a point is no chapter where the chapter stands, nor under another number" {
	sections >got <<-'E'
		甲市乙局2022年政府信息公开工作年度报告
		一、总体情况
		（一）主动公开政府信息情况
		公开12条。
		（二）收到和处理政府信息公开申请情况
		收到1件。
		（三）收到和处理政府信息公开申请情况
		收到1件。
		二、主动公开政府信息情况
		三、收到和处理政府信息公开申请情况
	E
	cat >wanted <<-'E'
		2 1 一、总体情况
		9 2 二、主动公开政府信息情况
		10 3 三、收到和处理政府信息公开申请情况
	E
	same wanted got
	[ "$(sections <<-'E' | awk '{ s = s $1 " " } END { print s }'
		甲市乙局2022年政府信息公开工作年度报告
		一、总体情况
		（一）主动公开政府信息情况
		公开12条。
		（二）收到和处理政府信息公开申请情况
		收到1件。
	E
	)" = '2 ' ]
	[ "$(sections <<-'E' | awk '{ s = s $1 " " } END { print s }'
		甲市乙局2017年政府信息公开工作年度报告
		一、概述
		如下。
		（三）收到和处理政府信息公开申请情况
		收到1件。
	E
	)" = '2 ' ]
}

@test "sub-headings are no sections: （一）, (一), 1., ㈠, and a chapter's name behind them" {
	sections >got <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		(一)主动公开政府信息情况
		公开3条。
		（二）收到和处理政府信息公开申请情况
		未收到。
		㈢监督保障情况
		1.主动公开政府信息情况
		2、其他需要报告的事项
		(1)主动公开情况
		①依申请公开政府信息情况
		二、主动公开政府信息情况
	E
	cat >wanted <<-'E'
		2 1 一、总体情况
		12 2 二、主动公开政府信息情况
	E
	same wanted got
}

@test "words behind the heading, in its line, become a text record of the same line" {
	split >stream <<-'E'
		一、总体情况  2020年,我局公开信息8条。
		二、主动公开政府信息情况：如下表。
		三、收到和处理政府信息公开申请情况。未收到。
	E
	awk -F'\t' '$1 == "sect" || $1 == "text"' stream >got
	lines wanted <<-'E'
		sect\t1\t1\t一、总体情况
		text\t1\t2020年,我局公开信息8条。
		sect\t2\t2\t二、主动公开政府信息情况：
		text\t2\t如下表。
		sect\t3\t3\t三、收到和处理政府信息公开申请情况。
		text\t3\t未收到。
	E
	same wanted got
}

@test "a sentence that begins with a chapter's words is none" {
	sections >got <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		总体情况良好，各项工作稳步推进，公开信息8条。
		一、总体情况
		其他需要报告的事项没有。
	E
	echo '3 1 一、总体情况' >wanted
	same wanted got
}

@test "a heading broken over two lines is one; its LINE is the first" {
	split >stream <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		公开8条。
		三、收到和处理政府信息公开

		申请情况
		未收到。
	E
	awk -F'\t' '$2 > 3 && ($1 == "sect" || $1 == "text")' stream >got
	lines wanted <<-'E'
		sect\t4\t3\t三、收到和处理政府信息公开申请情况
		text\t7\t未收到。
	E
	same wanted got
}

@test "a whole report in one line: the headings within it open sections, in their order" {
	split >stream <<-'E'
		2016年甲镇政府信息公开年度报告
		本报告统计期限自2016年1月1日起至2016年12月31日止。 一、概述 我镇运行正常，公开工作有序。 二、政府信息主动公开情况 (一)公开的主要内容: 2016年度共主动公开政府信息27条，其中工作动态6条。 三、回应解读情况 回应3次。 四、咨询处理情况 未收到咨询，围绕一、二、三产业做好服务。
	E
	awk -F'\t' '$1 == "sect" || $1 == "text"' stream >got
	lines wanted <<-'E'
		text\t1\t2016年甲镇政府信息公开年度报告
		text\t2\t本报告统计期限自2016年1月1日起至2016年12月31日止。 
		sect\t2\t1\t一、概述
		text\t2\t我镇运行正常，公开工作有序。 
		sect\t2\t2\t二、政府信息主动公开情况
		text\t2\t(一)公开的主要内容: 2016年度共主动公开政府信息27条，其中工作动态6条。 
		sect\t2\t3\t三、回应解读情况
		text\t2\t回应3次。 
		sect\t2\t4\t四、咨询处理情况
		text\t2\t未收到咨询，围绕一、二、三产业做好服务。
	E
	same wanted got
}

@test "a table of contents has no headings: leaders, page numbers, all in one line, twice" {
	sections >got <<-'E'
		甲省乙厅2021年政府信息公开工作年度报告
		目录
		一、总体情况.............................. 1
		二、主动公开政府信息情况 ················ 10
		三、收到和处理政府信息公开申请情况……11
		四、政府信息公开行政复议、行政诉讼情况 12
		一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况
		一、总体情况
		二、主动公开政府信息情况
		三、收到和处理政府信息公开申请情况
		一、总体情况
		公开8条。
		二、主动公开政府信息情况
		如下表。
		三、收到和处理政府信息公开申请情况
		未收到。
	E
	cat >wanted <<-'E'
		11 1 一、总体情况
		13 2 二、主动公开政府信息情况
		15 3 三、收到和处理政府信息公开申请情况
	E
	same wanted got
}

@test "headings with nothing between them (tables as pictures) are headings" {
	sections >got <<-'E'
		一、总体情况
		2020年没有收到申请。
		二、主动公开政府信息情况
		三、收到和处理政府信息公开申请情况
		四、政府信息公开行政复议、行政诉讼情况
		五、存在的主要问题及改进情况
		六、其他需要报告的事项
		无。
	E
	[ "$(awk '{ s = s $2 } END { print s }' got)" = 123456 ]
}

@test "a heading that is repeated opens its section once" {
	sections >got <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		一、总体情况
		公开8条。
		二、主动公开政府信息情况
		如下表。
		二、主动公开政府信息情况
		续表。
	E
	cat >wanted <<-'E'
		3 1 一、总体情况
		5 2 二、主动公开政府信息情况
	E
	same wanted got
}

@test "a second report on the page opens no sections of its own" {
	{
		for year in 2021 2020; do
			echo "甲市乙局${year}年政府信息公开工作年度报告"
			printf '%s\n如下。\n' 一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况
		done
	} >page
	[ "$(sections <page | awk '{ s = s $1 " " } END { print s }')" = '2 4 6 ' ]
	says title 甲市乙局2021年政府信息公开工作年度报告 <page
}

# --- the trap: rows of table 三

@test "rows of table 三 look like headings and are none: one cell a line" {
	sections >got <<-'E'
		三、收到和处理政府信息公开申请情况
		一、本年新收政府信息公开申请数量
		0
		二、上年结转政府信息公开申请数量
		0
		三、本年度办理结果
		（一）予以公开
		四、结转下年度继续办理
		0
		四、政府信息公开行政复议、行政诉讼情况
		无。
	E
	cat >wanted <<-'E'
		1 3 三、收到和处理政府信息公开申请情况
		10 4 四、政府信息公开行政复议、行政诉讼情况
	E
	same wanted got
}

@test "... and in every other shape: values behind, tabs, pipes, blanks inside, broken, traditional" {
	lines page <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3
		二、上年结转政府信息公开申请数量\t\t0\t0
		\t三、本年度办理结果
		四、结转下年度继续办理 | 0 | 0 |
		一、本年新收政府信息公开申请数量 |
		 三 、本 年 度办 理 结果
		三、本年度
		办理结果
		一、本年新收政府信息公
		开申请数量
		四、結轉下年度繼續辦理
		一、本年新收政府信息公開申請數(shù)量
		三、本年度辦理結果 | (一)予以公開 | 0 |
		二、上年结转政府信息公开申请数
		三
		、
		本
		年
		度
		四、结转下一年度继续办理
		四、政府信息公开行政复议、行政诉讼情况
		无。
	E
	sections <page >got
	cat >wanted <<-'E'
		2 1 一、总体情况
		23 4 四、政府信息公开行政复议、行政诉讼情况
	E
	same wanted got
}

@test "the chapters of a task table stand behind tabs: they are cells" {
	lines page <<-'E'
		2020年甲市乙局政务公开工作要点
		一、推进依法公开
		做好宣传。
		二、加强解读回应
		做好解读。
		附件：2020年甲市乙局政务公开工作计划表
		\t主要
		工作
		\t三、全面推进标准化
		\t1
		\t四、着力提升平台
	E
	sections <page >got
	cat >wanted <<-'E'
		2 1 一、推进依法公开
		4 2 二、加强解读回应
	E
	same wanted got
	says kind work_plan <page
}

@test "a report that stands behind tabs altogether has its chapters all the same" {
	lines page <<-'E'
		\t甲市乙局2021年政府信息公开工作年度报告
		\t一、总体情况
		\t公开8条。
		\t二、主动公开政府信息情况
		\t一、本年新收政府信息公开申请数量
	E
	[ "$(sections <page | awk '{ s = s $2 } END { print s }')" = 12 ]
}

# --- sections as printed

@test "a report on 2018 or before keeps its own numbers, whatever its chapters are called" {
	sections >got <<-'E'
		甲市乙局2016年度政府信息公开工作报告
		一、概述
		平稳。
		二、主动公开政府信息情况
		公开8条。
		四、政府信息公开的收费及减免情况
		没有收费。
		五、因政府信息公开申请行政复议、提起行政诉讼情况
		没有。
		七、存在的主要问题及改进情况
		人手不足。
	E
	[ "$(awk '{ s = s $2 } END { print s }' got)" = 12457 ]
}

@test "a later report whose chapters are not the form's keeps its own numbers" {
	sections >got <<-'E'
		甲县公安局2020年度政府信息公开工作年度报告
		一、领导重视，机构健全。我局高度重视政府信息公开工作，成立了领导小组，明确了责任。
		二、强化措施
		落实责任。
		三、下一步打算
		继续。
	E
	cat >wanted <<-'E'
		2 1 一、领导重视，机构健全。
		3 2 二、强化措施
		5 3 三、下一步打算
	E
	same wanted got
}

@test "the parts of a report are its sections when it has any, not the points in them" {
	sections >got <<-'E'
		甲市2012年政府信息公开年度报告
		第一部分 概述
		一、领导重视
		二、机构健全
		第二部分 主动公开情况
		一、公开数量
		第三部分 问题
	E
	cat >wanted <<-'E'
		2 1 第一部分 概述
		5 2 第二部分 主动公开情况
		7 3 第三部分 问题
	E
	same wanted got
}

@test "prose that begins with a number is no heading: lists of numbers, long sentences" {
	sections >got <<-'E'
		甲市2012年政府信息公开年度报告
		一、概述
		一、二、三产业协调发展。
		三是加强培训。
		二、主动公开情况
	E
	[ "$(awk '{ s = s $1 " " } END { print s }' got)" = '2 5 ' ]
}

@test "behind the last chapter, a footer is section 9" {
	sections >got <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		打印本页
		一、总体情况
		我局在中国政府网转载信息8条，主办单位很多。
		六、其他需要报告的事项
		无。
		网站地图 | 关于我们 | 版权声明
		版权所有：甲市人民政府 某ICP备00000000号
	E
	cat >wanted <<-'E'
		3 1 一、总体情况
		5 6 六、其他需要报告的事项
		7 9 
	E
	same wanted got
}

@test "any of a footer's words opens it" {
	local line
	for line in 中国政府网 某ICP备00000000号 主办：甲市人民政府办公室 '某公网安备 00000000000000号' 主办单位：甲市人民政府办公室 打印本页 \
		【打印】【关闭】 '上一篇：某文' 版权所有©甲市人民政府 网站标识码：0000000000 无障碍版; do
		got=$(printf '一、总体情况\n2021年公开8条。\n二、主动公开政府信息情况\n%s\n' "$line" | sections | tail -n 1)
		[ "$got" = '4 9 ' ]
	done
}

# --- the title

@test "a title may stand on two or three lines; a note says so" {
	says title 北京市朝阳区体育局2020年政府信息公开工作年度报告 <<-'E'
		北京市朝阳区体育局2020年政府信息公开

		工作年度报告
		一、总体情况
	E
	[ "$(notes | head -n 1)" = '1 title_joined: put together from 2 lines' ]
	says title '洪泽区人民政府2023 年政府信息公开工作年度报告' <<-'E'
		洪泽区人民政府
		2023 年政府信息公开工作年度报告
		一、总体情况
	E
	says title 甲市人民政府2016年政府信息公开工作年度报告 <<-'E'
		甲市人民政府2016年
		政府信息公开工作年度报告
		甲市人民政府办公室
		2017年3月
		一、概述
	E
}

@test "the name of the column, the path of links and a menu lose against the report's name" {
	says title 市体育局2016年度政府信息公开工作报告 <<-'E'
		市人大|市政协 政务微信|政务微博|ENGLISH|无障碍浏览
		您现在的位置：首页 > 政务公开 > 2015年政府信息公开年报
		信息公开年报
		市体育局2016年度政府信息公开工作报告
		一、概述
	E
}

@test "a title is freed of its field's name, a file's suffix, a site's name, empty cells" {
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'信息名称：甲县乙局2021年政府信息公开工作年度报告'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'标 题 | 甲县乙局2021年政府信息公开工作年度报告 | ||'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'  • 中文名:甲县乙局2021年政府信息公开工作年度报告'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'甲县乙局2021年政府信息公开工作年度报告.docx'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'甲县乙局2021年政府信息公开工作年度报告-某某网'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'首页_甲县乙局2021年政府信息公开工作年度报告'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'甲县乙局2021年政府信息公开工作年度报告_首页'
	says title 甲县乙局2021年政府信息公开工作年度报告 <<<'# 甲县乙局2021年政府信息公开工作年度报告'
}

@test "a report without a title has its name from a sentence, with a note" {
	meta title kind agency_printed year >got <<-'E'
		现公布《云岭县教育局2019年政府信息公开工作年度报告》。
		一、总体情况
	E
	cat >wanted <<-'E'
		title=云岭县教育局2019年政府信息公开工作年度报告
		kind=annual_report
		agency_printed=云岭县教育局
		year=2019
	E
	same wanted got
	notes | head -n 2 >got
	cat >wanted <<-'E'
		1 title_worked_out: no line names the document; a sentence does
		0 year_worked_out: 2019, from the report's name in a sentence
	E
	same wanted got
}

@test "a sentence about a report of one's own, or of anybody, is no title" {
	says title '' <<<'现将我局2014年政府信息公开情况报告如下。'
	says title '' <<<'编制本单位2022年度政务公开工作年度报告。'
	says title '' <<<'现将甲镇2022年度政府信息公开工作报告如下：'
}

@test "readings in brackets behind characters are no part of title and source" {
	meta title agency_printed source >got <<-'E'
		青禾鎮(zhèn)2021年信息公開工作年度報(bào)告
		來源:青禾鎮(zhèn)  發(fā)布時(shí)間:2022-01-06
	E
	printf '%s\n' title=青禾鎮2021年信息公開工作年度報告 agency_printed=青禾鎮 source=青禾鎮 >wanted
	same wanted got
}

@test "a title in traditional script stays as printed" {
	meta script title agency_printed year >got <<<'臨江市公安廳2020年度政府信息公開工作報告'
	cat >wanted <<-'E'
		script=Hant
		title=臨江市公安廳2020年度政府信息公開工作報告
		agency_printed=臨江市公安廳
		year=2020
	E
	same wanted got
}

# --- the kind

@test "kinds: reports, plans, and what only looks like one" {
	says kind annual_report <<<'甲市乙局政府信息公开年报'
	says kind annual_report <<<'甲海关2010年信息公开工作年度报告'
	says kind work_plan <<<'2023年甲市政务公开工作要点'
	says kind work_plan <<<'甲区2021年政务公开工作主要任务分解表'
	says kind work_plan <<<'甲市2022年政务公开任务分解责任清单'
	says kind other <<<'关于做好2021年政府信息公开工作年度报告编制发布工作的通知'
	says kind other <<<'关于印发甲县政务公开工作要点任务分工的通知'
	says kind other <<<'解读《甲县乙局2021年政府信息公开工作年度报告》'
	says kind other <<<'甲市2019年政务公开工作总结'
	says kind other <<<'甲市乙局2022年第一季度政府信息公开工作报告'
	says kind other <<<'甲市乙局2022年上半年政府信息公开工作报告'
	says kind other <<<'甲市乙局2022年1-6月政府信息公开工作报告'
	says kind annual_report <<<'甲市乙局2022年（1-12月）政府信息公开工作报告'
	says kind annual_report <<<'甲市月湖区乙局2022年政府信息公开工作年度报告'
	says kind other <<<'一图读懂甲市乙局2021年政府信息公开工作年度报告'
	says kind other <<<'图解：甲市乙局2021年政府信息公开工作年度报告'
	says kind annual_report <<<'甲市图书馆2021年政府信息公开工作年度报告'
	says kind annual_report <<<'甲市乙局2021年政府信息公开工作年度报告公示'
	says kind other <<<'甲镇政府文件领域基层政务公开标准目录'
	says kind other <<<'甲市政府信息公开情况统计表'
	says kind other <<<'信息公开制度'
	says kind other <<<'政务服务清单公布多久'
	says kind other <<<''
}

@test "kinds without a title: chapters, a statutory table, a period make a report, task heads a plan" {
	says kind annual_report <<<'二、主动公开政府信息情况'
	says kind annual_report <<<'第二十条第（一）项'
	says kind annual_report <<<'本报告统计期限自2021年1月1日起至2021年12月31日止。'
	says kind work_plan <<<'工作任务 | 具体要求 | 责任部门 |'
	says kind work_plan <<-'E'
		工作任务
		具体要求
		责任科室
	E
}

@test "a report on the rule of law is another report, chapters or not" {
	says kind other <<-'E'
		甲市乙局2022年法治政府建设年度报告
		一、总体情况
		推进政府信息公开。
	E
}

@test "a report without a title, its chapters and a sentence on the year" {
	split >stream <<-'E'
		一、总体情况
		(一)主动公开情况。2022年,甲市乙局主动公开信息52条。
		(三)政府信息管理。共发布信息85条。
	E
	grep -qx 'meta	kind	annual_report' stream
	grep -qx 'meta	year	2022' stream
	grep -qx 'meta	agency_printed	甲市乙局	2' stream
}

@test "Taiwan says 資訊 for 信息, in titles and chapters" {
	split >got <<-'E'
		甲市乙局2022年政府資訊公開工作年度報告
		一、總體情況
		如下。
		二、主動公開政府資訊情況
		三、收到和處理政府資訊公開申請情況
	E
	awk -F'\t' '$1 == "sect" || $1 == "meta"' got >said
	lines wanted <<-'E'
		meta\tkind\tannual_report
		meta\tscript\tHant
		meta\ttitle\t甲市乙局2022年政府資訊公開工作年度報告
		meta\tagency_printed\t甲市乙局\t1
		meta\tyear\t2022
		sect\t2\t1\t一、總體情況
		sect\t4\t2\t二、主動公開政府資訊情況
		sect\t5\t3\t三、收到和處理政府資訊公開申請情況
	E
	same wanted said
}

@test "the notice that sets the form has its chapters and is no report" {
	says kind other <<-'E'
		发布文号 | 国办公开办函〔2021〕30号 | 关键词 | 公开制度
		一、总体情况
		二、主动公开政府信息情况
		三、收到和处理政府信息公开申请情况
	E
}

# --- the agency

@test "the agency, from the title: before the year or behind it, without brackets" {
	says agency_printed 甲市乙局 <<<'甲市乙局2021年政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'2021年甲市乙局政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'2008年度甲市乙局政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'【2019】甲市乙局2019年政府信息公开工作年度报告'
	says agency_printed 甲自治区国资委 <<<'甲自治区国资委2020政府信息公开工作年度报告'
	says agency_printed 甲县林业局 <<<'甲县林业局信息公开工作年度报告'
	says agency_printed 某总署 <<<'某总署（本级机关）2020年政府信息公开工作年度报告'
	says agency_printed 甲街道办事处 <<<'甲街道办事处 2021 年政府信息 公开工作年度报告'
	says agency_printed 甲市乙局 <<<'甲市乙局二0二二年度政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'（2022年度）甲市乙局政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'甲市乙局（2022年）政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'甲市乙局-2022年政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'2022年度-甲市乙局政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'甲市乙局2021—2022年政府信息公开工作年度报告'
	says agency_printed 12345热线中心 <<<'12345热线中心2022年政府信息公开工作年度报告'
	says agency_printed '' <<<'2016年政府信息公开工作年度报告'
	says agency_printed '' <<<'2021年全区政府信息公开工作年度报告'
}

@test "a site's kind or mark is no part of the agency, a brand and a mask are none" {
	says agency_printed 甲市乙局 <<<'甲市乙局官方网站2022年政府信息公开工作年度报告'
	says agency_printed 甲市乙局 <<<'甲市乙局_beat2022年政府信息公开工作年度报告'
	says agency_printed '' <<<'某某站(中国)官方网站2022年政府信息公开工作年度报告'
	says agency_printed '' <<<'某某站账号_beat2022年政府信息公开工作年度报告'
	says agency_printed '' <<<'****政府2022年政府信息公开工作年度报告'
}

@test "the agency, from elsewhere: signature, sentences, contact, fields, links, the subject" {
	says agency_printed 甲区人民政府办公室 <<-'E'
		甲区人民政府办公室
		2021年6月29日
		2021年政务公开工作主要任务分解表
	E
	says agency_printed 甲县乙镇人民政府 <<<'现公布甲县乙镇人民政府2020年政府信息公开工作年度报告。'
	says agency_printed 市水利局 <<<'现将市水利局2014年度政府信息公开工作情况报告如下:'
	says agency_printed 上海市某区乙街道办事处 <<<'本年度报告由上海市某区乙街道办事处编制，分六部分。'
	says agency_printed 甲经济区规划建设管理办公室 <<<'由甲经济区规划建设管理办公室(以下简称办公室)编制。'
	says agency_printed 甲镇人民政府 <<<'如有疑问，请与甲镇人民政府联系(地址:甲镇一街1号)'
	says agency_printed 市住房和城乡建设局 <<<'发布机构:市住房和城乡建设局 发布时间: 2022-01-27'
	says agency_printed 甲镇人民政府 <<<'信息来源:甲镇人民政府'
	says agency_printed 甲市乙局 <<-'E'
		发文机关 甲市乙局
		发文日期 2022-01-14
	E
	says agency_printed 甲市医疗保障局 <<-'E'
		首页 > 甲市医疗保障局 > 政务公开 > 年度报告
		一、总体情况
	E
	says agency_printed 市體育局 <<-'E'
		一、總體情況
		2020年,市體育局深入貫徹決策部署,公開信息8條。
	E
}

@test "the agency: the place whose bodies a report sums up, a numbered sentence, a name in a table" {
	says agency_printed 甲市 <<<'本报告汇总甲市各县（市、区）、市直部门情况编制而成。'
	says agency_printed 甲市 <<<'综合2017年度甲市各县（市、区）政府的年度工作报告编制而成。'
	says agency_printed 甲县教育局 <<-'E'
		统计期限自2019年1月1日起至12月31日止。
		一、总体情况
		㈠2019年,甲县教育局按照统一部署开展工作。
	E
	says agency_printed 甲市水利局 <<-'E'
		甲市水利局 | ||||||||
		||||||||
		现将市水利局2014年度政府信息公开工作情况报告如下。
		一、概述
	E
}

@test "what says nothing by itself is no agency: 我局, 全市, 本单位" {
	says agency_printed '' <<-'E'
		编制本单位2022年度政务公开工作年度报告。
		一、总体情况
		2022年，我局公开信息8条。
		2022年，全市各级政府公开信息80条。
		2022年，未收到依申请政府信息公开。
	E
}

# --- the year

@test "each Chinese numeral counts in a year" {
	local digit=0 numeral

	for numeral in 零 一 二 三 四 五 六 七 八 九; do
		says year "201$digit" <<<"甲市乙局二〇一${numeral}年政府信息公开工作年度报告"
		digit=$((digit + 1))
	done
	for numeral in 〇 ○ ◯ O; do
		says year 2010 <<<"甲市乙局二${numeral}一${numeral}年政府信息公开工作年度报告"
	done
}

@test "the year, from the title: digits, full-width, Chinese, without 年" {
	says year 2020 <<<'甲市乙局2020年政府信息公开工作年度报告'
	says year 2020 <<<'甲市乙局２０２０年政府信息公开工作年度报告'
	says year 2020 <<<'甲市乙局二〇二〇年政府信息公开工作年度报告'
	says year 2017 <<<'甲市乙局二0一七年度政府信息公开工作年度报告'
	says year 2020 <<<'甲市国资委2020政府信息公开工作年度报告'
	says year 2022 <<<'甲市乙局二0二二年度政府信息公开工作年度报告'
	says year 2022 <<<'2022年度-甲市乙局政府信息公开工作年度报告'
	says year '' <<<'甲市乙局1998年政府信息公开工作年度报告'
	says year '' <<<'甲市乙局20211年政府信息公开工作年度报告'
}

@test "of a range of years in the title the last is the report's, with a note" {
	local title
	for title in 2021—2022年 2021-2022年度 2021年至2022年 ２０２１～２０２２年; do
		split >stream <<<"甲市乙局${title}政府信息公开工作年度报告"
		grep -qx 'meta	year	2022' stream
		[ "$(notes)" = "0 year_worked_out: 2022, from the last of the title's years" ]
	done
	split >stream <<<'甲市乙局2022-2021年政府信息公开工作年度报告'
	[ -z "$(notes)" ]
}

@test "the title's year wins over the period's, and that over the prose and the date" {
	says year 2019 <<-'E'
		甲市乙局2019年政府信息公开工作年度报告
		发布日期：2022-01-20
		统计期限自2020年1月1日起至2020年12月31日止。
		一、总体情况
	E
	says year 2020 <<-'E'
		发布日期：2022-01-20
		统计期限自2020年1月1日起至2020年12月31日止。
		一、总体情况
		2021年，我局公开信息8条。
	E
	says year 2021 <<-'E'
		发布日期：2023-01-20
		一、总体情况
		2021年，我局公开信息8条。
	E
	[ "$(notes | grep year)" = '0 year_worked_out: 2021, from the beginning of a sentence' ]
	says year 2022 <<-'E'
		发布日期：2023-01-20
		一、总体情况
		我局公开信息8条。
		二、主动公开政府信息情况
	E
	[ "$(notes | grep year)" = '0 year_worked_out: 2022, from the year before it was published' ]
}

@test "no year: a warning for a report, none for other pages" {
	split >stream <<<'二、主动公开政府信息情况'
	[ "$(notes | grep year)" = '0 no_year: neither a title nor the text states a year' ]
	split >stream <<<'信息公开制度'
	[ "$(notes | grep -c year)" -eq 0 ]
}

@test "the year may stand in the heads of a table, a sentence's middle, the page's address" {
	says year 2020 <<<'信息內容 | 上一年項目數量(指2019年事項數) | 本年增/減(指2020年增加的事項數)'
	says year 2023 <<-'E'
		一、总体情况
		主要从六个方面汇报我镇2023年政府信息公开工作。
		二、主动公开政府信息情况
	E
	lines in <<-'E'
		doc\thttp://a.example/view/1.html?nbYear=2021&org=A01
		text\t1\t二、主动公开政府信息情况
		end\thttp://a.example/view/1.html?nbYear=2021&org=A01
	E
	ogi-split <in >stream
	[ "$(notes | grep year)" = "0 year_worked_out: 2021, from the page's address" ]
}

@test "a number in a page's address that is no year of a report tells nothing" {
	lines in <<-'E'
		doc\thttp://a.example/2021/content_20220118.html?id=2021
		text\t1\t二、主动公开政府信息情况
		end\thttp://a.example/2021/content_20220118.html?id=2021
	E
	ogi-split <in >stream
	[ "$(notes | grep -c no_year)" -eq 1 ]
}

# --- dates and source

@test "the date of publication, under any label; crawl dates and other dates are none" {
	says published 2017-03-28 <<<'发布时间:2017年03月28日  来源: 字体:'
	says published 2020-02-04 <<<'时间: 2020-02-04  | 来源:本单位  | 点击数:'
	says published 2020-01-18 <<<'来源: 更新时间:2020/01/18'
	says published 2026-01-23 <<<'| 生成日期 | 2026-01-23 16:24:38 | 是否有效 |'
	says published 2021-01-12 <<-'E'
		• 成文日期:
		  2021-01-12
	E
	says published 2021-02-07 <<<'2021-02-07 18:07     来源:甲市人民政府'
	says published 2011-03-25 <<<'（2011年3月25日）'
	says published '' <<<'采集时间：2025-12-30T21:37:37+08:00'
	says published '' <<<'发布时间:'
	says published '' <<<'发布时间:20211月1日'
	says published '' <<<'2021年1月1日至2021年12月31日，我局公开信息8条。'
}

@test "the date of publication may stand in the footer, or under the text" {
	says published 2021-01-20 <<-'E'
		一、总体情况
		2020年公开8条。
		二、主动公开政府信息情况
		甲市乙局
		2021年1月20日
	E
}

@test "a better label wins: published before issued, updated, and a bare date" {
	says published 2021-01-15 <<-'E'
		更新时间：2022-05-01
		成文日期：2021-01-10
		发布日期：2021-01-15
		一、总体情况
	E
}

@test "the statistics period may stand at the very end" {
	{ printf '%s\n' 甲市乙局2020年政府信息公开工作年度报告 一、总体情况
	  for ((i = 0; i < 300; i++)); do echo "第${i}段，公开工作平稳。"; done
	  printf '%s\n' 六、其他需要报告的事项 '本报告所列数据的统计期限,自2020年1月1日起至12月31日止。'
	} >in.txt
	says period_start 2020-01-01 <in.txt
	says period_end 2020-12-31 <in.txt
}

@test "a rejected document is of kind other, and nothing is said of its title" {
	lines in <<-'E'
		doc\tx
		meta\tformat\ttext
		note\t0\terror\tno_text\tthe file is empty
		end\tx
	E
	lines wanted <<-'E'
		doc\tx
		meta\tformat\ttext
		meta\tkind\tother
		note\t0\terror\tno_text\tthe file is empty
		end\tx
	E
	ogi-split <in >got
	same wanted got
}

@test "the statistics period, in all its wordings, also over two lines" {
	while IFS='|' read -r line from to; do
		meta period_start period_end <<<"$line" >got
		printf 'period_start=%s\nperiod_end=%s\n' "$from" "$to" >wanted
		same wanted got
	done <<-'E'
		报告中所列数据的统计期限自2021年1月1日起至2021年12月31日止。|2021-01-01|2021-12-31
		本报告所列数据的统计期限自2021-1-1起至2021-12-31止。|2021-01-01|2021-12-31
		统计数据时间段:2017年1月1日-2017 年12月31日。|2017-01-01|2017-12-31
		所列数据自2022年1月1日至12月31日止。|2022-01-01|2022-12-31
		报告中数据核定时间点为2022年1月1日至2022年12月31日。|2022-01-01|2022-12-31
		统计期限为：2016年1月1日——2016年12月31日。|2016-01-01|2016-12-31
		期间为2024年1月1日至12月31日。|2024-01-01|2024-12-31
		内容涵盖甲自治县2022年1月1日至12月31日期间的工作情况。|2022-01-01|2022-12-31
		统计期限自2021年12月31日起至2021年1月1日止。||
		统计期限为2021年度。||
	E
	says period_end 2023-12-31 <<-'E'
		本报告由甲区人民政府办公室编制。数据统计期限自 2023 年 1 月 1 日
		起至 2023 年 12 月 31 日止。
	E
}

@test "a period whose dates lost characters is read if there is one way to, with a warning" {
	while IFS='|' read -r words from to; do
		meta period_start period_end <<<"统计期限自${words}止。" >got
		printf 'period_start=%s\nperiod_end=%s\n' "$from" "$to" >wanted
		same wanted got
		[ "$(notes | grep period_rep)" = "1 period_repaired: '$words' was read as $from to $to" ]
	done <<-'E'
		20211月1日至202112月31日|2021-01-01|2021-12-31
		202111日起至20211230日|2021-01-01|2021-12-30
		202111日到1231日|2021-01-01|2021-12-31
		20211月1日至20211231日|2021-01-01|2021-12-31
		201011日起20101231|2010-01-01|2010-12-31
		2021年1月1起至2021年12月31|2021-01-01|2021-12-31
		2021年1月1日至202112月31日|2021-01-01|2021-12-31
	E
}

@test "a period is whole wherever in its line it stands" {
	local n line
	line=甲市乙局2020年政府信息公开工作年度报告。$(printf '公开工作平稳有序推进。%.0s' {1..15})
	for n in {0..30}; do
		{ printf '%s\n' 甲市乙局2020年政府信息公开工作年度报告 一、总体情况
		  printf '%s%*s统计期限自2020年1月1日起至2020年12月31日止。\n' "$line" "$n" '' | tr ' ' x
		  printf '%s\n' 本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。
		} >in.txt
		says period_end 2020-12-31 <in.txt
	done
}

@test "a period whose dates can be read in two ways, or in none, is left out, with a warning" {
	local words
	for words in 2021111日至20211231日 2021年月日至2021年12月31日 20211年1月1日至2021年2月31日; do
		meta period_start period_end <<<"统计期限自${words}止。" >got
		printf 'period_start=\nperiod_end=\n' >wanted
		same wanted got
		[ "$(notes | grep period_)" = "1 period_unread: '统计期限自${words}止' is no period that can be read" ]
	done
	split >stream <<<'在规定的时限内答复，2021年1月办结8件。统计期限为2021年度。'
	[ "$(notes | grep -c period_)" -eq 0 ]
}

@test "a date of publication that lost characters is none, however it might be read" {
	says published '' <<<'发布日期：2022111日'
	says published '' <<<'发布日期：20221月1日'
}

@test "the source, as printed; a label behind it is no source" {
	says source 甲镇 <<<'发布日期：2022-01-24    浏览量:次    来源：甲镇   '
	says source 甲市人民政府辦公廳 <<<'文章來源:甲市人民政府辦公廳 【字體:'
	says source 甲市乙局 <<<'[来源：甲市乙局] [发布日期：2022-01-14]'
	says source 甲市乙局 <<<'来源：甲市乙局2022-01-14 09:00'
	says source '' <<<'发布时间:2017年03月28日  来源: 字体:'
}

# --- what a page's markup gives

@test "rows of an index table are read as its fields" {
	lines stream <<-'E'
		doc\tx
		table\t1\tmarkup
		row\t1\t名称\t清水县水务局2022年政府信息公开工作年度报告\t\\<\t\\<
		row\t2\t索引号\t014300001/2023-00007\t分类\t信息公开年报
		row\t3\t发布机构\t清水县水务局\t公开日期\t2023-01-12
		row\t4\t文号\t清水函〔2023〕7号\t关键词\t
		text\t5\t一、总体情况
		end\tx
	E
	ogi-split <stream | awk -F'\t' '$1 == "meta" && $2 != "script"' >got
	lines wanted <<-'E'
		meta\tkind\tannual_report
		meta\ttitle\t清水县水务局2022年政府信息公开工作年度报告
		meta\tagency_printed\t清水县水务局\t1
		meta\tyear\t2022
		meta\tpublished\t2023-01-12
		meta\tindex_number\t014300001/2023-00007\t2
		meta\tdocument_number\t清水函〔2023〕7号\t4
		meta\tissuer\t清水县水务局\t3
	E
	same wanted got
}

@test "the fields of an index in text are read too; one without a value is none" {
	meta index_number document_number issuer >got <<-'E'
		索 引 号：014300001/2023-00007  文号：  发布机构：清水县水务局
		清水县水务局2022年政府信息公开工作年度报告
	E
	printf '%s\n' index_number=014300001/2023-00007 document_number= issuer=清水县水务局 >wanted
	same wanted got
}

@test "an index whose values stand under their labels, in a list or without marks" {
	meta index_number document_number issuer published >got <<-'E'
		• 信息索引号：
		  014300001/2023-00007
		• 发文字号：
		• 发布机构：
		  清水县水务局
		• 成文日期
		• 2023-01-12
		清水县水务局2022年政府信息公开工作年度报告
	E
	printf '%s\n' index_number=014300001/2023-00007 document_number= issuer=清水县水务局 \
		published=2023-01-12 >wanted
	same wanted got
}

@test "an index whose labels and values are set apart by blanks" {
	meta index_number document_number issuer published >got <<-'E'
		名称 清水县水务局2022年政府信息公开工作年度报告
		索引号 014300001/2023-00007 分类 信息公开年报   其他    报告
		发布机构 清水县水务局 发文日期 2023-01-12
		文号 关键词
	E
	printf '%s\n' index_number=014300001/2023-00007 document_number= issuer=清水县水务局 \
		published=2023-01-12 >wanted
	same wanted got
}

@test "an index with empty cells: a label behind a label is no value" {
	meta index_number document_number issuer published >got <<-'E'
		| 索引号 | 014300001/2023-00007 | 发文字号 | |
		| 关键词 | 发布机构 | 清水县水务局 | |
		| 公开形式 | 责任部门 | |
		| 生成日期 | 2023-01-12 16:24:38 | 是否有效 |
		清水县水务局2022年政府信息公开工作年度报告
	E
	printf '%s\n' index_number=014300001/2023-00007 document_number= issuer=清水县水务局 \
		published=2023-01-12 >wanted
	same wanted got
}

@test "an index number may begin with letters" {
	says index_number xx014300-2023-000071 <<<'索 引 号 | xx014300-2023-000071 | 发布机构 | 清水县人民政府 |'
	says index_number gs0004-01-2023-012 <<<'信息索引：gs0004-01-2023-012 发文机构：'
	says index_number '' <<<'索引号： | **** | 组配分类：'
}

@test "a document's number in any brackets, damaged or not, with a label or in a line of its own" {
	says document_number 清水函〔2023〕7号 <<<'发文字号：清水函〔2023〕7号 主题词：'
	says document_number 清水函﹝20237号 <<<'文号：清水函﹝20237号'
	says document_number 清水函202307 <<<'发布文号 | 清水函202307 | 关键词 |'
	says document_number '' <<<'文号： | 无 |'
	says document_number '' <<<'文号：无文号'
	says document_number 清水审〔2025〕1号 <<-'E'
		清水县审计局2024年政府信息公开工作年度报告
		时间：2025-01-02 14:50
		清水审〔2025〕1号
		一、总体情况
	E
}

@test "a number of another document within a sentence is not the document's" {
	says document_number '' <<-'E'
		清水县审计局2024年政府信息公开工作年度报告
		根据国办公开办函〔2021〕30号的要求编制本报告。
		一、总体情况
	E
}

@test "what the index says has its LINE" {
	split >stream <<-'E'
		索引号：014300001/2023-00007
		发布机构：清水县水务局
		清水县水务局2022年政府信息公开工作年度报告
	E
	grep -P '^meta\t(index|issuer|agency)' stream >got
	lines wanted <<-'E'
		meta\tagency_printed\t清水县水务局\t3
		meta\tindex_number\t014300001/2023-00007\t1
		meta\tissuer\t清水县水务局\t2
	E
	same wanted got
}

# --- how the agency is reached

# contact: of the text on stdin, address, post code, telephone, fax, e-mail, with | between.
contact() {
	meta contact_address contact_postcode contact_phone contact_fax contact_email |
		cut -d= -f2- | paste -sd '|'
}

# reached WANTED: what the report's first sentence, on stdin, says.
reached() {
	local got
	got=$( (echo 甲市乙局2021年政府信息公开工作年度报告; cat; echo 一、总体情况) | contact)
	if [ "$got" != "$1" ]; then
		printf 'wanted %s, got %s\n' "$1" "$got" >&2
		return 1
	fi
}

@test "address, post code, telephone, fax and e-mail, from the report's own sentence" {
	reached '甲市清水路8号|123456|0123-4567890|0123-4567891|a.b@example.gov.cn' <<-'E'
		如有疑问，请与甲市乙局联系（地址：甲市清水路8号；邮编：123456；电话：0123-4567890；传真：0123-4567891；电子邮箱：a.b@example.gov.cn）。
	E
}

@test "... in another order, with other marks, or with none" {
	reached '甲市清水路8号|123456|0123-4567890||' <<<'(联系电话:0123-4567890,邮政编码:123456,办公地址:甲市清水路8号)'
	reached '甲市清水路8号|123456|0123-4567890||' <<<'请与我局联系(地址:甲市清水路8号邮编:123456电话:0123-4567890)。'
	reached '|123456|01234567890||a@example.cn' <<<'地址：…，邮编：123456；电话：01234567890；E-mail：a@example.cn。'
}

@test "a telephone that is a fax, too, is both" {
	reached '||0123-4567890|0123-4567890|' <<<'（电话(传真)：0123-4567890）'
	reached '||0123-4567890|0123-4567890|' <<<'（电话/传真：0123-4567890）'
}

@test "several telephones are kept, with a semicolon between" {
	reached '||0123-4567890;0123-4567891||' <<<'（电话：0123-4567890/0123-4567891）'
	reached '||0123-4567890;4567891||' <<<'（电话：0123-4567890、4567891）'
	reached '||0123-4567890;0123-4567891||' <<<'（电话：0123-4567890  0123-4567891）'
}

@test "numbers are as printed, but for blanks and full-width forms" {
	reached '|123456|0123—4567890||a@example.cn' <<<'（邮编：１２３ ４５６；电话：０１２３—４５６７８９０；邮箱：ａ＠example.cn）'
	reached '||0123--4567890||' <<<'（电话：0123--4567890）'
	reached '||(0123)4567890||' <<<'（电话：（0123）4567890）'
	reached '||0123-4567890转801||' <<<'（电话：0123 - 4567890转801）'
}

@test "an address keeps its own brackets and its floor, and ends where the sentence goes on" {
	reached '甲市清水路8号（东楼）|123456|||' <<<'（地址：甲市清水路8号（东楼），邮编：123456）'
	reached '甲市清水路8号,东楼2层|123456|||' <<<'（地址：甲市清水路8号,东楼2层,邮编：123456）'
	reached '甲市清水路8号|123456|||' <<<'邮编：123456，地址：甲市清水路8号，欢迎查阅。'
}

@test "labels and values may be broken over lines, and stand on lines of their own" {
	reached '甲市清水路90号|123456|0123-4567890||' <<-'E'
		如有疑问，请与甲市乙局联系（地址：甲市清水路 90
		号 ， 邮 编 ： 123456 ， 电 话 ：
		0123-4567890）。
	E
	reached '甲市清水路8号|123456|0123-4567890||' <<-'E'
		地址：甲市清水路8号
		邮编：123456
		电话：0123-4567890
	E
}

@test "the last chapter may say it" {
	contact >got <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		公开8条。
		六、其他需要报告的事项
		联系电话：0123-4567890，地址：甲市清水路8号。
	E
	echo '甲市清水路8号||0123-4567890||' | same - got
}

@test "another's block before the report is not the agency's" {
	contact >got <<-'E'
		地址：乙市某某路85号1506室
		电话：0999-1234567
		本报告的统计期限自2020年1月1日起至2020年12月31日止。
		一、总体情况
	E
	echo '||||' | same - got
	contact >got <<-'E'
		电话：0999-1234567
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
	E
	echo '||||' | same - got
}

@test "the page's foot and its technical support are not the agency's" {
	contact >got <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		一、总体情况
		公开8条。
		主办单位：甲市人民政府办公室
		地址：甲市府前路1号 电话：0123-1111111
	E
	echo '||||' | same - got
	reached '||||' <<<'技术支持：某某公司 电话：0999-1234567'
}

@test "telephones in prose are no contact: hotlines, counts, an address alone" {
	reached '||||' <<<'2021年，12345热线电话接听咨询电话1203456次。'
	reached '||||' <<<'政务服务热线（电话：12345）受理8件。'
	reached '||||' <<<'公开场所的地址：甲市清水路8号。'
	reached '||||' <<<'电子邮箱申请3件，信函申请2件，邮编错误1件。'
}

@test "the report's address, where a sentence gives one; the frame's goes before it" {
	says url http://www.example.gov.cn/ <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		本报告电子版可在“中国甲市”网站(<http://www.example.gov.cn/>)下载。
	E
	says url www.example.gov.cn <<-'E'
		甲市乙局2021年政府信息公开工作年度报告
		本报告在甲市政府网（www.example.gov.cn）公布，网站()也可查阅。
	E
	says url http://a.example.cn/b.shtml <<<'来源：http://a.example.cn/b.shtml'
	lines stream <<-'E'
		doc\tx
		meta\turl\thttp://frame.example/
		text\t1\t甲市乙局2021年政府信息公开工作年度报告
		text\t2\t电子版可在网站（http://www.example.gov.cn/）下载。
		end\tx
	E
	ogi-split <stream | grep -c '^meta.url' >got
	echo 1 | same - got
}

# --- what does not agree

@test "the title's year against the period's: the title's counts, with a warning" {
	says year 2019 <<-'E'
		甲市乙局2019年政府信息公开工作年度报告
		统计期限自2020年1月1日起至2020年12月31日止。
		一、总体情况
	E
	[ "$(notes | grep conflict)" = '0 year_conflict: 2019 was taken; 2020 is that of the statistics period' ]
}

@test "the frame's date against the text's: the text's counts, with a note" {
	lines in <<-'E'
		doc\tx
		meta\tpub_date\t2023-02-20
		text\t1\t甲市乙局2022年政府信息公开工作年度报告
		text\t2\t发布时间：2023-01-12
		end\tx
	E
	ogi-split <in >stream
	[ "$(notes | grep conflict)" = "0 published_conflict: 2023-01-12 in the text, which was taken; 2023-02-20 in the page's frame" ]
}

@test "a report that is published before its period ends has a note" {
	split >stream <<-'E'
		甲市乙局2022年政府信息公开工作年度报告
		发布时间：2022-12-27
		统计期限自2022年1月1日起至2022年12月31日止。
	E
	[ "$(notes)" = '0 published_early: published on 2022-12-27, before the period ends on 2022-12-31' ]
}

@test "another agency than the title's in the report's sentence has a note; a longer name has none" {
	split >stream <<-'E'
		甲市水务局2022年政府信息公开工作年度报告
		本报告由乙县教育局编制。
		一、总体情况
	E
	[ "$(notes | grep conflict)" = '0 agency_conflict: 甲市水务局 in the title, which was taken; 乙县教育局 in the text' ]
	split >stream <<-'E'
		甲区某办2022年政府信息公开工作年度报告
		本报告由甲区某经济区规划建设管理办公室编制。
		一、总体情况
	E
	[ "$(notes | grep -c conflict)" -eq 0 ]
}

@test "a page whose text has no title, date or source is known by its frame" {
	lines stream <<-'E'
		doc\tx
		meta\tpage_title\t清水县水务局2022年政府信息公开工作年度报告-清水县人民政府
		meta\tpub_date\t2023-01-12 09:30
		meta\tcontent_source\t清水县水务局
		text\t1\t一、总体情况
		end\tx
	E
	ogi-split <stream | grep -E '^meta.(title|year|published|source)' >got
	lines wanted <<-'E'
		meta\ttitle\t清水县水务局2022年政府信息公开工作年度报告
		meta\tyear\t2022
		meta\tpublished\t2023-01-12
		meta\tsource\t清水县水务局
	E
	same wanted got
}

@test "what the text says of title and date goes before the page's frame" {
	lines stream <<-'E'
		doc\tx
		meta\tpage_title\t清水县水务局2021年政府信息公开工作年度报告
		meta\tpub_date\t2020-01-12
		text\t1\t清水县水务局
		text\t2\t2022年政府信息公开工作年度报告
		text\t3\t发布时间：2023-01-12
		text\t4\t一、总体情况
		end\tx
	E
	ogi-split <stream | grep -E '^meta.(title|year|published)' >got
	lines wanted <<-'E'
		meta\ttitle\t清水县水务局2022年政府信息公开工作年度报告
		meta\tyear\t2022
		meta\tpublished\t2023-01-12
	E
	same wanted got
}

@test "a chapter's heading in a row of its own opens the section; rows of table 三 do not" {
	lines stream <<-'E'
		doc\tx
		text\t1\t清水县水务局2022年政府信息公开工作年度报告
		table\t2\tmarkup
		row\t2\t二、主动公开政府信息情况\t\\<
		row\t3\t规章\t1
		row\t4\t三、收到和处理政府信息公开申请情况\t
		row\t5\t一、本年新收政府信息公开申请数量\t
		row\t6\t四、政府信息公开行政复议、行政诉讼情况\t7
		end\tx
	E
	ogi-split <stream | grep -v '^meta\|^note' >got
	lines wanted <<-'E'
		doc\tx
		text\t1\t清水县水务局2022年政府信息公开工作年度报告
		table\t2\tmarkup
		sect\t2\t2\t二、主动公开政府信息情况
		row\t3\t规章\t1
		sect\t4\t3\t三、收到和处理政府信息公开申请情况
		row\t5\t一、本年新收政府信息公开申请数量\t
		row\t6\t四、政府信息公开行政复议、行政诉讼情况\t7
		end\tx
	E
	same wanted got
}

@test "a document of rows alone is a report or a plan by the heads of its tables" {
	printf 'doc\tx\nrow\t1\t第二十条第（一）项\nend\tx\n' | ogi-split | grep '^meta.kind' >got
	printf 'doc\tx\nrow\t1\t工作任务\t责任单位\nend\tx\n' | ogi-split | grep '^meta.kind' >>got
	printf 'doc\tx\nrow\t1\t工作任务\t姓名\nend\tx\n' | ogi-split | grep '^meta.kind' >>got
	printf 'meta\tkind\t%s\n' annual_report work_plan other >wanted
	same wanted got
}

# --- the stream

@test "other filters' records pass untouched, and meta records follow those that are there" {
	lines stream <<-'E'
		doc\tx
		meta\tsha256\t00
		note\t3\twarning\tbad_bytes\tsome
		text\t1\t一、总体情况
		strange\trecord\twith\tfields
		row\t2\ta\tb
		text\t3\t  \\\\ \\n 2021年
		end\tx
	E
	ogi-split <stream >got
	lines wanted <<-'E'
		doc\tx
		meta\tsha256\t00
		meta\tkind\tother
		meta\tscript\tHans
		note\t0\tinfo\tno_title\tno line names the document
		note\t3\twarning\tbad_bytes\tsome
		sect\t1\t1\t一、总体情况
		strange\trecord\twith\tfields
		row\t2\ta\tb
		text\t3\t  \\\\ \\n 2021年
		end\tx
	E
	same wanted got
}

@test "no words, no lines, no fields, half characters: documents all the same" {
	printf 'doc\tx\nend\tx\ndoc\ty\ntext\nrow\ntext\t1\ntext\t1\t\xe4\xb8\n' >stream
	printf 'text\t2\t\xe4\xb8\x80\xe6\x98\xaf\xff\xff\ntext\t3\t\xe4\xb8\x80\n\tx\nmeta\nend\ty\n' >>stream
	status 0 ogi-split <stream
	[ "$(grep -c '^end' out)" -eq 2 ]
	grep -v -a '^meta	\(kind\|script\)\|^note\|^sect' out >got
	same stream got
}

@test "a hundred thousand headings, and a line of a megabyte, are no trouble" {
	{
		printf 'doc\tx\n'
		awk 'BEGIN { for (i = 1; i <= 100000; i++) printf "text\t%d\t%s、总体情况\n", i, i % 2 ? "一" : "二" }'
		awk 'BEGIN { printf "text\t100001\t"; for (i = 0; i < 50000; i++) printf "一、概述 二、"
			printf "%1000000s\n", "" }'
		printf 'end\tx\n'
	} >stream
	timeout 60 ogi-split <stream >out
	[ "$(grep -c '^text\|^sect' out)" -ge 100001 ]
}

@test "a notice that publishes the report, which stands below it without a title of its own" {
	cat >a.txt <<-'E'
		关于发布《安阳市体育局2022年政府信息公开工作年度报告》的公告
		现将安阳市体育局2022年政府信息公开工作年度报告予以公布。
		一、总体情况
		本年主动公开信息120条。
		二、主动公开政府信息情况
		第二十条第（一）项
		三、收到和处理政府信息公开申请情况
		无。
	E
	ogi-decode a.txt | ogi-split >out
	awk -F'\t' '$1 == "meta" && $2 ~ /^(kind|title|year|agency_printed)$/ { print $2, $3 }' out >got
	printf '%s\n' 'kind annual_report' 'title 安阳市体育局2022年政府信息公开工作年度报告' \
		'agency_printed 安阳市体育局' 'year 2022' >wanted
	same wanted got
	sed -i '2,$d' a.txt
	ogi-decode a.txt | ogi-split | grep -q 'meta.kind.other'
}
