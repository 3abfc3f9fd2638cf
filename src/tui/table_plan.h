#ifndef NIANBAO_TUI_TABLE_PLAN_H
#define NIANBAO_TUI_TABLE_PLAN_H

/*
 * What of a table's looks does not hang on the size of the screen: the lines of
 * its body, how wide labels and heads are, which columns hold words.
 *
 * All of it follows from the form, but for the lines of last year, so a plan is
 * made once, when its table is first shown, and painting asks it only for what is
 * visible. It borrows the form.
 */

#include "base/text.h"
#include "form/form.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

enum table_line_kind {
	TABLE_LINE_HEAD, /* one level of a block's column heads */
	TABLE_LINE_GROUP,
	TABLE_LINE_ROW,
	TABLE_LINE_LAST,    /* what last year's report says of the row above */
	TABLE_LINE_READING, /* the amount at the cursor, read back in its smaller unit */
};

/* Below which rows last year's stand: where a block has one column they can stand beside it. */
enum table_below { BELOW_NONE, BELOW_SEVERAL, BELOW_ALL, BELOW_COUNT };

struct table_line {
	enum table_line_kind kind;
	int block;
	int index; /* level, head of the group, leaf row */
};

struct table_plan {
	const struct form *form;
	const struct form_table *table;
	enum width_profile profile;
	int most;              /* columns of the block that has most */
	int label, full_label; /* the widest with its indent: the short one, the printed one */
	int head;              /* the widest short head, with the blank before it */
	int *heads;            /* by column */
	bool *words;           /* by column: there is no figure in it */
	bool *open;            /* by column: words of any length */
	int beside; /* columns a figure needs beside its own: a blank before it, the sign behind it,
		       and where there is a ledger the word before a remainder */
	bool ledger; /* a ledger's label stands in the stub, too */

	GArray *lines;    /* of struct table_line, without the first block's heads */
	int *line_of_row; /* by row of the table */
	enum table_below below;
	int last_lines[BELOW_COUNT];     /* how many of them would be last year's */
	const struct previous *previous; /* last year's report, as it was when they were counted */
};

struct table_plan *table_plan_new(
	const struct form *form, const struct form_table *table, enum width_profile profile);
void table_plan_free(struct table_plan *plan);

/* Looks through the rows again where another report was taken in as last year's. */
void table_plan_count_last(struct table_plan *plan, const struct report *report);
/* Lists the lines, with those of last year that are wanted. */
void table_plan_arrange(
	struct table_plan *plan, const struct report *report, enum table_below below);

/* The levels of a block's column heads that are drawn: outer ones that cover every column say
   nothing and are left out. */
int table_head_levels(const struct form_block *block);

#endif
