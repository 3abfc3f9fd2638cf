#include "check/facts.h"

#include <string.h>

static void free_paragraph(gpointer paragraph)
{
	paragraph_free(paragraph);
}

void facts_init(struct facts *facts)
{
	facts->paragraphs = g_ptr_array_new_with_free_func(free_paragraph);
	prose_lines_init(&facts->lines, NULL);
	facts->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
}

void facts_release(struct facts *facts)
{
	g_ptr_array_unref(facts->paragraphs);
	prose_lines_release(&facts->lines);
	g_array_unref(facts->starts);
	*facts = (struct facts){0};
}

/* Says where paragraphs begin, from this one on. Nothing of those that stay is looked at. */
static void place_paragraphs(struct facts *facts, size_t first)
{
	size_t count = facts->lines.each->len;

	g_array_set_size(facts->starts, (guint)count);
	size_t *starts = (size_t *)(void *)facts->starts->data;

	for (size_t i = first; i < count; i++)
		starts[i] = i == 0
			? 0
			: starts[i - 1] + prose_line_taken(prose_line_at(&facts->lines, i - 1));
}

/* The lines are in their places: those that changed are read, and have the paragraphs' own texts
   then as the others do. */
static void read_changed(struct facts *facts, struct prose_lines_change change)
{
	size_t kept = MIN(change.removed, change.added);

	if (change.removed > kept)
		g_ptr_array_remove_range(facts->paragraphs, (guint)(change.first + kept),
			(guint)(change.removed - kept));
	for (size_t i = 0; i < change.added; i++) {
		size_t number = change.first + i;
		struct prose_line *line = prose_line_at(&facts->lines, number);
		struct paragraph *paragraph = paragraph_read(line->text, line->length);

		line->text = paragraph->text;
		if (i >= kept) {
			g_ptr_array_insert(facts->paragraphs, (gint)number, paragraph);
			continue;
		}
		paragraph_free(facts->paragraphs->pdata[number]);
		facts->paragraphs->pdata[number] = paragraph;
	}
	place_paragraphs(facts, change.first);
}

struct prose_lines_change facts_update(struct facts *facts, const char *text)
{
	struct prose_lines_change change = prose_lines_become(&facts->lines, text);

	read_changed(facts, change);
	return change;
}

struct prose_lines_change facts_follow(
	struct facts *facts, const char *text, size_t length, struct difference same)
{
	struct prose_lines_change change = prose_lines_follow(&facts->lines, text, length, same);

	read_changed(facts, change);
	return change;
}
