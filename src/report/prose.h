#ifndef NIANBAO_REPORT_PROSE_H
#define NIANBAO_REPORT_PROSE_H

/*
 * Prose as a reader sees it: a text as a row of signs.
 *
 * Clerks type blanks where there should be none, full-width digits and commas
 * beside plain ones, and references for figures. As signs all this is alike:
 * blanks are gone, full-width forms are their plain ones, and a reference
 * {address} is one sign. What looks for words, years or figures looks at signs,
 * and each knows where in the text it stands.
 *
 * Signs end with one whose character is SIGN_END, so whoever looks ahead stops
 * there and needs no bounds.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SIGN_END = 0,
	SIGN_REFERENCE = 0xFFFC, /* Unicode's own stand-in for what is no character */
};

struct sign {
	gunichar character;
	uint32_t offset, length; /* in the text, bytes */
	bool after_blank;        /* blanks or a line feed stand before it */
	bool after_break;        /* the first of its paragraph */
	bool titled;             /* of a title or a document's number; see prose_mark_titles */
};

/* The signs of a text of valid UTF-8, SIGN_END behind them; their number in *count unless it is
   NULL. Free with g_free. */
struct sign *prose_read(const char *text, size_t *count);

/* Marks what stands in 《》, 〈〉, <> or 〔〕, marks included, and the edition right behind it, as
   in 《条例》（2019年修订）: a year there is part of a name. Of marks only those count that are
   closed before the 。 of their sentence: no title has one in it. Signs come as prose_read made
   them. */
void prose_mark_titles(struct sign *signs, size_t count);

/* How many digits stand together from here on; blanks part them. */
size_t prose_digits(const struct sign *at);

/* The whole number those digits write, or -1 when it has more than 18. */
int64_t prose_number(const struct sign *at);

/* The year named here, 20xx年 or 19xx年, when its digits begin here; else 0. */
int prose_year(const struct sign *at);

static inline bool sign_is_digit(const struct sign *sign)
{
	return sign->character >= '0' && sign->character <= '9';
}

#endif
