#ifndef NIANBAO_REPORT_EVALUATE_H
#define NIANBAO_REPORT_EVALUATE_H

/*
 * Evaluating a program, on what a report says and what last year's said.
 *
 * A cell that does not apply and is blank reads as 不适用. Texts and dates that are
 * blank make unknown what is asked of them.
 */

#include "report/kept_text.h"
#include "report/quantity.h"
#include "report/report.h"
#include <stdbool.h>

/* Another value a typed cell could have; computed cells stay as they are. */
struct assumption {
	cell_index cell;
	struct value value;
};

/* What a program is evaluated with. */
struct evaluation {
	const struct report *report;
	const struct assumption *assumed; /* NULL: nothing, the report is taken as it is */
	struct quantity *stack;           /* evaluation_stack's */
	struct kept_texts *texts;         /* what is asked of texts is kept there; NULL: nowhere */
	cell_index self;        /* the cell OP_SELF stands for; CELL_NONE in most programs */
	bool as_it_stands;      /* cells are taken whether they apply or not */
	bool last_year_missing; /* set when of last year something was asked for that is no answer */
	bool open;              /* set when something was asked for that can still be typed */
};

/* Room for every program of a form. Free with g_free. */
struct quantity *evaluation_stack(const struct form *form);

struct quantity evaluate(struct evaluation *evaluation, struct program program);

/* Whether a cell applies: false only when its condition is known to be. */
bool evaluate_applies(const struct evaluation *evaluation, cell_index cell);
/* Whether a condition is known to be false; the report keeps the answer (recalculation.h). */
bool evaluate_rules_out(struct evaluation *evaluation, int condition);

#endif
