#ifndef NIANBAO_REPORT_VALUE_H
#define NIANBAO_REPORT_VALUE_H

/*
 * Values: what a cell holds.
 *
 * Blank, 0 and 不适用 are three different values everywhere. A text that cannot
 * be what its cell is for (letters in a count, a date that does not exist) is
 * kept as it was typed, as VALUE_MALFORMED. As text, in files and on the command
 * line, blank is "" and 不适用 is "/".
 *
 * A value of kind VALUE_TEXT or VALUE_MALFORMED owns its text; value_release
 * lets go of it.
 */

#include "base/decimal.h"
#include "base/difference.h"
#include "form/form.h"
#include <stdbool.h>

enum value_kind {
	VALUE_BLANK,
	VALUE_NOT_APPLICABLE,
	VALUE_NUMBER,
	VALUE_TEXT,
	VALUE_MALFORMED,
	VALUE_UNCOMPUTABLE, /* computed: a division by zero; printed -, in no sum */
	VALUE_OVERFLOW,     /* computed: more than 18 digits */
};

struct value {
	enum value_kind kind;
	/* Computed from blanks too: the figure can still grow, or shrink, as they are filled. */
	bool may_rise, may_fall;
	struct decimal number;
	char *text;
};

static inline bool value_incomplete(const struct value *value)
{
	return value->may_rise || value->may_fall;
}

/* Reads text as the cell's type has it. Never fails: what does not fit is VALUE_MALFORMED. Line
   feeds at the end of a text are not part of it. */
struct value value_parse(const struct form_cell *cell, const char *text);
/* Makes a value of kind VALUE_TEXT that of another text, which stays one: what is the same is not
   written again. Returns that, and the length of the text. */
struct difference value_edit(struct value *value, const char *text, size_t *length);
/* The same where it is known how the text came from the value's, of which there were `before`
   bytes: nothing is compared. Neither ends with a line feed. */
struct difference value_follow(
	struct value *value, size_t before, const char *text, const struct edit *edit);
struct value value_copy(const struct value *value);
void value_release(struct value *value);

/* The text value_parse reads back; a computed value that is none gives "-" or "溢出". In buffer or
   in the value itself. */
const char *value_text(const struct value *value, char buffer[static DECIMAL_TEXT_SIZE]);

/* Same kind and same content; 1.0 and 1.00 differ, for they print differently. */
bool value_equal(const struct value *a, const struct value *b);

/* What keeps a value from being right in its cell, as a sentence about it; NULL when nothing does.
   Static storage. */
const char *value_fault(const struct form_cell *cell, const struct value *value);

#endif
