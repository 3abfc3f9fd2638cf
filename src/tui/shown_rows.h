#ifndef NIANBAO_TUI_SHOWN_ROWS_H
#define NIANBAO_TUI_SHOWN_ROWS_H

/*
 * What stands in the rows of a painter that paints the same again with every key.
 *
 * The painter says what a row is made of, in bytes of its own choosing: two rows
 * that look different must be said differently. A row that stands there already
 * need not be painted. Whoever clears the canvas has it forgotten.
 */

#include <glib.h>
#include <stdbool.h>

struct shown_rows;

/* Free with shown_rows_free, which takes NULL too. */
struct shown_rows *shown_rows_new(void);
void shown_rows_free(struct shown_rows *shown);

/* Nothing is known to stand in any row. */
void shown_rows_forget(struct shown_rows *shown);

/* Begins to say what a row is made of: empty, to be filled. Borrowed until the next is begun. */
GString *shown_rows_say(struct shown_rows *shown);
/* Whether what was said stands in a row (from 0) already; from now on it does. */
bool shown_rows_stands(struct shown_rows *shown, int row);

#endif
