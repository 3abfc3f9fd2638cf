/* What was found, in words: a label with the group it is in, or the part of a text around it. */
#include "session/find_hits.h"

#include <string.h>

#include "base/text.h"

enum {
	EXCERPT_BEFORE = 10, /* characters of a text before what was found in it */
	EXCERPT_BEHIND = 60,
};

/* "（四）无法提供 1.本机关不掌握相关政府信息": a line with the group it is in. */
static char *line_label(const struct form_axis *axis, int head)
{
	const struct head *line = &axis->tree.heads[head];
	const struct head *group = line->parent < 0 ? NULL : &axis->tree.heads[line->parent];

	if (group && group->depth > 0)
		return g_strconcat(group->label, " ", line->label, NULL);
	return g_strdup(line->label);
}

/* The part of a text around what was found in it, on one line. */
static void take_excerpt(struct found *found)
{
	size_t length = strlen(found->text), from = found->offset, to = from + found->length;

	for (int i = 0; i < EXCERPT_BEFORE && from > 0; i++)
		from = text_previous(found->text, length, from);
	for (int i = 0; i < EXCERPT_BEHIND && to < length; i++)
		to = text_next(found->text, length, to);
	const char *cut = from > 0 ? ".." : "";
	g_autofree char *part = g_strndup(found->text + from, to - from);
	char *excerpt = g_strconcat(cut, g_strdelimit(part, "\n", ' '), NULL);

	found->offset = found->offset - from + strlen(cut);
	g_free(found->text);
	found->text = excerpt;
}

static bool locate(const struct search *search, struct found *found)
{
	return query_locate(&search->query, found->text, &found->offset, &found->length);
}

static char *text_of(const struct search *search, const struct hit *hit)
{
	if (hit->text)
		return g_strdup(hit->text);
	if (hit->axis)
		return line_label(hit->axis, hit->head);
	return form_cell_label(search->form, hit->cell);
}

struct found *search_words(const struct search *search, const struct hit *hit)
{
	struct found *found = g_new0(struct found, 1);
	const char *short_label = hit->axis ? hit->axis->lines[hit->head].short_label : NULL;

	found->kind = hit->kind;
	found->cell = hit->cell;
	found->text = text_of(search, hit);
	if (hit->kind == FIND_ROW)
		return found;
	bool located = locate(search, found);
	if (located && (hit->kind == FIND_VALUE || hit->kind == FIND_NOTE)) {
		take_excerpt(found);
	} else if (!located && short_label) {
		g_free(found->text);
		found->text = g_strdup(short_label);
		locate(search, found);
	}
	return found;
}
