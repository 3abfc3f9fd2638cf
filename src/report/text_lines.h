#ifndef NIANBAO_REPORT_TEXT_LINES_H
#define NIANBAO_REPORT_TEXT_LINES_H

/*
 * The lines of a text, which are its paragraphs, and which of them an edit
 * changed.
 *
 * Whatever is known of a text line by line stays known where lines are the same
 * before and behind an edit. There is always one line, if an empty one. Texts are
 * borrowed.
 */

#include <glib.h>
#include <stddef.h>

struct text_line {
	const char *text;
	size_t length; /* without the line feed */
};

/* From line `first` on, `added` ones stand where `removed` ones stood. */
struct lines_change {
	size_t first, removed, added;
};

/* Of struct text_line. Free with g_array_unref. */
GArray *text_lines(const char *text);

struct lines_change text_lines_change(const GArray *before, const GArray *after);

static inline const struct text_line *text_line_at(const GArray *lines, size_t i)
{
	return &g_array_index(lines, struct text_line, i);
}

#endif
