# Real documents: where a corpus of them stands in a folder beside the project, or where
# OGI_CORPUS says, the figures that come out are those its keepers wrote down.
bats_require_minimum_version 1.5.0
load helper

setup_file() {
	local beside
	for beside in "$ROOT"/../corpus "$ROOT"/../*/corpus; do
		[ ! -d "$beside/truth" ] || OGI_CORPUS=${OGI_CORPUS:-$beside}
	done
	export OGI_CORPUS=${OGI_CORPUS-}
	[ -d "$OGI_CORPUS" ] || return 0
	PATH=$OGI_BIN:$PATH
	cd "$OGI_CORPUS" || return 1
	ogi-decode seeds full/*.layout.txt full/*.raw.txt full/*.docx full/*.html full/pdf |
		ogi-split | ogi-tables |
		ogi-normalize | ogi-check | ogi-emit -d "$BATS_FILE_TMPDIR/out"
}

# Here, since bats 1.8 takes a skip in setup_file for a failure.
setup() {
	[ -d "$OGI_CORPUS" ] || skip 'no corpus'
	PATH=$OGI_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
}

# rows FILE DOC COLUMN ...: those columns of the rows of one document, sorted.
rows() {
	local file=$1 doc=$2 list
	shift 2
	list=$(printf ',"%s"' "$@")
	sqlite3 :memory: '.mode csv' ".import '$file' t" '.mode list' '.separator "," "\n"' \
	    "SELECT ${list#,} FROM t WHERE doc LIKE '$doc' ORDER BY ${list#,}"
}

has_facts() {
	rows "$OGI_CORPUS/truth/$1.facts.csv" '%' table row col value state >wanted
	rows "$BATS_FILE_TMPDIR/out/facts.csv" "$2" table row col value state >got
	same wanted got
}

report() {
	local doc=$1
	shift
	rows "$BATS_FILE_TMPDIR/out/reports.csv" "$doc" "$@"
}

@test "seed 003: every cell of the three tables" {
	has_facts 003 'seeds/003%'
	[ "$(report 'seeds/003%' agency region_code year schema disclosure proceedings)" = \
	    "新乡市体育局,410700,2020,v2019,complete,complete" ]
}

@test "seed 004: every cell, local rows and signed changes among them" {
	has_facts 004 'seeds/004%'
	[ "$(report 'seeds/004%' agency region_code year sections)" = \
	    "北京市朝阳区体育局,110105,2020,123456" ]
}

@test "seed 000: traditional, figures gone: no fact, no zero" {
	[ -z "$(rows "$BATS_FILE_TMPDIR/out/facts.csv" 'seeds/000%' table row col)" ]
	[ "$(report 'seeds/000%' script agency year disclosure requests proceedings)" = \
	    "Hant,成都市体育局,2020,absent,empty,absent" ]
	rows "$BATS_FILE_TMPDIR/out/notes.csv" 'seeds/000%' code | grep -qx agency_worked_out
}

@test "seed 001: 37 tasks, cell for cell" {
	rows "$OGI_CORPUS/truth/001.tasks.csv" '%' chapter item no requirement responsible \
	    implementing measure deadline deadline_date >wanted
	rows "$BATS_FILE_TMPDIR/out/tasks.csv" 'seeds/001%' chapter item no requirement responsible \
	    implementing measure deadline deadline_date >got
	[ "$(wc -l <got)" -eq 37 ]
	same wanted got
	[ "$(report 'seeds/001%' kind agency region_code year)" = \
	    "work_plan,上海市体育局,310000,2020" ]
}

@test "seed 002: the agency from the page's owner, sections as printed, footer outside" {
	[ "$(report 'seeds/002%' agency region_code year published sections)" = \
	    "锦州市体育局,210700,2016,2017-03-28,123" ]
	rows "$BATS_FILE_TMPDIR/out/sections.csv" 'seeds/002%' section line | sort -n >got
	printf '%s\n' 0,1 1,9 2,75 3,79 9,83 >wanted
	same wanted got
	rows "$BATS_FILE_TMPDIR/out/notes.csv" 'seeds/002%' code | grep -qx agency_worked_out
}

@test "the layout text of a PDF: every cell" {
	has_facts jiangsu-huaian-hongze-2023 'full/%.layout.txt'
}

@test "the reading order of the same PDF: what comes out is right, the rest is noted" {
	rows "$OGI_CORPUS/truth/jiangsu-huaian-hongze-2023.facts.csv" '%' table row col value |
		sort >wanted
	rows "$BATS_FILE_TMPDIR/out/facts.csv" 'full/%.raw.txt' table row col value | sort >got
	[ -s got ]
	[ -z "$(comm -13 wanted got)" ]
	rows "$BATS_FILE_TMPDIR/out/notes.csv" 'full/%.raw.txt' code | grep -qx order_lost
}

@test "the blank form of 2021 as a Word document: every cell is there, and blank" {
	has_facts blank-form-2021 'full/%.docx'
	[ "$(wc -l <wanted)" -eq 200 ]
}

@test "a web page: every cell, and nothing of the site's navigation" {
	has_facts jiangsu-shuyang-fagaiju-2023 'full/%.html'
	[ "$(report 'full/%.html' format agency region_code year published sections)" = \
	    "html,沭阳县发展和改革局,321322,2023,2024-01-17,123456" ]
	rows "$BATS_FILE_TMPDIR/out/sections.csv" 'full/%.html' text >got
	[ -s got ]
	run ! grep -E '首页|无障碍|适老化|智能问答|走进沭阳|办事服务|星期' got
}

@test "PDFs, one whose reading order would do and one whose would not: every cell" {
	has_facts jiangsu-huaian-2024 'full/pdf/%-2024.pdf'
	has_facts jiangsu-huaian-hongze-2023 'full/pdf/%-hongze-2023.pdf'
	[ "$(report 'full/pdf/%-2024.pdf' agency region_code year sections)" = \
	    "淮安市人民政府,320800,2024,123456" ]
}

@test "mentions of twelve documents, marked by hand" {
	"$ROOT/tests/mentions/score" -v "$ROOT/tests/mentions/expected.tsv" "$OGI_CORPUS"
}

@test "mentions of thirty more pages, marked by hand" {
	"$ROOT/tests/mentions/score" -v "$ROOT/tests/mentions/more.tsv" "$OGI_CORPUS"
}
