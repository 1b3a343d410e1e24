/*
 * WARC (ISO 28500; 0.17 to 1.1): what a crawler got from the web, record by record.  Pages
 * come; what is no page, by its status or its type, is counted.  libarchive's own reader will
 * not do: it drops the scheme of a URI, passes over those that end in a slash, and leaves HTTP
 * as it is.
 */
#include <stdio.h>
#include <stdlib.h>

#include "header.h"
#include "http.h"
#include "members.h"

struct warc {
	struct members members;
	struct input *from;
	struct input_part block; /* of the record at hand */
	struct http http;
	struct buf kind, uri, value, charset;
	bool segmented;
	size_t no_page, no_text, repeated; /* counted */
};

static const struct fault no_record = { "archive_damaged", "no record of WARC stands there" };
static const struct fault no_length = { "archive_damaged",
	"a record of WARC does not say how long it is" };
static const struct fault wrong_length = { "archive_damaged",
	"its record of WARC ends elsewhere than it says" };
static const struct fault segmented = { "format",
	"it stands in several records, which this release does not join" };

static int
fail(struct warc *w, const struct fault *fault)
{
	w->members.fault = w->from->fault ? w->from->fault : fault;
	return -1;
}

/* What no figures stand in, and most of a crawl is. */
static bool
is_no_text(struct str type)
{
	static const char *const types[] = { "image/", "video/", "audio/", "font/", "text/css",
		"text/javascript", "application/javascript", "application/x-javascript",
		"application/x-shockwave-flash", "application/vnd.ms-fontobject",
		"application/font-woff", "application/x-font-woff", "application/x-font-ttf" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (header_is_type(type, types[i]))
			return true;
	}
	return false;
}

/* Past the line ends behind a record: 1 when something follows, 0 at the end, -1. */
static int
find_record(struct warc *w)
{
	struct str s;

	while ((s = input_peek(w->from, 1)).n && (*s.s == '\r' || *s.s == '\n'))
		input_drop(w->from, 1);
	if (!s.n)
		return w->from->fault ? fail(w, w->from->fault) : 0;
	return 1;
}

/* The address, without the brackets that early crawlers put around it. */
static struct str
uri_of(const struct warc *w)
{
	struct str s = buf_str(&w->uri);

	if (s.n > 1 && *s.s == '<' && s.s[s.n - 1] == '>')
		s = (struct str) { s.s + 1, s.n - 2 };
	return s;
}

/* Behind a record stand two line ends; some writers left them out, or the last ones. */
static const struct fault *
check_end(struct input *from)
{
	struct str s = input_peek(from, 5);

	if (!s.n || *s.s == '\r' || *s.s == '\n' || str_starts(s, str_of("WARC/")))
		return NULL;
	return &wrong_length;
}

/* Take a record's headers; its block is then w->block, its Content-Type in w->value. */
static int
take_headers(struct warc *w)
{
	size_t n = header_length(w->from);
	struct str lines = input_peek(w->from, n);
	uint64_t length;

	lines.n = n;
	if (!n || !str_starts(lines, str_of("WARC/")))
		return fail(w, input_peek(w->from, 5).n < 5 ? &fault_cut : &no_record);
	if (!header_find(lines, "Content-Length", &w->value) ||
	    !header_number(buf_str(&w->value), &length))
		return fail(w, &no_length);
	input_part(&w->block, w->from, length);
	w->block.check_end = check_end;
	w->block.in.cut = header_find(lines, "WARC-Truncated", &w->value);
	w->segmented = header_find(lines, "WARC-Segment-Number", &w->value);
	header_find(lines, "WARC-Type", &w->kind);
	header_find(lines, "WARC-Target-URI", &w->uri);
	header_find(lines, "Content-Type", &w->value);
	input_drop(w->from, n);
	return 1;
}

static bool
is_kind(const struct warc *w, const char *kind)
{
	return header_is_type(buf_str(&w->kind), kind);
}

/* Is it what a crawler says of its own work: the names it looked up, wget's arguments and log?
 */
static bool
is_of_crawl(const struct warc *w)
{
	return header_is_type(buf_str(&w->value), "text/dns") ||
	       str_starts(uri_of(w), str_of("metadata:"));
}

static struct input *
passed(size_t *count)
{
	++*count;
	return NULL;
}

/* The page in the record: an answer's body, or the block itself; NULL when it is none.
   Its Content-Type is then in w->value. */
static struct input *
page_of(struct warc *w)
{
	struct input *body;

	w->http.fault = NULL;
	if (is_kind(w, "revisit"))
		return passed(&w->repeated);
	if (!is_kind(w, "response") && !is_kind(w, "resource") && !is_kind(w, "conversion"))
		return NULL;
	if (is_of_crawl(w))
		return NULL;
	if (!is_kind(w, "response") || !(body = http_body(&w->http, &w->block))) {
		body = &w->block.in;
	} else {
		buf_clear(&w->value);
		buf_addstr(&w->value, buf_str(&w->http.type));
		if (w->http.status != 200)
			return passed(&w->no_page);
	}
	return is_no_text(buf_str(&w->value)) ? passed(&w->no_text) : body;
}

static void
sum_up(struct warc *w)
{
	char text[256];

	if (!w->no_page && !w->no_text && !w->repeated)
		return;
	snprintf(text, sizeof text,
	    "answers without a page: %zu; images, scripts and the like: %zu; pages that were "
	    "the same as before: %zu",
	    w->no_page, w->no_text, w->repeated);
	buf_clear(&w->members.passed);
	buf_adds(&w->members.passed, text);
}

/* Past what is left of the record. */
static bool
pass_record(struct warc *w)
{
	http_close(&w->http);
	if (!input_skip(w->from, w->block.left))
		return false;
	w->block.left = 0;
	return true;
}

static int
next(struct members *m, struct member *member)
{
	struct warc *w = (struct warc *)m;
	struct input *page;
	int got;

	do {
		if (!pass_record(w))
			return fail(w, &fault_cut);
		sum_up(w);
		if ((got = find_record(w)) <= 0 || (got = take_headers(w)) < 0)
			return got;
	} while (!(page = page_of(w)));
	buf_clear(&w->charset);
	buf_addstr(&w->charset, header_charset(buf_str(&w->value)));
	*member = (struct member) { uri_of(w), page, w->segmented ? &segmented : w->http.fault,
		buf_str(&w->charset) };
	return 1;
}

static void
close_warc(struct members *m)
{
	struct warc *w = (struct warc *)m;

	http_free(&w->http);
	input_free(&w->block.in);
	buf_free(&w->kind);
	buf_free(&w->uri);
	buf_free(&w->value);
	buf_free(&w->charset);
	free(w);
}

struct members *
members_warc(struct input *from, struct budget *budget)
{
	struct warc *w = mem_resize(NULL, 1, sizeof *w);

	*w = (struct warc) { { .next = next, .close = close_warc }, .from = from,
		.http.budget = budget };
	return &w->members;
}
