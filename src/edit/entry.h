#ifndef NIANBAO_EDIT_ENTRY_H
#define NIANBAO_EDIT_ENTRY_H

/*
 * Entry: from what a clerk types to what a report file holds.
 *
 *     ３，２５９      3259           1月24日     2025-01-24
 *     127。90       127.90         ２０２４年   2024
 *     — or ／       /  (不适用)     部门 or 1   department
 *     ＝12＋3+7     22
 *
 * People type with input methods on, with separators, and dates the way they
 * say them; a file holds one strict form. What cannot be read comes back as it
 * was typed: it is never guessed at, and value_fault says what is wrong with it.
 */

#include "form/form.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The strict text of what was typed into a cell. A date without a year falls, in a table, into
   report_year, and on the cover into the year after. Free with g_free. */
char *entry_normalize(const struct form_cell *cell, const char *typed, int report_year);

/* What is kept of a sum typed into a cell, as sum_addends; NULL: nothing. Free with g_free. */
char *entry_addends(const struct form_cell *cell, const char *typed);

/* What of `length` bytes goes into a cell: all but control characters, made plain where only some
   belong. NULL when one cannot belong there, so that a burst is refused as one. Free with
   g_free. */
char *entry_characters(const struct form_cell *cell, const char *text, size_t length);

/* Whether they can stand at the cursor (an offset) of the line that is there: = only begins a sum,
   and only in one is multiplied. */
bool entry_fits(
	const struct form_cell *cell, const char *line, size_t cursor, const char *characters);

/* "此格只收数字": what to say then; NULL for cells that accept all. */
const char *entry_only(const struct form_cell *cell);

#endif
