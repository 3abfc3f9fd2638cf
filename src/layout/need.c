/*
 * What the texts of a grid need of the width of their cells.
 */

#include "layout/grid_internal.h"

#include <string.h>

static bool opens(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);
	return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static bool closes(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);
	return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
		type == G_UNICODE_OTHER_PUNCTUATION;
}

static bool in_narrow_word(gunichar c)
{
	return g_unichar_isalnum(c) && !g_unichar_iswide(c);
}

/* Whether a line break between the two would hurt. Only for guessing a good width: where lines do
   break is for text_break to say. */
static bool belong_together(gunichar before, gunichar behind)
{
	return opens(before) || closes(behind) ||
		(in_narrow_word(before) && in_narrow_word(behind));
}

static struct text_need measure_text(const char *text, enum width_profile profile)
{
	struct text_need need = {0};
	size_t length = strlen(text);
	int word = 0;
	int line = 0;
	gunichar before = '\n';

	for (size_t at = 0, next; at < length; at = next) {
		next = text_next(text, length, at);
		gunichar c = g_utf8_get_char(text + at);
		int width = text_width(text + at, next - at, profile);
		word = belong_together(before, c) ? word + width : width;
		line = c == '\n' ? 0 : line + width;
		need.character = MAX(need.character, width);
		need.word = MAX(need.word, word);
		need.line = MAX(need.line, line);
		before = c;
	}
	return need;
}

/* A figure is one character, so to speak: nothing in it can break. */
static struct text_need measure_figure(const char *text, enum width_profile profile)
{
	int width = text_width(text, strlen(text), profile);

	return (struct text_need){.character = width, .word = width, .line = width + 2};
}

int grid_longest_word(const char *text, enum width_profile profile)
{
	return measure_text(text, profile).word;
}

struct text_need *grid_needs(const struct grid *grid, enum width_profile profile)
{
	struct text_need *needs = g_new(struct text_need, grid->cells->len);

	for (guint i = 0; i < grid->cells->len; i++) {
		const struct grid_cell *cell = &g_array_index(grid->cells, struct grid_cell, i);
		needs[i] = cell->figure ? measure_figure(cell->text, profile)
					: measure_text(cell->text, profile);
	}
	return needs;
}
