#ifndef NIANBAO_CHECK_SIDES_H
#define NIANBAO_CHECK_SIDES_H

/*
 * The two sides of a finding, figure by figure: 2＋0＝2 against 1＋0＝1.
 *
 * A rule that holds for each column says more when the columns it fails in stand
 * together: that two differences cancel, and the total by itself looks right.
 */

#include "check/checker.h"
#include <glib.h>

struct side_row {
	char *name; /* of the column or row; NULL where the rule has no such */
	char *left, *right;
	char *difference; /* signed; "" where both sides agree or are no figures */
	bool is_even;     /* both sides agree; shown for the total of differences that cancel */
};

/* What a finding's slot compares: its own sides, and with them the line whose difference cancels
   its own and the totals of both. Of struct side_row *; none where nothing is compared. Free with
   g_ptr_array_unref. */
GPtrArray *checker_sides(const struct checker *checker, size_t slot);

#endif
