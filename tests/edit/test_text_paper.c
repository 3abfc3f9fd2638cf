/*
 * What stands on a row of the editor stands on a line of the paper.
 */

#include <criterion/criterion.h>

#include "edit/text_buffer.h"
#include "print/print.h"

#include <string.h>

TestSuite(text_paper, .timeout = 60);

/* A document of paragraphs alone, on one page. */
static char *print_paragraphs(const char *text, int columns)
{
	struct print_options options = print_options_default();
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	struct document document = {
		.blocks = g_array_new(FALSE, TRUE, sizeof(struct document_block)),
		.foot = {.origin = "", .edition = ""},
	};
	g_autoptr(GString) out = g_string_new(NULL);
	options.paper = (struct paper){.width = columns};
	options.narrative = columns;
	for (char **line = lines; *line != NULL; line++) {
		struct document_block block = {.kind = DOCUMENT_PARAGRAPH, .text = *line};
		g_array_append_val(document.blocks, block);
	}
	print_text(&document, &options, out);
	g_array_free(document.blocks, TRUE);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *show_rows(const char *text, int columns)
{
	struct text_buffer *buffer = text_buffer_new(text, columns, WIDTH_NARROW);
	GString *out = g_string_new(NULL);
	for (int i = 0; i < text_buffer_rows(buffer); i++) {
		struct text_row row = text_buffer_row(buffer, i);
		g_string_append_printf(
			out, "%*s%.*s\n", row.indent, "", (int)row.length, row.shown);
	}
	text_buffer_free(buffer);
	return g_string_free(out, FALSE);
}

static const char *const pieces[] = {"年", "报", "告", "政府信息公开", "申请", "，", "。", "、",
	"；", "：", "？", "！", "（", "）", "《", "》", "“", "”", "‘", "’", "——", "……", "·", "％",
	"a", "don’t", "PDF", "12.5", "1,000", "-", "/", "e\u0301", "𠮷", "䶮", "①",
	"https://a.cn/b?c=d", "二〇二四"};

/* A paragraph begins and ends with no blank, which the paper would leave out. */
static void append_paragraph(GRand *random, GString *text)
{
	int count = g_rand_int_range(random, 1, 60);
	for (int i = 0; i < count; i++) {
		bool is_inside = i > 0 && i < count - 1;
		bool is_blank = is_inside && g_rand_int_range(random, 0, 12) == 0;
		g_string_append(text,
			is_blank ? " " : pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	}
}

Test(text_paper, any_text_breaks_in_the_editor_as_on_paper)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(19);
	for (int round = 0; round < 3000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		int columns = round % 3 == 0 ? g_rand_int_range(random, PAPER_LEAST_WIDTH, 80)
					     : PAPER_NARRATIVE;
		append_paragraph(random, text);
		for (int more = g_rand_int_range(random, 0, 3); more > 0; more--) {
			g_string_append_c(text, '\n');
			append_paragraph(random, text);
		}
		g_autofree char *paper = print_paragraphs(text->str, columns);
		g_autofree char *rows = show_rows(text->str, columns);
		/* behind them stands the paper's foot */
		cr_assert(g_str_has_prefix(paper, rows),
			"%d columns, in the editor\n%son paper\n%s", columns, rows, paper);
	}
}
