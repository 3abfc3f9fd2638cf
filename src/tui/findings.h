#ifndef NIANBAO_TUI_FINDINGS_H
#define NIANBAO_TUI_FINDINGS_H

/*
 * Inside the list of findings: what is shown of the agenda. findings.c says what
 * is in it and does what its keys say, findings_paint.c puts it into words.
 */

#include "check/agenda.h"
#include "tui/filtered_list.h"

/* An item of the list under the filter that is on. */
const struct agenda_item *findings_item(const struct filtered_list *list, size_t index);

/* Of its kind of list. */
void findings_paint_heads(const struct filtered_list *list, int row);
void findings_paint_item(const struct filtered_list *list, int row, size_t index, bool here);
void findings_describe(const struct filtered_list *list, size_t index, GPtrArray *lines);

#endif
