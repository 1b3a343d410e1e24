# datapackage.json, which ogi-emit -d writes beside the tables: by the specifications of
# Frictionless Data, and held against the tables by a validator from npm.
bats_require_minimum_version 1.5.0
load helper

# The validator, where it can be had within a minute.
setup_file() {
	command -v node npm >/dev/null || return 0
	mkdir "$BATS_FILE_TMPDIR/npm"
	cd "$BATS_FILE_TMPDIR/npm" || return 0
	timeout 60 npm install --no-audit --no-fund --no-package-lock --ignore-scripts \
		--fetch-retries=0 --fetch-timeout=20000 datapackage@1.1.10 >npm.log 2>&1 3>&- ||
		return 0
	cat >validate.js <<-'E'
		// Every table of a package, against its schema: types, keys, foreign keys.
		const { Package } = require('datapackage')
		const main = async () => {
			const p = await Package.load(process.argv[2])
			let bad = !p.valid
			p.errors.forEach(e => console.log('package: ' + e.message))
			for (const r of p.resources) {
				try {
					const rows = await r.read({ relations: true })
					console.log(r.name + ' ' + rows.length)
				} catch (e) {
					bad = true
					console.log(r.name + ': ' + (e.errors && e.errors[0] || e).message)
				}
			}
			process.exit(bad ? 1 : 0)
		}
		main().catch(e => { console.log(e.message); process.exit(1) })
	E
	cat >query.js <<-'E'
		// An expression on the package p, a line for each element of what it gives.
		const p = JSON.parse(require('fs').readFileSync(process.argv[2]))
		console.log([].concat(eval(process.argv[3])).join('\n'))
	E
	touch ready
}

# validated FOLDER: what the validator says of it is in `out`; its status.
validated() {
	[ -e "$BATS_FILE_TMPDIR/npm/ready" ] || skip 'no validator: needs node, npm and the network'
	timeout 60 node "$BATS_FILE_TMPDIR/npm/validate.js" "$PWD/$1/datapackage.json" >out 2>&1
}

# asked FOLDER EXPRESSION
asked() {
	command -v node >/dev/null || skip 'needs node'
	[ -e "$BATS_FILE_TMPDIR/npm/query.js" ] || skip 'no validator: needs node, npm and the network'
	node "$BATS_FILE_TMPDIR/npm/query.js" "$1/datapackage.json" "$2"
}

# counts FOLDER: its tables, and how many rows each has that are no continuation of a cell.
counts() {
	local table
	for table in $(asked "$1" 'p.resources.map(r => r.name)'); do
		echo "$table $(sqlite3 :memory: '.mode csv' ".import $1/$table.csv t" \
			'SELECT count(*) FROM t' 2>/dev/null)"
	done
}

# samples [OPTION...]: the sample documents as a folder of tables, csv.
samples() {
	"$ROOT/pipelines/convert" -q -o csv "$@" "$ROOT/fixtures/reports"
}

@test "the tables of the sample documents are valid: types, keys, foreign keys" {
	samples
	validated csv
	grep -v ' 0$' out >got
	counts csv | grep -v ' $' >want
	same want got
	[ "$(wc -l <got)" -gt 10 ]
}

@test "so are tables with Chinese heads, CR LF, and guards for spreadsheets" {
	samples --lang zh
	validated csv
	samples --crlf
	validated csv
	asked csv 'JSON.stringify(p.resources[0].dialect.lineTerminator)' | same - <(echo '"\r\n"')
	samples --excel-safe
	validated csv
}

# invalid TABLE LINE: with that line more, the validator finds fault with that table.
invalid() {
	cp -r csv broken
	echo "$2" >>"broken/$1.csv"
	if validated broken; then return 1; fi
	cat out
	grep "^$1: " out >got
	rm -r broken
	[ "$(wc -l <got)" -eq 1 ]
}

@test "what is not valid is found" {
	samples
	invalid facts 'nowhere,2021,330100,x,v2021,requests,new,total,1,件,number,,1'
	grep 'Foreign key "doc" violation' got
	local doc=fixtures/reports/shape-tab.txt
	doc=$ROOT/$doc
	invalid facts "$doc,next,330100,x,v2021,requests,new,total,1,件,number,,1"
	grep 'The value "next" in column "year" is not type "year"' got
	invalid facts "$doc,2021,330100,x,v2021,requests,new,total,some,件,number,,1"
	grep 'The value "some" in column "value" is not type "number"' got
	invalid requests "$(grep -F "$doc,2022" csv/requests.csv | head -n 1)"
	grep 'unique constraint violation in column "doc, row"' got
}

@test "a resource for each table that was written, and no other; keys only to those" {
	ogi-emit -d csv -t notes,reports </dev/null
	asked csv 'p.resources.map(r => r.name + " " + r.path)' >got
	printf '%s\n' 'reports reports.csv' 'notes notes.csv' | same - got
	asked csv 'p.resources.map(r => JSON.stringify(r.schema.foreignKeys || null))' >got
	same - got <<-'E'
		null
		[{"fields":"doc","reference":{"resource":"reports","fields":"doc"}}]
	E
	ogi-emit -d one -t notes -z </dev/null
	asked one 'p.resources.map(r => r.path + " " + r.compression + " " + r.schema.foreignKeys)' >got
	echo 'notes.csv.gz gz undefined' | same - got
}

@test "fields are the columns of columns.tsv: heads, types, and words in both languages" {
	ogi-emit -d csv </dev/null
	asked csv 'p.resources.flatMap(r => r.schema.fields.map(f =>
		[r.name, f.name, f.type, f.title, f.description].join("\t")))' >got
	awk -F'\t' -v OFS='\t' '/^#/ || $1 == "table" || $1 == "population" { next }
		{ print $1, $2, $3 ~ /^(text|lines|code)$/ ? "string" : $3, $2 " / " $4, $5 " / " $6 }' \
		"$ROOT/common/columns.tsv" | LC_ALL=C sort >want
	same want <(LC_ALL=C sort got)
	asked csv 'p.resources.map(r => r.name + "\t" + r.description + "\t" +
		(r.schema.primaryKey || []).join(" "))' >got
	awk -F'\t' -v OFS='\t' '/^#/ || $1 == "table" || $1 == "population" { next }
		{ print $1, $6 " / " $7, $2 ~ / seq$/ ? "" : $2 }' "$ROOT/common/tables.tsv" >want
	same <(sort want) <(sort got)
	ogi-emit -d zh --lang zh </dev/null
	asked zh 'p.resources.find(r => r.name == "proceedings").schema.fields.map(f => f.name)' |
		paste -sd, >got
	same <(head -n 1 zh/proceedings.csv) got
}

@test "the same tables give the same bytes, whatever is in them" {
	ogi-emit -d empty </dev/null
	samples
	cmp empty/datapackage.json csv/datapackage.json
}

@test "it has its name only when the tables have theirs" {
	printf 'doc\ta\nend\ta\n' | ogi-emit -d csv -t notes
	cp csv/datapackage.json before
	printf 'doc\ta\n' >broken
	status 3 ogi-emit -d csv <broken
	cmp before csv/datapackage.json
	[ "$(find csv -mindepth 1 | wc -l)" -eq 2 ]
}
