#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "buf.h"
#include "markup.h"
#include "say.h"

/* libxml2 counts in int. */
enum { PIECE = 1 << 20 };

/* The most attributes of an XML element that are looked at. */
enum { ATTRIBUTES = 32 };

/* XML is fed in small pieces, so that what libxml2 holds can be bounded: it compares each
   attribute of an element with every other, looks a prefix up among all that are declared, and
   keeps every name.  Real documents have a few dozen, dozens, and a few hundred. */
enum {
	XML_PIECE = 1 << 12,
	ATTRIBUTES_MAX = 1 << 10,
	PREFIXES_MAX = 1 << 9,
	NAMES_MAX = 1 << 16
};

/* Text comes in runs of so many bytes.  The last character of a full one is not yet counted
   among the lines. */
enum { FULL = 1000 };

static struct markup *
markup_of(void *ctx)
{
	return ((xmlParserCtxtPtr)ctx)->_private;
}

static void
on_html_start(void *ctx, const xmlChar *name, const xmlChar **attributes)
{
	struct markup *m = markup_of(ctx);

	m->depth++;
	m->start(m->of, (const char *)name, (const char **)attributes);
}

static void
on_html_end(void *ctx, const xmlChar *name)
{
	struct markup *m = markup_of(ctx);

	if (m->depth)
		m->depth--;
	if (m->kind == MARKUP_HTML || m->depth < MARKUP_DEPTH)
		m->end(m->of, (const char *)name);
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	struct markup *m = markup_of(ctx);

	if (m->kind == MARKUP_XML && m->depth > MARKUP_DEPTH)
		return;
	m->behind = m->kind == MARKUP_HTML && n >= FULL && s[n - 1] == '\n';
	m->text(m->of, (struct str) { (const char *)s, (size_t)n });
	m->behind = false;
}

/* libxml2 gives an attribute as five pointers: name, prefix, URI, value, the value's end. */
static void
on_xml_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
    int namespaces, const xmlChar **namespace, int n, int defaulted, const xmlChar **attribute)
{
	struct markup *m = markup_of(ctx);
	const char *given[2 * ATTRIBUTES + 1];
	size_t at = 0;
	int k = 0;

	(void)prefix, (void)uri, (void)namespaces, (void)namespace, (void)defaulted;
	if (m->depth++ >= MARKUP_DEPTH) {
		m->deep = true;
		return;
	}
	if (n > ATTRIBUTES)
		n = ATTRIBUTES;
	buf_clear(&m->values);
	for (int i = 0; i < n; i++) {
		const xmlChar **of = attribute + 5 * i;

		buf_add(&m->values, of[3], (size_t)(of[4] - of[3]));
		buf_addc(&m->values, '\0');
	}
	for (; k < n; k++, at += strlen(m->values.s + at) + 1) {
		given[2 * k] = (const char *)attribute[5 * k];
		given[2 * k + 1] = m->values.s + at;
	}
	given[2 * k] = NULL;
	m->start(m->of, (const char *)name, n ? given : NULL);
}

static void
on_xml_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)prefix, (void)uri;
	on_html_end(ctx, name);
}

/* A document that declares entities of its own, or needs them, ends there: what they stand for
   is not looked up, and libxml2 would expand them. */
static void
on_xml_entity(void *ctx, const xmlChar *name)
{
	(void)name;
	markup_stop(markup_of(ctx));
}

static void
on_xml_entity_declared(void *ctx, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id, xmlChar *content)
{
	(void)type, (void)public_id, (void)system_id, (void)content;
	on_xml_entity(ctx, name);
}

static void
no_start(void *of, const char *name, const char **attributes)
{
	(void)of, (void)name, (void)attributes;
}

static void
no_end(void *of, const char *name)
{
	(void)of, (void)name;
}

static void
no_text(void *of, struct str s)
{
	(void)of, (void)s;
}

void
markup_open(struct markup *m, enum markup_kind kind)
{
	xmlSAXHandler sax = { .characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = kind == MARKUP_XML ? on_text : NULL };
	xmlParserCtxtPtr ctx;

	m->start = m->start ? m->start : no_start;
	m->end = m->end ? m->end : no_end;
	m->text = m->text ? m->text : no_text;
	m->kind = kind;
	m->stopped = false;
	m->equals = 0;
	m->behind = false;
	m->depth = 0;
	m->deep = false;
	m->values = (struct buf) { 0 };
	if (kind == MARKUP_HTML) {
		sax.startElement = on_html_start;
		sax.endElement = on_html_end;
		ctx = htmlCreatePushParserCtxt(
		    &sax, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	} else {
		sax.initialized = XML_SAX2_MAGIC;
		sax.startElementNs = on_xml_start;
		sax.endElementNs = on_xml_end;
		sax.reference = on_xml_entity;
		sax.entityDecl = on_xml_entity_declared;
		ctx = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
	}
	if (!ctx)
		die_system("out of memory");
	if (kind == MARKUP_HTML)
		htmlCtxtUseOptions(ctx, HTML_PARSE_RECOVER | HTML_PARSE_NONET);
	else
		xmlCtxtUseOptions(ctx, XML_PARSE_NONET);
	ctx->_private = m;
	m->parser = ctx;
}

/* Does a tag wait for its end that has more attributes than any?  And the like. */
static bool
is_overgrown(struct markup *m, struct str piece)
{
	const struct _xmlParserCtxt *ctx = m->parser;
	bool waits = ctx->input && (size_t)(ctx->input->end - ctx->input->cur) >= piece.n;

	for (size_t i = 0; waits && i < piece.n; i++)
		m->equals += piece.s[i] == '=';
	if (!waits)
		m->equals = 0;
	return m->equals > ATTRIBUTES_MAX || ctx->nsNr > 2 * PREFIXES_MAX ||
	       xmlDictSize(ctx->dict) > NAMES_MAX;
}

static void
feed_xml(struct markup *m, struct str piece)
{
	const struct _xmlParserCtxt *ctx = m->parser;

	/* An undeclared prefix alone is an error to libxml2, but no damage. */
	if (xmlParseChunk(m->parser, piece.s, (int)piece.n, 0) && !ctx->wellFormed)
		m->stopped = true;
	else if (!m->stopped && is_overgrown(m, piece))
		markup_stop(m);
}

/* Before 2.11, libxml2 gives back what it has read only where text ends near the end of a
   piece; a page of tags alone would be kept whole. */
static void
feed_html(xmlParserCtxtPtr ctx, const char *s, int n)
{
	htmlParseChunk(ctx, s, n, 0);
#if LIBXML_VERSION < 21100
	xmlParserInputPtr in = ctx->input;
	ptrdiff_t read;

	if (!in)
		return;
	read = in->cur - in->base;
	xmlParserInputShrink(in);
	/* Where it stopped to look for a tag's end counts from the base, which moved. */
	read -= in->cur - in->base;
	if (ctx->checkIndex)
		ctx->checkIndex -= read;
#endif
}

void
markup_feed(struct markup *m, struct str s)
{
	size_t piece = m->kind == MARKUP_XML ? XML_PIECE : PIECE;

	while (s.n && !m->stopped) {
		size_t n = s.n < piece ? s.n : piece;

		if (m->kind == MARKUP_XML)
			feed_xml(m, (struct str) { s.s, n });
		else
			feed_html(m->parser, s.s, (int)n);
		s = str_skip(s, n);
	}
}

unsigned long
markup_line(const struct markup *m)
{
	const struct _xmlParserCtxt *ctx = m->parser;

	return ctx && ctx->input ? (unsigned long)ctx->input->line + m->behind : 0;
}

void
markup_stop(struct markup *m)
{
	m->stopped = true;
	xmlStopParser(m->parser);
}

bool
markup_close(struct markup *m)
{
	xmlParserCtxtPtr ctx = m->parser;
	bool ok;

	if (!m->stopped && m->kind == MARKUP_HTML)
		htmlParseChunk(ctx, "", 0, 1);
	else if (!m->stopped)
		xmlParseChunk(ctx, "", 0, 1);
	ok = !m->stopped && (m->kind == MARKUP_HTML || ctx->wellFormed);
	/* A handler of entities makes libxml2 keep a document for them, which is nobody's. */
	if (ctx->myDoc)
		xmlFreeDoc(ctx->myDoc);
	ctx->myDoc = NULL;
	if (m->kind == MARKUP_HTML)
		htmlFreeParserCtxt(ctx);
	else
		xmlFreeParserCtxt(ctx);
	m->parser = NULL;
	buf_free(&m->values);
	return ok;
}
