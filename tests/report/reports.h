#ifndef NIANBAO_TESTS_REPORTS_H
#define NIANBAO_TESTS_REPORTS_H

/*
 * Reports for tests, written and looked at by address.
 */

#include "form/forms.h"
#include "report/history.h"
#include "report/report.h"

/* A form `f` for reports that go on from last year's: org and level of the cover and the row s.old are
   carried over, s.left was s.rest, s.canal is s.main and s.side together, s.canal.b is no cell; the
   rule `growth` warns of columns of s.new that are more than twice last year's. */
extern const char yearly_form[];

/* A report of that text on a form; it must load without a word. */
struct report *given_report(const struct form *form, const char *text);

/* A report file of the source tree, whose form is looked for there too. */
struct report_file *source_report(const char *relative);

/* Puts a text at an address, as typed. */
void fill(struct report *report, const char *address, const char *text);
/* "address=text" for each word, separated by blanks. */
void fill_all(struct report *report, const char *assignments);

/* What stands at an address: "12", "", "/", and "12+" while a total is incomplete. Free with
   g_free. */
char *shown(const struct report *report, const char *address);

/* Appends an entry of the history about the report as it is; its status follows. The report's. */
const struct history_entry *happens(struct report *report, const char *action, const char *name);
/* Begins the history anew with these actions, separated by blanks, all by one person. */
void went_through(struct report *report, const char *actions);

/* The bytes of its file. Free with g_free. */
char *written(const struct report *report);

/* Deterministic random numbers. */
unsigned random_below(unsigned *seed, unsigned bound);

/* Puts a random text into a random cell that can be typed into; which one is returned. */
cell_index fill_randomly(struct report *report, unsigned *seed);
/* What fill_randomly would type. */
const char *random_text(unsigned *seed);

#endif
