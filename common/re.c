#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "buf.h"
#include "re.h"
#include "say.h"

struct re {
	pcre2_code *code;
	pcre2_match_data *match;
	struct str subject;
	int groups;
	bool jit;
};

static struct re *
compile(const char *pattern, uint32_t options)
{
	struct re *re = mem_resize(NULL, 1, sizeof *re);
	PCRE2_SIZE at;
	int error;

	*re = (struct re) { 0 };
	re->code = pcre2_compile(
	    (PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | options, &error, &at, NULL);
	if (!re->code)
		die_system("pattern '%s': error %d at byte %zu", pattern, error, (size_t)at);
	re->jit = pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE) == 0;
	re->match = pcre2_match_data_create_from_pattern(re->code, NULL);
	if (!re->match)
		die_system("out of memory");
	return re;
}

struct re *
re_new(const char *pattern)
{
	return compile(pattern, PCRE2_MATCH_INVALID_UTF);
}

struct re *
re_new_valid(const char *pattern)
{
	return compile(pattern, 0);
}

void
re_free(struct re *re)
{
	if (!re)
		return;
	pcre2_match_data_free(re->match);
	pcre2_code_free(re->code);
	free(re);
}

bool
re_match(struct re *re, struct str s, size_t from)
{
	PCRE2_SPTR subject = (PCRE2_SPTR)(s.s ? s.s : "");

	re->subject = s;
	if (re->jit)
		re->groups = pcre2_jit_match(re->code, subject, s.n, from, 0, re->match, NULL);
	/* The compiled pattern has a small stack; the interpreter takes what it needs. */
	if (!re->jit || re->groups == PCRE2_ERROR_JIT_STACKLIMIT)
		re->groups = pcre2_match(
		    re->code, subject, s.n, from, PCRE2_NO_JIT, re->match, NULL);
	return re->groups > 0;
}

struct str
re_group(const struct re *re, int g)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(re->match);

	if (g >= re->groups || at[2 * g] == PCRE2_UNSET)
		return (struct str) { "", 0 };
	return (struct str) { re->subject.s + at[2 * g], at[2 * g + 1] - at[2 * g] };
}
