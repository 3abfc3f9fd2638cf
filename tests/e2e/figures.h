#ifndef NIANBAO_TESTS_E2E_FIGURES_H
#define NIANBAO_TESTS_E2E_FIGURES_H

/*
 * The figures of a table's row, as a clerk reads them out: one after the other,
 * however far apart they stand. "2 . . . . . 2+" is a row of table 3 with one
 * cell filled.
 *
 * A row is named by what its line on the screen begins with: its number, or the
 * ledger's label.
 */

#include "screen.h"

#define LEDGER "新收＋结转－办理－转下年"

/* The figures of a row, separated by single blanks, or NULL when it is not on the screen. Free
   with g_free. */
char *figures_of(struct screen *screen, const char *row);
/* Waits until a row ends in these figures. */
bool figures_expect(struct screen *screen, const char *row, const char *figures);

#define expect_figures(screen, row, figures)                                                       \
	do {                                                                                       \
		bool met_ = figures_expect(screen, row, figures);                                  \
		char *read_ = figures_of(screen, row);                                             \
		cr_assert(met_, "row %s reads %s, not %s", row, read_, figures);                   \
		g_free(read_);                                                                     \
	} while (0)

#endif
