#ifndef NIANBAO_TESTS_HISTORIES_H
#define NIANBAO_TESTS_HISTORIES_H

/*
 * Reports with a history, for tests of what it is worth: steps that were taken, as
 * the program notes them down.
 */

#include "report/history.h"

/* Notes a step by somebody, for the report as it stands, and moves it to the status that the step leads to. The
   entry is the report's. */
struct history_entry *given_step(struct report *report, const char *action, const char *name);
/* The same of an approval that is signed with the key of a file, "" for none. */
void given_approval(struct report *report, const char *name, const char *key);
/* Puts a text at an address and notes that down as a change. */
void given_change(struct report *report, const char *address, const char *text);

#endif
