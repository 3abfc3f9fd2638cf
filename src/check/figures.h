#ifndef NIANBAO_CHECK_FIGURES_H
#define NIANBAO_CHECK_FIGURES_H

/*
 * Figures in prose: which of a text's counts speak of which figure of the report.
 *
 * A rule has entries, each with the words that stand before its figure. A count
 * belongs to the entry whose word stands nearest before it, in the same clause and
 * behind the count before it; of words that end at the same place the longest.
 * A count without any such word is nobody's. Nobody's are also
 *
 *   - counts of another time: 上年, 同比, 上半年 or a year before the report's stands
 *     before them, unless that is part of an entry's word (上年结转);
 *   - differences (申请增加5件) and what is shared out (分别为12件、3件; 予以公开和部分公开共15件),
 *     or has its words behind it (2件予以公开、1件部分公开);
 *   - parts of a whole that is the same entry's: 收到41件，其中当面收到10件.
 *
 * A clause can also say that there were none: one of an entry's `none` words, and
 * no count. A word that says what there was none of (未收到) counts wherever it
 * stands, unless what it denies is another entry's (未收到行政复议申请); a bare 无,
 * 没有, 未发生 only before one of the entry's own words, and not where it begins
 * a word that denies nothing (无法, 没有按).
 */

#include "base/decimal.h"
#include "check/facts.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Lists of words end with NULL; a list that is NULL is empty. Borrowed. */
struct figure_entry {
	const char *const *after;
	const char *const *none;
	/* Catches counts that would else be another entry's, and is asked nothing itself: in
	   收到留言120条 a word 留言. A clause with its word behind `none` is no such clause
	   either. */
	bool is_ignored;
};

struct figure_claim {
	size_t entry;
	struct decimal figure; /* 0 where the clause says that there were none */
	size_t offset, length; /* in its paragraph: the figure, or that clause */
};

/* Appends what a paragraph claims: struct figure_claim. year is the report's, 0 when it is not
   known; then years in the text are no other time. Nothing else of the text is asked. */
void figures_of_paragraph(const struct paragraph *paragraph, const struct figure_entry *entries,
	size_t count, int year, GArray *claims);

#endif
