#ifndef NIANBAO_FORM_PROGRAM_H
#define NIANBAO_FORM_PROGRAM_H

/*
 * Programs: formulas as postfix instructions over cell numbers.
 *
 * Names are resolved when the form loads; a program knows only cells and
 * numbers, and evaluating one needs a stack and nothing else (report/evaluate.h).
 * A program with OP_SELF serves every cell of its rule: it is evaluated for one of
 * them at a time.
 */

#include "base/decimal.h"
#include <stddef.h>
#include <stdint.h>

typedef uint32_t cell_index;
#define CELL_NONE UINT32_MAX

enum operation {
	OP_NONE,
	OP_CELL,          /* pushes the value of cell `operand` */
	OP_PREVIOUS,      /* pushes what last year's report says there */
	OP_SELF,          /* pushes the value of the cell the program is evaluated for */
	OP_SELF_PREVIOUS, /* pushes what last year's report says there */
	OP_NUMBER,        /* pushes numbers[operand] */
	OP_TEXT,          /* pushes texts[operand] */
	OP_ADD,
	OP_SUBTRACT,
	OP_MULTIPLY,
	OP_DIVIDE,
	OP_NEGATE,
	OP_EQUAL,
	OP_UNEQUAL,
	OP_LESS,
	OP_LESS_EQUAL,
	OP_GREATER,
	OP_GREATER_EQUAL,
	OP_AND,
	OP_OR,
	OP_NOT,
	OP_SUM, /* these take the topmost `operand` values */
	OP_COUNT,
	OP_MIN,
	OP_MAX,
	OP_ABS,
	OP_IF,
	OP_DATE,            /* year, month, day */
	OP_MENTIONS,        /* text, words: whether the words stand in the text */
	OP_LENGTH,          /* text: its characters */
	OP_YEARS_OUTSIDE,   /* text, from, to: how many years it names that lie outside */
	OP_PERIODS_OUTSIDE, /* text, from, to: how many periods it names that are others */
	OP_SIMILARITY,      /* two texts: 0 to 1 */
	OP_LAST
};

struct instruction {
	enum operation operation;
	uint32_t operand;
};

/* A stretch of the form's code. */
struct program {
	uint32_t start;
	uint32_t length;
};

struct code {
	struct instruction *instructions;
	size_t length;
	struct decimal *numbers;
	const char **texts;
	size_t deepest; /* values on the stack at most, over all programs */
};

#endif
