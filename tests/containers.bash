# For the suites on archives and packed files.

# frames ARGUMENT...: what ogi-decode makes of them, without the meta records; stderr to `err`.
frames() {
	ogi-decode "$@" 2>err >all || return
	awk -F'\t' '$1 != "meta"' all
}

# summary ARGUMENT...: a line for each document: its ID, its notes as CODE, the text of its lines.
summary() {
	ogi-decode "$@" 2>err >all || return
	awk -F'\t' '
		$1 == "doc" { line = $2 ":" }
		$1 == "note" { line = line " <" $4 ">" }
		$1 == "text" { line = line " " $3 }
		$1 == "end" { print line }' all
}

# le BYTES NUMBER: it, in as many bytes, the lowest first.
le() {
	local i
	for ((i = 0; i < $1; i++)); do
		printf '%b' "\\0$(printf %o $((($2 >> 8 * i) & 255)))"
	done
}

# crc FILE: its CRC-32, in four bytes.
crc() {
	gzip -c "$1" | tail -c 8 | head -c 4
}

# zip_of OUT [NAME FILE EXTRA]...: a zip of stored members, their names as given, byte by byte;
# EXTRA is a file with the extra fields of both headers.
zip_of() {
	local out=$1 entries=0 at
	shift
	: >"$out"
	: >directory
	while [ $# -gt 0 ]; do
		at=$(stat -c %s "$out")
		{
			printf 'PK\003\004' && le 2 20 && le 8 0 && crc "$2"
			le 4 "$(stat -c %s "$2")" && le 4 "$(stat -c %s "$2")"
			le 2 ${#1} && le 2 "$(stat -c %s "$3")" && printf %s "$1" && cat "$3" "$2"
		} >>"$out"
		{
			printf 'PK\001\002' && le 2 20 && le 2 20 && le 8 0 && crc "$2"
			le 4 "$(stat -c %s "$2")" && le 4 "$(stat -c %s "$2")"
			le 2 ${#1} && le 2 "$(stat -c %s "$3")" && le 10 0 && le 4 "$at"
			printf %s "$1" && cat "$3"
		} >>directory
		entries=$((entries + 1))
		shift 3
	done
	at=$(stat -c %s "$out")
	{
		cat directory
		printf 'PK\005\006' && le 4 0 && le 2 $entries && le 2 $entries
		le 4 "$(stat -c %s directory)" && le 4 "$at" && le 2 0
	} >>"$out"
}

# record TYPE URI FIELD...: a record of WARC, its block from stdin.
record() {
	local type=$1 uri=$2
	shift 2
	cat >block
	printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n' "$type" "$uri"
	[ $# -eq 0 ] || printf '%s\r\n' "$@"
	printf 'Content-Length: %d\r\n\r\n' "$(stat -c %s block)"
	cat block
	printf '\r\n\r\n'
}

# answer STATUS FIELD...: an answer of a web server, its body from stdin.
answer() {
	printf 'HTTP/1.1 %s\r\n' "$1"
	shift
	[ $# -eq 0 ] || printf '%s\r\n' "$@"
	printf '\r\n'
	cat
}

# small COMMAND...: run it with little memory (but not a checker, which takes what it likes).
small() {
	if [ "$(head -c 4 "$OGI_BIN/ogi-decode" | tail -c 3)" = ELF ] &&
		! grep -q __asan_init "$OGI_BIN/ogi-decode"; then
		(ulimit -v 100000 && "$@")
	else
		"$@"
	fi
}
