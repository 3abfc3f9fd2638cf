#ifndef NIANBAO_BASE_NUMERAL_H
#define NIANBAO_BASE_NUMERAL_H

/*
 * Figures as people read them aloud or at a glance: with the thousands set
 * apart, and in Chinese words, in which a figure that is ten thousand times too
 * large is seen at once.
 */

#include "base/decimal.h"

/* 1234567.50 as 1,234,567.50. Free with g_free. */
char *numeral_grouped(struct decimal number);

/* 12790000000 as 一百二十七亿九千万, 12.50 as 十二点五. Free with g_free. */
char *numeral_chinese(struct decimal number);

#endif
