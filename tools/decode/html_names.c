#include "html_names.h"

static const struct known {
	const char *name;
	enum element element;
} known[] = {
	{ "a", EL_LINK },
	{ "address", EL_PARA },
	{ "applet", EL_HIDE },
	{ "area", EL_VOID },
	{ "article", EL_BLOCK },
	{ "aside", EL_BLOCK },
	{ "audio", EL_HIDE },
	{ "base", EL_VOID },
	{ "basefont", EL_VOID },
	{ "bgsound", EL_VOID },
	{ "blockquote", EL_BLOCK },
	{ "body", EL_PAGE },
	{ "br", EL_BREAK },
	{ "button", EL_HIDE },
	{ "canvas", EL_HIDE },
	{ "caption", EL_CAPTION },
	{ "center", EL_BLOCK },
	{ "col", EL_VOID },
	{ "colgroup", EL_VOID },
	{ "datalist", EL_HIDE },
	{ "dd", EL_PARA },
	{ "del", EL_STRUCK },
	{ "details", EL_BLOCK },
	{ "dialog", EL_BLOCK },
	{ "dir", EL_BLOCK },
	{ "div", EL_BLOCK },
	{ "dl", EL_BLOCK },
	{ "dt", EL_PARA },
	{ "embed", EL_VOID },
	{ "fieldset", EL_BLOCK },
	{ "figcaption", EL_PARA },
	{ "figure", EL_BLOCK },
	{ "footer", EL_NAV },
	{ "form", EL_BLOCK },
	{ "frame", EL_FRAME },
	{ "frameset", EL_FRAME },
	{ "h1", EL_HEADING },
	{ "h2", EL_PARA },
	{ "h3", EL_PARA },
	{ "h4", EL_PARA },
	{ "h5", EL_PARA },
	{ "h6", EL_PARA },
	{ "head", EL_PAGE },
	{ "header", EL_BLOCK },
	{ "hgroup", EL_BLOCK },
	{ "hr", EL_RULE },
	{ "html", EL_PAGE },
	{ "iframe", EL_RAW },
	{ "img", EL_VOID },
	{ "input", EL_FIELD },
	{ "legend", EL_PARA },
	{ "li", EL_PARA },
	{ "link", EL_VOID },
	{ "listing", EL_PRE },
	{ "main", EL_BLOCK },
	{ "map", EL_HIDE },
	{ "marquee", EL_PARA },
	{ "menu", EL_BLOCK },
	{ "meta", EL_META },
	{ "nav", EL_NAV },
	{ "noembed", EL_RAW },
	{ "noscript", EL_HIDE },
	{ "object", EL_HIDE },
	{ "ol", EL_BLOCK },
	{ "optgroup", EL_MENU },
	{ "option", EL_MENU },
	{ "p", EL_PARA },
	{ "param", EL_VOID },
	{ "plaintext", EL_PRE },
	{ "pre", EL_PRE },
	{ "rp", EL_HIDE },
	{ "rt", EL_HIDE },
	{ "rtc", EL_HIDE },
	{ "s", EL_STRUCK },
	{ "script", EL_RAW },
	{ "section", EL_BLOCK },
	{ "select", EL_MENU },
	{ "source", EL_VOID },
	{ "strike", EL_STRUCK },
	{ "style", EL_RAW },
	{ "summary", EL_PARA },
	{ "sup", EL_RAISED },
	{ "svg", EL_HIDE },
	{ "table", EL_TABLE },
	{ "tbody", EL_GROUP },
	{ "td", EL_CELL },
	{ "template", EL_HIDE },
	{ "textarea", EL_PRE },
	{ "tfoot", EL_GROUP },
	{ "th", EL_CELL },
	{ "thead", EL_GROUP },
	{ "title", EL_TITLE },
	{ "tr", EL_ROW },
	{ "track", EL_VOID },
	{ "ul", EL_BLOCK },
	{ "video", EL_HIDE },
	{ "wbr", EL_VOID },
	{ "xmp", EL_PRE },
};

enum { SLOTS = 512, KNOWN = sizeof known / sizeof *known };

_Static_assert(KNOWN < ELEMENT_NUMBERS, "a number for each name");

/* An open hash table of them: index + 1, 0 for free. */
static unsigned char slot[SLOTS];

static size_t
slot_of(struct str name)
{
	const unsigned char *s = (const unsigned char *)name.s;

	return ((size_t)s[0] * 7 + (size_t)s[name.n - 1] * 31 + (size_t)s[name.n / 2] * 67 +
		   name.n * 131) %
	       SLOTS;
}

static void
load(void)
{
	for (size_t i = 0; i < KNOWN; i++) {
		size_t at = slot_of(str_of(known[i].name));

		while (slot[at])
			at = (at + 1) % SLOTS;
		slot[at] = (unsigned char)(i + 1);
	}
}

unsigned
element_number(struct str name)
{
	static bool loaded;

	if (!loaded)
		load();
	loaded = true;
	if (!name.n)
		return 0;
	for (size_t at = slot_of(name); slot[at]; at = (at + 1) % SLOTS) {
		if (str_is(name, known[slot[at] - 1].name))
			return slot[at];
	}
	return 0;
}

enum element
element_of(unsigned number)
{
	return number ? known[number - 1].element : EL_INLINE;
}
