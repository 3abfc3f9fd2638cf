#ifndef NIANBAO_CHECK_REPAIR_H
#define NIANBAO_CHECK_REPAIR_H

/*
 * Repairs: what would put a finding right, in one or two changes.
 *
 *   a case in the wrong column   moved between two cells of a row
 *   digits that changed places,
 *   a figure left out            the figure, where only one comes into question
 *   元 typed for 万元             divided by what the rule's `slips` say
 *   last year's year in a text   this year's in its place
 *   a figure a text gets wrong   the live reference in its place
 *   a date within the period     the same day of the following year
 *   a total stated otherwise     the computed one
 *
 * A repair of figures is offered only when the rule holds after it, exactly, and
 * nothing becomes less than nought. It is an offer: somebody has to take it.
 * Whoever carries it out makes changes of its steps (session/mend.h).
 */

#include "check/checker.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum {
	REPAIRS_MOST = 9, /* of one finding: each has a digit */
	REPAIR_STEPS = 2,
};

struct repair_step {
	cell_index cell;
	bool stated; /* what the file states there, instead of what is typed */
	bool is_part;
	size_t offset, length; /* of a part: the bytes whose place `text` takes */
	char *text;
};

struct repair {
	char *where; /* "13行 1.本机关不掌握相关政府信息"; NULL: where the finding is */
	char *label; /* what would stand there, short: "1279000元＝127.9万元" */
	struct repair_step steps[REPAIR_STEPS];
	size_t count;
};

/* What is offered for the finding of a slot, the likeliest first; of struct repair *, none where
   nothing is. Of moves those nearest to a cell come first (CELL_NONE: to none). Free with
   g_ptr_array_unref. */
GPtrArray *checker_repairs(const struct checker *checker, size_t slot, cell_index near);

/* All that is to stand in the cell of a step. Free with g_free. */
char *repair_step_text(const struct repair_step *step, const struct report *report);

#endif
