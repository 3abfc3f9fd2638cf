#ifndef NIANBAO_TUI_HELP_LINE_H
#define NIANBAO_TUI_HELP_LINE_H

/* The line below a cell's label: its unit, what it takes, what it was last year, and the form's own
   help. */

#include "form/form.h"
#include <glib.h>

/* What depends on the report. */
struct help_facts {
	bool contradicted; /* a file states another figure than the one computed */
	const struct form_condition *ruled_out_by; /* why it does not apply; NULL: it does */
	const char *last_year;                     /* what it was; NULL: nothing is known */
};

/* Free with g_free. */
char *help_line(
	const struct form *form, const struct form_cell *cell, const struct help_facts *facts);

/* "1优 2良 3差": what digits take. */
void help_append_choices(const struct form_cell *cell, GString *out);

#endif
