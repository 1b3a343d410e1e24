# database.awk - the SQL that a database of the CSV tables is made by, from tables.tsv and
# columns.tsv.
#
# usage: awk -v part=PART -v dialect=sqlite|postgres -v held='TABLE ...' -f database.awk
#            tables.tsv columns.tsv
#
# held are the tables that are to be loaded.  The parts, in the order in which load runs them:
#
# stage   for each table that is held, one named new_TABLE that takes its CSV as it stands
# lone    takes those documents from these tables that share their name with others
# drop    takes all tables away
# tables  makes those tables that are not there; the same SQL for both dialects
# load    replaces what the database has of the documents that are held
# whole   takes all documents away that the table `whole` does not have; an error if any is missing
# finish  indexes; for PostgreSQL comments too, which the SQL of `tables` carries for SQLite
#
# inexact says which tables that are held have figures of more digits than SQLite keeps: 15, or
# 18 where there is no point.  names is no SQL, but the names of all tables.
BEGIN {
	FS = "\t"
	count = split(held, list, " ")
	for (i = 1; i <= count; i++)
		is_held[list[i]] = 1
}
/^#/ || /^$/ { next }
FNR == 1 || $1 == "table" { next }
FILENAME ~ /tables\.tsv$/ {
	table[++tables] = $1
	key[$1] = $2
	parent[$1] = $3
	indexes[$1] = $4
	about[$1] = $6 " / " $7
	next
}
{
	n = ++columns[$1]
	column[$1, n] = $2
	type[$1, n] = $3
	says[$1, n] = $5 " / " $6
	if ($2 == "doc")
		has_doc[$1] = 1
}
function quoted(name) {
	return "\"" name "\""
}
function comma(i) {
	return i > 1 ? ", " : ""
}
function literal(s) {
	gsub(/'/, "''", s)
	return "'" s "'"
}
# A list of names set apart by blanks, quoted and set apart by commas.
function quoted_list(names,    n, i, name, s) {
	n = split(names, name, " ")
	for (i = 1; i <= n; i++)
		s = s comma(i) quoted(name[i])
	return s
}
function has_seq(t) {
	return key[t] ~ / seq$/
}
function sql_type(t) {
	if (t == "integer" || t == "year")
		return "INTEGER"
	return t == "number" ? "NUMERIC" : t == "date" ? "DATE" : "TEXT"
}
function is_text(t) {
	return sql_type(t) == "TEXT"
}
function in_key(t, name) {
	return index(" " key[t] " ", " " name " ") > 0
}
function names_of(t,    i, s) {
	for (i = 1; i <= columns[t]; i++)
		s = s comma(i) quoted(column[t, i])
	return s
}

function stage(t,    i) {
	printf "CREATE %sTABLE \"new_%s\" (", (dialect == "postgres" ? "TEMP " : ""), t
	for (i = 1; i <= columns[t]; i++)
		printf "%s%s %s", comma(i), quoted(column[t, i]),
		    (dialect == "postgres" ? sql_type(type[t, i]) : "TEXT")
	# SQLite has such a column unasked.
	print dialect == "postgres" ? ", rowid BIGSERIAL) ON COMMIT DROP;" : ");"
}

# What a column is for, as words or as a default: text is never NULL, figures and dates may be.
function rest_of_column(t, i) {
	if (is_text(type[t, i]))
		return " NOT NULL DEFAULT ''"
	return in_key(t, column[t, i]) ? " NOT NULL" : ""
}
function make(t,    i) {
	printf "CREATE TABLE IF NOT EXISTS %s ( -- %s\n", quoted(t), about[t]
	for (i = 1; i <= columns[t]; i++)
		printf "\t%s %s%s, -- %s\n", quoted(column[t, i]), sql_type(type[t, i]),
		    rest_of_column(t, i), says[t, i]
	if (has_seq(t))
		printf "\t\"seq\" INTEGER NOT NULL, -- %s\n", seq_says()
	if (parent[t])
		printf "\tFOREIGN KEY (\"doc\") REFERENCES %s (\"doc\") ON DELETE CASCADE,\n",
		    quoted(parent[t])
	printf "\tPRIMARY KEY (%s)\n);\n", quoted_list(key[t])
}
function seq_says() {
	return "number of the row among those of its document, from 1; the CSV has no such column" \
	    " / 本行在该文档各行中的序号，从 1 起，CSV 中没有此列"
}

# The documents that are held: those of `reports`, else all that any table names.
function list_documents(    i, s) {
	print "CREATE TEMP TABLE loaded (doc TEXT NOT NULL PRIMARY KEY);"
	if (is_held["reports"]) {
		print "INSERT INTO loaded SELECT doc FROM \"new_reports\";"
		return
	}
	for (i = 1; i <= tables; i++) {
		if (is_held[table[i]] && has_doc[table[i]])
			s = s (s ? " UNION " : "") "SELECT DISTINCT doc FROM " quoted("new_" table[i])
	}
	if (!s)
		return
	printf "INSERT INTO loaded %s;\n", s
	print "INSERT INTO \"reports\" (doc) SELECT doc FROM loaded WHERE true ON CONFLICT DO NOTHING;"
}

# The rows that give way: of the documents at hand, or the whole table where it has none.  A
# folder with `reports` tells all that there is on its documents, one without adds to it.
function clear(t) {
	if (t == "reports" || t == "population")
		return
	if (has_doc[t] && (is_held[t] || is_held["reports"]))
		printf "DELETE FROM %s WHERE doc IN (SELECT doc FROM loaded);\n", quoted(t)
	else if (is_held[t])
		printf "DELETE FROM %s;\n", quoted(t)
}

# A cell of the CSV as the column's value: one that is empty is NULL unless it is text.
function value(t, i) {
	if (is_text(type[t, i]) == (dialect != "postgres"))
		return quoted(column[t, i])
	return (is_text(type[t, i]) ? "coalesce(" : "nullif(") quoted(column[t, i]) ", '')"
}
function fill(t,    i) {
	printf "INSERT INTO %s (%s%s)\nSELECT ", quoted(t), names_of(t),
	    (has_seq(t) ? ", \"seq\"" : "")
	for (i = 1; i <= columns[t]; i++)
		printf "%s%s", comma(i), value(t, i)
	if (has_seq(t))
		printf ", row_number() OVER (PARTITION BY doc ORDER BY rowid)"
	printf "\nFROM \"new_%s\" WHERE true%s", t,
	    (has_seq(t) ? "" : " ORDER BY rowid")
	if (t == "reports" || t == "population")
		replace_known(t)
	print ";"
}
# Rows that others point at, or that no document owns, change where they are.
function replace_known(t,    i, s) {
	for (i = 1; i <= columns[t]; i++) {
		if (!in_key(t, column[t, i]))
			s = s (s ? ", " : "") quoted(column[t, i]) " = excluded." quoted(column[t, i])
	}
	printf "\nON CONFLICT (%s) DO UPDATE SET %s", quoted_list(key[t]), s
}
function load(    i) {
	list_documents()
	for (i = 1; i <= tables; i++)
		clear(table[i])
	for (i = 1; i <= tables; i++) {
		if (is_held[table[i]])
			fill(table[i])
	}
}

function lone(    i) {
	print "CREATE TEMP TABLE shared AS SELECT doc FROM \"new_reports\" GROUP BY doc HAVING count(*) > 1;"
	for (i = 1; i <= tables; i++) {
		if (is_held[table[i]] && has_doc[table[i]])
			printf "DELETE FROM %s WHERE doc IN (SELECT doc FROM shared);\n",
			    quoted("new_" table[i])
	}
}

function whole() {
	print "DELETE FROM \"reports\" WHERE doc NOT IN (SELECT doc FROM whole);"
	print "CREATE TEMP TABLE missing (n INTEGER CONSTRAINT a_document_is_missing CHECK (n = 0));"
	print "INSERT INTO missing SELECT (SELECT count(*) FROM whole) - (SELECT count(*) FROM \"reports\");"
}

function inexact(t,    i, name, s) {
	for (i = 1; i <= columns[t]; i++) {
		name = quoted(column[t, i])
		if (type[t, i] == "number" || type[t, i] == "integer")
			s = s (s ? " OR " : "") "length(" name ") > 15 AND length(ltrim(replace(" name \
			    ", '-', ''), '0.')) > CASE WHEN " name " LIKE '%.%' THEN 16 ELSE 18 END"
	}
	if (s)
		printf "SELECT '%s: ' || count(*) || ' rows have figures of more digits than " \
		    "SQLite keeps' FROM \"new_%s\" WHERE %s HAVING count(*) > 0;\n", t, t, s
}

function finish(t,    n, one, i, at, what, where) {
	n = split(indexes[t], one, "|")
	for (i = 1; i <= n; i++) {
		at = index(one[i], " where ")
		what = at ? substr(one[i], 1, at - 1) : one[i]
		where = at ? " WHERE " substr(one[i], at + 7) : ""
		printf "CREATE INDEX IF NOT EXISTS \"%s_index_%d\" ON %s (%s)%s;\n", t, i,
		    quoted(t), quoted_list(what), where
	}
	if (dialect == "postgres")
		comment(t)
}
function comment(t,    i) {
	printf "COMMENT ON TABLE %s IS %s;\n", quoted(t), literal(about[t])
	for (i = 1; i <= columns[t]; i++)
		printf "COMMENT ON COLUMN %s.%s IS %s;\n", quoted(t), quoted(column[t, i]),
		    literal(says[t, i])
	if (has_seq(t))
		printf "COMMENT ON COLUMN %s.\"seq\" IS %s;\n", quoted(t), literal(seq_says())
}

END {
	if (part == "load")
		load()
	else if (part == "lone")
		lone()
	else if (part == "whole")
		whole()
	for (i = 1; i <= tables; i++) {
		t = table[i]
		if (part == "names")
			print t
		else if (part == "stage" && is_held[t])
			stage(t)
		else if (part == "tables")
			make(t)
		else if (part == "finish")
			finish(t)
		else if (part == "inexact" && is_held[t])
			inexact(t)
		else if (part == "drop")
			printf "DROP TABLE IF EXISTS %s;\n", quoted(table[tables + 1 - i])
	}
}
