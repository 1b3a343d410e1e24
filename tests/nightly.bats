# pipelines/nightly: what is new in an inbox, into a store of tables.
bats_require_minimum_version 1.5.0
load helper
load plain_user

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	NIGHTLY=$ROOT/pipelines/nightly
	mkdir inbox
}

# report NAME AGENCY [UPHELD]: a report with one statutory table, in the file NAME of the inbox.
report() {
	mkdir -p "$(dirname "inbox/$1")"
	tr '/' '\t' >"inbox/$1" <<-E
		${2}2021年政府信息公开工作年度报告

		一、总体情况

		2021年，${2}做好政府信息公开工作。

		四、政府信息公开行政复议、行政诉讼情况

		行政复议/行政诉讼
		结果维持/结果纠正/其他结果/尚未审结/总计/未经复议直接起诉/复议后起诉
		结果维持/结果纠正/其他结果/尚未审结/总计/结果维持/结果纠正/其他结果/尚未审结/总计
		${3-2}/1/0/0/3/0/0/0/0/0/1/0/0/0/1
	E
}

# nightly STATUS [OPTION...]: a run over inbox and store.
nightly() {
	local want=$1
	shift
	status "$want" "$NIGHTLY" "$@" inbox store
}

# said WORDS: all that the run had to say on stdout.
said() {
	echo "nightly: $1" | same - out
}

# upheld: each document, and what it says was upheld.
upheld() {
	sqlite3 -separator ' ' store/ogi.db \
		"SELECT doc, upheld FROM proceedings WHERE row = 'reconsideration' ORDER BY rowid"
}

# csv_equals_scratch: the tables are what a conversion of the inbox gives, byte by byte.
csv_equals_scratch() {
	(cd inbox && find . -type f -printf '%P\0' | sort -z >../list &&
		"$ROOT/pipelines/convert" --alone -q -0 -T ../list -o ../scratch 2>/dev/null)
	diff -r scratch store/csv
}

# all_of DATABASE: all that is in it, in an order of its own.
all_of() {
	sqlite3 "$1" .dump | sort
}

# equals_scratch: so they are, and so is the database, row by row; and it is sound.
equals_scratch() {
	csv_equals_scratch
	"$ROOT/pipelines/load" -r scratch scratch.db
	all_of scratch.db >scratch.sql
	all_of store/ogi.db | cmp scratch.sql -
	[ "$(sqlite3 store/ogi.db 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]
}

# no_leftovers: nothing in the store but what is meant to stay.
no_leftovers() {
	(cd store && find . -mindepth 1 -maxdepth 1 | sort) |
		grep -vxE './(csv|current|gen|history|lock|log|ogi.db|rejected.tsv|unreadable.tsv)' && return 1
	find store -name '*.part*' -o -name '.*' ! -name . | grep . && return 1
	return 0
}

# tools NAME <SCRIPT: a folder bin of the tools, in which ogi-NAME is that script.
tools() {
	mkdir -p bin
	ln -sf "$OGI_BIN"/ogi-* bin/
	rm "bin/ogi-$1"
	cat >"bin/ogi-$1"
	chmod +x "bin/ogi-$1"
}

@test "the files of the inbox come into the tables, named by their paths in it" {
	report b.txt 新乡市体育局 7
	report a/1.txt 新乡市司法局
	nightly 0
	said '2 new, 0 changed, 0 removed, 2 files'
	[ ! -s err ]
	upheld >got
	printf '%s\n' 'a/1.txt 2' 'b.txt 7' | same - got
	head -n 1 store/csv/reports.csv | grep -q '^doc,'
	[ "$(wc -l <store/csv/reports.csv)" -eq 3 ]
	equals_scratch
	no_leftovers
}

@test "new, changed and removed files: the store is what a conversion from scratch gives" {
	for i in 1 2 3 4 5; do report "$i.txt" 新乡市体育局 "$i"; done
	nightly 0
	report 2.txt 新乡市体育局 20
	report 0.txt 新乡市体育局 0
	report 33.txt 新乡市体育局 33
	rm inbox/4.txt
	nightly 0
	said '2 new, 1 changed, 1 removed, 6 files'
	upheld >got
	printf '%s\n' '0.txt 0' '1.txt 1' '2.txt 20' '3.txt 3' '33.txt 33' '5.txt 5' | same - got
	equals_scratch
	no_leftovers
}

@test "the unit is the file: an archive's members come and go with it" {
	report one.txt 新乡市体育局 1
	report two.txt 新乡市体育局 2
	(cd inbox && zip -q both.zip one.txt two.txt && rm one.txt two.txt)
	nightly 0
	upheld >got
	printf 'both.zip!%s\n' 'one.txt 1' 'two.txt 2' | same - got
	equals_scratch
	report two.txt 新乡市体育局 3
	(cd inbox && zip -q -d both.zip one.txt && zip -q both.zip two.txt && rm two.txt)
	nightly 0
	upheld >got
	echo 'both.zip!two.txt 3' | same - got
	equals_scratch
	rm inbox/both.zip
	report one.txt 新乡市体育局 4
	nightly 0 --empty
	upheld >got
	echo 'one.txt 4' | same - got
	equals_scratch
}

@test "members of one name in an archive are numbered, and all are in the database" {
	for i in 1 2 3; do
		report one.txt 新乡市体育局 $i
		tar -rf all.tar -C inbox one.txt
	done
	rm inbox/one.txt
	mv all.tar inbox
	nightly 0
	upheld >got
	printf 'all.tar!one.txt%s\n' ' 1' '#2 2' '#3 3' | same - got
	equals_scratch
	tar -rf inbox/all.tar -C inbox all.tar
	nightly 0
	equals_scratch
}

@test "documents of one name in several files: the database has none of them, which is told" {
	report one.txt 新乡市体育局 1
	(cd inbox && zip -q both.zip one.txt && rm one.txt)
	report 'both.zip!one.txt' 新乡市体育局 2
	report other.txt 新乡市体育局 3
	others_alone() {
		cut -d, -f 1 store/csv/reports.csv | sed 1d >got
		printf '%s\n' 'both.zip!one.txt' 'both.zip!one.txt' other.txt | same - got
		csv_equals_scratch
		upheld >got
		echo 'other.txt 3' | same - got
	}
	told() {
		printf '%s: %s\n' 'nightly: both.zip!one.txt' \
			'several documents have this name; the database has none of them' | same - err
	}
	nightly 0 -q
	said '3 new, 0 changed, 0 removed, 3 files, 1 names not in the database'
	told
	others_alone
	nightly 0 -q # nothing to do
	[ ! -s out ] && [ ! -s err ]
	for i in $(seq 20); do report "more/$i.txt" 新乡市体育局 $i; done
	nightly 0
	told
	mv inbox/both.zip .
	nightly 0
	equals_scratch
	mv both.zip inbox
	nightly 0
	told
	rm inbox/both.zip!one.txt
	nightly 0
	equals_scratch
}

@test "the database of a night with few changes is the one before, brought up to date" {
	for i in $(seq 40); do report $i.txt 新乡市体育局 $i; done
	nightly 0
	mkdir bin
	cp "$ROOT"/pipelines/* bin
	mkdir common
	cp "$ROOT"/common/*.tsv common
	cat >bin/load <<-E
		#!/bin/sh
		echo "\$*" >>'$PWD/loads'
		exec '$ROOT/pipelines/load' "\$@"
	E
	NIGHTLY=$PWD/bin/nightly
	nightly 0 --no-database # nothing to do, whoever runs it
	report 1.txt 新乡市体育局 77
	report 41.txt 新乡市体育局 41
	rm inbox/2.txt
	nightly 0 # made by another load: anew
	equals_scratch
	report 3.txt 新乡市体育局 78
	report 42.txt 新乡市体育局 42
	rm inbox/4.txt
	nightly 0
	equals_scratch
	rm inbox/5.txt
	nightly 0
	equals_scratch
	for i in $(seq 10 30); do report $i.txt 新乡市体育局 1$i; done
	nightly 0 # much is changed: anew
	equals_scratch
	cut -d ' ' -f 1 loads >got
	printf '%s\n' --keep-going --whole --whole --keep-going | same - got
	no_leftovers
}

@test "names with line breaks, tabs, backslashes and bytes that are no UTF-8" {
	report $'a\nb\tc\\n.txt' 新乡市体育局
	report $'\xff.txt' 新乡市体育局
	report $'\xfe.txt' 新乡市体育局
	report '-' 新乡市体育局
	nightly 0 --no-database
	csv_equals_scratch
	rm inbox/$'\xfe.txt' inbox/$'a\nb\tc\\n.txt'
	nightly 0 --no-database
	said '0 new, 0 changed, 2 removed, 2 files'
	csv_equals_scratch
}

@test "nothing to do: nothing is published again, and -q says nothing" {
	report a.txt 新乡市体育局
	nightly 0
	readlink store/current >before
	nightly 0
	said 'nothing new, 1 files'
	nightly 0 -q
	[ ! -s out ] && [ ! -s err ]
	readlink store/current | same before -
	[ "$(wc -l <store/log)" -eq 3 ]
}

@test "a run with something to do, and nothing wrong, says nothing with -q" {
	report a.txt 新乡市体育局
	nightly 0 -q
	[ ! -s out ] && [ ! -s err ]
	[ -s store/csv/reports.csv ]
}

@test "the content decides: a file that was only touched or moved back is not new" {
	report a.txt 新乡市体育局
	nightly 0
	touch -d 2031-05-06 inbox/a.txt
	nightly 0
	said 'nothing new, 1 files'
	cp inbox/a.txt copy && rm inbox/a.txt && cp copy inbox/a.txt
	nightly 0
	said 'nothing new, 1 files'
}

@test "a clock set back, and times of files with it, do not hide what is new" {
	report a.txt 新乡市体育局 1
	report b.txt 新乡市体育局 1
	nightly 0
	mkdir clock
	printf '#!/bin/sh\nexec %s -d 2001-01-01T00:00:00Z "$@"\n' "$(command -v date)" >clock/date
	chmod +x clock/date
	report a.txt 新乡市体育局 2
	touch -d 2000-01-01 inbox/a.txt
	PATH=$PWD/clock:$PATH nightly 0
	said '0 new, 1 changed, 0 removed, 2 files'
	upheld >got
	printf '%s\n' 'a.txt 2' 'b.txt 1' | same - got
	report b.txt 新乡市体育局 3
	touch -r inbox/a.txt inbox/b.txt
	nightly 0
	said '0 new, 1 changed, 0 removed, 2 files'
	equals_scratch
}

@test "--rehash trusts no size, time or inode" {
	report a.txt 新乡市体育局
	touch -d '1 hour ago' inbox/a.txt
	nightly 0
	sleep 3.1
	nightly 0 # times that were too fresh are believed from now on
	was=$(sha256sum inbox/a.txt | cut -c 1-64)
	sed -i "s/$was/$(printf '%064d' 0)/" store/current/state
	nightly 0
	said 'nothing new, 1 files'
	nightly 0 --rehash
	said '0 new, 1 changed, 0 removed, 1 files'
}

@test "a replaced document stays in the history, with its hash and its rows" {
	report a.txt 新乡市体育局 1
	nightly 0
	was=$(sha256sum inbox/a.txt | cut -c 1-64)
	grep -h reconsideration store/csv/proceedings.csv >rows
	report a.txt 新乡市体育局 2
	nightly 0
	cut -f 1,2,5 store/history/00000002/versions.tsv >got
	printf 'a.txt\t%s\treplaced\n' "$was" | same - got
	grep -h reconsideration store/history/00000002/proceedings.csv | same rows -
	[ ! -e store/history/00000001 ]
}

@test "a removed document leaves the tables, and stays in the history" {
	report a.txt 新乡市体育局 1
	report b.txt 新乡市体育局 2
	nightly 0
	rm inbox/a.txt
	nightly 0
	said '0 new, 0 changed, 1 removed, 1 files'
	upheld >got
	echo 'b.txt 2' | same - got
	cut -f 1,5 store/history/00000002/versions.tsv >got
	printf 'a.txt\tremoved\n' | same - got
	grep -q '^a.txt,.*reconsideration' store/history/00000002/proceedings.csv
}

@test "a rejected document is listed with the reason, once in the mail" {
	report a.txt 新乡市体育局
	: >inbox/b.txt
	nightly 0 -q
	said '2 new, 0 changed, 0 removed, 2 files, 1 rejected'
	echo 'nightly: b.txt: no_text: it is empty' | same - err
	cut -f 1,2,4,5 store/rejected.tsv >got
	printf 'b.txt\t%s\tno_text\tit is empty\n' "$(sha256sum </dev/null | cut -c 1-64)" | same - got
	nightly 0 -q
	[ ! -s out ] && [ ! -s err ]
	[ -s store/rejected.tsv ]
	equals_scratch
}

@test "a rejected document is tried again when it changes" {
	: >inbox/a.txt
	nightly 0
	report a.txt 新乡市体育局
	nightly 0
	said '0 new, 1 changed, 0 removed, 1 files'
	[ ! -s store/rejected.tsv ]
}

@test "rejected documents, and they alone, are tried again when the tools change, or with --retry" {
	report a.txt 新乡市体育局
	: >inbox/b.txt
	nightly 0
	tools split <<-E
		#!/bin/sh
		exec $OGI_BIN/ogi-split "\$@"
	E
	OGI_BIN=$PWD/bin nightly 0 -q
	said '0 new, 0 changed, 0 removed, 1 again, 1 by earlier tools, 2 files, 1 rejected'
	OGI_BIN=$PWD/bin nightly 0
	said 'nothing new, 2 files'
	OGI_BIN=$PWD/bin nightly 0 --retry
	said '0 new, 0 changed, 0 removed, 1 again, 1 by earlier tools, 2 files, 1 rejected'
	OGI_BIN=$PWD/bin nightly 0 --reconvert
	said '0 new, 0 changed, 0 removed, 2 again, 2 files, 1 rejected'
	equals_scratch
	[ -z "$(ls store/history)" ]
}

@test "tools with other columns: every file is converted again" {
	report a.txt 新乡市体育局
	report b.txt 新乡市体育局
	nightly 0
	sed -i '1s/,/,extra,/' store/current/csv/notes.csv
	echo other >store/current/tool
	nightly 0
	said '0 new, 0 changed, 0 removed, 2 again, 2 files'
	equals_scratch
}

@test "tools with another table: every file is converted again, and the history has the old ones" {
	report a.txt 新乡市体育局 1
	report b.txt 新乡市体育局 2
	nightly 0
	rm store/current/csv/requests.csv # the fourth: as if the release before had none
	sed -i 's/requests,//' store/current/tables
	cut -f 1-13,15- store/current/state >state
	cat state >store/current/state
	echo other >store/current/tool
	rm inbox/a.txt
	nightly 0
	said '0 new, 0 changed, 1 removed, 1 again, 1 files'
	equals_scratch
	grep -q '^a.txt,.*reconsideration' store/history/00000002/proceedings.csv
	[ ! -e store/history/00000002/requests.csv ]
}

@test "tools with a table less, or the tables in another order: every file is converted again" {
	report a.txt 新乡市体育局 1
	nightly 0
	sed -i 's/facts,disclosure/disclosure,facts/; s/$/,more/' store/current/tables
	awk -F'\t' -v OFS='\t' '{ facts = $12; $12 = $13; $13 = facts; print $0, 4 }' \
		store/current/state >state
	cat state >store/current/state
	printf 'doc\na,1\n' >store/current/csv/more.csv
	echo other >store/current/tool
	nightly 0
	said '0 new, 0 changed, 0 removed, 1 again, 1 files'
	equals_scratch
}

@test "tools with another table, and a store without files: the tables are made anew" {
	nightly 0
	rm store/current/csv/requests.csv
	sed -i 's/requests,//' store/current/tables
	echo other >store/current/tool
	nightly 0
	report a.txt 新乡市体育局 1
	nightly 0
	equals_scratch
}

@test "tools with other columns, and a file that changes while it is read: it is out until the next run" {
	report a.txt 新乡市体育局 1
	report b.txt 新乡市体育局 1
	nightly 0
	sed -i '1s/,/,extra,/' store/current/csv/notes.csv
	echo other >store/current/tool
	tools split <<-E
		#!/bin/sh
		$OGI_BIN/ogi-split "\$@"
		echo more >>$PWD/inbox/a.txt
	E
	OGI_BIN=$PWD/bin nightly 0
	echo 'nightly: a.txt: changed while it was being read; the next run takes it' | same - err
	upheld >got
	echo 'b.txt 1' | same - got
	grep -q '^a.txt,' store/history/00000002/proceedings.csv
	nightly 0
	said '1 new, 0 changed, 0 removed, 1 by earlier tools, 2 files'
	equals_scratch
}

@test "--strict: status 1 when a document of this run was rejected" {
	: >inbox/a.txt
	nightly 1 --strict
	nightly 0 --strict
	nightly 1 --strict --retry
}

@test "an unreadable file that was never read is a row with a note, and listed" {
	report a.txt 新乡市体育局
	report b.txt 新乡市体育局
	chmod 0 inbox/b.txt
	plain_user "$NIGHTLY" -q inbox store >out 2>err
	said '2 new, 0 changed, 0 removed, 2 files, 1 rejected'
	echo 'nightly: b.txt: unreadable: cannot open: Permission denied' | same - err
	grep -q '^b.txt,decode,error,unreadable' store/csv/notes.csv
	plain_user "$NIGHTLY" inbox store >out 2>err
	said 'nothing new, 2 files'
	chmod 644 inbox/b.txt
	plain_user "$NIGHTLY" inbox store >out 2>err
	said '0 new, 1 changed, 0 removed, 2 files'
	equals_scratch
}

@test "an unreadable file that was read before keeps its rows, and is told every time" {
	report a.txt 新乡市体育局 1
	report b.txt 新乡市体育局 2
	nightly 0
	chmod 0 inbox/b.txt
	for strict in 0 1; do
		code=0
		# shellcheck disable=SC2046
		plain_user "$NIGHTLY" -q $([ $strict -eq 0 ] || echo -s) inbox store >out 2>err || code=$?
		[ "$code" -eq "$strict" ]
		said 'nothing new, 2 files, 1 unreadable'
		echo 'nightly: b.txt: cannot open: Permission denied' | same - err
		printf 'b.txt\tcannot open: Permission denied\n' | same - store/unreadable.tsv
	done
	report c.txt 新乡市体育局 3
	plain_user "$NIGHTLY" inbox store >out 2>err
	upheld >got
	printf '%s\n' 'a.txt 1' 'b.txt 2' 'c.txt 3' | same - got
	chmod 644 inbox/b.txt
	plain_user "$NIGHTLY" inbox store >out 2>err
	said 'nothing new, 3 files'
	[ ! -e store/unreadable.tsv ]
	equals_scratch
}

@test "a folder that cannot be listed keeps the documents below it" {
	report a/1.txt 新乡市体育局 1
	report a.txt 新乡市体育局 2
	nightly 0
	chmod 0 inbox/a
	plain_user "$NIGHTLY" inbox store >out 2>err
	chmod 755 inbox/a
	grep -q 'a/1.txt: cannot list the folder: Permission denied' err
	upheld >got
	printf '%s\n' 'a.txt 2' 'a/1.txt 1' | same - got
	nightly 0
	equals_scratch
}

@test "a file that changes while it is read keeps its old rows until the next run" {
	report a.txt 新乡市体育局 1
	report b.txt 新乡市体育局 1
	nightly 0
	report a.txt 新乡市体育局 2
	report b.txt 新乡市体育局 2
	tools split <<-E
		#!/bin/sh
		$OGI_BIN/ogi-split "\$@"
		echo more >>$PWD/inbox/b.txt
	E
	OGI_BIN=$PWD/bin nightly 0
	echo 'nightly: b.txt: changed while it was being read; the next run takes it' | same - err
	upheld >got
	printf '%s\n' 'a.txt 2' 'b.txt 1' | same - got
	nightly 0
	said '0 new, 1 changed, 0 removed, 1 by earlier tools, 2 files'
	nightly 0 --reconvert
	equals_scratch
}

@test "an inbox that has lost every file, or another one, takes nothing out, until --empty" {
	report a.txt 新乡市体育局
	nightly 0
	rm inbox/a.txt
	nightly 3
	echo "nightly: of the 1 files that $PWD/inbox had none is there: is it mounted? --empty takes them out" |
		same - err
	[ "$(wc -l <store/csv/reports.csv)" -eq 2 ]
	mkdir other
	echo 另一个 >other/b.txt
	status 3 "$NIGHTLY" other store
	[ "$(wc -l <store/csv/reports.csv)" -eq 2 ]
	nightly 0 --empty
	said '0 new, 0 changed, 1 removed, 0 files'
	[ "$(wc -l <store/csv/reports.csv)" -eq 1 ]
	no_leftovers
}

@test "one run at a time: another is refused, or waits" {
	report a.txt 新乡市体育局
	nightly 0
	exec 9>>store/lock
	flock 9
	status 3 "$NIGHTLY" inbox store 9>&-
	echo "nightly: another run is at work in $PWD/store" | same - err
	report b.txt 新乡市体育局
	"$NIGHTLY" -w 60 inbox store >waited 2>&1 9>&- &
	sleep 0.5
	[ ! -s waited ]
	exec 9>&-
	wait $!
	grep -q '^nightly: 1 new' waited
}

@test "two runs at once, both waiting: the second finds nothing to do" {
	for i in $(seq 20); do report "$i.txt" 新乡市体育局; done
	"$NIGHTLY" -w 60 inbox store >one 2>&1 &
	"$NIGHTLY" -w 60 inbox store >two 2>&1
	wait $!
	cat one two | sort >got
	printf 'nightly: %s\n' '20 new, 0 changed, 0 removed, 20 files' 'nothing new, 20 files' | same - got
	equals_scratch
}

@test "a read-only store: status 3, and it is as it was" {
	report a.txt 新乡市体育局
	nightly 0
	report b.txt 新乡市体育局
	find store -ls >before
	chmod 555 store
	code=0
	plain_user "$NIGHTLY" inbox store >out 2>err || code=$?
	chmod 755 store
	[ "$code" -eq 3 ]
	echo "nightly: cannot write in the store $PWD/store" | same - err
	[ "$(wc -l <store/csv/reports.csv)" -eq 2 ]
	nightly 0
	equals_scratch
}

# On a disk of its own, 2 MB, with less and less room: first a run that fails for that, then,
# with room again, one that does not.
fill_the_disk() {
	mount -t tmpfs -o size=2m tmpfs disk
	report a.txt 新乡市体育局 1
	"$NIGHTLY" inbox disk/store
	report b.txt 新乡市体育局 2
	for room in 0 4 20 60 120 160 220 300 400; do
		free=$(df --output=avail -k disk | tail -n 1)
		head -c $(((free - room) * 1024)) /dev/zero >disk/filler
		code=0
		cat disk/store/csv/*.csv disk/store/ogi.db >before
		(cd disk/store && find . ! -name log) >names
		"$NIGHTLY" inbox disk/store >out 2>err || code=$?
		echo "room for ${room}k: $code: $(tail -n 1 err)"
		[ "$code" -eq 3 ]
		grep -qE 'is as it was$|cannot write in the store' err
		cat disk/store/csv/*.csv disk/store/ogi.db | cmp - before
		(cd disk/store && find . ! -name log) | same names -
		rm disk/filler
	done
	"$NIGHTLY" inbox disk/store >out 2>err
	said '1 new, 0 changed, 0 removed, 2 files'
	ln -s disk/store store
	equals_scratch
}

@test "a full disk, at any point: status 3, the store as it was, and nothing left behind" {
	mkdir disk
	if ! unshare -m mount -t tmpfs tmpfs disk 2>/dev/null; then
		skip 'needs the right to mount'
	fi
	export NIGHTLY
	export -f fill_the_disk report said same csv_equals_scratch all_of equals_scratch
	unshare -m bash -eu -o pipefail -c fill_the_disk
}

# carried: what came of holding reports of two years against each other, of all applicants.
carried() {
	sqlite3 -separator ' ' store/ogi.db "SELECT doc, status, \"left\", \"right\", other FROM checks
		WHERE rule = 'requests_carried_over' AND scope = 'total' ORDER BY doc" >got
	same - got
}

@test "--history holds reports against those published, not against what they were" {
	cp "$ROOT/fixtures/reports/shape-tab.txt" inbox/2022.txt
	sed 's/2022年/2023年/g' inbox/2022.txt >2023.txt
	nightly 0 --history
	cp 2023.txt inbox/
	nightly 0 # without it, against none
	carried </dev/null
	echo >>inbox/2023.txt
	nightly 0 --history
	carried <<<'2023.txt fail 3 4 2022.txt'
	sed -i '/二、上年结转/s/3\t1\t0\t0\t0\t0\t4/2\t1\t0\t0\t0\t0\t3/' inbox/2023.txt
	nightly 0 --history
	carried <<<'2023.txt pass 3 3 2022.txt'
	# What was published before stays as it was; the tables and the database agree.
	echo >>inbox/2022.txt
	nightly 0 --history
	printf '%s\n' '2022.txt pass 3 3 2023.txt' '2023.txt pass 3 3 2022.txt' | carried
	[ -z "$(sqlite3 store/ogi.db "SELECT 1 FROM checks WHERE doc = other")" ]
	"$ROOT/pipelines/load" store/csv again.db
	all_of again.db >again.sql
	all_of store/ogi.db | cmp again.sql -
	nightly 0 --history # nothing to do
	said 'nothing new, 2 files'
	no_leftovers
}

@test "--history: reports that come in one night are held against each other" {
	cp "$ROOT/fixtures/reports/shape-tab.txt" inbox/2022.txt
	sed 's/2022年/2023年/g' inbox/2022.txt >inbox/2023.txt
	nightly 0 --history
	carried <<<'2023.txt fail 3 4 2022.txt'
}

@test "readers keep what they opened, and see whole tables" {
	report a.txt 新乡市体育局
	nightly 0
	exec 8<store/csv/reports.csv
	folder=$(cd -P store/csv && pwd)
	report b.txt 新乡市体育局
	nightly 0
	[ "$(wc -l <&8)" -eq 2 ]
	[ "$(wc -l <"$folder/reports.csv")" -eq 2 ]
	[ "$(wc -l <store/csv/reports.csv)" -eq 3 ]
}

@test "--no-database publishes none; without it, there is one again" {
	report a.txt 新乡市体育局
	nightly 0 --no-database
	[ ! -e store/ogi.db ] && [ ! -L store/ogi.db ]
	nightly 0
	equals_scratch
	report b.txt 新乡市体育局
	nightly 0 --no-database
	[ ! -L store/ogi.db ]
}

@test "a filter that fails leaves the store as it was, and the next run makes up for it" {
	report a.txt 新乡市体育局
	nightly 0
	report b.txt 新乡市体育局
	tools normalize <<-'E'
		#!/bin/sh
		head -c 100
		exit 3
	E
	OGI_BIN=$PWD/bin nightly 3
	tail -n 1 err | same <(echo "nightly: the conversion failed; $PWD/store is as it was") -
	[ "$(wc -l <store/csv/reports.csv)" -eq 2 ]
	no_leftovers
	nightly 0
	said '1 new, 0 changed, 0 removed, 2 files'
	equals_scratch
}

@test "a signal ends it at once, and leaves nothing behind" {
	report a.txt 新乡市体育局
	nightly 0
	report b.txt 新乡市体育局
	tools split <<-'E'
		#!/bin/sh
		echo >>started
		exec sleep 60
	E
	sed -i "s,>>started,>>$PWD/started," bin/ogi-split
	OGI_BIN=$PWD/bin "$NIGHTLY" inbox store >out 2>err &
	for _ in $(seq 100); do
		if [ -e started ]; then break; fi
		sleep 0.1
	done
	kill -TERM $!
	code=0
	wait $! || code=$?
	[ "$code" -eq 143 ]
	no_leftovers
	nightly 0
	equals_scratch
}

# steps: programs on PATH that kill nightly in place of the step whose number stands in `at`.
steps() {
	local name
	mkdir steps
	for name in cp ln mkdir mv rm sync touch; do
		cat >"steps/$name" <<-E
			#!/bin/bash
			echo $name >>$PWD/taken
			if [ "\$(wc -l <$PWD/taken)" -eq "\$(cat $PWD/at)" ]; then
				kill -9 \$PPID
				exit 1
			fi
			exec $(command -v "$name") "\$@"
		E
		chmod +x "steps/$name"
	done
}

@test "killed at each step that changes the store: it is as it was, or as it is to be" {
	for i in 1 2 3; do report "$i.txt" 新乡市体育局 "$i"; done
	nightly 0
	steps
	for at in $(seq 100); do
		report 1.txt 新乡市体育局 "$at"
		report "new$at.txt" 新乡市体育局 1
		rm -f "inbox/new$((at - 2)).txt"
		echo "$at" >"at"
		: >taken
		before=$(cat store/csv/*.csv store/ogi.db | sha256sum)
		code=0
		PATH=$PWD/steps:$PATH "$NIGHTLY" inbox store >out 2>err || code=$?
		if [ "$code" -eq 0 ] && [ "$(wc -l <taken)" -lt "$at" ]; then
			break
		fi
		if [ "$(cat store/csv/*.csv store/ogi.db | sha256sum)" != "$before" ]; then
			equals_scratch
		fi
		nightly 0
		no_leftovers
		if [ $((at % 5)) -eq 0 ]; then equals_scratch; fi
	done
	[ "$at" -gt 20 ] && [ "$at" -lt 100 ]
	equals_scratch
}

@test "killed 15 times at random moments, it loses nothing (make nightly-torture: 200 times)" {
	status 0 "$ROOT/scripts/torture" -n 15 -d 40
	grep -q '^15 kills: ' out
}

@test "a folder that is no store, and a store in its inbox, are refused" {
	mkdir store
	echo mine >store/letter.txt
	nightly 2
	grep -q 'holds other files, and is no store' err
	[ "$(ls store)" = letter.txt ]
	touch store/lock
	nightly 2
	rm store/letter.txt
	mkdir store/work
	echo mine >store/work/letter.txt
	echo 4711 >store/lock
	nightly 2
	[ -e store/work/letter.txt ]
	status 2 "$NIGHTLY" inbox inbox/store
	mkdir store/inbox
	status 2 "$NIGHTLY" store/inbox store
	status 3 "$NIGHTLY" nowhere new
	[ ! -e new ]
}

@test "a folder of tools that is named from here is found whatever CDPATH is" {
	mkdir -p elsewhere/tools
	ln -s "$OGI_BIN" tools
	PATH=/usr/bin:/bin CDPATH=$PWD/elsewhere OGI_BIN=tools nightly 0
}

@test "wrong use is status 2" {
	for options in '' 'inbox' 'inbox store more' '--bogus inbox store' '-w' '-w soon inbox store'; do
		# shellcheck disable=SC2086
		status 2 "$NIGHTLY" $options
		grep -q '^usage: nightly ' err
		[ ! -e store ]
	done
}

@test "--help and --version" {
	status 0 "$NIGHTLY" --help
	head -n 1 out | grep -q '^usage: nightly '
	awk 'length > 80 { long = 1 } END { exit long || NR > 32 }' out
	status 0 "$NIGHTLY" --version
	ogi-emit --version | sed 's/ogi-emit/nightly/' | same - out
}
