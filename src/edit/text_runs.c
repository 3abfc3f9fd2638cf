#include "edit/text_runs.h"

#include "edit/text_state.h"

/* What the text of a row is held against. */
struct scan {
	const struct wrapped_paragraph *paragraph;
	size_t selected_from, selected_to; /* bytes of the text; equal: nothing is selected */
	const struct text_mark *marks;
	size_t mark_count;
};

static bool covers(const struct text_mark *mark, size_t offset)
{
	return offset >= mark->offset && offset < mark->offset + mark->length;
}

static struct text_run look_at(
	const struct scan *scan, const struct shown_piece *piece, size_t offset)
{
	struct text_run run = {
		.piece = piece->kind,
		.selected = offset >= scan->selected_from && offset < scan->selected_to,
		.mark = NO_MARK_KIND,
	};

	for (size_t i = 0; i < scan->mark_count && run.mark == NO_MARK_KIND; i++) {
		if (covers(&scan->marks[i], offset))
			run.mark = scan->marks[i].kind;
	}
	return run;
}

static void narrow(size_t *end, size_t edge, size_t offset)
{
	if (edge > offset && edge < *end)
		*end = edge;
}

/* How far what begins at offset of the text looks the same, at most to end. */
static size_t alike_until(const struct scan *scan, size_t offset, size_t end)
{
	narrow(&end, scan->selected_from, offset);
	narrow(&end, scan->selected_to, offset);
	for (size_t i = 0; i < scan->mark_count; i++) {
		narrow(&end, scan->marks[i].offset, offset);
		narrow(&end, scan->marks[i].offset + scan->marks[i].length, offset);
	}
	return end;
}

/* The bytes shown from `shown` on that are one run, at most to `stop`. */
static size_t run_length(
	const struct scan *scan, const struct shown_piece *piece, size_t shown, size_t stop)
{
	size_t length = MIN(stop, piece->shown + piece->shown_length) - shown;

	if (piece_is_whole(piece))
		return length;
	size_t offset = scan->paragraph->start + piece->source + shown - piece->shown;
	return alike_until(scan, offset, offset + length) - offset;
}

void text_buffer_runs(const struct text_buffer *buffer, int row, const struct text_mark *marks,
	size_t count, GArray *runs)
{
	struct wrapped_row wrapped = wrapping_row(&buffer->wrapping, row);
	struct scan scan = {.paragraph = &wrapped.paragraph, .marks = marks, .mark_count = count};

	text_buffer_selection(buffer, &scan.selected_from, &scan.selected_to);
	size_t stop = wrapped.start + wrapped.length;
	for (size_t shown = wrapped.start; shown < stop;) {
		const struct shown_text *text = wrapped.paragraph.shown;
		const struct shown_piece *piece = shown_text_piece_shown(text, shown);
		size_t source = shown_text_source(text, shown, false);
		struct text_run run = look_at(&scan, piece, wrapped.paragraph.start + source);
		run.shown = text->text->str + shown;
		run.length = run_length(&scan, piece, shown, stop);
		g_array_append_val(runs, run);
		shown += run.length;
	}
}
