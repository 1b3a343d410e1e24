#include "zh.h"
#include "zh_table.h"

unsigned
zh_simplify(unsigned cp)
{
	return cp < ZH_FIRST || cp > ZH_LAST ? cp : zh_table[cp - ZH_FIRST].simple;
}

int
zh_script(unsigned cp)
{
	return cp < ZH_FIRST || cp > ZH_LAST ? 0 : zh_table[cp - ZH_FIRST].script;
}
