#ifndef NIANBAO_REPORT_KEPT_TEXT_H
#define NIANBAO_REPORT_KEPT_TEXT_H

/*
 * A text kept as what has been asked of it: after an edit, asking again costs what
 * the edit does, not what the text does.
 *
 * It answers as the functions of report/wording.h do, to the letter. A text is
 * kept as its signs. An edit is found as the lines that changed, which are read,
 * and in them as the signs that did. How often a word stands in the text, and
 * which pairs of characters, changes only around those: it is counted there
 * before and after. (A word, a year or a pair may reach over the end of a line.)
 *
 * Keeping is remembering, no more: whoever is given one may ask anything, in any
 * order.
 */

#include "form/form.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct kept_text;

struct kept_text *kept_text_new(void); /* of the empty text */
void kept_text_free(struct kept_text *kept);

/* Makes it that of another text, which is copied. */
void kept_text_become(struct kept_text *kept, const char *text);

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
/* The text of a cell, kept; `text` is what it says since it was forgotten. Borrowed. */
struct kept_text *kept_texts_of(
	struct kept_texts *texts, cell_index cell, enum text_year year, const char *text);

#endif
