/*
 * Pages as bytes: what stands around each, what was laid on it, and empty lines
 * down to its foot.
 */

#include "print/text_internal.h"

static void append_line(GString *out, int margin, const char *line)
{
	if (*line != '\0')
		g_string_append_printf(out, "%*s%s", margin, "", line);
	g_string_append_c(out, '\n');
}

static void append_lines(GString *out, int margin, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		append_line(out, margin, g_ptr_array_index(lines, i));
}

static void append_empty(GString *out, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append_c(out, '\n');
}

static void append_runs(const struct painter *painter, const struct page_runs *page, GString *out)
{
	for (guint i = 0; i < page->runs->len; i++) {
		const struct run *run = &g_array_index(page->runs, struct run, i);
		append_empty(out, run->above);
		for (guint line = run->first; line < run->first + run->count; line++)
			append_line(out, painter->options->paper.margin,
				g_ptr_array_index(painter->lines, line));
	}
}

/* Lines of a page that are left for what stands on it. */
static int body_height(const struct painter *painter, const struct document *document)
{
	int lines = painter->options->paper.lines;
	struct page_frame frame;

	if (lines == 0)
		return G_MAXINT;
	frame_init(&frame, painter, document, 1, 1);
	lines -= (int)(frame.head->len + frame.foot->len);
	frame_release(&frame);
	return lines;
}

static void append_page(const struct painter *painter, const struct document *document,
	const GArray *pages, guint index, int height, GString *out)
{
	const struct page_runs *page = &g_array_index(pages, struct page_runs, index);
	int margin = painter->options->paper.margin;
	struct page_frame frame;

	frame_init(&frame, painter, document, (int)index + 1, (int)pages->len);
	append_lines(out, margin, frame.head);
	append_runs(painter, page, out);
	if (height < G_MAXINT)
		append_empty(out, height - page->used);
	append_lines(out, margin, frame.foot);
	frame_release(&frame);
	if (painter->options->form_feeds && index + 1 < pages->len)
		g_string_append_c(out, '\f');
}

static void append_pages(
	struct painter *painter, const struct document *document, int height, GString *out)
{
	GArray *pages = pages_lay(painter->pieces, height, painter->lines);

	for (guint i = 0; i < pages->len; i++)
		append_page(painter, document, pages, i, height, out);
	pages_free(pages);
}

bool print_text(const struct document *document, const struct print_options *options, GString *out)
{
	g_return_val_if_fail(options->paper.width >= PAPER_LEAST_WIDTH, false);
	struct painter painter;
	painter_init(&painter, options);
	int height = body_height(&painter, document);
	if (height > 0) {
		paint_blocks(&painter, document);
		paint_colophon(&painter, document);
		append_pages(&painter, document, height, out);
	}
	painter_release(&painter);
	return height > 0;
}

struct print_options print_options_default(void)
{
	int count;

	return (struct print_options){
		.paper = *papers(&count),
		.narrative = PAPER_NARRATIVE,
		.profile = WIDTH_WIDE,
		.rules = RULES_ASCII,
	};
}
