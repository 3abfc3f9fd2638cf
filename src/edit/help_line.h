#ifndef NIANBAO_EDIT_HELP_LINE_H
#define NIANBAO_EDIT_HELP_LINE_H

/* A cell in two lines: what it is called, and below it its unit, what it takes, what it was last
   year, and the form's own help. What a field takes stands beside its label, which is short. */

#include "form/form.h"
#include <glib.h>

/* What depends on the report. */
struct help_facts {
	bool contradicted; /* a file states another figure than the one computed */
	const struct form_condition *ruled_out_by; /* why it does not apply; NULL: it does */
	const char *last_year;                     /* what it was; NULL: nothing is known */
};

/* "成文日期：可写 0124、1.24、1月24日": a field's label and what it takes. Free with g_free. */
char *help_field_label(const struct form_cell *cell);

/* Free with g_free. */
char *help_line(
	const struct form *form, const struct form_cell *cell, const struct help_facts *facts);

/* "1优 2良 3差": what digits take. */
void help_append_choices(const struct form_cell *cell, GString *out);

#endif
