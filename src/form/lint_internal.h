#ifndef NIANBAO_FORM_LINT_INTERNAL_H
#define NIANBAO_FORM_LINT_INTERNAL_H

/* Inside lint: what the checks of one form share. */

#include "form/lint.h"

struct lint {
	const struct form *form;
	struct diagnostics *diagnostics;
};

/* Says something of a place in the form, under the name of the check. */
void lint_say(const struct lint *lint, struct position at, enum level level, const char *check,
	const char *format, ...) G_GNUC_PRINTF(5, 6);

/* lint_words.c: names that lead nowhere, words that are several, labels and help that are
   missing. */
void lint_words(const struct lint *lint);

#endif
