/* Between mkzh's output and zh.h, zh.c only. */
#ifndef ZH_TABLE_H
#define ZH_TABLE_H

struct zh {
	unsigned short simple;
	signed char script;
};

enum { ZH_FIRST = 0x3400, ZH_LAST = 0x9FFF };

extern const struct zh zh_table[];

#endif
