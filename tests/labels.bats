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
