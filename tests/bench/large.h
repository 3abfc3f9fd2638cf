#ifndef NIANBAO_TESTS_BENCH_LARGE_H
#define NIANBAO_TESTS_BENCH_LARGE_H

/*
 * A form of a hundred thousand cells, made of a real one.
 *
 * Table 3 of the official form (25 rows and 7 columns with their ids, labels, short
 * labels, helps, groups and rules; a computed column that crosses a computed row)
 * stands in section after section, word for word; only its comments are left
 * out, which a bare event loop reads for nothing, and its rule has a number. Each section ends with a cell that
 * adds its table's grand total to the same cell of the section before: so a figure
 * of the first section reaches through the whole form.
 */

#include "form/form.h"
#include <glib.h>

enum {
	LARGE_SECTIONS = 569, /* of 25 x 7 + 1 cells */
	/* What a typed figure of the first section moves: itself, its row's and its column's total,
	   the grand total, and the chain. */
	LARGE_TOUCHED = 4 + LARGE_SECTIONS,
};

/* The text of the form's file, made of that of the official form; NULL when it has no table 3. */
GString *large_form(const char *official);

/* The figures of the first section that count in a row's and a column's total. Free with
   g_array_unref. */
GArray *large_figures(const struct form *form);

#endif
