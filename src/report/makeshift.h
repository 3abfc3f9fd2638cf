#ifndef NIANBAO_REPORT_MAKESHIFT_H
#define NIANBAO_REPORT_MAKESHIFT_H

/*
 * Makeshift: a form for a report whose own is not installed.
 *
 * It knows what the report's file says and no more: sections, texts, rows and
 * columns are called by their ids, neighbouring rows of the same columns are a
 * table, every value is a text. That is enough to look at the report, to print
 * it and to get at its values; nothing is computed and nothing can be checked.
 */

#include "form/form.h"
#include "yaml/tree.h"

/* A form that takes the report, by the id it names, or NULL where there is no making one. */
struct form *makeshift_form(const struct yaml_tree *tree);

#endif
