#ifndef NIANBAO_TUI_REVIEW_H
#define NIANBAO_TUI_REVIEW_H

/*
 * Inside the reviewer's screens: the list of what there is to see. review.c says
 * what is in it and does what its keys say, review_paint.c puts it into words,
 * remarking.c asks for remarks, conclusion.c for what becomes of the report.
 */

#include "review/scrutiny.h"
#include "tui/filtered_list.h"

/* An item of the list under the filter that is on. */
const struct scrutiny_item *review_item(const struct filtered_list *list, size_t index);

/* Of its kind of list. */
void review_paint_heads(const struct filtered_list *list, int row);
void review_paint_item(const struct filtered_list *list, int row, size_t index, bool here);
void review_describe(const struct filtered_list *list, size_t index, GPtrArray *lines);

#endif
