#ifndef NIANBAO_REPORT_KEPT_TEXT_H
#define NIANBAO_REPORT_KEPT_TEXT_H

/*
 * A text kept as what has been asked of it: after an edit, asking again costs what
 * the edit does, not what the text does.
 *
 * It answers as the functions of report/wording.h do, to the letter. A text is
 * kept as its signs. Of an edit the lines it touches are read, and in them the
 * signs that changed are found. How often a word stands in the text, and
 * which pairs of characters, changes only around those: it is counted there
 * before and after. (A word, a year or a pair may reach over the end of a line.)
 *
 * Keeping is remembering, no more: whoever is given one may ask anything, in any
 * order.
 */

#include "report/report.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct kept_text;

struct kept_text *kept_text_new(void); /* of the empty text */
void kept_text_free(struct kept_text *kept);

/* Makes it that of another text, which is read whole; what is asked of it changes only where signs
   do. */
void kept_text_become(struct kept_text *kept, const char *text);
/* The same after an edit that left so much of it as it was. */
void kept_text_follow(
	struct kept_text *kept, const char *text, size_t length, struct difference same);

size_t kept_text_length(const struct kept_text *kept);
bool kept_text_mentions(struct kept_text *kept, const char *word);
/* `other` is remembered until one of the two is asked about another, and has to live so long. */
int kept_text_similarity(struct kept_text *kept, struct kept_text *other);

/* The texts of a report, and of last year's: kept_texts.c */

enum text_year {
	TEXT_TYPED,
	TEXT_LAST_YEAR,
};

struct kept_texts;

struct kept_texts *kept_texts_new(void);
void kept_texts_free(struct kept_texts *texts);
/* What a cell says has changed; what any does, and in any year. */
void kept_texts_forget(struct kept_texts *texts, cell_index cell);
void kept_texts_forget_all(struct kept_texts *texts);
/* What a cell says has been edited: what is kept follows. */
void kept_texts_follow(struct kept_texts *texts, const char *text, const struct edited_text *edit);
/* The text of a cell, kept; `text` is what it says since it was forgotten. Borrowed. */
struct kept_text *kept_texts_of(
	struct kept_texts *texts, cell_index cell, enum text_year year, const char *text);

#endif
