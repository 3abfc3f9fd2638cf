#include "check/facts.h"

#include <string.h>

static void free_paragraph(gpointer paragraph)
{
	paragraph_free(paragraph);
}

void facts_init(struct facts *facts)
{
	facts->paragraphs = g_ptr_array_new_with_free_func(free_paragraph);
	facts->lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));
}

void facts_release(struct facts *facts)
{
	g_ptr_array_unref(facts->paragraphs);
	g_array_unref(facts->lines);
	*facts = (struct facts){0};
}

/* Says where paragraphs begin, and keeps their own texts as the lines to compare with. */
static void place_paragraphs(struct facts *facts)
{
	size_t start = 0;

	for (guint i = 0; i < facts->paragraphs->len; i++) {
		struct paragraph *paragraph = facts->paragraphs->pdata[i];

		paragraph->start = start;
		start += paragraph->length + 1;
		g_array_index(facts->lines, struct text_line, i).text = paragraph->text;
	}
}

/* The lines are in their places: those that changed are read. */
static void read_changed(struct facts *facts, struct lines_change change)
{
	size_t behind = change.first + change.removed, old_count;
	g_autofree gpointer *old = g_ptr_array_steal(facts->paragraphs, &old_count);

	for (size_t i = 0; i < change.first; i++)
		g_ptr_array_add(facts->paragraphs, old[i]);
	for (size_t i = change.first; i < behind; i++)
		paragraph_free(old[i]);
	for (size_t i = change.first; i < change.first + change.added; i++) {
		const struct text_line *line = text_line_at(facts->lines, i);

		g_ptr_array_add(facts->paragraphs, paragraph_read(line->text, line->length));
	}
	for (size_t i = behind; i < old_count; i++)
		g_ptr_array_add(facts->paragraphs, old[i]);
	place_paragraphs(facts);
}

struct lines_change facts_update(struct facts *facts, const char *text)
{
	GArray *lines = text_lines(text);
	struct lines_change change = text_lines_change(facts->lines, lines);

	g_array_unref(facts->lines);
	facts->lines = lines;
	read_changed(facts, change);
	return change;
}

struct lines_change facts_follow(
	struct facts *facts, const char *text, size_t length, struct difference same)
{
	struct lines_change change = text_lines_follow(facts->lines, text, length, same);

	read_changed(facts, change);
	return change;
}
