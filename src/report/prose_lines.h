#ifndef NIANBAO_REPORT_PROSE_LINES_H
#define NIANBAO_REPORT_PROSE_LINES_H

/*
 * The lines of a text, which are its paragraphs, and which of them an edit
 * changed.
 *
 * A long paragraph is several lines, cut behind some 。, so that an edit of it costs
 * some sentences, and the next one there a single one: where somebody writes, it is
 * cut behind nearly every 。. Neither a title (report/prose.h) nor a reference goes on behind a
 * 。, so whoever looks at sentences by themselves finds in the parts what he would in
 * the whole. Where it is cut says nothing else: that depends on what was edited
 * before.
 *
 * Whatever is known of a text line by line stays known where lines are the same
 * before and behind an edit. There is always one line, if an empty one. Texts are
 * borrowed.
 *
 * Where it is known what an edit left the same, lines follow it by their lengths
 * alone, and the text around it is not looked at.
 */

#include "base/difference.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct prose_line {
	const char *text;
	size_t length; /* without the line feed */
	bool goes_on;  /* no line feed is behind it: the next line is of the same paragraph */
};

/* From line `first` on, `added` ones stand where `removed` ones stood. */
struct prose_lines_change {
	size_t first, removed, added;
};

/* All lines of a text. Edits come one beside the other, so the next one's lines are looked for from
   where the last was. */
struct prose_lines {
	GArray *each;  /* struct prose_line */
	size_t length; /* bytes of the text */
	size_t edited; /* the first line that was edited last */
	size_t start;  /* where that begins */
};

/* With NULL for a text there are none yet. */
void prose_lines_init(struct prose_lines *lines, const char *text);
void prose_lines_release(struct prose_lines *lines);

/* Makes them those of another text, which is read whole. Lines that are the same before and after
   keep their texts; the others borrow this one. */
struct prose_lines_change prose_lines_become(struct prose_lines *lines, const char *text);
/* Makes lines, of which only lengths need be right, those of a text after an edit. The lines added
   borrow the text. */
struct prose_lines_change prose_lines_follow(
	struct prose_lines *lines, const char *text, size_t length, struct difference same);

/* The bytes a line takes of the text. */
static inline size_t prose_line_taken(const struct prose_line *line)
{
	return line->length + (line->goes_on ? 0 : 1);
}

static inline struct prose_line *prose_line_at(const struct prose_lines *lines, size_t i)
{
	return &g_array_index(lines->each, struct prose_line, i);
}

#endif
