#ifndef NIANBAO_TESTS_MADE_FORM_H
#define NIANBAO_TESTS_MADE_FORM_H

/*
 * Forms made up by chance that ask of the paper what a form can ask: groups of
 * rows and columns, blocks, rows side by side, captions, footnotes, labels longer
 * than any column. No two labels are the same, and no two figures.
 */

#include "form/form.h"
#include "report/report.h"

/* A form of a seed, which is moved on. Free with form_free. */
struct form *made_form(unsigned *seed);

/* A report on it in which every figure and text is filled in, and some have notes. Free with
   report_free. */
struct report *made_report(const struct form *form, unsigned *seed);

#endif
