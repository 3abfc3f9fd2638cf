#ifndef NIANBAO_FORM_LINT_H
#define NIANBAO_FORM_LINT_H

/*
 * Lint: what is suspicious about a form that loads.
 *
 * The loader refuses what has no meaning. Lint looks for what has one that nobody
 * can have wanted: totals that can never be what they have to be, rules that find
 * nothing or always something, conditions that never hold, names that lead nowhere,
 * and places that leave a clerk without help. What it calls impossible is proved
 * (form/prospect.h), as long as all required cells are filled in.
 */

#include "base/diagnostics.h"
#include "form/form.h"

/* Adds all there is to say, with the place in the form's file and the name of the check. */
void form_lint(const struct form *form, struct diagnostics *diagnostics);

#endif
