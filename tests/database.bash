# What the suite of the database needs: reports of a few figures, databases of both kinds.

LOAD=$ROOT/pipelines/load

# report DOC YEAR CODE AGENCY LEVEL SCHEMA: a report in the stream; its figures on standard input
# as TABLE.ROW.COL VALUE...; a VALUE - is marked as not applicable, ~N was worked out.
report() {
	local place value rest
	printf 'doc\t%s\nmeta\tkind\tannual_report\nmeta\tyear\t%s\nmeta\tregion_code\t%s\n' \
		"$1" "$2" "$3"
	printf 'meta\tagency\t%s\nmeta\tagency_level\t%s\n' "$4" "$5"
	while read -r place value rest; do
		[ -n "$place" ] || continue
		printf 'fact\t1\t%s\t' "${place//./$'\t'}"
		case $value in
		-) printf '\t件\tna\t-' ;;
		~*) printf '%s\t件\tinferred\t' "${value#\~}" ;;
		*) printf '%s\t件\tnumber\t' "$value" ;;
		esac
		printf '\t%s\n' "$6"
	done
	printf 'end\t%s\n' "$1"
}

# total FIGURES...: figures of the column 总计 of section 三, ROW=VALUE, for report.
total() {
	local one
	for one; do
		printf 'requests.%s.total %s\n' "${one%%=*}" "${one#*=}"
	done
}

# count FIGURES...: the same for the statistics appendix.
count() {
	local one
	for one; do
		printf 'statistics.%s.count %s\n' "${one%%=*}" "${one#*=}"
	done
}

# grounds N...: the eight lines of 不予公开, for report.
grounds() {
	local row
	for row in state_secret law security third_party internal process enforcement inquiry; do
		total "denied_$row=$1"
		shift
	done
}

# loaded [OPTION...]: the stream on standard input in an SQLite database, and in one of
# PostgreSQL where there is a server.
loaded() {
	ogi-check | ogi-emit -d csv
	"$LOAD" "$@" csv ogi.db
	if [ -n "${PG-}" ]; then
		"$LOAD" "$@" csv "$PG"
	fi
}

# sqlite SQL, postgres SQL: the answer, a row a line, with | between cells; NULL is nothing.
sqlite() {
	sqlite3 -init /dev/null -noheader -list ogi.db "$1"
}

postgres() {
	psql -X -q -At -v ON_ERROR_STOP=1 "$PG" -c "$1"
}

# answers SQL: both databases answer what stands on standard input.
answers() {
	cat >want
	sqlite "$1" >got
	same want got
	if [ -n "${PG-}" ]; then
		postgres "$1" >got
		same want got
	fi
}

# one_in_10000 SQL: a rate as a whole number, alike in both.
one_in_10000() {
	echo "CAST(round($1 * 10000) AS INTEGER)"
}

# csv_cells FILE: its rows without the head: US (1F) between cells, RS (1E) behind rows.  It knows
# no more than RFC 4180, and shares nothing with what it tests.
csv_cells() {
	awk 'NR == 1 { next }
		{
			row = open ? row "\n" $0 : $0
			line = $0
			quotes += gsub(/"/, "", line)
			open = quotes % 2
			if (open) next
			quotes = 0
			if (row !~ /"/) {
				gsub(/,/, "\037", row)
				printf "%s\036", row
				next
			}
			n = length(row)
			inside = 0
			for (i = 1; i <= n; i++) {
				c = substr(row, i, 1)
				if (c == "\"" && inside && substr(row, i + 1, 1) == "\"") {
					printf "\""
					i++
				} else if (c == "\"")
					inside = !inside
				else
					printf "%s", c == "," && !inside ? "\037" : c
			}
			printf "\036"
		}' "$1"
}

# columns_of TABLE: its columns, quoted, as SQL has them.
columns_of() {
	awk -F'\t' -v t="$1" '$1 == t { printf "%s\"%s\"", comma, $2; comma = ", " }' \
		"$ROOT/common/columns.tsv"
}

# tables_of_csv: the tables that columns.tsv has, population apart, which is no CSV of ogi-emit.
tables_of_csv() {
	awk -F'\t' '/^#/ || $1 == "table" { next } !seen[$1]++ && $1 != "population" { print $1 }' \
		"$ROOT/common/columns.tsv"
}

# a_server: start a PostgreSQL server in a new folder, SERVER, as a user without rights; status 1
# where none is installed.  stop_server ends it.
a_server() {
	local bin as=()
	for bin in $(type -P initdb) /usr/lib/postgresql/*/bin/initdb; do
		if [ -x "$bin" ]; then break; fi
	done
	[ -x "${bin-}" ] && command -v psql >/dev/null || return 1
	bin=${bin%/*}
	SERVER=$(mktemp -d /tmp/ogi-pg-XXXXXX)
	if [ "$(id -u)" -eq 0 ]; then
		chown nobody "$SERVER"
		as=(setpriv --reuid nobody --clear-groups --)
	fi
	export SERVER
	(
		cd "$SERVER" || exit 1
		"${as[@]}" "$bin/initdb" -D data -U ogi -A trust -E UTF8 --locale=C --no-sync
		"${as[@]}" "$bin/pg_ctl" -D data -w -t 60 -l log start \
			-o "-k $SERVER -c listen_addresses= -F"
	) >"$SERVER.log" 2>&1 3>&- 4>&- || return 1
	export PG_CTL="$bin/pg_ctl"
}

stop_server() {
	local as=()
	if [ -n "${SERVER-}" ]; then
		if [ "$(id -u)" -eq 0 ]; then as=(setpriv --reuid nobody --clear-groups --); fi
		if [ -n "${PG_CTL-}" ]; then
			(cd "$SERVER" && "${as[@]}" "$PG_CTL" -D data -m immediate stop) >/dev/null 2>&1 || :
		fi
		rm -rf "$SERVER" "$SERVER.log"
	fi
}

# a_database NAME: a new one on the server; prints how it is reached.
a_database() {
	local at="postgresql:///%s?host=$SERVER&user=ogi"
	# shellcheck disable=SC2059
	psql -X -q "$(printf "$at" postgres)" -c "CREATE DATABASE $1"
	# shellcheck disable=SC2059
	printf "$at" "$1"
}
