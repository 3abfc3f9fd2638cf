#ifndef NIANBAO_CMD_LINT_SCREEN_H
#define NIANBAO_CMD_LINT_SCREEN_H

/*
 * What of a form's short labels has no room on a screen of 80 columns, measured
 * with the screen's own layout.
 */

#include "base/diagnostics.h"
#include "form/form.h"

/* Adds a warning for each label that is clipped there, with how much it is too long. */
void lint_screen(const struct form *form, struct diagnostics *diagnostics);

#endif
