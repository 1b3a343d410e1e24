# embed-text.awk - turn a large data file, as it is, into one string:
# awk -v name=townships -f scripts/embed-text.awk common/townships.tsv
# A pointer for each cell would make the program slow to start.  See common/data.h.
BEGIN {
	printf "/* Made by scripts/embed-text.awk from common/%s.tsv. */\n", name
	print "#include \"data.h\"\n"
	print "/* A string this long is no portable C, but every compiler takes it. */"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	printf "const char %s_text[] =\n", name
}
/^#/ || /^$/ || !head++ { next }
{
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	print "    \"" $0 "\\n\""
}
END { printf "    \"\";\n\nconst size_t %s_size = sizeof %s_text - 1;\n", name, name }
