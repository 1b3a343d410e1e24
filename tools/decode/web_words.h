/* The words of web.tsv. */
#ifndef WEB_WORDS_H
#define WEB_WORDS_H

#include "str.h"

enum web_kind {
	WEB_META = 1,
	WEB_CLASS = 2,
	WEB_ITEM = 4,
	WEB_SITE = 8,
	WEB_FOOTER = 16,
	WEB_LABEL = 32,
	WEB_TITLE = 64,
	WEB_FILE = 128
};

/* The kinds of the words that stand anywhere in s. */
unsigned web_kinds_in(struct str s);

/* Is s made of words of a kind alone, with nothing between them but blanks and marks? */
bool web_only(enum web_kind, struct str s);

/* Is a word of a kind in a list of names, as `main-nav leftMenu`: one of its parts? */
bool web_names(enum web_kind, struct str names);

/* The place of a meta element's name among the rows of kind meta, from 0; -1 for one that is
   not there. */
int web_meta(struct str name);

/* The key in the stream of the meta at that place; NULL behind the last. */
const char *web_meta_key(int place);

#endif
