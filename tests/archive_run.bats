# pipelines/archive: a whole archive, on all processors, into tables by year.
bats_require_minimum_version 1.5.0
load helper

setup() {
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	ARCHIVE=$ROOT/pipelines/archive
	NONE=year=__HIVE_DEFAULT_PARTITION__
	mkdir in
}

# report NAME YEAR: a report on that year.
report() {
	mkdir -p "$(dirname "in/$1")"
	cat >"in/$1" <<-E
		新乡市体育局$2年政府信息公开工作年度报告

		一、总体情况

		$2年，新乡市体育局主动公开政府信息12条。
	E
}

# docs PARTITION: the documents there, in order.
docs() {
	tail -n +2 "tables/$1/reports.csv" | cut -d, -f1
}

# tools NAME <SCRIPT: a folder bin of the tools, in which ogi-NAME is that script.
tools() {
	mkdir -p bin
	ln -sf "$OGI_BIN"/ogi-* bin/
	rm "bin/ogi-$1"
	cat >"bin/ogi-$1"
	chmod +x "bin/ogi-$1"
}

# counted: tools of which ogi-split leaves a line in `chains` each time; with a file `fails`, it
# fails at the line whose number stands there.
counted() {
	tools split <<-E
		#!/bin/bash
		echo chain >>$PWD/chains
		if [ -e $PWD/fails ] && [ "\$(wc -l <$PWD/chains)" -eq "\$(cat $PWD/fails)" ]; then exit 3; fi
		exec $OGI_BIN/ogi-split
	E
}

# no_leftovers: nothing in tables but what is meant to stay.
no_leftovers() {
	find tables -mindepth 1 -name '.*' | grep . && return 1
	return 0
}

@test "a partition for each year, and one for documents without a year" {
	report b.txt 2016
	report a/2.txt 2016
	report a/1.txt 2017
	echo 通知 >in/c.txt
	status 0 "$ARCHIVE" in tables
	[ ! -s err ]
	echo 'archive: 3 years, 4 files, 0 rejected' | same - out
	ls tables >got
	printf '%s\n' _SUCCESS _log _rejected.tsv datapackage.json indicators.csv rules.csv year=2016 year=2017 $NONE | same - got
	docs year=2016 >got
	printf '%s\n' a/2.txt b.txt | same - got
	docs year=2017 | same <(echo a/1.txt) -
	docs $NONE | same <(echo c.txt) -
	ls tables/year=2016 >got
	printf '%s.csv\n' cells checks disclosure facts history mentions metadata notes proceedings reports \
		requests sections tasks | same - got
}

@test "the rows are those of convert, in its order, under its heads" {
	"$ROOT/scripts/generate" -n 60 -s 5 -o in
	status 0 "$ARCHIVE" --shard 7 in tables
	(cd in && find . -type f -printf '%P\n' | sort | "$ROOT/pipelines/convert" --alone -o ../csv -T -)
	cmp csv/indicators.csv tables/indicators.csv
	cmp csv/rules.csv tables/rules.csv
	for table in csv/*.csv; do
		table=${table##*/}
		if [ -e "tables/$table" ]; then continue; fi
		sed 1d "csv/$table" | sort >want
		for part in tables/year=*; do
			same <(sed 1q "csv/$table") <(sed 1q "$part/$table")
			sed 1d "$part/$table"
		done | sort | same want -
	done
	year=$(sed -n 2p csv/requests.csv | cut -d, -f2)
	sed 1d csv/requests.csv | awk -F, -v year="$year" '$2 == year' >want
	sed 1d "tables/year=$year/requests.csv" | same want -
}

@test "the same files give the same bytes, whatever -j" {
	"$ROOT/scripts/generate" -n 40 -s 6 -o in
	: >in/empty.txt
	status 0 "$ARCHIVE" -j 1 --shard 3 in one
	status 0 "$ARCHIVE" -j 4 --shard 3 in four
	diff -r one four
	status 0 "$ARCHIVE" in tables
	diff -r one tables
}

@test "a second run does nothing, and says so" {
	report a.txt 2016
	status 0 "$ARCHIVE" in tables
	ls -lR --time-style=+%s.%N tables >before
	status 0 "$ARCHIVE" in tables
	echo 'archive: nothing to do, all is there: 1 files, 0 rejected' | same - out
	ls -lR --time-style=+%s.%N tables | same before -
}

@test "a run that was stopped is taken up where it was" {
	for i in 1 2 3 4 5; do report "$i.txt" 201"$i"; done
	counted
	echo 4 >fails
	OGI_BIN=$PWD/bin status 3 "$ARCHIVE" -j 1 --shard 1 in tables
	tail -n 1 err | same <(echo 'archive: a part of the archive could not be converted; what is done is kept, and the next run goes on from there') -
	[ ! -e tables/_SUCCESS ]
	rm fails chains
	OGI_BIN=$PWD/bin status 0 "$ARCHIVE" -j 1 --shard 1 in tables
	[ "$(wc -l <chains)" -eq 2 ]
	status 0 "$ARCHIVE" in scratch
	diff -r -x _SUCCESS scratch tables
	no_leftovers
}

@test "a small archive is cut, too, so that several processors have something to do" {
	"$ROOT/scripts/generate" -n 600 -o in
	counted
	OGI_BIN=$PWD/bin status 0 "$ARCHIVE" in tables
	[ "$(wc -l <chains)" -ge 3 ]
}

@test "a run that was killed is taken up where it was" {
	"$ROOT/scripts/generate" -n 60 -s 7 -o in
	for delay in 0.1 0.2 0.3 0.4 0.6; do
		setsid "$ARCHIVE" -q --shard 4 in tables &
		sleep "$delay"
		mapfile -t all < <(ps -o pid= -s $!)
		kill -9 "${all[@]}" 2>/dev/null || :
		wait $! || :
	done
	flock -w 60 tables true # what was started between the list of them and the kill
	status 0 "$ARCHIVE" --shard 4 in tables
	status 0 "$ARCHIVE" in scratch
	diff -r scratch tables
	no_leftovers
}

@test "a file that was changed, added or removed: only its shard is converted again while a run is on" {
	for i in 1 2 3 4; do report "$i.txt" 201"$i"; done
	counted
	echo 4 >fails
	OGI_BIN=$PWD/bin status 3 "$ARCHIVE" -j 1 --shard 1 in tables
	rm fails chains
	report 2.txt 2022
	OGI_BIN=$PWD/bin status 0 "$ARCHIVE" -j 1 --shard 1 in tables
	[ "$(wc -l <chains)" -eq 2 ]
	docs year=2022 | same <(echo 2.txt) -
	[ ! -e tables/year=2012 ]
}

@test "when the archive or the tools change, all is made anew, and old years go" {
	report a.txt 2016
	report b.txt 2017
	status 0 "$ARCHIVE" in tables
	rm in/a.txt
	status 0 "$ARCHIVE" in tables
	[ ! -e tables/year=2016 ] && [ -e tables/year=2017 ]
	counted
	OGI_BIN=$PWD/bin status 0 "$ARCHIVE" in tables
	[ "$(wc -l <chains)" -eq 1 ]
}

@test "a part that fails says why: a filter's words, a file that changed, a table that cannot be written" {
	report a.txt 2016
	tools split <<-E
		#!/bin/sh
		echo 'ogi-split: out of memory' >&2
		exit 3
	E
	OGI_BIN=$PWD/bin status 3 "$ARCHIVE" -j 1 in tables
	grep -q '^ogi-split: out of memory$' err
	tools split <<-E
		#!/bin/sh
		$OGI_BIN/ogi-split "\$@"
		echo more >>$PWD/in/a.txt
	E
	OGI_BIN=$PWD/bin status 3 "$ARCHIVE" -j 1 in tables
	grep -q '^archive: a.txt: it changed while it was being read$' err
	tools splice <<-E
		#!/bin/sh
		echo 'ogi-splice: cannot write' >&2
		exit 3
	E
	OGI_BIN=$PWD/bin status 3 "$ARCHIVE" -j 1 in tables
	grep -q '^ogi-splice: cannot write$' err
	status 0 "$ARCHIVE" -j 1 in tables
}

@test "rejected files are listed with the reason; -s gives status 1, in a second run, too" {
	report a.txt 2016
	: >in/b.txt
	for _ in first second; do
		status 1 "$ARCHIVE" -s in tables
		printf 'b.txt\tno_text\tit is empty\n' | same - tables/_rejected.tsv
	done
	status 0 "$ARCHIVE" in tables
	docs $NONE | same <(echo b.txt) -
}

@test "names with line breaks, tabs, backslashes and quotes" {
	report $'a\nb\tc\\n.txt' 2016
	report "d'\"e/f g.txt" 2016
	status 0 "$ARCHIVE" --shard 1 in tables
	[ "$(sqlite3 :memory: '.mode csv' '.import tables/year=2016/reports.csv r' 'SELECT count(*) FROM r')" -eq 2 ]
}

@test "progress is for a terminal, and -q for nobody" {
	report a.txt 2016
	status 0 "$ARCHIVE" -q in tables
	[ ! -s out ] && [ ! -s err ]
	tools split <<-E
		#!/bin/sh
		sleep 3
		exec $OGI_BIN/ogi-split
	E
	OGI_BIN=$PWD/bin script -qec "$ARCHIVE in tables" shown >/dev/null </dev/null
	grep -q 'archive: [01] documents, 0.0 MB/s, 0 errors' shown
	grep -q 'archive: 1 years, 1 files, 0 rejected' shown
}

@test "one run at a time" {
	report a.txt 2016
	mkdir tables
	exec 9<tables
	flock 9
	status 3 "$ARCHIVE" in tables 9>&-
	echo "archive: another run is writing $PWD/tables" | same - err
}

@test "a table of somebody else's beside those of an archive stays there at the next conversion" {
	report a.txt 2020
	status 0 "$ARCHIVE" -q in tables
	echo mine >tables/mine.csv
	report b.txt 2021
	status 0 "$ARCHIVE" -q in tables
	same <(echo mine) tables/mine.csv
	[ "$(docs year=2021)" = b.txt ]
}

@test "a folder that holds other files, a missing archive and wrong use are refused" {
	report a.txt 2016
	mkdir full
	echo mine >full/letter.txt
	status 2 "$ARCHIVE" in full
	[ "$(ls -A full)" = letter.txt ]
	mkdir full/year=2016
	echo theirs >full/year=2016/part-0.csv
	: >full/_SUCCESS
	status 2 "$ARCHIVE" in full
	[ -e full/year=2016/part-0.csv ]
	status 2 "$ARCHIVE" in in/out
	status 3 "$ARCHIVE" nowhere new
	mkdir empty
	status 3 "$ARCHIVE" empty none
	grep -q 'holds no file' err
	for options in '' 'in' 'in new more' '--bogus in new' '-j 0 in new' '-j in new' '-j'; do
		# shellcheck disable=SC2086
		status 2 "$ARCHIVE" $options
		[ ! -e new ]
	done
}

@test "--help and --version" {
	status 0 "$ARCHIVE" --help
	head -n 1 out | grep -q '^usage: archive '
	awk 'length > 80 { long = 1 } END { exit long || NR > 30 }' out
	status 0 "$ARCHIVE" --version
	ogi-emit --version | sed 's/ogi-emit/archive/' | same - out
}
