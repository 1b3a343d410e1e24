# ogi-splice: folders of CSV, put together piece by piece.
bats_require_minimum_version 1.5.0
load helper

# table FILE LINE...: a table, of one column.
table() {
	mkdir -p "$(dirname "$1")"
	printf '%s\n' "${@:2}" >"$1"
}

# plan PIECE...: what goes where; blanks stand for tabs.
plan() {
	printf '%s\n' "$@" | tr ' ' '\t' >plan
}

@test "pieces of sources, behind their heads, are added to what is there" {
	table old/a.csv head one two six
	table new/a.csv head three
	table to/a.csv head
	plan '1 to 4' '2 to 6' '1 gone 4' '1 - 4'
	mkdir gone
	status 0 ogi-splice -t a old new <plan
	printf '%s\n' head one three | same - to/a.csv
	printf '%s\n' two | same - gone/a.csv
}

@test "pieces small and large, to and fro, stand in their order" {
	table old/a.csv head
	table more/a.csv head
	: >plan
	for n in 1 70000 2 3 200000 65535 65536 4; do
		for from in 1 2; do
			folder=$([ $from -eq 1 ] && echo old || echo more)
			head -c $n /dev/zero | tr '\0' "$((from + n % 7))" | tee -a all >>$folder/a.csv
			printf '%d\tto.d\t%d\n%d\tother\t0\n' $from $n $from >>plan
		done
	done
	mkdir to.d
	status 0 ogi-splice -t a old more <plan
	cmp all to.d/a.csv
}

@test "several tables; a folder gets no table of which it gets no byte" {
	table old/a.csv x 1 2
	table old/b.csv y 3
	plan '1 one 2 0' '1 two 2 2'
	mkdir one two
	status 0 ogi-splice -t a,b old <plan
	[ ! -e one/b.csv ]
	same <(echo 1) one/a.csv
	same <(echo 2) two/a.csv
	same <(echo 3) two/b.csv
}

@test "parts of the tables, put together by several at a time, are all of them" {
	for name in a b c d e; do
		table "old/$name.csv" "$name" 1 2
	done
	plan '1 one 2 2 2 2 2' '1 two 2 2 2 2 2'
	mkdir one two
	status 0 ogi-splice -t a,b,c,d,e -p 2/2 old <plan
	ls one | same <(printf '%s\n' b.csv d.csv) -
	status 0 ogi-splice -t a,b,c,d,e --part 1/2 old <plan
	for name in a b c d e; do
		same <(echo 1) "one/$name.csv"
		same <(echo 2) "two/$name.csv"
	done
	for part in 0/2 3/2 2 /2 1/ 1/2x -1/2; do
		status 2 ogi-splice -t a -p "$part" old <plan
		sed 1q err | same <(echo "ogi-splice: --part '$part' is not K/N") -
	done
}

@test "the index of ogi-emit is what it reads: documents in another order" {
	for name in 1 2 3; do
		printf 'doc\t%s\nmeta\tyear\t201%s\nnote\t1\twarning\tbad_bytes\ta\\nb\nend\t%s\n' \
			"$name" "$name" "$name"
	done >stream
	ogi-emit -d all -t reports,notes --index <stream
	mkdir even odd
	sed 1d all/index.tsv | awk -F'\t' -v OFS='\t' '{ print 1, $2 % 2 ? "odd" : "even", $6, $7 }' |
		ogi-splice -t reports,notes all
	grep -v '^2,' all/reports.csv | sed 1d | same - odd/reports.csv
	grep '^2,' all/reports.csv | same - even/reports.csv
	[ "$(cat odd/notes.csv even/notes.csv | wc -c)" -eq "$(sed 1d all/notes.csv | wc -c)" ]
}

@test "pieces that are more or less than the source has: status 3" {
	table old/a.csv head one two
	mkdir to
	plan '1 to 4'
	status 3 ogi-splice -t a old <plan
	echo 'ogi-splice: old/a.csv and the pieces do not fit' | same - err
	plan '1 to 9'
	status 3 ogi-splice -t a old <plan
	echo 'ogi-splice: old/a.csv ends too soon' | same - err
	plan '1 - 9'
	status 3 ogi-splice -t a old <plan
	echo 'ogi-splice: old/a.csv ends too soon' | same - err
}

@test "a line that is no piece, a source without the table or a head, no place to write" {
	table old/a.csv head one
	for piece in 'x to 4' '2 to 4' '0 to 4' '1 to' '1 to 4 4' '1 to -4' '1 to 4x'; do
		plan "$piece"
		status 3 ogi-splice -t a old <plan
		echo 'ogi-splice: <stdin>:1: this is no piece' | same - err
	done
	plan '1 to 18446744073709551615' '1 to 5' # 4, were it not for the overflow
	status 3 ogi-splice -t a old <plan
	echo 'ogi-splice: <stdin>:2: this is no piece' | same - err
	plan '1 nowhere 4'
	status 3 ogi-splice -t a old <plan
	grep -q '^ogi-splice: cannot write nowhere/a.csv: ' err
	status 3 ogi-splice -t b old </dev/null
	grep -q '^ogi-splice: cannot open old/b.csv: ' err
	printf head >old/a.csv
	status 3 ogi-splice -t a old </dev/null
	echo 'ogi-splice: old/a.csv has no head' | same - err
}

@test "a full disk is status 3" {
	table old/a.csv head one
	ln -s /dev/full full.csv
	mkdir to
	ln -s /dev/full to/a.csv
	plan '1 to 4'
	status 3 ogi-splice -t a old <plan
	echo 'ogi-splice: cannot write to/a.csv: No space left on device' | same - err
}

@test "wrong use is status 2" {
	for options in '' 'old' '-t a' '-t a/b old' '--bogus'; do
		# shellcheck disable=SC2086
		status 2 ogi-splice $options </dev/null
		grep -q '^usage: ogi-splice ' err
	done
}

@test "--help and --version" {
	status 0 ogi-splice --help
	awk 'length > 80 { long = 1 } END { exit long || NR > 24 }' out
	status 0 ogi-splice --version
	grep -qE '^ogi-splice [0-9.]+$' out
	mandoc -T lint -W warning "$ROOT/man/ogi-splice.1"
}
