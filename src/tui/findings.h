#ifndef NIANBAO_TUI_FINDINGS_H
#define NIANBAO_TUI_FINDINGS_H

/*
 * Inside the list of findings: what is shown of the agenda. findings.c says what
 * is in it and does what its keys say, findings_paint.c puts it into words, for
 * the reviewer's list too.
 */

#include "review/agenda.h"
#include "tui/filtered_list.h"

/* An item of the list under the filter that is on. */
const struct agenda_item *findings_item(const struct filtered_list *list, size_t index);

/* What an item's line says of it. Free with g_free. */
char *finding_item_words(const struct app *app, const struct agenda_item *item);
/* Puts what it is before its line. */
void finding_item_put_mark(
	struct canvas *canvas, int row, const struct agenda_item *item, bool here);
/* Adds all there is to say of it, in lines (char *). */
void finding_describe_item(const struct app *app, const struct agenda_item *item, GPtrArray *lines);

/* Says what can be done about what has no cell to go to. */
void flaw_show(struct app *app, const struct review_flaw *flaw);

/* Of its kind of list. */
void findings_paint_heads(const struct filtered_list *list, int row);
void findings_paint_item(const struct filtered_list *list, int row, size_t index, bool here);
void findings_describe(const struct filtered_list *list, size_t index, GPtrArray *lines);

#endif
