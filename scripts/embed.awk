# embed.awk - turn a data file into C: awk -v name=forms -f scripts/embed.awk common/forms.tsv
# See common/data.h for what becomes of it.
BEGIN { FS = "\t" }
function quoted(s) {
	gsub(/\\/, "&&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?/, "\\?", s)
	return "\"" s "\""
}
/^#/ || /^$/ { next }
!columns {
	columns = NF
	printf "/* Made by scripts/embed.awk from common/%s.tsv. */\n#include \"data.h\"\n\n", name
	printf "static const char *const cells[] = {\n"
	next
}
NF > columns {
	printf "%s.tsv:%d: %d fields, the header has %d\n", name, FNR, NF, columns > "/dev/stderr"
	exit bad = 1
}
{
	for (i = 1; i <= columns; i++)
		printf "%s%s,", i == 1 ? "\t" : " ", quoted($i)
	printf "\n"
	rows++
}
END {
	if (bad)
		exit 1
	if (!rows)
		printf "\t\"\",\n"
	printf "};\n\nconst struct data %s_data = { %d, %d, cells };\n", name, rows, columns
}
