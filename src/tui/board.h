#ifndef NIANBAO_TUI_BOARD_H
#define NIANBAO_TUI_BOARD_H

/*
 * The board of reports on the screen: a line a report, from which each is reviewed
 * and to which the review leads back. board.c does what its keys say, board_paint.c
 * says how it looks; which reports there are and where they stand says
 * session/board.h.
 */

#include "review/summary_words.h"
#include "session/board.h"
#include "tui/app.h"
#include "tui/filtered_list.h"

struct tui_outcome;

/* Runs until it is left, on names of reports and directories. Esc leaves it where there is
   something else to go back to. */
void board_run(const struct tui_options *options, const char *const *names, bool leads_back,
	struct input *input, struct tui_outcome *outcome);

/* What follows is between board.c and board_paint.c. */

struct board_view {
	struct app app;             /* without a report: it waits and paints */
	struct tui_options options; /* of the reviews */
	struct board *board;
	const char *const *names;
	struct list_filter filters[BOARD_FILTERS + 1];
	struct list_kind kind;
	struct list_place place;
	bool leads_back;
	size_t read, to_read;        /* how far reading has got; when it is done, to_read is 0 */
	int64_t shown;               /* when that was shown last; terminal_now */
	bool is_first;               /* what is there is read for the first time */
	bool is_asked_for;           /* ... because somebody wants to know what is new */
	int widths[SUMMARY_COLUMNS]; /* of what stands in each column */
};

/* The line under the filter that is on. */
const struct board_line *board_view_line(const struct filtered_list *list, size_t index);

/* Looks how wide the columns have to be. */
void board_measure(struct board_view *view);

/* Where the reports are. Free with g_free. */
char *board_place(const struct board_view *view);

/* Of its kind of list. */
void board_paint_frame(const struct filtered_list *list);
void board_paint_heads(const struct filtered_list *list, int row);
void board_paint_item(const struct filtered_list *list, int row, size_t index, bool here);
void board_describe(const struct filtered_list *list, size_t index, GPtrArray *lines);
char *board_advice(const struct filtered_list *list);

#endif
