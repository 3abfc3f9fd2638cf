#ifndef NIANBAO_TESTS_FORMS_H
#define NIANBAO_TESTS_FORMS_H

/*
 * Forms for tests: the official one, and small ones made of a few lines.
 */

#include "base/diagnostics.h"
#include "form/form.h"

/* A file of the source tree. Free with g_free. */
char *source_path(const char *relative);

/* The form of 2021 as it is shipped. */
struct form *official_form(void);

/* A form of that text, which must be good. */
struct form *given_form(const char *text);

/* A form of one section `s` with one table; both as flow lists of YAML. `rules` may be NULL. Free
   with g_free. */
char *table_form(const char *columns, const char *rows, const char *rules);

/* The number of a rule's first instance; the rule must be there. */
size_t first_instance(const struct form *form, const char *rule);

/* Loads a text that must be refused. A ^ in it, which is taken out, marks where the first diagnostic
   has to point; it has to say `words`. */
void expect_refusal(const char *marked, const char *words);

#endif
