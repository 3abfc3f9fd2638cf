/*
 * Breaking text into lines.
 *
 * The text is measured into clusters: where a character begins, how wide it is,
 * and what a line break before it would mean. Lines are then filled from the
 * clusters alone, greedily, which takes no memory and can therefore be tried for
 * several widths. Of a long text a window is measured at a time, from a place
 * where it parts to the next.
 */

#include "base/text_clusters.h"

/* The cluster before which to break when no break between from and full is fine. */
static size_t break_word(const struct measured *text, size_t from, size_t full)
{
	for (size_t i = full; i > from; i--) {
		if (text->clusters[i].before != BREAK_FORBIDDEN)
			return i;
	}
	return MAX(full, from + 1);
}

/* The cluster that ends the line beginning with from: a newline, or the first of the next line. */
static size_t line_end(const struct measured *text, size_t from, int columns)
{
	int width = 0;
	size_t chance = from;

	for (size_t i = from; i < text->count; i++) {
		const struct cluster *cluster = &text->clusters[i];
		if (cluster->is_newline)
			return i;
		if (cluster->before == BREAK_FINE)
			chance = i;
		width += cluster->width;
		if (width > columns && !cluster->is_blank)
			return chance > from ? chance : break_word(text, from, i);
	}
	return text->count;
}

static struct text_line trimmed_line(const struct measured *text, size_t from, size_t end)
{
	while (end > from && text->clusters[end - 1].is_blank)
		end--;
	size_t start = text->clusters[from].offset;
	struct text_line line = {.start = start, .length = text->clusters[end].offset - start};
	for (size_t i = from; i < end; i++) {
		line.width += text->clusters[i].width;
		line.characters += text->clusters[i].is_character;
	}
	return line;
}

/* What of a text is measured at the time. */
struct window {
	const char *text;
	size_t length; /* of the text */
	enum width_profile profile;
	size_t end; /* of the window */
	struct measured measured;
};

enum { WINDOW = 512 }; /* bytes measured at least, some lines, where the text has so many */

static bool is_whole(const struct window *window)
{
	return window->end == window->length;
}

/* Measures anew, so that at least size bytes from offset on are in the window. Returns the cluster
   at offset, where one has to begin. */
static size_t window_move(struct window *window, size_t offset, size_t size)
{
	size_t start = offset, index = 0;

	while (start > 0 && (start == window->length || !text_parts_at(window->text, start)))
		start--;
	window->end = size < window->length - offset ? offset + size : window->length;
	while (!is_whole(window) && !text_parts_at(window->text, window->end))
		window->end++;
	g_free(window->measured.clusters);
	window->measured = text_measure(window->text, start, window->end - start, window->profile);
	while (window->measured.clusters[index].offset < offset)
		index++;
	return index;
}

/* The cluster that ends the line beginning with *from, as line_end; where the window ends before
   the line, it moves, and *from with it. */
static size_t window_line_end(struct window *window, size_t *from, int columns)
{
	for (size_t size = WINDOW;; size *= 2) {
		size_t end = line_end(&window->measured, *from, columns);
		if (end < window->measured.count || is_whole(window))
			return end;
		*from = window_move(window, window->measured.clusters[*from].offset, size);
	}
}

void text_break_from(const char *text, size_t length, size_t start, int first_columns, int columns,
	enum width_profile profile, text_settled settled, void *data, GArray *lines)
{
	struct window window = {.text = text, .length = length, .profile = profile};
	size_t from = window_move(&window, start, WINDOW);

	for (bool is_first = start == 0;; is_first = false) {
		size_t end = window_line_end(&window, &from, is_first ? first_columns : columns);
		struct text_line line = trimmed_line(&window.measured, from, end);
		g_array_append_val(lines, line);
		if (end == window.measured.count)
			break;
		from = window.measured.clusters[end].is_newline ? end + 1 : end;
		if (settled && settled(window.measured.clusters[from].offset, data))
			break;
	}
	g_free(window.measured.clusters);
}

void text_break(const char *text, size_t length, int first_columns, int columns,
	enum width_profile profile, GArray *lines)
{
	text_break_from(text, length, 0, first_columns, columns, profile, NULL, NULL, lines);
}

/* Fills lines, which may be NULL; returns how many there are. */
static size_t fill(const struct measured *text, int columns, GArray *lines)
{
	size_t count = 0;
	size_t from = 0;

	for (;;) {
		size_t end = line_end(text, from, columns);
		struct text_line line = trimmed_line(text, from, end);
		if (lines)
			g_array_append_val(lines, line);
		count++;
		if (end == text->count)
			return count;
		from = text->clusters[end].is_newline ? end + 1 : end;
	}
}

/* The width of the widest piece that has no fine break inside. */
static int widest_word(const struct measured *text)
{
	int widest = 0;
	size_t from = 0;

	for (size_t i = 0; i < text->count; i++) {
		const struct cluster *next = &text->clusters[i + 1];
		bool is_end =
			i + 1 == text->count || next->is_newline || next->before == BREAK_FINE;
		if (!is_end)
			continue;
		widest = MAX(widest, trimmed_line(text, from, i + 1).width);
		from = i + 1;
	}
	return widest;
}

void text_break_balanced(
	const char *text, size_t length, int columns, enum width_profile profile, GArray *lines)
{
	struct measured measured = text_measure(text, 0, length, profile);
	size_t wanted = fill(&measured, columns, NULL);

	/* From the widest word on no word is broken, and then fewer columns never make
	   fewer lines: the narrowest width can be found by halving. */
	int narrow = MIN(widest_word(&measured), columns);
	int enough = columns;
	while (narrow < enough) {
		int middle = narrow + (enough - narrow) / 2;
		if (fill(&measured, middle, NULL) <= wanted)
			enough = middle;
		else
			narrow = middle + 1;
	}
	fill(&measured, enough, lines);
	g_free(measured.clusters);
}
