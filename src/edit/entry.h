#ifndef NIANBAO_EDIT_ENTRY_H
#define NIANBAO_EDIT_ENTRY_H

/*
 * Entry: from what a clerk types to what a report file holds.
 *
 *     ３，２５９      3259           1月24日     2025-01-24
 *     127。90       127.90         ２０２４年   2024
 *     — or ／       /  (不适用)     部门 or 1   department
 *
 * People type with input methods on, with separators, and dates the way they
 * say them; a file holds one strict form. What cannot be read comes back as it
 * was typed: it is never guessed at, and value_fault says what is wrong with it.
 */

#include "form/form.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

/* What reading depends on besides the cell. */
struct entry_context {
	int report_year; /* 0: not known */
};

/* The context of a report: the year on its cover, if there is one. */
struct entry_context entry_context_of(const struct report *report);

/* The strict text of what was typed into a cell. A date without a year falls into the year after
   the report's. Free with g_free. */
char *entry_normalize(
	const struct form_cell *cell, const char *typed, const struct entry_context *context);

/* Whether a character can belong to what is typed into a cell. */
bool entry_accepts(const struct form_cell *cell, gunichar character);

/* "此格只收数字": what to say when it cannot; NULL for cells that accept all. */
const char *entry_only(const struct form_cell *cell);

#endif
