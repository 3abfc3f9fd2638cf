#ifndef NIANBAO_FORM_FORMULA_H
#define NIANBAO_FORM_FORMULA_H

/*
 * Formulas as authors write them, parsed but not yet resolved.
 *
 *     granted + partly + sum(refused)
 *     new + brought_forward = handled + carried_forward
 *     if(total = 0, 0, met / total * 100)
 *     cover.level = 'government' or not other_fees > 100
 *     carried_over = previous.left_over and mentions(text, "费")
 *
 *     formula     = either
 *     either      = both { "or" both }
 *     both        = negation { "and" negation }
 *     negation    = "not" negation | comparison
 *     comparison  = sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=") sum ]
 *     sum         = product { ("+" | "-") product }
 *     product     = factor { ("*" | "/") factor }
 *     factor      = "-" factor | value
 *     value       = number | text | name | function "(" formula { "," formula } ")"
 *                 | "(" formula ")"
 *     text        = "'" characters "'" | '"' characters '"'
 *     name        = id { "." part }
 *     part        = id | "*" | "@"
 *     id          = [a-z][a-z0-9_]* or Han characters
 *
 * Repeated operators of one level go from left to right. Blanks, full-width ones
 * too, may stand between all of these. ＝ ＋ － × ÷ ＊ ／ （ ） ， ＜ ＞ ≠ ≤ ≥ are read
 * as what they look like, <> and == as != and =. `*` in a name stands for every row
 * or column there, `@` for the row or column a rule is about.
 *
 * An expression belongs to its formula and lives as long as it; names and texts
 * are copies.
 */

#include "base/decimal.h"
#include "base/diagnostics.h"
#include "form/program.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum {
	FORMULA_MAX_CHARACTERS = 4096,
	FORMULA_MAX_DEPTH = 64,
};

struct expression {
	enum operation operation; /* OP_CELL: a name yet to be resolved */
	int column;               /* characters from the formula's begin, from 0 */
	const char *text;         /* of OP_CELL and OP_TEXT */
	struct decimal number;    /* of OP_NUMBER */
	struct expression **operands;
	size_t operand_count;
};

struct formula;

/* Parses text; `at` is where it stands in `file`. NULL with a diagnostic that points at the
   character. */
struct formula *formula_parse(
	const char *file, struct position at, const char *text, struct diagnostics *diagnostics);
void formula_free(struct formula *formula);
const struct expression *formula_root(const struct formula *formula);

/* Whether an operation compares two values. */
bool operation_compares(enum operation operation);

#endif
