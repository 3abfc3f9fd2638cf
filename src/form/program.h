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

/* Four bytes: a large form has hundreds of thousands. A cell's number, a place among the numbers or
   texts, a count of operands: none reaches 2^24, see the limits in form.h. */
struct instruction {
	enum operation operation : 8;
	uint32_t operand : 24;
};

/* Values an instruction takes off the stack; it puts one back. */
static inline size_t instruction_takes(struct instruction instruction)
{
	switch (instruction.operation) {
	case OP_CELL:
	case OP_PREVIOUS:
	case OP_SELF:
	case OP_SELF_PREVIOUS:
	case OP_NUMBER:
	case OP_TEXT: return 0;
	case OP_NEGATE:
	case OP_NOT:
	case OP_ABS: return 1;
	case OP_SUM:
	case OP_COUNT:
	case OP_MIN:
	case OP_MAX:
	case OP_IF:
	case OP_DATE:
	case OP_MENTIONS:
	case OP_LENGTH:
	case OP_YEARS_OUTSIDE:
	case OP_PERIODS_OUTSIDE:
	case OP_SIMILARITY: return instruction.operand;
	default: return 2;
	}
}

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
