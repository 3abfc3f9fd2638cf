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

/* Takes the first ^ out of a text and says where it was. */
struct position take_mark(char *text);

/* The number of a rule's first instance; the rule must be there. */
size_t first_instance(const struct form *form, const char *rule);

/* Loads a text that must be refused. A ^ in it, which is taken out, marks where the first diagnostic
   has to point; it has to say `words`. */
void expect_refusal(const char *marked, const char *words);

/* Loads a text with a ^ for each of its mistakes: all of them have to be said in one run, where the
   marks are and with those words, in the order of the text; and nothing else. */
void expect_refusals_together(const char *marked, const char *const *words, size_t count);

/* What stands in a table beside columns and rows: for the place of table_form's rules. */
#define BESIDE(keys) "[]\n      " keys

struct refusal {
	const char *text; /* with a ^ where the mistake is */
	const char *words;
};

/* A mistake in a table, in the parts of table_form. */
struct table_refusal {
	const char *columns, *rows, *rules;
	const char *words;
};

void expect_refusals(const struct refusal *cases, size_t count);
void expect_table_refusals(const struct table_refusal *cases, size_t count);

#endif
