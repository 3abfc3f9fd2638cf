#ifndef NIANBAO_CHECK_EXAMPLE_H
#define NIANBAO_CHECK_EXAMPLE_H

/*
 * Examples: the small reports a form brings along, held against its rules.
 *
 * An example is filled into a new report of the form: its values as a report's
 * file has them (a figure for a computed cell is one the file states), and last
 * year's at this form's addresses. All that fails then, errors and warnings
 * alike, has to be what the example says; only that cells are blank is passed
 * over, so that an example need not fill in the whole form.
 */

#include "base/diagnostics.h"
#include "form/form.h"

/* Runs an example. What was expected and does not fail, and what fails and was not expected, are
   errors in diagnostics, at the place in the form's file. True when all is as it says. */
bool example_run(const struct form *form, const struct form_example *example,
	struct diagnostics *diagnostics);

#endif
