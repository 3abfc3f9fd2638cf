/*
 * Last year's text beside this one. Both scroll together: the paragraph that
 * stands for the one being written begins in the same row of the screen, as long
 * as it has lines left to show.
 */
#include <string.h>

#include "base/language.h"
#include "edit/counterpart.h"
#include "tui/writing.h"

/* The rows in which a paragraph begins and ends. */
struct stretch {
	int first, last;
};

static struct stretch stretch_of(const struct text_buffer *buffer, size_t start, size_t end)
{
	return (struct stretch){text_buffer_row_at(buffer, start), text_buffer_row_at(buffer, end)};
}

/* Where last year's paragraph begins that stands for the one being written. */
static size_t find_counterpart(const struct app *app, const char *last)
{
	size_t start, end;
	int number, sentence;

	text_buffer_paragraph(app->text, &start, &end);
	text_buffer_place(app->text, &number, &sentence);
	int found =
		counterpart_of(text_buffer_text(app->text) + start, end - start, number - 1, last);
	const char *at = last;
	while (found-- > 0)
		at += strcspn(at, "\n") + 1;
	return (size_t)(at - last);
}

/* The row of last year's text that stands at the top. */
static int find_top(const struct app *app, const struct text_buffer *buffer, int rows)
{
	const char *last = text_buffer_text(buffer);
	size_t start, end, from = find_counterpart(app, last);

	text_buffer_paragraph(app->text, &start, &end);
	struct stretch here = stretch_of(app->text, start, end);
	struct stretch there = stretch_of(buffer, from, from + strcspn(last + from, "\n"));
	int top = there.first - (here.first - app->writing.top);
	top = MAX(top, there.first - rows + 1);
	return CLAMP(top, 0, there.last);
}

void text_paint_last(struct app *app, const struct writing_layout *layout, const char *last)
{
	struct text_buffer *buffer = text_buffer_new(last, layout->columns, app->profile);
	int top = find_top(app, buffer, layout->rows);
	int columns = app_areas(app).page.columns - layout->last;
	g_autofree char *heading =
		g_strdup_printf(_("上年原文   %d字"), text_buffer_characters(buffer));

	canvas_fill(app->canvas, WRITING_HEADING, layout->last - WRITING_GAP, columns + WRITING_GAP,
		ROLE_TEXT);
	canvas_put_left(app->canvas, WRITING_HEADING, layout->last, columns, ROLE_GROUP, heading);
	for (int i = 0; i < layout->rows && text_buffer_has_row(buffer, top + i); i++) {
		struct text_row row = text_buffer_row(buffer, top + i);
		g_autofree char *part = g_strndup(row.shown, row.length);

		canvas_put(
			app->canvas, WRITING_TOP + i, layout->last + row.indent, ROLE_HELP, part);
	}
	text_buffer_free(buffer);
}
