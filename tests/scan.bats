# ogi-scan: the files of a folder, and what of their content is known.
bats_require_minimum_version 1.5.0
load helper
load plain_user

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir in
}

A=559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd # of "A"

setup_file() {
	B=$(printf B | sha256sum | cut -c 1-64)
	export B
}

# scan [OPTION...]: mark, path, found, known of each line; the lines themselves are in `list`.
scan() {
	ogi-scan "$@" >list
	cut -f 1,2,7,8 list
}

# remember: what was listed is what is known.
remember() {
	grep -v '^gone' list | awk -F'\t' -v OFS='\t' '{ print $2, $3, $4, $5, $6, $7, "rest", "more" }' >state
}

@test "files as ogi-decode walks them, with their hashes" {
	mkdir in/a
	printf A >in/a/1
	printf B >in/a.txt
	printf A >in/b
	: >in/.hidden
	scan in >got
	lines want <<-E
		new\ta.txt\t$B\t
		new\ta/1\t$A\t
		new\tb\t$A\t
	E
	same want got
	ogi-decode in | sed -n 's,^doc\tin/,,p' >got
	cut -f 2 list | same - got
}

@test "size, times and inode are told" {
	printf A >in/a
	touch -d '2020-01-02T03:04:05.678 UTC' in/a
	ogi-scan in | cut -f 3,4,6 >got
	printf '1\t1577934245.678000000\t%s\n' "$(stat -c %i in/a)" | same - got
}

@test "what is known is compared with what is found, and the rest of its line kept" {
	for name in changed gone same seen; do printf A >"in/$name"; done
	scan in >/dev/null
	remember
	printf B >in/changed
	rm in/gone
	touch -d 2001-01-01 in/same
	printf B >in/new
	scan in state >got
	lines want <<-E
		changed\tchanged\t$B\t$A
		gone\tgone\t\t$A
		new\tnew\t$B\t
		same\tsame\t$A\t$A
		seen\tseen\t$A\t$A
	E
	same want got
	cut -f 1,9- list >got
	printf '%s\trest\tmore\n' changed gone same seen | sed '2a new' | same - got
}

@test "a file that is as it was is not read again, until --rehash" {
	printf A >in/a
	scan in >/dev/null
	remember
	sed -i "s/$A/$B/" state
	scan in state | same <(printf 'seen\ta\t%s\t%s\n' "$B" "$B") -
	scan --rehash in state | same <(printf 'changed\ta\t%s\t%s\n' "$A" "$B") -
}

@test "what cannot be read says why; what was known of it is kept" {
	mkdir in/d
	printf A >in/a
	printf A >in/b
	printf A >in/d/1
	printf A >in/d.txt
	rm -f state
	scan in >/dev/null
	grep -v '	b	' list >known
	mv known list
	remember
	chmod 0 in/a in/b in/d
	code=0
	plain_user ogi-scan in state >list || code=$?
	chmod 755 in/d
	[ "$code" -eq 0 ]
	cut -f 1,2,7,8 list >got
	lines want <<-E
		kept\ta\t!cannot open: Permission denied\t$A
		new\tb\t!cannot open: Permission denied\t
		seen\td.txt\t$A\t$A
		new\td/\t!cannot list the folder: Permission denied\t
		kept\td/1\t!cannot list the folder: Permission denied\t$A
	E
	same want got
}

@test "what is no file says so; a link to a file is one" {
	mkdir elsewhere
	printf A >elsewhere/a
	ln -s ../elsewhere in/folder
	ln -s ../elsewhere/a in/link
	ln -s nowhere in/dangling
	mkfifo in/pipe
	scan in >got
	lines want <<-E
		new\tdangling\t!cannot open: No such file or directory\t
		new\tfolder\t-a link to a folder is not followed; name the folder itself\t
		new\tlink\t$A\t
		new\tpipe\t-this is not a regular file\t
	E
	same want got
	remember
	scan in state | cut -f 1 >got
	printf '%s\n' seen seen seen seen | same - got
}

@test "names are escaped as in the stream" {
	printf A >in/$'a\tb\nc\\d'
	scan in >got
	printf 'new\ta\\tb\\nc\\\\d\t%s\t\n' "$A" | same - got
	remember
	scan in state | cut -f 1 | same <(echo seen) -
}

@test "--check: the paths of which size, times or inode are other than they were" {
	for name in a b c d; do printf A >"in/$name"; done
	scan in >/dev/null
	remember
	printf B >in/b
	rm in/c
	touch -d 2001-01-01 in/d
	: >in/new
	ogi-scan --check in state >got
	printf '%s\n' b c d | same - got
}

@test "--no-hash reads nothing" {
	printf A >in/a
	chmod 0 in/a
	plain_user ogi-scan --no-hash in >list
	cut -f 1,2,7 list | same <(printf 'new\ta\t\n') -
}

@test "a folder that is none, a damaged state, wrong use" {
	status 3 ogi-scan nowhere
	[ "$(cat err)" = 'ogi-scan: cannot open nowhere: No such file or directory' ]
	printf 'a\t1\t2\n' >state
	status 3 ogi-scan in state
	[ "$(cat err)" = 'ogi-scan: state:1: this line has too few fields' ]
	status 3 ogi-scan in nowhere
	for options in '' 'in state more' '--check in' '--bogus in'; do
		# shellcheck disable=SC2086
		status 2 ogi-scan $options
		grep -q '^usage: ogi-scan ' err
	done
}

@test "--help and --version" {
	status 0 ogi-scan --help
	awk 'length > 80 { long = 1 } END { exit long || NR > 30 }' out
	status 0 ogi-scan --version
	grep -qE '^ogi-scan [0-9.]+$' out
	mandoc -T lint -W warning "$ROOT/man/ogi-scan.1"
}

@test "a full disk is status 3" {
	printf A >in/a
	code=0
	ogi-scan in >/dev/full 2>err || code=$?
	[ "$code" -eq 3 ]
}
