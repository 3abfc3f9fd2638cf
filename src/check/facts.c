#include "check/facts.h"

#include <string.h>

static void free_paragraph(gpointer paragraph)
{
	paragraph_free(paragraph);
}

void facts_init(struct facts *facts)
{
	facts->paragraphs = g_ptr_array_new_with_free_func(free_paragraph);
}

void facts_release(struct facts *facts)
{
	g_ptr_array_unref(facts->paragraphs);
	facts->paragraphs = NULL;
}

/* A line of a text, without its line feed. */
struct line {
	const char *text;
	size_t length;
};

static GArray *lines_of(const char *text)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));

	for (;;) {
		struct line line = {text, strcspn(text, "\n")};
		g_array_append_val(lines, line);
		if (text[line.length] == '\0')
			return lines;
		text += line.length + 1;
	}
}

static bool is_line(const struct paragraph *paragraph, const struct line *line)
{
	return paragraph->length == line->length &&
		memcmp(paragraph->text, line->text, line->length) == 0;
}

static const struct line *line_at(const GArray *lines, size_t i)
{
	return &g_array_index(lines, struct line, i);
}

/* How many paragraphs are the same at the beginning, and, of the others, at the end. */
static size_t count_same_front(const struct facts *facts, const GArray *lines)
{
	size_t most = MIN(facts->paragraphs->len, lines->len);
	size_t same = 0;

	while (same < most && is_line(facts_paragraph(facts, same), line_at(lines, same)))
		same++;
	return same;
}

static size_t count_same_back(const struct facts *facts, const GArray *lines, size_t front)
{
	size_t old = facts->paragraphs->len;
	size_t most = MIN(old, lines->len) - front;
	size_t same = 0;

	while (same < most &&
		is_line(facts_paragraph(facts, old - 1 - same),
			line_at(lines, lines->len - 1 - same)))
		same++;
	return same;
}

static void place_paragraphs(struct facts *facts)
{
	size_t start = 0;

	for (guint i = 0; i < facts->paragraphs->len; i++) {
		struct paragraph *paragraph = facts->paragraphs->pdata[i];
		paragraph->start = start;
		start += paragraph->length + 1;
	}
}

size_t facts_update(struct facts *facts, const char *text)
{
	g_autoptr(GArray) lines = lines_of(text);
	size_t front = count_same_front(facts, lines);
	size_t back = count_same_back(facts, lines, front);
	size_t old_count = facts->paragraphs->len;
	g_autofree gpointer *old = g_ptr_array_steal(facts->paragraphs, NULL);
	size_t read = 0;

	for (size_t i = 0; i < front; i++)
		g_ptr_array_add(facts->paragraphs, old[i]);
	for (size_t i = front; i < old_count - back; i++)
		paragraph_free(old[i]);
	for (size_t i = front; i < lines->len - back; i++) {
		const struct line *line = line_at(lines, i);
		g_ptr_array_add(facts->paragraphs, paragraph_read(line->text, line->length));
		read += line->length;
	}
	for (size_t i = old_count - back; i < old_count; i++)
		g_ptr_array_add(facts->paragraphs, old[i]);
	place_paragraphs(facts);
	return read;
}
