#ifndef NIANBAO_REPORT_QUANTITY_H
#define NIANBAO_REPORT_QUANTITY_H

/*
 * Quantities: what a formula computes with. Exact, three-valued, and honest about
 * blanks.
 *
 *                   + - sum              * / min max    comparison
 *     blank         skipped, marked      blank          unknown
 *     不适用         counts as nothing    不适用          unknown
 *     x / 0         counts as nothing    x / 0          unknown
 *     overflow      overflow             overflow       unknown
 *
 * A sum over blanks knows in which direction it can still move: a blank count
 * can only add, and a figure that need not be filled in is not waited for. So a
 * comparison is unknown only while the blanks could still decide it, and a column
 * that is over already fails although cells are blank.
 */

#include "base/decimal.h"
#include "form/program.h"
#include "report/value.h"
#include <stdbool.h>

struct kept_text;

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
	const char *text;       /* borrowed from the report or the form */
	struct kept_text *kept; /* the same text, kept; NULL where it is not */
};

/* One of a kind that needs no more. */
static inline struct quantity quantity_of_kind(enum quantity_kind kind)
{
	return (struct quantity){.kind = kind};
}

static inline struct quantity quantity_of_number(struct ratio number, int decimals)
{
	return (struct quantity){.kind = QUANTITY_NUMBER, .number = number, .decimals = decimals};
}

/* A figure that is not known yet: anything can come of it. */
static inline struct quantity quantity_unknown_figure(void)
{
	return (struct quantity){.kind = QUANTITY_BLANK, .may_rise = true, .may_fall = true};
}

static inline enum quantity_kind quantity_truth(bool yes)
{
	return yes ? QUANTITY_TRUE : QUANTITY_FALSE;
}

/* The day of a date that exists, and back. */
struct quantity quantity_of_day(GDateDay day, GDateMonth month, GDateYear year);
void quantity_to_day(const struct quantity *quantity, GDate *day);

/* What an operation comes to: of `count` operands, of which there are at least as many as it takes,
   the result is put in the place of the first. */
void quantity_operate(enum operation operation, struct quantity *operands, size_t count);
/* The same for what is asked of texts and dates (quantity_text.c); false for other operations. */
bool quantity_ask(enum operation operation, struct quantity *operands);

/* QUANTITY_TRUE, _FALSE or _UNKNOWN. */
enum quantity_kind quantity_compare(
	enum operation relation, const struct quantity *left, const struct quantity *right);

/* a - b, as OP_SUBTRACT: of two dates the days between them. */
struct quantity quantity_subtract(const struct quantity *a, const struct quantity *b);

/* The value a computed cell takes: rounded once, half-up. */
struct value quantity_to_value(const struct quantity *quantity, const struct cell_spec *spec);

#endif
