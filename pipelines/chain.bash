# chain.bash - what nightly and archive share.  They set $me and $here, and source it.
# shellcheck shell=bash
: "${me:?}" "${here:?}"

# wrong WHAT: the command line is wrong.
wrong() {
	printf '%s: %s\n' "$me" "$1" >&2
	help | sed -n 1p >&2
	exit 2
}

fail() {
	printf '%s: %s\n' "$me" "$1" >&2
	exit 3
}

# value OPTION COUNT: an option's value must follow.
value() {
	if [ "$2" -lt 2 ]; then
		wrong "option '$1' needs an argument"
	fi
}

# beside NAME: the pipeline of that name in this one's folder, as it is installed or not.
beside() {
	if [ -x "$here/ogi-$1" ]; then
		echo "$here/ogi-$1"
	else
		echo "$here/$1"
	fi
}

# find_tools: put the folder of the tools in front of PATH.
find_tools() {
	local bin tool
	if [ -n "${OGI_BIN-}" ] && [ ! -x "$OGI_BIN/ogi-decode" ]; then
		fail "OGI_BIN is $OGI_BIN, where ogi-decode is not"
	fi
	for bin in "${OGI_BIN:-$here/../bin}" "$here"; do
		if [ -x "$bin/ogi-decode" ]; then
			PATH=$(CDPATH='' cd -- "$bin" && pwd):$PATH
			break
		fi
	done
	for tool in decode split tables normalize check emit scan splice; do
		command -v "ogi-$tool" >/dev/null || fail "ogi-$tool is not to be found; 'make' builds it"
	done
}

# tool_id: which tools these are; their data is part of them.
tool_id() {
	local tool
	for tool in decode split tables normalize check emit; do
		cat -- "$(command -v "ogi-$tool")"
	done | sha256sum | cut -c 1-16
}

# names <LIST: paths as ogi-scan writes them, a line each, as ogi-decode -0 reads them.  The
# folders that cannot be listed end with a slash there.
names() {
	local -a path
	mapfile -t path
	if [ "${#path[@]}" -gt 0 ]; then
		printf '%b\0' "${path[@]%/}"
	fi
}

# The worst of the chain's statuses; a filter whose reader went away is no news.
worst() {
	local status worst=0 gone=0
	for status; do
		if [ "$status" -eq 141 ]; then
			gone=3
		elif [ "$status" -gt 3 ]; then
			worst=3
		elif [ "$status" -gt "$worst" ]; then
			worst=$status
		fi
	done
	echo $((worst ? worst : gone))
}

# chain FOLDER LIST OUT [OPTION...]: convert the files of LIST, names() made it, which are in
# FOLDER, to tables and an index in OUT, with options for ogi-check: --alone, where what a document
# gives must not depend on which others are converted with it.
chain() {
	local folder=$1 list=$2 out=$3
	shift 3
	set +e
	(cd -- "$folder" && exec ogi-decode --found -0 -T -) <"$list" |
		ogi-split |
		ogi-tables |
		ogi-normalize |
		ogi-check "$@" |
		ogi-emit -d "$out" --index
	return "$(worst "${PIPESTATUS[@]}")"
}

# heads OUT: the tables, without rows, and the dictionary.
heads() {
	ogi-emit -d "$1" --index </dev/null
}

# tables OUT: those that an index there has, set apart by commas.
tables() {
	sed -n 1p "$1/index.tsv" | cut -f 6- | tr '\t' ','
}

# start COMMAND...: run it as a job of its own, so that a signal to this program ends it at
# once; its status is this function's.  $chain is the job while it runs.
start() {
	local status=0
	set -m
	"$@" <&0 &
	chain=$!
	set +m
	wait "$chain" || status=$?
	chain=''
	return "$status"
}
