#include <limits.h>
#include <stdlib.h>
#include <strings.h>

#include "docx_style.h"
#include "numeral.h"
#include "package.h"
#include "utf8.h"

/* More than Word itself keeps; a chain of styles has a few links. */
enum { DEFINED_MAX = 8192, CHAIN_MAX = 32, TEXT_MAX = 256, COUNT_MAX = 32767 };

/* What is not said.  A text is the offset of a C string in `text`; 0 is the empty one. */
static const unsigned UNSAID = UINT_MAX;

struct style {
	size_t id, based;
	unsigned num, level;
	bool table, hides, contents;
	enum docx_height height;
};

struct level {
	size_t text, style; /* 第%1章; the style whose paragraphs are of this level */
	unsigned start, format;
	bool legal; /* the numbers in it are all decimal */
	bool tight; /* nothing follows the number */
	bool goes_on; /* a higher level does not start it anew */
};

/* A list's make, and where its counting stands. */
struct abstract {
	unsigned id;
	size_t link; /* the style whose list is the one that counts */
	struct level level[LIST_LEVELS];
	unsigned count[LIST_LEVELS];
	bool begun[LIST_LEVELS];
};

/* A list, of some make; several may go on counting one make. */
struct num {
	unsigned id, abstract;
	unsigned start[LIST_LEVELS];
	struct level *own[LIST_LEVELS]; /* in place of the make's */
	bool used[LIST_LEVELS];
};

struct docx_style {
	struct buf text;
	struct style *style;
	size_t styles, style_room;
	struct abstract *abstract;
	size_t abstracts, abstract_room;
	struct num *num;
	size_t nums, num_room;
	/* while reading: what is open */
	bool in_style, in_abstract, in_num;
	struct level *level;
	unsigned override; /* the level of w:lvlOverride */
};

struct docx_style *
docx_style_new(void)
{
	struct docx_style *s = mem_resize(NULL, 1, sizeof *s);

	*s = (struct docx_style) { 0 };
	buf_addc(&s->text, '\0');
	return s;
}

void
docx_style_free(struct docx_style *s)
{
	for (size_t i = 0; i < s->nums; i++) {
		for (size_t k = 0; k < LIST_LEVELS; k++)
			free(s->num[i].own[k]);
	}
	buf_free(&s->text);
	free(s->style);
	free(s->abstract);
	free(s->num);
	free(s);
}

/* --- reading */

static const struct level no_level = { .start = 1, .format = NUMERAL_DECIMAL };

/* Room for one more of `size` bytes; NULL when there are as many as Word keeps. */
static void *
more(void *array, size_t *n, size_t *room, size_t size)
{
	if (*n == *room) {
		*room = *room ? *room * 2 : 32;
		array = mem_resize(array, *room, size);
	}
	++*n;
	return array;
}

static size_t
keep(struct docx_style *s, const char *text)
{
	size_t at = s->text.len;

	if (!text || !*text || strlen(text) > TEXT_MAX)
		return 0;
	buf_add(&s->text, text, strlen(text) + 1);
	return at;
}

static void
open_style(struct docx_style *s, const char **attributes)
{
	const char *type = attribute_of(attributes, "type");

	if (!(s->in_style = s->styles < DEFINED_MAX))
		return;
	s->style = more(s->style, &s->styles, &s->style_room, sizeof *s->style);
	s->style[s->styles - 1] =
	    (struct style) { .id = keep(s, attribute_of(attributes, "styleId")),
		    .num = UNSAID,
		    .level = UNSAID,
		    .table = type && !strcmp(type, "table") };
}

static void
open_abstract(struct docx_style *s, const char **attributes)
{
	struct abstract *a;

	if (!(s->in_abstract = s->abstracts < DEFINED_MAX / LIST_LEVELS))
		return;
	s->abstract = more(s->abstract, &s->abstracts, &s->abstract_room, sizeof *s->abstract);
	a = &s->abstract[s->abstracts - 1];
	*a = (struct abstract) { .id = number_attribute(
				     attributes, "abstractNumId", INT_MAX, UNSAID) };
	for (size_t i = 0; i < LIST_LEVELS; i++)
		a->level[i] = no_level;
}

static void
open_num(struct docx_style *s, const char **attributes)
{
	struct num *num;

	if (!(s->in_num = s->nums < DEFINED_MAX))
		return;
	s->num = more(s->num, &s->nums, &s->num_room, sizeof *s->num);
	num = &s->num[s->nums - 1];
	*num = (struct num) { .id = number_attribute(attributes, "numId", INT_MAX, UNSAID),
		.abstract = UNSAID };
	for (size_t i = 0; i < LIST_LEVELS; i++)
		num->start[i] = UNSAID;
	s->override = LIST_LEVELS;
}

/* The level that w:lvl defines: of a make, or of one list alone. */
static void
open_level(struct docx_style *s, const char **attributes)
{
	unsigned i = number_attribute(attributes, "ilvl", LIST_LEVELS, LIST_LEVELS);

	s->level = NULL;
	if (i == LIST_LEVELS)
		return;
	if (s->in_num) {
		struct level **own = &s->num[s->nums - 1].own[i];

		*own = mem_resize(*own, 1, sizeof **own);
		s->level = *own;
		*s->level = no_level;
	} else if (s->in_abstract) {
		s->level = &s->abstract[s->abstracts - 1].level[i];
	}
}

static void
in_level(struct docx_style *s, const char *name, const char **attributes)
{
	struct level *level = s->level;
	const char *value = attribute_of(attributes, "val");

	if (!strcmp(name, "start"))
		level->start = number_attribute(attributes, "val", COUNT_MAX, 1);
	else if (!strcmp(name, "numFmt"))
		level->format = numeral_format(value);
	else if (!strcmp(name, "lvlText"))
		level->text = keep(s, value);
	else if (!strcmp(name, "pStyle"))
		level->style = keep(s, value);
	else if (!strcmp(name, "isLgl"))
		level->legal = is_on(attributes);
	else if (!strcmp(name, "suff"))
		level->tight = value && !strcmp(value, "nothing");
	else if (!strcmp(name, "lvlRestart"))
		level->goes_on = value && !strcmp(value, "0");
}

static void
in_style(struct docx_style *s, const char *name, const char **attributes)
{
	struct style *style = &s->style[s->styles - 1];
	const char *value = attribute_of(attributes, "val");

	if (!strcmp(name, "name"))
		style->contents = value && !strncasecmp(value, "toc ", 4);
	else if (!strcmp(name, "basedOn"))
		style->based = keep(s, value);
	else if (!strcmp(name, "numId"))
		style->num = number_attribute(attributes, "val", INT_MAX, UNSAID);
	else if (!strcmp(name, "ilvl"))
		style->level = number_attribute(attributes, "val", LIST_LEVELS - 1, UNSAID);
	else if (!strcmp(name, "vanish") && !style->table)
		style->hides = is_on(attributes);
	else if (!strcmp(name, "vertAlign") && !style->table)
		style->height = docx_height(value);
}

static void
in_num(struct docx_style *s, const char *name, const char **attributes)
{
	struct num *num = &s->num[s->nums - 1];

	if (!strcmp(name, "abstractNumId"))
		num->abstract = number_attribute(attributes, "val", INT_MAX, UNSAID);
	else if (!strcmp(name, "lvlOverride"))
		s->override = number_attribute(attributes, "ilvl", LIST_LEVELS, LIST_LEVELS);
	else if (!strcmp(name, "startOverride") && s->override < LIST_LEVELS)
		num->start[s->override] = number_attribute(attributes, "val", COUNT_MAX, 1);
}

static void
on_start(void *of, const char *name, const char **attributes)
{
	struct docx_style *s = of;

	if (!strcmp(name, "style"))
		open_style(s, attributes);
	else if (!strcmp(name, "abstractNum"))
		open_abstract(s, attributes);
	else if (!strcmp(name, "num"))
		open_num(s, attributes);
	else if (!strcmp(name, "lvl"))
		open_level(s, attributes);
	else if (s->level)
		in_level(s, name, attributes);
	else if (s->in_style)
		in_style(s, name, attributes);
	else if (s->in_num)
		in_num(s, name, attributes);
	else if (s->in_abstract && !strcmp(name, "numStyleLink"))
		s->abstract[s->abstracts - 1].link = keep(s, attribute_of(attributes, "val"));
}

static void
on_end(void *of, const char *name)
{
	struct docx_style *s = of;

	if (!strcmp(name, "lvl"))
		s->level = NULL;
	else if (!strcmp(name, "style"))
		s->in_style = false;
	else if (!strcmp(name, "abstractNum"))
		s->in_abstract = false;
	else if (!strcmp(name, "num"))
		s->in_num = false;
}

void
docx_style_markup(struct docx_style *s, struct markup *m)
{
	s->in_style = s->in_abstract = s->in_num = false;
	s->level = NULL;
	*m = (struct markup) { .start = on_start, .end = on_end, .of = s };
}

/* --- looking up */

static const char *
text_at(const struct docx_style *s, size_t at)
{
	return s->text.s + at;
}

static int
by_style_id(const void *a, const void *b, void *arg)
{
	const struct docx_style *s = arg;
	const struct style *x = a, *y = b;

	return strcmp(text_at(s, x->id), text_at(s, y->id));
}

static int
by_abstract_id(const void *a, const void *b)
{
	const struct abstract *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int
by_num_id(const void *a, const void *b)
{
	const struct num *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static struct style *
find_style(const struct docx_style *s, struct str id)
{
	size_t from = 0, to = s->styles;

	while (id.n && from < to) {
		size_t at = from + (to - from) / 2;
		struct str here = str_of(text_at(s, s->style[at].id));
		size_t n = here.n < id.n ? here.n : id.n;
		int order = memcmp(id.s, here.s, n);

		if (!order && here.n == id.n)
			return &s->style[at];
		if (order < 0 || (!order && id.n < here.n))
			to = at;
		else
			from = at + 1;
	}
	return NULL;
}

static struct num *
find_num(const struct docx_style *s, unsigned id)
{
	struct num key = { .id = id };

	return s->nums ? bsearch(&key, s->num, s->nums, sizeof key, by_num_id) : NULL;
}

static struct abstract *
find_abstract(const struct docx_style *s, unsigned id)
{
	struct abstract key = { .id = id };

	return s->abstracts
		   ? bsearch(&key, s->abstract, s->abstracts, sizeof key, by_abstract_id)
		   : NULL;
}

/* What a style does not say, the styles say that it is based on. */
static void
inherit(struct docx_style *s, struct style *style)
{
	const struct style *from = style;

	for (int i = 0; i < CHAIN_MAX && from && from->based; i++) {
		from = find_style(s, str_of(text_at(s, from->based)));
		if (!from)
			return;
		if (style->num == UNSAID)
			style->num = from->num;
		if (style->level == UNSAID)
			style->level = from->level;
		style->hides = style->hides || from->hides;
		if (style->height == HEIGHT_UNSAID)
			style->height = from->height;
		style->contents = style->contents || from->contents;
	}
}

void
docx_style_ready(struct docx_style *s)
{
	if (s->styles)
		qsort_r(s->style, s->styles, sizeof *s->style, by_style_id, s);
	if (s->abstracts)
		qsort(s->abstract, s->abstracts, sizeof *s->abstract, by_abstract_id);
	if (s->nums)
		qsort(s->num, s->nums, sizeof *s->num, by_num_id);
	for (size_t i = 0; i < s->styles; i++)
		inherit(s, &s->style[i]);
}

bool
docx_style_hides(const struct docx_style *s, struct str id)
{
	const struct style *style = find_style(s, id);

	return style && style->hides;
}

enum docx_height
docx_height(const char *value)
{
	if (value && !strcmp(value, "superscript"))
		return HEIGHT_RAISED;
	return value && !strcmp(value, "subscript") ? HEIGHT_LOWERED : HEIGHT_PLAIN;
}

enum docx_height
docx_style_height(const struct docx_style *s, struct str id)
{
	const struct style *style = find_style(s, id);

	return style ? style->height : HEIGHT_UNSAID;
}

bool
docx_style_contents(const struct docx_style *s, struct str id)
{
	const struct style *style = find_style(s, id);

	return style && style->contents;
}

/* --- numbers */

/* A list as it counts: its own make, or the one of the style that the make points to. */
struct list {
	struct num *num;
	struct abstract *abstract;
};

static struct list
list_of(const struct docx_style *s, unsigned id)
{
	struct list list = { find_num(s, id), NULL };

	for (int i = 0; i < CHAIN_MAX && list.num; i++) {
		const struct style *style;

		list.abstract = find_abstract(s, list.num->abstract);
		if (!list.abstract || !list.abstract->link)
			return list;
		style = find_style(s, str_of(text_at(s, list.abstract->link)));
		list.num = style ? find_num(s, style->num) : NULL;
	}
	return (struct list) { NULL, NULL };
}

static const struct level *
level_of(const struct list *list, unsigned i)
{
	return list->num->own[i] ? list->num->own[i] : &list->abstract->level[i];
}

/* The level that a style's paragraphs have in its list. */
static unsigned
level_of_style(const struct docx_style *s, const struct list *list, const struct style *style)
{
	for (unsigned i = 0; style->id && i < LIST_LEVELS; i++) {
		const struct level *level = level_of(list, i);

		if (level->style && !strcmp(text_at(s, level->style), text_at(s, style->id)))
			return i;
	}
	return style->level == UNSAID ? 0 : style->level;
}

/* One more of a level: those below begin anew, those above have begun. */
static void
count(const struct list *list, unsigned at)
{
	struct abstract *a = list->abstract;
	struct num *num = list->num;

	for (unsigned i = 0; i <= at; i++) {
		if (num->start[i] != UNSAID && !num->used[i]) {
			a->begun[i] = false;
			num->used[i] = true;
		}
		if (!a->begun[i]) {
			a->count[i] = num->start[i] != UNSAID ? num->start[i]
							      : level_of(list, i)->start;
			a->begun[i] = true;
		} else if (i == at && a->count[i] < COUNT_MAX) {
			a->count[i]++;
		}
	}
	for (unsigned i = at + 1; i < LIST_LEVELS; i++)
		a->begun[i] = a->begun[i] && level_of(list, i)->goes_on;
}

/* Does a blank stand between the number and the words?  Not behind 一、 and （一）. */
static bool
wants_blank(const struct level *level, struct str number)
{
	size_t at = number.n;
	unsigned cp;

	if (level->tight || !number.n)
		return false;
	do
		at--;
	while (at && utf8_is_inside(number.s[at]));
	utf8_get(number.s + at, number.n - at, &cp);
	return cp < 0x80 || (cp >= 0x3400 && cp <= 0x9FFF);
}

static void
print(const struct docx_style *s, const struct list *list, unsigned at, struct buf *out)
{
	const struct level *level = level_of(list, at);
	const char *text = text_at(s, level->text);
	size_t from = out->len;

	if (numeral_is_bullet(level->format))
		return;
	for (; *text; text++) {
		unsigned i = (unsigned)(text[1] - '1');

		if (*text != '%' || text[1] < '1' || text[1] > '9') {
			buf_addc(out, *text);
			continue;
		}
		text++;
		numeral_add(out, list->abstract->count[i],
		    level->legal ? NUMERAL_DECIMAL : level_of(list, i)->format);
	}
	if (wants_blank(level, (struct str) { out->s + from, out->len - from }))
		buf_addc(out, ' ');
}

void
docx_style_number(struct docx_style *s, const struct docx_asked *asked, struct buf *out)
{
	const struct style *style = find_style(s, asked->style);
	unsigned id = asked->num != UNSAID ? asked->num : style ? style->num : UNSAID;
	struct list list;
	unsigned at;

	if (id == 0 || id == UNSAID)
		return;
	list = list_of(s, id);
	if (!list.num)
		return;
	if (asked->level != UNSAID)
		at = asked->level < LIST_LEVELS ? asked->level : LIST_LEVELS - 1;
	else
		at = style && asked->num == UNSAID ? level_of_style(s, &list, style) : 0;
	count(&list, at);
	print(s, &list, at, out);
}
