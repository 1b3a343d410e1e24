# The rules that every tool keeps.
bats_require_minimum_version 1.5.0
load helper

# does TOOL [ARGUMENT...]: run a tool as in a chain; ogi-emit has to be told a table.
does() {
	if [ "$1" = ogi-emit ]; then
		"$@" --table notes
	else
		"$@"
	fi
}

# every_filter FUNCTION: call it with the name of each tool that reads a stream.
every_filter() {
	local OGI_TOOLS=${OGI_TOOLS#decode }
	every "$1"
}

# every_link FUNCTION: as every_filter, without ogi-emit, whose output is no stream.
every_link() {
	local OGI_TOOLS=${OGI_TOOLS#decode }
	OGI_TOOLS=${OGI_TOOLS% emit}
	every "$1"
}

# input_of TOOL: what the tool reads in a chain, made of a few made-up documents, to `given`.
input_of() {
	local tool
	if [ ! -e given.decode ]; then
		"$ROOT/scripts/generate" -n 12 -s 3 -o in
		ogi-decode in >given.split
		: >given.decode
		for tool in split tables normalize check; do
			case $tool in
			split) ogi-split <given.split >given.tables ;;
			tables) ogi-tables <given.tables >given.normalize ;;
			normalize) ogi-normalize <given.normalize >given.check ;;
			check) ogi-check <given.check >given.emit ;;
			esac
		done
	fi
	cp "given.${1#ogi-}" given
}

# wordy: a stream that makes every filter write more than a pipe holds.
wordy() {
	awk 'BEGIN {
		for (i = 0; i < 6000; i++)
			printf "doc\t%d\nnote\t1\twarning\tbad_bytes\t%0200d\nend\t%d\n", i, i, i
	}'
}

# read_by TOOL <STREAM: the stream's text as a file where a tool reads files.
read_by() {
	if [ "$1" = ogi-decode ]; then
		cat >wordy.txt
		"$1" wordy.txt
	else
		does "$1"
	fi
}

# --- the command line

helps() {
	"$1" --help >out 2>err
	"$1" -h >short
	same out short
	[ ! -s err ]
	head -n 1 out | grep -q "^usage: $1 "
	grep -q '^Example: ' out
	grep -q '^Exit: 0 .* 1 .* 2 .* 3 ' out
	[ "$(wc -l <out)" -le 24 ]
	awk 'length > 80 { print "too long: " $0; bad = 1 } END { exit bad }' out
}
@test "--help: to stdout, status 0, 24 lines of 80 columns, an example, the exit codes" {
	every helps
}

tells_its_version() {
	"$1" --version >out 2>err
	"$1" -V >short
	same out short
	[ ! -s err ]
	[ "$(wc -l <out)" -eq 1 ]
	grep -qE "^$1 [0-9]+\.[0-9]+\.[0-9]+$" out
}
@test "--version: one line" {
	every tells_its_version
}

refuses_unknown_options() {
	local option
	for option in -Z --bogus; do
		status 2 "$1" "$option" </dev/null
		[ ! -s out ]
		head -n 1 err | grep -q "^$1: unknown option '$option'$"
		grep -q "^usage: $1 " err
	done
}
@test "an unknown option: status 2, named on stderr, nothing on stdout" {
	every refuses_unknown_options
}

wants_arguments() {
	local option
	for option in $("$1" --help | grep -oE -- '--[a-z-]+ [A-Z]+' | cut -d' ' -f1); do
		status 2 "$1" "$option" </dev/null
		[ ! -s out ]
		grep -q "^$1: option '$option' needs an argument" err
	done
}
@test "an option without its argument: status 2, named" {
	every wants_arguments
}

refuses_operands() {
	echo 'doc	a' >file
	status 2 does "$1" file </dev/null
	[ ! -s out ]
	grep -q "^usage: $1 " err
}
@test "a filter reads standard input alone: an operand is refused with status 2" {
	every_filter refuses_operands
}

has_a_page() {
	local page=$ROOT/man/$1.1 option
	grep -q '^\.Sh EXIT STATUS' "$page"
	grep -q '^\.Sh EXAMPLES' "$page"
	for option in $("$1" --help | grep -oE '^ +(-[a-zA-Z0-9], )?--[a-z-]+' |
		grep -oE -- '--[a-z-]+'); do
		grep -qE "^\.It .*(Fl Fl |, -)${option#--}( |$)" "$page" || {
			echo "$option is not in $page" >&2
			return 1
		}
	done
	mandoc -T lint -W warning "$page"
}
@test "the manual page has every option of --help" {
	every has_a_page
}

# --- input and output

is_silent() {
	status 0 "$1" </dev/null
	[ ! -s out ] && [ ! -s err ]
}
@test "empty input is a stream without documents: status 0, silent" {
	every_link is_silent
}

@test "empty input: ogi-emit writes the header" {
	status 0 ogi-emit -t notes </dev/null
	echo doc,stage,severity,code,text,line >wanted
	same wanted out
	[ ! -s err ]
}

sees_a_full_disk() {
	local code=0
	input_of "$1"
	if [ "$1" = ogi-decode ]; then
		"$1" in 2>err >/dev/full || code=$?
	else
		does "$1" <given 2>err >/dev/full || code=$?
	fi
	[ "$code" -eq 3 ]
	echo "$1: cannot write to standard output: No space left on device" >wanted
	same wanted err
}
@test "a full disk: status 3, and a message" {
	every sees_a_full_disk
}

sees_a_full_disk_late() {
	local code=0
	if [ "$1" = ogi-decode ]; then
		echo a >small
		"$1" small 2>err >/dev/full || code=$?
	else
		printf 'doc\ta\nend\ta\n' | does "$1" 2>err >/dev/full || code=$?
	fi
	[ "$code" -eq 3 ]
	grep -q "^$1: cannot write to standard output: No space left on device" err
}
@test "a full disk is seen even when all is written in one piece at the end" {
	every sees_a_full_disk_late
}

leaves_quietly() {
	rm -f code
	wordy >words
	{ read_by "$1" <words 2>err || echo $? >code; } | true
	[ "$(cat code)" -eq 141 ]
	[ ! -s err ]
}
@test "the reader goes away: the filter ends without a word" {
	every leaves_quietly
}

leaves_quietly_though_told_to_stay() {
	rm -f code
	wordy >words
	(
		trap '' PIPE
		read_by "$1" <words 2>err || echo $? >code
	) | true
	[ "$(cat code)" -eq 141 ]
	[ ! -s err ]
}
@test "the reader goes away, and the parent has SIGPIPE ignored: no word either" {
	every leaves_quietly_though_told_to_stay
}

needs_its_stdin() {
	status 3 does "$1" <&-
	grep -q "^$1: .*cannot read.*: Bad file descriptor" err
}
@test "standard input is closed: status 3, and a message" {
	every needs_its_stdin
}

needs_its_stdout() {
	local code=0
	input_of "$1"
	does "$1" <given >&- 2>err || code=$?
	[ "$code" -eq 3 ]
	grep -q "^$1: cannot write to standard output: Bad file descriptor" err
}
@test "standard output is closed: status 3, and a message" {
	every needs_its_stdout
}

reads_no_folder() {
	status 3 does "$1" <.
	grep -q "^$1: .*cannot read.*: Is a directory" err
}
@test "standard input is a folder: status 3, and a message" {
	every reads_no_folder
}

# --- same in, same out

# runs TOOL: run it over its usual input.
runs() {
	if [ "$1" = ogi-decode ]; then
		"$1" in
	else
		does "$1" <given
	fi
}

knows_no_locale() {
	input_of "$1"
	LC_ALL=C runs "$1" >c 2>err
	LC_ALL=C.UTF-8 runs "$1" >utf8 2>>err
	[ -s c ]
	cmp c utf8
}
@test "the locale changes nothing" {
	every knows_no_locale
}

knows_no_chance() {
	input_of "$1"
	runs "$1" >one 2>err
	TZ=Asia/Shanghai HOME=/ runs "$1" >two 2>>err
	cmp one two
}
@test "twice the same input, twice the same bytes" {
	every knows_no_chance
}

takes_any_piece() {
	input_of "$1"
	runs "$1" >one 2>err
	dd if=given bs=997 2>/dev/null | does "$1" >two 2>>err
	cmp one two
}
@test "input that trickles in is the same input" {
	every_filter takes_any_piece
}

keeps_documents_apart() {
	input_of "$1"
	runs "$1" >together 2>err
	awk -F'\t' '$1 == "doc" { n++ } { print > ("one." n) }' given
	for i in $(seq 12); do
		"$1" <"one.$i"
	done >apart 2>err
	cmp together apart
}
@test "a document comes out the same alone and among others" {
	every_link keeps_documents_apart
}

# --- the stream

lets_pass() {
	local records='^(other|weather|x|Doc|texts)(	|$)|^$'
	lines strange <<-'E'
		other\tbetween documents
		doc\ta
		other
		meta\tformat\ttext
		weather\tsunny\t\t \\t\\\\
		text\t1\t二〇二〇年
		Doc\tlike doc
		texts\t1\tlike text

		x\t\\q\t\\
		end\ta
		other\tafter
		doc\tb
		x\tlast
		end\tb
	E
	status 0 "$1" <strange
	grep -E "$records" strange >wanted
	grep -E "$records" out >got
	same wanted got
}
@test "a record of an unknown tag passes untouched, in its place" {
	every_link lets_pass
}

frames() {
	input_of "$1"
	runs "$1" >out 2>err
	grep -E '^(doc|end)	' given >wanted
	grep -E '^(doc|end)	' out >got
	same wanted got
}
@test "every document that goes in comes out, in its order" {
	every_link frames
}

leaves_out_what_is_cut() {
	lines whole <<-'E'
		doc\ta
		note\t1\twarning\tbad_bytes\tone
		end\ta
	E
	{
		cat whole
		printf 'doc\tcut\nnote\t1\twarning\tbad_bytes\ttwo\n'
	} >stream
	does "$1" <whole >wanted
	status 3 does "$1" <stream
	same wanted out
	grep -q "^$1: cut: the stream breaks off inside this document" err
}
@test "a stream cut off inside a document: a message, status 3, what was whole comes out" {
	every_filter leaves_out_what_is_cut
}

leaves_out_what_is_cut_in_the_middle() {
	lines whole <<-'E'
		doc\ta
		note\t1\twarning\tbad_bytes\tone
		end\ta
	E
	{
		printf 'doc\tcut\nnote\t1\twarning\tbad_bytes\ttwo\n'
		cat whole
	} >stream
	does "$1" <whole >wanted
	status 3 does "$1" <stream
	same wanted out
	grep -q "^$1: cut: the stream breaks off inside this document" err
}
@test "a document that another one interrupts: a message, status 3, the other comes out" {
	every_filter leaves_out_what_is_cut_in_the_middle
}

leaves_out_half_a_record() {
	printf 'doc\ta\nend\ta\ndo' >stream
	status 3 does "$1" <stream
	grep -q "^$1: .*the last record has no newline" err
}
@test "a last record without newline was cut off: a message, status 3" {
	every_filter leaves_out_half_a_record
}

is_strict() {
	lines stream <<-'E'
		doc\ta
		note\t0\terror\tno_text\tit is empty
		end\ta
	E
	status 0 does "$1" <stream
	cp out wanted
	if [ "$1" = ogi-emit ]; then
		status 1 "$1" --strict -t notes <stream
	else
		status 1 "$1" --strict <stream
	fi
	same wanted out
}
@test "--strict: status 1 when a document was rejected, by whichever filter; the same output" {
	every_filter is_strict
}

writes_at_once() {
	local i pid
	rm -f pipe
	mkfifo pipe
	if [ "$1" = ogi-emit ]; then
		"$1" -u -t notes <pipe >out 3>&- &
	else
		"$1" --unbuffered <pipe >out 3>&- &
	fi
	pid=$!
	exec 4>pipe
	printf 'doc\ta\nnote\t1\twarning\tbad_bytes\tone\nend\ta\n' >&4
	for i in $(seq 100); do
		if grep -q bad_bytes out; then break; fi
		sleep 0.1
	done
	grep -q bad_bytes out
	exec 4>&-
	wait "$pid"
}
@test "--unbuffered: a document comes out before the next one comes in" {
	every_filter writes_at_once
}
