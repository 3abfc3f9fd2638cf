#ifndef NIANBAO_SESSION_UNITS_H
#define NIANBAO_SESSION_UNITS_H

/*
 * Units that figures are written with: those of the form, and words that people
 * count with. All words for counting mean the same; 元 is not 万元.
 */

#include "form/form.h"
#include <stdbool.h>

/* All that may stand behind a figure. Ends with NULL; free with g_free, the texts are the
   form's. */
const char **units_of(const struct form *form);
/* Whether a figure of a unit (NULL: none was written) can go into a cell. */
bool unit_fits(const struct form_cell *cell, const char *unit);

#endif
