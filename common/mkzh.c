/*
 * Runs at build time, with OpenCC at hand:
 *
 *	mkzh table		the table behind zh.h, as C
 *	mkzh aliases <FORMS	forms.tsv again, and with every label the one that Taiwan's
 *words make of it (采购项目数量, 採購專案數量), as one more alias
 */
#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum { FIRST = 0x3400, LAST = 0x9FFF };

/* The one character that OpenCC makes of cp, or cp when it makes none or several. */
static unsigned
convert(opencc_t cc, unsigned cp)
{
	char in[8] = "", *out;
	unsigned to = cp;
	size_t n = utf8_put(in, cp);

	out = opencc_convert_utf8(cc, in, n);
	if (!out) {
		fprintf(stderr, "mkzh: %s\n", opencc_error());
		exit(1);
	}
	n = strlen(out);
	if (n && utf8_get(out, n, &to) != n)
		to = cp;
	opencc_convert_utf8_free(out);
	return to;
}

static opencc_t
open_config(const char *name)
{
	opencc_t cc = opencc_open(name);

	if (cc == (opencc_t)-1) {
		fprintf(stderr, "mkzh: cannot open OpenCC's %s: %s\n", name, opencc_error());
		exit(1);
	}
	return cc;
}

static void
write_table(void)
{
	opencc_t t2s = open_config("t2s.json"), s2t = open_config("s2t.json");

	printf("/* Made by mkzh from OpenCC's t2s and s2t. */\n#include \"zh_table.h\"\n\n"
	       "const struct zh zh_table[] = {\n");
	for (unsigned cp = FIRST; cp <= LAST; cp++) {
		unsigned simple = convert(t2s, cp);
		int script = simple != cp ? 1 : convert(s2t, cp) != cp ? -1 : 0;

		printf("{ 0x%X, %d },%c", simple > 0xFFFF ? cp : simple, script,
		    cp % 8 == 7 ? '\n' : ' ');
	}
	printf("};\n");
	opencc_close(t2s);
	opencc_close(s2t);
}

/* Write a label (n bytes) whose words are others in Taiwan, with a | when one stands before. */
static void
write_alias(opencc_t s2twp, opencc_t t2s, const char *label, size_t n, bool *before)
{
	char *theirs = opencc_convert_utf8(s2twp, label, n), *simple = NULL;

	if (theirs)
		simple = opencc_convert_utf8(t2s, theirs, strlen(theirs));
	if (!simple) {
		fprintf(stderr, "mkzh: %s\n", opencc_error());
		exit(1);
	}
	if (strlen(simple) != n || strncmp(simple, label, n) != 0) {
		printf("%s%s", *before ? "|" : "", theirs);
		*before = true;
	}
	opencc_convert_utf8_free(theirs);
	opencc_convert_utf8_free(simple);
}

/* The label is the seventh field of a line, its aliases are the last. */
static void
write_aliases(void)
{
	enum { LABEL = 7, LAST_FIELD = 9 };
	opencc_t s2twp = open_config("s2twp.json"), t2s = open_config("t2s.json");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while ((n = getline(&line, &room, stdin)) > 0) {
		char *rest = line, *field = line;
		bool before;

		line[strcspn(line, "\n")] = '\0';
		printf("%s", line);
		before = *line && line[strlen(line) - 1] != '\t';
		for (int i = 1; *line != '#' && (field = strsep(&rest, "\t")); i++) {
			if (i == LABEL)
				write_alias(s2twp, t2s, field, strlen(field), &before);
			while (i == LAST_FIELD && *field) {
				size_t len = strcspn(field, "|");

				write_alias(s2twp, t2s, field, len, &before);
				field += len + (field[len] == '|');
			}
		}
		putchar('\n');
	}
	free(line);
	opencc_close(s2twp);
	opencc_close(t2s);
}

int
main(int argc, char *argv[])
{
	if (argc == 2 && !strcmp(argv[1], "table"))
		write_table();
	else if (argc == 2 && !strcmp(argv[1], "aliases"))
		write_aliases();
	else
		return 2;
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
