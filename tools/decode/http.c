#include "http.h"
#include "header.h"

/* --- chunks */

/* The length of the size line of a chunk at s, with its end; 0 when none is there. */
static size_t
size_line(struct str s, uint64_t *size)
{
	enum { DIGITS = 15 };
	size_t i = 0;
	const char *end;

	*size = 0;
	for (; i < s.n && i < DIGITS; i++) {
		char c = s.s[i] | 0x20;

		if (s.s[i] >= '0' && s.s[i] <= '9')
			*size = *size << 4 | (uint64_t)(s.s[i] - '0');
		else if (c >= 'a' && c <= 'f')
			*size = *size << 4 | (uint64_t)(c - 'a' + 10);
		else
			break;
	}
	if (!i || i == s.n || !(end = memchr(s.s + i, '\n', s.n - i)))
		return 0;
	while (s.s[i] == ' ' || s.s[i] == '\t')
		i++;
	if (s.s[i] != '\r' && s.s[i] != '\n' && s.s[i] != ';')
		return 0;
	return (size_t)(end - s.s) + 1;
}

enum { SIZE_LINE = 256 };

static const struct fault bad_chunk = { "archive_damaged",
	"the chunks of the web server's answer are damaged" };

/* Go on to the next chunk: 1; 0 at the last, or where the answer ends; -1. */
static ssize_t
next_chunk(struct http_chunks *c)
{
	struct str s = input_peek(c->from, SIZE_LINE);
	size_t n, end = 0;

	if (c->begun && s.n)
		end = *s.s == '\r' && s.n > 1 ? 2 : 1;
	s = str_skip(s, end);
	if (!s.n) {
		c->in.fault = c->from->fault;
		c->in.cut = true;
		return c->in.fault ? -1 : 0;
	}
	if (!(n = size_line(s, &c->left))) {
		c->in.fault = &bad_chunk;
		return -1;
	}
	input_drop(c->from, end + n);
	c->begun = true;
	c->in.cut = c->from->cut;
	return c->left > 0;
}

static ssize_t
pull_chunk(struct input *in, char *to, size_t n)
{
	struct http_chunks *c = (struct http_chunks *)in;
	ssize_t got;

	if (!c->left && (got = next_chunk(c)) <= 0)
		return got;
	got = input_read(c->from, to, n < c->left ? n : (size_t)c->left);
	if (got < 0)
		in->fault = c->from->fault;
	if (got == 0)
		in->cut = true;
	if (got > 0)
		c->left -= (uint64_t)got;
	return got;
}

/* Is it a line as only the size of a chunk is, however wrong?  Its end is that of HTTP. */
static bool
is_hex_line(struct str s)
{
	size_t i = 0;

	while (i < s.n && strchr("0123456789abcdefABCDEF", s.s[i]) && s.s[i])
		i++;
	return i && i + 1 < s.n && s.s[i] == '\r' && s.s[i + 1] == '\n';
}

/* Does a chunk stand there, and a line end behind it, as far as can be seen?  Or one that is
   damaged? */
static bool
has_chunks(struct input *in)
{
	struct str s = input_peek(in, SIZE_LINE);
	uint64_t size;
	size_t n = size_line(s, &size);

	if (!n || is_hex_line(s))
		return is_hex_line(s);
	s = str_skip(s, n);
	if (size >= s.n)
		return true;
	return s.s[size] == '\r' || s.s[size] == '\n';
}

static struct input *
open_chunks(struct http *h, struct input *body)
{
	struct http_chunks *c = &h->chunks;

	input_clear(&c->in);
	c->in.pull = pull_chunk;
	c->from = body;
	c->left = 0;
	c->begun = false;
	return &c->in;
}

/* --- packing */

static bool
is_zlib(struct str s)
{
	enum { DEFLATE = 8 };

	return s.n > 1 && (*s.s & 0x0F) == DEFLATE &&
	       ((unsigned char)s.s[0] << 8 | (unsigned char)s.s[1]) % 31 == 0;
}

/* Bytes that no text has, among the first: packed ones are full of them. */
static bool
is_packed(struct str s)
{
	enum { LOOKED_AT = 256 };

	for (size_t i = 0; i < s.n && i < LOOKED_AT; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < '\t' || (c > '\r' && c < ' '))
			return true;
	}
	return false;
}

/* What the body is packed with: what its header says, when its bytes do not gainsay that. */
static const struct coder *
coder_for(struct str said, struct str head)
{
	const struct coder *coder = NULL;

	if (header_is_type(said, "gzip") || header_is_type(said, "x-gzip"))
		coder = &coder_gzip;
	else if (header_is_type(said, "zstd"))
		coder = &coder_zstd;
	else if (header_is_type(said, "deflate"))
		coder = is_zlib(head) ? &coder_zlib : &coder_deflate;
	if (!coder || !is_packed(head) || !expand_fits(coder, head))
		return NULL;
	return coder;
}

/* --- the answer */

static unsigned
status_of(struct str lines)
{
	const char *blank = memchr(lines.s, ' ', lines.n);
	unsigned status = 0;
	struct str s;

	if (!blank)
		return 0;
	s = str_skip(lines, (size_t)(blank - lines.s) + 1);
	for (size_t i = 0; i < 3 && i < s.n && s.s[i] >= '0' && s.s[i] <= '9'; i++)
		status = status * 10 + (unsigned)(s.s[i] - '0');
	return status;
}

static const struct fault bad_headers = { "archive_damaged",
	"the headers of the web server's answer do not end" };

/* Take the headers; what they say is in h.  An answer may be nothing but headers, and be cut
   off in them. */
static bool
take_headers(struct http *h, struct input *in)
{
	size_t n = header_length(in);
	struct str lines = input_peek(in, n ? n : 1);

	if (!str_starts(lines, str_of("HTTP/")))
		return false;
	h->fault = n || in->ended ? NULL : &bad_headers;
	in->cut = in->cut || !n;
	lines.n = n = n ? n : lines.n;
	h->status = status_of(lines);
	header_find(lines, "Content-Type", &h->type);
	header_find(lines, "Content-Encoding", &h->packing);
	h->chunked = header_find(lines, "Transfer-Encoding", &h->scratch) &&
		     header_ends_with(buf_str(&h->scratch), "chunked");
	h->sized = header_find(lines, "Content-Length", &h->scratch) &&
		   header_number(buf_str(&h->scratch), &h->length);
	input_drop(in, n);
	return true;
}

/* What is left of a part: pulled and not taken, and not pulled. */
static uint64_t
left(const struct input_part *p)
{
	return p->left + (p->in.ahead.len - p->in.at);
}

/* Is the answer one that says that another follows (RFC 9110, 15.2)? */
static bool
is_interim(const struct http *h)
{
	return h->status >= 100 && h->status < 200;
}

static const struct fault brotli = { "format",
	"its bytes are packed by brotli, which this release does not read" };

struct input *
http_body(struct http *h, struct input_part *in)
{
	struct input *body = &in->in;
	const struct coder *coder;
	struct str head;

	if (!take_headers(h, body))
		return NULL;
	while (is_interim(h) && take_headers(h, body))
		;
	h->chunked = h->chunked && has_chunks(body);
	if (h->chunked)
		body = open_chunks(h, body);
	head = input_peek(body, SIZE_LINE);
	if (header_is_type(buf_str(&h->packing), "br") && is_packed(head))
		h->fault = &brotli;
	if ((coder = coder_for(buf_str(&h->packing), head))) {
		expand(&h->expand, body, coder, coder->begins != NULL, h->budget);
		return &h->expand.in;
	}
	if (!h->packing.len && !h->chunked && h->sized && left(in) < h->length)
		body->cut = true;
	return body;
}

void
http_close(struct http *h)
{
	expand_close(&h->expand);
}

void
http_free(struct http *h)
{
	http_close(h);
	input_free(&h->expand.in);
	input_free(&h->chunks.in);
	buf_free(&h->type);
	buf_free(&h->packing);
	buf_free(&h->scratch);
}
