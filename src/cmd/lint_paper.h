#ifndef NIANBAO_CMD_LINT_PAPER_H
#define NIANBAO_CMD_LINT_PAPER_H

/* Whether the tables of a form can be printed on paper of 80 columns. */

#include "base/diagnostics.h"
#include "form/form.h"

/* Adds an error for each table that would be printed as a list, and a warning for each in which
   words are broken, with the label that is to blame. */
void lint_paper(const struct form *form, struct diagnostics *diagnostics);

#endif
