#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "data.h"
#include "recode.h"
#include "say.h"
#include "utf8.h"

/* Bytes taken at a time: few enough that what becomes of them fits into a piece, as no byte
   becomes more than four. */
enum { TAKE = IN_CHUNK < RECODE_PIECE / 8 ? IN_CHUNK : RECODE_PIECE / 8 };

enum { CHARSET, BYTES, CHARACTER };

static const struct str replacement = { "\xEF\xBF\xBD", 3 };

void
recode_open(struct recode *r, const struct encoding *encoding, struct str bytes)
{
	static iconv_t opened[ENCODINGS];
	iconv_t *cd = &opened[encoding->index];
	struct buf out = r->out;

	if (encoding->makeup != MAKEUP_UTF8) {
		if (!*cd && (*cd = iconv_open("UTF-8", encoding->iconv)) == (iconv_t)-1)
			die_system("iconv has no %s", encoding->iconv);
		iconv(*cd, NULL, NULL, NULL, NULL);
	}
	*r = (struct recode) { .encoding = encoding, .bytes = bytes, .out = out, .iconv = *cd };
}

static struct str
left(const struct recode *r)
{
	return str_skip(r->bytes, r->at);
}

/* n bytes of the source that are no character. */
static void
put_bad(struct recode *r, size_t n)
{
	buf_addstr(&r->out, replacement);
	if (!r->bad++)
		r->first = r->at;
	r->at += n;
}

/* The bytes end inside a character. */
static void
put_cut(struct recode *r)
{
	r->cut = true;
	if (r->part) {
		r->bytes.n = r->at;
		return;
	}
	buf_addstr(&r->out, replacement);
	r->at = r->bytes.n;
}

/* The bytes given up for the bad sequence at s, by the decoders of the Encoding Standard. */
static size_t
bad_len(enum makeup makeup, struct str s)
{
	const unsigned char *u = (const unsigned char *)s.s;

	switch (makeup) {
	case MAKEUP_GB:
		if (s.n >= 4 && u[0] > 0x80 && u[0] < 0xFF && u[1] >= '0' && u[1] <= '9' &&
		    u[2] > 0x80 && u[2] < 0xFF && u[3] >= '0' && u[3] <= '9')
			return 4;
		/* fall through */
	case MAKEUP_BIG5:
	case MAKEUP_PAIRS:
		return s.n >= 2 && u[0] > 0x80 && u[0] < 0xFF && u[1] >= 0x80 ? 2 : 1;
	case MAKEUP_16LE:
	case MAKEUP_16BE:
		return s.n < 2 ? s.n : 2;
	case MAKEUP_32LE:
	case MAKEUP_32BE:
		return s.n < 4 ? s.n : 4;
	default:
		return 1;
	}
}

static int
hex_digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Does s begin with the bytes that are written in hexadecimal?  How many they are, or 0. */
static size_t
starts_hex(struct str s, const char *hex)
{
	size_t n = 0;

	for (; hex[0] && hex[1]; hex += 2, n++) {
		int byte = hex_digit(hex[0]) << 4 | hex_digit(hex[1]);

		if (n >= s.n || (unsigned char)s.s[n] != byte)
			return 0;
	}
	return n;
}

/* What iconv refused, if it is known all the same. */
static bool
repair(struct recode *r)
{
	const struct data *d = &repairs_data;

	for (size_t i = 0; i < d->rows; i++) {
		size_t n;

		if (strcmp(data_cell(d, i, CHARSET), r->encoding->name) != 0)
			continue;
		if ((n = starts_hex(left(r), data_cell(d, i, BYTES)))) {
			buf_adds(&r->out, data_cell(d, i, CHARACTER));
			r->at += n;
			return true;
		}
	}
	return false;
}

/* The bytes for iconv's next turn.  glibc's Big5 lets 80 pass, which begins nothing there and
   ends nothing. */
static struct str
turn_bytes(const struct recode *r)
{
	struct str s = left(r);
	const char *stop;

	if (s.n > TAKE)
		s.n = TAKE;
	if (r->encoding->makeup == MAKEUP_BIG5 && (stop = memchr(s.s, 0x80, s.n)))
		s.n = (size_t)(stop - s.s);
	return s;
}

/* GB18030's second blank (A3A0), for which iconv has a code point of private use. */
static void
mend_blanks(struct str s)
{
	char *at;

	memcpy(&at, &s.s, sizeof at);
	for (char *end = at + s.n; (at = memchr(at, 0xEE, (size_t)(end - at))); at++) {
		if (!memcmp(at, "\xEE\x97\xA5", 3))
			memcpy(at, "\xE3\x80\x80", 3);
	}
}

/* Give s to iconv; what it says, 0 when all of s is done. */
static int
give(struct recode *r, struct str s)
{
	size_t n = s.n, from_len = r->out.len, room = 4 * TAKE;
	char *from, *to = r->out.s + from_len;
	int said = 0;

	memcpy(&from, &s.s, sizeof from);
	if (iconv(r->iconv, &from, &n, &to, &room) == (size_t)-1)
		said = errno;
	/* The second of two characters for one pair of Big5 may wait inside. */
	iconv(r->iconv, NULL, NULL, &to, &room);
	r->out.len = (size_t)(to - r->out.s);
	r->at += s.n - n;
	if (r->encoding->makeup == MAKEUP_GB)
		mend_blanks(str_skip(buf_str(&r->out), from_len));
	return said;
}

/* May what is left be the beginning of a character?  glibc's GB18030 thinks so of any lead byte
   and digit. */
static bool
unfinished(const struct recode *r)
{
	struct str s = left(r);

	return r->encoding->makeup != MAKEUP_GB || s.n < 3 ||
	       ((unsigned char)s.s[2] > 0x80 && (unsigned char)s.s[2] < 0xFF);
}

/* One turn: as far as iconv goes, and past what it refuses. */
static void
turn(struct recode *r)
{
	struct str s = turn_bytes(r);
	size_t from = r->at, end = from + s.n;
	int said = s.n ? give(r, s) : EILSEQ;

	if (said == EINVAL && end == r->bytes.n && unfinished(r)) {
		put_cut(r);
	} else if (said == EILSEQ || (said == EINVAL && (r->at == from || end == r->bytes.n))) {
		if (!repair(r))
			put_bad(r, bad_len(r->encoding->makeup, left(r)));
	}
}

/* UTF-8 with bad bytes: a run of good ones, or those between two long runs with what stands for
   them. */
static struct str
next_utf8(struct recode *r)
{
	enum { LONG = 512 };
	struct str s = left(r);
	size_t good = utf8_valid(s.s, s.n < RECODE_PIECE ? s.n : RECODE_PIECE);

	if (good) {
		r->at += good;
		return (struct str) { s.s, good };
	}
	while ((s = left(r)).n && r->out.len < RECODE_PIECE - LONG - 8) {
		size_t bad;

		good = utf8_valid(s.s, s.n < LONG ? s.n : LONG);
		if (good > LONG - 4)
			break;
		buf_add(&r->out, s.s, good);
		r->at += good;
		if (!(s = left(r)).n)
			break;
		bad = utf8_bad(s.s, s.n);
		if (bad == s.n && (unsigned char)*s.s >= 0xC2 && (unsigned char)*s.s <= 0xF4)
			put_cut(r);
		else
			put_bad(r, bad);
	}
	return buf_str(&r->out);
}

bool
recode_next(struct recode *r, struct str *piece)
{
	buf_clear(&r->out);
	buf_room(&r->out, RECODE_PIECE);
	if (r->valid) {
		*piece = str_cut(left(r), RECODE_PIECE);
		r->at += piece->n;
	} else if (r->encoding->makeup == MAKEUP_UTF8) {
		*piece = r->at < r->bytes.n ? next_utf8(r) : (struct str) { NULL, 0 };
	} else {
		while (r->at < r->bytes.n && r->out.len <= RECODE_PIECE - 4 * TAKE - 8)
			turn(r);
		*piece = buf_str(&r->out);
	}
	return piece->n > 0;
}

void
recode_free(struct recode *r)
{
	buf_free(&r->out);
}
