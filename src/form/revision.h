#ifndef NIANBAO_FORM_REVISION_H
#define NIANBAO_FORM_REVISION_H

/*
 * Revisions: what a form breaks for whoever worked with an earlier one.
 *
 * Against an earlier version of the same form that is reports filled in on it: a
 * cell that is gone, and is nobody's `was:`, leaves its value without a place.
 * Against the form it follows (another id) it is the rules across years, for which
 * `previous:` will do as well.
 */

#include "base/diagnostics.h"
#include "form/form.h"

/* Adds what breaks: of what is there, at its place in the new form's file; of what is gone, at its
   place in the old one's. */
void form_lint_revision(
	const struct form *form, const struct form *old, struct diagnostics *diagnostics);

#endif
