#ifndef NIANBAO_REPORT_EVALUATE_H
#define NIANBAO_REPORT_EVALUATE_H

/*
 * Evaluating a program: exact, three-valued, and honest about blanks.
 *
 *                   + - sum              * / min max    comparison
 *     blank         skipped, marked      blank          unknown
 *     不适用         counts as nothing    不适用          unknown
 *     x / 0         counts as nothing    x / 0          unknown
 *     overflow      overflow             overflow       unknown
 *
 * A sum over blanks knows in which direction it can still move: a blank count
 * can only add. So a comparison is unknown only while the blanks could still
 * decide it, and a column that is over already fails although cells are blank.
 *
 * A cell that does not apply and is blank reads as 不适用. Texts and dates that are
 * blank make unknown what is asked of them.
 */

#include "base/decimal.h"
#include "report/report.h"
#include <stdbool.h>

enum quantity_kind {
	QUANTITY_BLANK,
	QUANTITY_NOT_APPLICABLE,
	QUANTITY_NUMBER,
	QUANTITY_UNCOMPUTABLE,
	QUANTITY_OVERFLOW,
	QUANTITY_TEXT,
	QUANTITY_DATE, /* its number is the day, counted from the first of year 1 */
	QUANTITY_TRUE,
	QUANTITY_FALSE,
	QUANTITY_UNKNOWN,
};

struct quantity {
	enum quantity_kind kind;
	bool may_rise, may_fall;
	int decimals; /* that an exact result shows; -1 for a quotient, which its cell rounds */
	struct ratio number;
	const char *text; /* borrowed from the report or the form */
};

/* What a program is evaluated with. */
struct evaluation {
	const struct report *report;
	struct quantity *stack; /* evaluation_stack's */
	cell_index self;        /* the cell OP_SELF stands for; CELL_NONE in most programs */
	bool as_it_stands;      /* cells are taken whether they apply or not */
	bool last_year_missing; /* set when of last year something was asked for that is no answer */
	bool open;              /* set when something was asked for that can still be typed */
};

/* Room for every program of a form, and behind its deepest for a condition's. Free with g_free. */
struct quantity *evaluation_stack(const struct form *form);

struct quantity evaluate(struct evaluation *evaluation, struct program program);

/* Whether a cell applies: false only when its condition is known to be. The evaluation's stack is
   used. */
bool evaluate_applies(struct evaluation *evaluation, cell_index cell);

/* QUANTITY_TRUE, _FALSE or _UNKNOWN. */
enum quantity_kind compare_quantities(
	enum operation relation, const struct quantity *left, const struct quantity *right);

/* a - b, as OP_SUBTRACT: of two dates the days between them. */
struct quantity subtract_quantities(const struct quantity *a, const struct quantity *b);

/* The value a computed cell takes: rounded once, half-up. */
struct value quantity_to_value(const struct quantity *quantity, const struct cell_spec *spec);

#endif
