#ifndef NIANBAO_TUI_TABLE_LAYOUT_H
#define NIANBAO_TUI_TABLE_LAYOUT_H

/*
 * A table on the screen: which lines its body has and which columns fit.
 *
 * The body is a list of lines: a head of a block, a group of the stub, a row.
 * The heads of the block at the top of what is shown stand still above it; those
 * of further blocks scroll with their rows. Columns that do not fit beside the
 * stub scroll sideways, and the stub stays.
 */

#include "form/form.h"
#include "report/report.h"
#include <glib.h>

enum table_line_kind {
	TABLE_LINE_HEAD, /* one level of a block's column heads */
	TABLE_LINE_GROUP,
	TABLE_LINE_ROW,
	TABLE_LINE_LAST, /* what last year's report says of the row above */
};

struct table_line {
	enum table_line_kind kind;
	int block;
	int index; /* level, head of the group, leaf row */
};

struct table_layout {
	GArray *lines; /* of struct table_line, without the first block's heads */
	int head_rows; /* of the block whose heads stand still */
	int stub;      /* columns of number and label */
	int digits;    /* of row numbers */
	int *sums; /* screen columns of the figure columns before each, and of all; see table_layout_width */
	bool *words; /* by figure column: there is no figure in it */
	int first;   /* first column of figures shown */
	int shown;   /* how many are shown */
};

/* What does not change while a form is shown: the widest short label of the stub with its indent, the
   widest printed one, the widest short head, and how many columns a figure needs beside its own:
   a blank before it, the sign behind it, and where there is a ledger the word before a remainder. */
struct table_measures {
	int label, full_label, head;
	int beside;
	bool ledger; /* a ledger's label stands in the stub, too */
};
struct table_measures table_measure(const struct form *form, const struct form_table *table);

/* How a table is looked at. */
struct table_view {
	struct table_measures measures;
	cell_index cursor;
	int columns;    /* of the screen */
	bool last_year; /* below each row stands what last year's report says of it */
};

void table_layout_init(struct table_layout *layout, const struct report *report,
	const struct form_table *table, struct table_view view);
void table_layout_release(struct table_layout *layout);

/* The screen columns of a figure column, and the one behind its last, where it is shown. */
int table_layout_width(const struct table_layout *layout, int column);
int table_layout_end(const struct table_layout *layout, int column);

/* The levels of a block's column heads that are drawn: outer ones that cover every column say
   nothing and are left out. */
int table_head_levels(const struct form_block *block);
/* The line of a row, or -1. */
int table_layout_line(const struct table_layout *layout, int block, int row);

#endif
