#ifndef NIANBAO_REPORT_EVALUATE_H
#define NIANBAO_REPORT_EVALUATE_H

/*
 * Evaluating a program: exact, three-valued, and honest about blanks.
 *
 *                   + - sum              * / min max    comparison
 *     blank         skipped, marked      blank          unknown
 *     不适用         counts as nothing    不适用          unknown
 *
 * A sum over blanks knows in which direction it can still move: a blank count
 * can only add. So a comparison is unknown only while the blanks could still
 * decide it, and a column that is over already fails although cells are blank.
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

/* stack must hold form->code.deepest quantities. */
struct quantity evaluate(
	const struct report *report, struct program program, struct quantity *stack);

/* QUANTITY_TRUE, _FALSE or _UNKNOWN. */
enum quantity_kind compare_quantities(
	enum operation relation, const struct quantity *left, const struct quantity *right);

/* a - b, as OP_SUBTRACT. */
struct quantity subtract_quantities(const struct quantity *a, const struct quantity *b);

/* The value a computed cell takes: rounded once, half-up. */
struct value quantity_to_value(const struct quantity *quantity, const struct cell_spec *spec);

#endif
