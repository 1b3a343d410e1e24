# ogi-tables: every label of the forms, under each of its names, is found, and none for another.
# The documents are made of common/forms.tsv, so that a new alias is tested as soon as it is there.
bats_require_minimum_version 1.5.0
load helper

# make_of WHAT: the documents that labels.awk makes, through ogi-tables, into `out`; what they
# must give into `wanted`.
make_of() {
	: >wanted
	awk -v make="$1" -f "$ROOT/tests/labels.awk" "$ROOT/common/forms.tsv" >in
	status 0 ogi-tables <in
}

# rows: the cells of `out` whose figures are 11 and more, as labels.awk writes them.
rows() {
	awk -F'\t' -v OFS='\t' '$1 == "doc" { d = $2 }
	$1 == "cell" && $6 >= 11 && $6 < 21 && $9 == "read" { print d, $3, $4, $5, $6 }' out | sort
}

@test "every row of the forms is found under each of its names" {
	make_of rows
	[ "$(grep -c '^doc' in)" -gt 150 ]
	sort wanted >sorted
	rows >got
	same sorted got
}

@test "every column of the forms is found under each of its names" {
	make_of heads
	[ "$(grep -c '^doc' in)" -gt 70 ]
	sort wanted >sorted
	rows >got
	same sorted got
}

@test "what stands between two labels is taken for neither" {
	make_of between
	[ "$(cat pairs)" -gt 10 ]
	[ "$(grep -c '^doc' in)" -gt 30 ]
	rows | cut -f1-3 | sort -u >got
	sort -u wanted | comm -12 - got >taken
	same /dev/null taken
}

# place LABEL: a page with that label in the place of a row; the row that its figure gives, and
# what is noted.
place() {
	lines in <<-END
	doc\td
	sect\t1\t$1\t一、
	text\t2\t$2
	text\t3\t$3
	text\t4\t$4
	end\td
	END
	status 0 ogi-tables <in
	awk -F'\t' '$1 == "cell" && !seen[$4]++ { print $4 } $1 == "note" { print $4 ": " $5 }' out
}

disclosed() {
	place 2 '第二十条第（五）项\\t' '信息内容\\t本年处理决定数量' "$1"'\\t5'
}

requested() {
	place 3 '申请人情况\\t\\t\\t\\t\\t\\t\\t' '\\t自然人\\t商业企业\\t科研机构\\t社会公益组织\\t法律服务机构\\t其他\\t总计' \
	    "$1"'\\t1\\t2\\t3\\t4\\t5\\t6\\t21'
}

@test "a label that lacks a character, or has one too many or a wrong one, is mended and noted" {
	[ "$(requested 4.保护第三方合权益)" = 'label_mended: 4.保护第三方合权益: taken for 4.保护第三方合法权益
denied_third_party' ]
	[ "$(requested 4.保护第三方合法法权益 | tail -n 1)" = denied_third_party ]
	[ "$(requested 4.保护第三方台法权益 | tail -n 1)" = denied_third_party ]
	[ "$(disclosed 政许可 | tail -n 1)" = licensing ]
}

@test "a label that lost a run of characters is mended, if it kept most of them" {
	[ "$(requested 2.其他法律行政止公开 | tail -n 1)" = denied_law ]
	[ "$(requested 2.其他法止公开 | tail -n 1)" = x:2.其他法止公开 ]
}

@test "a change that makes another row of a label is no damage" {
	[ "$(disclosed 非行政许可 | tail -n 1)" = x:非行政许可 ]
	[ "$(disclosed 行政处理 | tail -n 1)" = x:行政处理 ]
	[ "$(disclosed 行政处罚额 | tail -n 1)" = x:行政处罚额 ]
	[ "$(requested （二）部分不公开 | tail -n 1)" = x:（二）部分不公开 ]
}

@test "labels that were read from their second byte on are known, and noted" {
	[ "$(requested '?。ㄒ唬┯枰怨_?')" = 'label_mended: ?。ㄒ唬┯枰怨_?: taken for （一）予以公开
granted' ]
}

@test "notes in brackets inside a label" {
	[ "$(requested 一、本年新收政府信息公开申请（指2020年，如-8）数量)" = new ]
	[ "$(disclosed 行政处罚（指2020年办件量，如5）)" = penalties ]
}
