#ifndef NIANBAO_TUI_FILTERED_LIST_H
#define NIANBAO_TUI_FILTERED_LIST_H

/*
 * A list to be worked through: filters with their counts, a line for each item,
 * and below a bar all there is to say of the one chosen. The clerk's list of
 * findings, the reviewer's list of what needs a look and the board of reports are
 * kinds of it. Only what is of a report is parted by its sections.
 *
 * The list knows rows, keys and places; what its items are is asked of its kind.
 * It keeps its place: who went to a cell from it finds the same line when coming
 * back, and when something has been put right it stays and shows what is left.
 * Items are numbered from 0 under the filter that is on, and only those that show
 * are put into words.
 */

#include "tui/app.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct list_filter {
	int digit;         /* the key that turns it on; once learnt it stays what it is */
	const char *label; /* to be looked up in the context "filter" */
};

struct filtered_list;

/* What a list is of. `data` is the list's. */
struct list_kind {
	const char *title;                 /* to be looked up */
	const struct list_filter *filters; /* ending with one without label */
	unsigned context;                  /* whose keys count there */
	int details;                       /* rows of what is said of the one chosen, at most */
	/* Paints the top line and the keys; NULL: those of the report. */
	void (*paint_frame)(const struct filtered_list *list);
	/* Takes up the items as they stand, of the section that is on. */
	void (*gather)(struct filtered_list *list);
	size_t (*count)(const struct filtered_list *list, int filter);
	void (*paint_heads)(const struct filtered_list *list, int row);
	/* Paints an item's line, in ROLE_CURSOR where it is the one chosen, else as it likes. */
	void (*paint_item)(const struct filtered_list *list, int row, size_t index, bool here);
	/* Adds what there is to say of an item, in lines (char *). */
	void (*describe)(const struct filtered_list *list, size_t index, GPtrArray *lines);
	/* What stands in the two rows above the keys. Free with g_free. */
	char *(*keys)(const struct filtered_list *list);
	char *(*advice)(const struct filtered_list *list);
	/* Does with the item chosen, if there is one, what does not leave the list; false for the
	   rest. */
	bool (*act)(struct filtered_list *list, enum action action);
};

struct filtered_list {
	struct app *app;
	const struct list_kind *kind;
	struct list_place *place; /* the app's, so that it is found again */
	void *data;
};

/* The lines there are under the filter that is on. */
size_t filtered_list_count(const struct filtered_list *list);
/* What is said of the part of the report that is shown: its name, or "全部". Borrowed. */
const char *filtered_list_part(const struct filtered_list *list);

/* Runs it until it is left; with which command, ACTION_NONE when the program must end. Enter, the
   menu and the list's own key mean nothing but that; the others are to be done where the cursor
   is. */
enum action filtered_list_run(struct filtered_list *list);

#endif
