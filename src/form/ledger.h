#ifndef NIANBAO_FORM_LEDGER_H
#define NIANBAO_FORM_LEDGER_H

/*
 * The words of a ledger's line for one row: `上年{previous.held}＋新增{made}＝{held}`, where
 * what stands in braces are columns of that row, last year's behind `previous.`.
 * A ledger of columns has no such words: its remainders stand under the columns.
 */

#include "form/form.h"

/* A stretch of words, or the cell named in braces. */
struct ledger_part {
	const char *text; /* of a cell, with its braces */
	size_t length;
	bool named;      /* it stands in braces: */
	cell_index cell; /* CELL_NONE: the row has no such column */
	bool last;       /* what it said last year is meant */
};

/* The part that begins at *at, which is moved behind it; false at the end. */
bool ledger_next(const struct form *form, const struct rule_instance *instance, const char **at,
	struct ledger_part *part);

/* Whether the words name at least one cell, and none that the row has not; else *strange is what
   is named in vain, or has no cell at all. */
bool ledger_is_sound(const struct form *form, const struct rule_instance *instance,
	const char *words, struct ledger_part *strange);

#endif
