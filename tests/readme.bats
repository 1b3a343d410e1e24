# The examples of README.md that show what comes out: each ```console NAME is run as it stands, in
# order, on the sample documents, and must print what stands there.  NAME is the tool that it
# needs.
bats_require_minimum_version 1.5.0
load helper

# The folder that the examples speak of, with the built tools as bin.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	ln -s "$ROOT/pipelines" "$ROOT/fixtures" "$ROOT/common" .
	ln -s "$OGI_BIN" bin
	export OGI_BIN
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return 1
}

# block NAME: the example, commands and output.
block() {
	awk -v head="\`\`\`console $1" '/^```/ { on = $0 == head; next } on' "$ROOT/README.md"
}

# transcript: run the commands of an example, which come on stdin, a line that ends with `|`, `\`
# or inside quotes going on to the next; what they print stands below each, as on a terminal.
transcript() {
	local line command='' going=''
	while IFS= read -r line; do
		if [[ $line == '$ '* ]]; then
			command=${line:2} going=1
		elif [ -n "$going" ]; then
			command+=$'\n'$line
		else
			continue
		fi
		printf '%s\n' "$line"
		if [[ $line != *[\|\\] ]] && bash -n <<<"$command" 2>/dev/null; then
			bash -c "$command" </dev/null 2>&1
			going=''
		fi
	done
}

# example NAME
example() {
	block "$1" >want
	[ -s want ]
	transcript <want >got
	same want got
}

@test "every example has a test here" {
	sed -n 's/^```console //p' "$ROOT/README.md" | sort >want
	grep -o '^	example [a-z0-9]*$' "$BATS_TEST_FILENAME" | sed 's/.* //' | sort | same want -
}

@test "ogi" {
	example ogi
}

@test "convert and load" {
	command -v sqlite3 >/dev/null || skip 'needs sqlite3'
	example convert
}

@test "grep" {
	example grep
}

@test "awk" {
	example awk
}

@test "sort" {
	example sort
}

@test "join" {
	example join
}

@test "Miller" {
	command -v mlr >/dev/null || skip 'needs Miller'
	example mlr
}

@test "sqlite3" {
	command -v sqlite3 >/dev/null || skip 'needs sqlite3'
	example sqlite3
}

@test "csvkit" {
	command -v csvlook >/dev/null || skip 'needs csvkit'
	example csvlook
}
