#ifndef NIANBAO_TUI_HELP_LINE_H
#define NIANBAO_TUI_HELP_LINE_H

/* The line below a cell's label: its unit, what figures it takes, and the form's own help. */

#include "form/form.h"

/* `contradicted`: a file states another figure than the one computed. Free with g_free. */
char *help_line(const struct form_cell *cell, bool contradicted);

#endif
