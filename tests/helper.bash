# What every suite loads: the built tools on PATH, a temporary folder to work in, and a few
# words to say what is expected.  OGI_BIN names the folder of the built tools.

ROOT=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
OGI_BIN=${OGI_BIN:-$ROOT/bin}
OGI_TOOLS='decode split tables normalize check emit'
export ROOT OGI_BIN OGI_TOOLS
export LC_ALL=C

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
}

# lines NAME: keep stdin in the file NAME, with `\t` made a tab, so that a test's stream can be
# read.  A backslash that belongs to the stream is written `\\`.
lines() {
	local line
	while IFS= read -r line; do
		printf '%b\n' "$line"
	done >"$1"
}

# same WANTED GOT: two files are the same, byte by byte; what differs is shown.
same() {
	diff -u --label wanted --label got "$1" "$2"
}

# status N COMMAND...: the command ends with status N; stdout goes to `out`, stderr to `err`.
status() {
	local want=$1 got=0
	shift
	"$@" >out 2>err || got=$?
	if [ "$got" -ne "$want" ]; then
		printf 'status %s, not %s: %s\n' "$got" "$want" "$*" >&2
		cat err >&2
		return 1
	fi
}

# every FUNCTION: call it with the name of each tool.  It is called plainly, not as a condition,
# so that whatever fails in it fails the test.
every() {
	local tool
	for tool in $OGI_TOOLS; do
		printf '%s: ogi-%s\n' "$1" "$tool"
		"$1" "ogi-$tool"
	done
}
