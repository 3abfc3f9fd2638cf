#ifndef NIANBAO_DOCUMENT_TABLE_H
#define NIANBAO_DOCUMENT_TABLE_H

/*
 * A table of a document: parts stacked in one frame, each with its heads and
 * what stands in its cells.
 *
 * How it is arranged on the sheet is a second step, table_grid, because one
 * table can be arranged in more than one way: rows that the form wants side by
 * side stand below each other where the paper is too narrow for that.
 *
 * The texts, those of the heads included, belong to the document; the rest is
 * the table's own.
 */

#include "form/form.h"
#include "layout/grid.h"
#include "layout/head.h"
#include "report/report.h"
#include <stdbool.h>

struct table_cell {
	const char *text; /* "" where the copy stays empty */
	bool wraps;       /* may be broken into lines: anything but a figure */
	bool is_text;     /* is for words, which stand at the left */
};

struct table_part {
	const char *caption; /* a band over the whole width; NULL: none */
	const char *corner;  /* above the stub; NULL: nothing */
	struct head_tree columns, rows;
	struct table_cell *cells; /* row by row */
	bool *is_text;            /* of each column: there are words in it */
};

struct document_table {
	struct table_part *parts;
	int part_count;
	bool ruled;  /* rules stand below every row, whatever the paper's options say */
	bool across; /* the form wants its rows side by side, each under its own head */
};

/* What the report says in one table of its form. Texts are put into texts. */
struct document_table *document_table_new(
	const struct report *report, const struct form_table *table, GStringChunk *texts);
/* The same table with figures of usual length in it, to see what room it takes. */
struct document_table *document_table_sample(
	const struct form *form, const struct form_table *table, GStringChunk *texts);
void document_table_free(struct document_table *table);

enum table_arrangement {
	TABLE_AS_FORMED, /* rows side by side where the form says so */
	TABLE_STACKED,   /* rows below each other whatever it says */
};

/*
 * The table as a grid. Merged heads stand above and beside; every part has its
 * caption as a band and its own heads; a part with fewer columns than the
 * others stretches its last one. Rules stand between groups of rows, or below every
 * row. Free with grid_free.
 */
struct grid *table_grid(
	const struct document_table *table, enum table_arrangement arrangement, bool every_row);

/* What stands in a row and column of a part. */
static inline const struct table_cell *table_part_cell(
	const struct table_part *part, int row, int column)
{
	return &part->cells[(size_t)row * (size_t)part->columns.leaves + (size_t)column];
}

#endif
