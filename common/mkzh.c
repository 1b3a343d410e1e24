/* Runs at build time: writes the table behind zh.h as C, from OpenCC's character tables. */
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

int
main(void)
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
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
