#ifndef NIANBAO_EDIT_TEXT_RUNS_H
#define NIANBAO_EDIT_TEXT_RUNS_H

/*
 * A row of a text in runs that look alike: what is selected, what is a figure,
 * what is marked as wrong.
 */

#include "edit/text_buffer.h"

/* Bytes of the text that are to look otherwise, and how: that is the caller's. */
struct text_mark {
	size_t offset, length;
	int kind;
};

enum { NO_MARK_KIND = -1 };

struct text_run {
	const char *shown; /* borrowed until the text changes */
	size_t length;
	enum piece_kind piece;
	bool selected;
	int mark; /* kind of the first mark that covers it, or NO_MARK_KIND */
};

/* Appends the runs of a row, struct text_run, in order and without gaps. */
void text_buffer_runs(const struct text_buffer *buffer, int row, const struct text_mark *marks,
	size_t count, GArray *runs);

#endif
