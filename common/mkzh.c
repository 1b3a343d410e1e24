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

/* What a matching key makes of s (n bytes): each character by itself. */
static void
simplify(opencc_t t2s, const char *s, char *out)
{
	unsigned cp;

	for (size_t n = strlen(s), at = 0; at < n;) {
		at += utf8_get(s + at, n - at, &cp);
		out += utf8_put(out, convert(t2s, cp));
	}
	*out = '\0';
}

/* How labels are converted, and back. */
struct scripts {
	opencc_t to[3], t2s;
};

enum { LABEL_MAX = 1024 };

/* Write the forms of a label (n bytes) that its own key does not match, with a | before each
   but the very first of the line. */
static void
write_alias(const struct scripts *cc, const char *label, size_t n, bool *before)
{
	char simple[LABEL_MAX], last[LABEL_MAX] = "";

	for (size_t i = 0; i < 3 && n && n < LABEL_MAX / 4; i++) {
		char *theirs = opencc_convert_utf8(cc->to[i], label, n);

		if (!theirs) {
			fprintf(stderr, "mkzh: %s\n", opencc_error());
			exit(1);
		}
		simplify(cc->t2s, theirs, simple);
		if ((strlen(simple) != n || strncmp(simple, label, n) != 0) &&
		    strcmp(simple, last) != 0) {
			printf("%s%s", *before ? "|" : "", theirs);
			*before = true;
			strcpy(last, simple);
		}
		opencc_convert_utf8_free(theirs);
	}
}

/* The label is the seventh field of a line, its aliases are the last. */
static void
write_line(const struct scripts *cc, char *line)
{
	enum { LABEL = 7, LAST_FIELD = 9 };
	char *rest = line, *field = line;
	bool before;

	line[strcspn(line, "\n")] = '\0';
	printf("%s", line);
	before = *line && line[strlen(line) - 1] != '\t';
	for (int i = 1; *line != '#' && (field = strsep(&rest, "\t")); i++) {
		if (i == LABEL)
			write_alias(cc, field, strlen(field), &before);
		while (i == LAST_FIELD && *field) {
			size_t len = strcspn(field, "|");

			write_alias(cc, field, len, &before);
			field += len + (field[len] == '|');
		}
	}
	putchar('\n');
}

static void
write_aliases(void)
{
	struct scripts cc = { { open_config("s2t.json"), open_config("s2hk.json"),
				  open_config("s2twp.json") },
		open_config("t2s.json") };
	char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, stdin) > 0)
		write_line(&cc, line);
	free(line);
	for (size_t i = 0; i < 3; i++)
		opencc_close(cc.to[i]);
	opencc_close(cc.t2s);
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
