/*
 * What stands around a page, and at the end of a copy.
 *
 * At the head the mark; at the foot the page's number as GB/T 9704 has it, with
 * a dash at either side, at the right on odd pages and at the left on even ones,
 * and below it what the copy was made from, with how the report stands. Short
 * pages have neither empty lines around it nor the number, which the last line
 * says too.
 *
 * The colophon ends the copy: with the options it names, print_text makes the
 * same copy again.
 */

#include <string.h>

#include "print/options_text.h"
#include "print/text_internal.h"

enum {
	SHORT_PAGE = 24, /* lines */
	HEAD_LINES = 2,
	FOOT_GAP = 2, /* columns between what the foot says and the page's number */
};

static bool is_endless(const struct painter *painter)
{
	return painter->options->paper.lines == 0;
}

static bool is_short(const struct painter *painter)
{
	return painter->options->paper.lines < SHORT_PAGE;
}

/* A painter of the same paper whose lines are lines. */
static struct painter beside(const struct painter *painter, GPtrArray *lines)
{
	struct painter other = *painter;

	other.lines = lines;
	return other;
}

static void add_empty(GPtrArray *lines)
{
	g_ptr_array_add(lines, g_strdup(""));
}

static void paint_head(const struct painter *painter, const char *mark)
{
	struct text_column column = {.width = painter->width};
	guint before = painter->lines->len;

	if (mark)
		paint_aside(painter, mark, column, 2);
	while (!is_short(painter) && painter->lines->len < before + HEAD_LINES)
		add_empty(painter->lines);
}

static void paint_number(const struct painter *painter, int number)
{
	struct text_column column = {.width = painter->width};
	g_autofree char *text = g_strdup_printf("- %d -", number);

	paint_aside(painter, text, column, number % 2 == 1 ? 2 : 0);
}

static int columns_of(const struct painter *painter, const char *text)
{
	return text_width(text, strlen(text), painter->options->profile);
}

/* What the copy was made from, and n/N at the right of its last line, or on a line of its own. */
static void paint_origin(const struct painter *painter, const char *text, const char *number)
{
	struct text_column column = {.width = painter->width};
	int first = (int)painter->lines->len;

	paint_text(painter, text, column);
	char **last = (char **)&painter->lines->pdata[painter->lines->len - 1];
	int gap = painter->width - columns_of(painter, *last) - columns_of(painter, number);
	bool alone = (int)painter->lines->len - first == 0 || gap < FOOT_GAP;
	if (alone) {
		paint_aside(painter, number, column, 2);
		return;
	}
	char *line = g_strdup_printf("%s%*s%s", *last, gap, "", number);
	g_free(*last);
	*last = line;
}

static char *origin_text(const struct document_foot *foot)
{
	return foot->result ? g_strdup_printf("%s  %s", foot->origin, foot->result)
			    : g_strdup(foot->origin);
}

static void paint_foot(
	const struct painter *painter, const struct document_foot *foot, int number, int count)
{
	g_autofree char *text = origin_text(foot);
	g_autofree char *of = g_strdup_printf("%d/%d", number, count);

	if (!is_short(painter)) {
		add_empty(painter->lines);
		paint_number(painter, number);
	}
	paint_origin(painter, text, of);
}

/* Without pages the mark stands at either end. */
static void paint_ends(const struct painter *head, const struct painter *foot, const char *mark)
{
	struct text_column column = {.width = head->width};

	if (!mark)
		return;
	paint_aside(head, mark, column, 2);
	add_empty(head->lines);
	add_empty(foot->lines);
	paint_aside(foot, mark, column, 2);
}

void frame_init(struct page_frame *frame, const struct painter *painter,
	const struct document *document, int number, int count)
{
	frame->head = g_ptr_array_new_with_free_func(g_free);
	frame->foot = g_ptr_array_new_with_free_func(g_free);
	struct painter head = beside(painter, frame->head);
	struct painter foot = beside(painter, frame->foot);
	if (is_endless(painter)) {
		paint_ends(&head, &foot, document->mark);
		return;
	}
	paint_head(&head, document->mark);
	paint_foot(&foot, &document->foot, number, count);
}

void frame_release(struct page_frame *frame)
{
	g_ptr_array_free(frame->head, TRUE);
	g_ptr_array_free(frame->foot, TRUE);
}

/* The end */

/* The colophon does not stand on a page alone. */
static void keep_company(GArray *pieces)
{
	struct piece *last = &g_array_index(pieces, struct piece, pieces->len - 1);

	if (pieces->len > 0 && !last->grid)
		last->keep_with_next = true;
}

void paint_colophon(struct painter *painter, const struct document *document)
{
	enum { ABOVE = 2 };
	struct text_column column = {.width = painter->width};
	g_autofree char *origin = origin_text(&document->foot);
	struct piece piece = {.first = painter->lines->len, .above = ABOVE, .whole = true};

	if (document->foot.standing)
		paint_text(painter, document->foot.standing, column);
	if (is_endless(painter))
		paint_text(painter, origin, column);
	if (document->foot.edition) {
		g_autofree char *options = print_options_text(painter->options, document);
		paint_text(painter, options, column);
	} else if (document->foot.dated) {
		paint_text(painter, document->foot.dated, column);
	}
	piece.count = painter->lines->len - piece.first;
	if (piece.count == 0)
		return;
	keep_company(painter->pieces);
	g_array_append_val(painter->pieces, piece);
}
