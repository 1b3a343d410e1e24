#include <inttypes.h>
#include <stdio.h>

#include "dec.h"

enum { SCALE_MAX = 18 }; /* digits in all, too */

static int64_t
power_of_ten(int n)
{
	int64_t p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* Take the zeros off the end of the fraction; false when the rest has too many places. */
static bool
settle(struct dec *out, struct dec d)
{
	while (d.scale > 0 && d.units % 10 == 0) {
		d.units /= 10;
		d.scale--;
	}
	if (d.scale > SCALE_MAX)
		return false;
	*out = d;
	return true;
}

/* Give d more places, without changing its value. */
static bool
widen(struct dec *d, int scale)
{
	if (scale - d->scale > SCALE_MAX)
		return false;
	if (__builtin_mul_overflow(d->units, power_of_ten(scale - d->scale), &d->units))
		return false;
	d->scale = scale;
	return true;
}

static bool
add_digit(int64_t *units, char c)
{
	return !__builtin_mul_overflow(*units, 10, units) &&
	       !__builtin_add_overflow(*units, c - '0', units);
}

/* The zeros at the end of a fraction say nothing, however many they are. */
static size_t
without_zeros(struct str s)
{
	while (s.n && s.s[s.n - 1] == '0')
		s.n--;
	return s.n;
}

bool
dec_parse(struct str s, struct dec *d)
{
	bool minus = s.n && *s.s == '-';
	const char *point;
	struct str whole, part = { "", 0 };
	int64_t units = 0;

	if (s.n && (*s.s == '-' || *s.s == '+'))
		s = str_skip(s, 1);
	point = s.n ? memchr(s.s, '.', s.n) : NULL;
	whole = (struct str) { s.s, point ? (size_t)(point - s.s) : s.n };
	if (point)
		part = str_skip(s, whole.n + 1);
	if (!whole.n || (point && !part.n))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (i != whole.n && (s.s[i] < '0' || s.s[i] > '9'))
			return false;
	}
	part.n = without_zeros(part);
	if (part.n > SCALE_MAX)
		return false;
	for (size_t i = 0; i < whole.n; i++) {
		if (!add_digit(&units, whole.s[i]))
			return false;
	}
	for (size_t i = 0; i < part.n; i++) {
		if (!add_digit(&units, part.s[i]))
			return false;
	}
	if (units >= power_of_ten(SCALE_MAX))
		return false;
	*d = (struct dec) { minus ? -units : units, (int)part.n };
	return true;
}

bool
dec_add(struct dec *sum, struct dec a, struct dec b)
{
	struct dec d;

	if (a.scale < b.scale && !widen(&a, b.scale))
		return false;
	if (b.scale < a.scale && !widen(&b, a.scale))
		return false;
	d.scale = a.scale;
	return !__builtin_add_overflow(a.units, b.units, &d.units) && settle(sum, d);
}

bool
dec_subtract(struct dec *difference, struct dec a, struct dec b)
{
	if (__builtin_sub_overflow((int64_t)0, b.units, &b.units))
		return false;
	return dec_add(difference, a, b);
}

bool
dec_shift(struct dec *d, int tens)
{
	struct dec shifted = *d;

	if (tens > shifted.scale) {
		if (!widen(&shifted, tens))
			return false;
	}
	shifted.scale -= tens;
	return settle(d, shifted);
}

int
dec_compare(struct dec a, struct dec b)
{
	int64_t one_a, one_b, x = a.units, y = b.units;

	if (a.scale == b.scale)
		return (x > y) - (x < y);
	one_a = power_of_ten(a.scale);
	one_b = power_of_ten(b.scale);
	x = a.units / one_a;
	y = b.units / one_b;
	if (x == y) {
		x = a.units % one_a * power_of_ten(SCALE_MAX - a.scale);
		y = b.units % one_b * power_of_ten(SCALE_MAX - b.scale);
	}
	return (x > y) - (x < y);
}

void
dec_print(struct buf *out, struct dec d)
{
	int64_t one = power_of_ten(d.scale);
	uint64_t whole = (uint64_t)(d.units / one), part = (uint64_t)(d.units % one);
	char s[48];
	int n;

	if (d.units < 0) {
		buf_addc(out, '-');
		whole = 0 - whole;
		part = 0 - part;
	}
	buf_addu(out, whole);
	if (!d.scale)
		return;
	n = snprintf(s, sizeof s, ".%0*" PRIu64, d.scale, part);
	buf_add(out, s, (size_t)n);
}
