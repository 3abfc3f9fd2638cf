#ifndef NIANBAO_TESTS_BENCH_LARGE_H
#define NIANBAO_TESTS_BENCH_LARGE_H

/*
 * A form of a hundred thousand cells, made up.
 *
 * Each section has a table with a total for every row and every column, which
 * cross in a grand total, and a cell that adds this to that of the section
 * before: so the figures of the first section reach through the whole form.
 */

#include "form/program.h"
#include <glib.h>

enum {
	LARGE_SECTIONS = 100,
	LARGE_ROWS = 100, /* the last of them is the columns' total */
	LARGE_COLUMNS = 10,
	/* What a typed figure of the first section moves: itself, its row's and its column's total,
	   the grand total, and the chain. */
	LARGE_TOUCHED = 4 + LARGE_SECTIONS,
};

/* The text of the form's file. */
GString *large_form(void);

/* The address of a figure typed in a section, from 0. Free with g_free. */
char *large_address(int section, int row, int column);

#endif
