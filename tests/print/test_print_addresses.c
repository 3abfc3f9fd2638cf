/*
 * On made-up forms and papers every figure stands where its address says: once,
 * beside the label of its row and under the label of its column, on whatever page
 * its row came to stand; and what is no table says all the document says.
 */

#include "copies.h"
#include "made_form.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(print_addresses, .timeout = 120);

enum { FORMS = 120, HEAD = 2, FOOT = 3 };

/* A copy by its lines. */
struct sheet {
	char **lines;
	enum width_profile profile;
};

/* A square of a table on it: the columns between two rules, on a line. */
struct square {
	int line, from, to;
	int index, count; /* among those of the line */
};

/* Text */

/* What stands in columns [from, to) of a line. */
static char *slice(const struct sheet *sheet, int line, int from, int to)
{
	const char *text = sheet->lines[line];
	size_t length = strlen(text);
	GString *out = g_string_new(NULL);
	int column = 0;
	for (size_t at = 0; at < length;) {
		size_t next = text_next(text, length, at);
		if (column >= from && column < to)
			g_string_append_len(out, text + at, (gssize)(next - at));
		column += text_width(text + at, next - at, sheet->profile);
		at = next;
	}
	return g_string_free(out, FALSE);
}

static bool is_of_table(const struct sheet *sheet, int line)
{
	const char *text = line < 0 || sheet->lines[line] == NULL ? "" : sheet->lines[line];
	text += strspn(text, " ");
	return *text == '|' || *text == '+';
}

static bool is_rule(const char *text)
{
	return *text != '\0' && strspn(text, "+-") == strlen(text);
}

/* Finding squares */

/* The squares of a line between its upright rules and where rules meet (struct square). */
static GArray *squares_of(const struct sheet *sheet, int line)
{
	GArray *squares = g_array_new(FALSE, FALSE, sizeof(struct square));
	const char *text = sheet->lines[line];
	int column = 0, from = -1;
	for (size_t at = 0, length = strlen(text); at < length;) {
		size_t next = text_next(text, length, at);
		if (text[at] == '|' || text[at] == '+') {
			struct square square = {.line = line, .from = from, .to = column};
			if (from >= 0)
				g_array_append_val(squares, square);
			from = column + 1;
		}
		column += text_width(text + at, next - at, sheet->profile);
		at = next;
	}
	for (guint i = 0; i < squares->len; i++) {
		g_array_index(squares, struct square, i).index = (int)i;
		g_array_index(squares, struct square, i).count = (int)squares->len;
	}
	return squares;
}

static struct square square_at(const struct sheet *sheet, int line, int index)
{
	g_autoptr(GArray) squares = squares_of(sheet, line);
	return g_array_index(squares, struct square, (guint)index);
}

/* How many squares say just that; the last one in *found. */
static int find_squares(const struct sheet *sheet, const char *text, struct square *found)
{
	int count = 0;
	for (int line = 0; sheet->lines[line] != NULL; line++) {
		if (!is_of_table(sheet, line) || strstr(sheet->lines[line], text) == NULL)
			continue;
		g_autoptr(GArray) squares = squares_of(sheet, line);
		for (guint i = 0; i < squares->len; i++) {
			struct square square = g_array_index(squares, struct square, i);
			g_autofree char *said = slice(sheet, line, square.from, square.to);
			if (strcmp(g_strstrip(said), text) != 0)
				continue;
			*found = square;
			count++;
		}
	}
	return count;
}

/* Labels */

static bool is_figure(const char *text)
{
	return strspn(text, "0123456789. ") == strlen(text);
}

/* The columns around those of a square that stand between the rules of another line. */
static struct square widened(const struct sheet *sheet, int line, struct square square)
{
	g_autoptr(GArray) squares = squares_of(sheet, line);
	for (guint i = 0; i < squares->len; i++) {
		struct square other = g_array_index(squares, struct square, i);
		if (other.from <= square.from && square.to <= other.to)
			return other;
	}
	return square;
}

/* The label in the cell whose lowest line is `*line`, which is moved above it. Free with g_free. */
static char *label_upwards(const struct sheet *sheet, struct square square, int *line)
{
	g_autoptr(GString) label = g_string_new(NULL);
	for (; is_of_table(sheet, *line); (*line)--) {
		struct square here = widened(sheet, *line, square);
		g_autofree char *text = slice(sheet, *line, here.from, here.to);
		if (is_rule(text))
			break;
		g_string_prepend(label, text);
	}
	return copy_squeezed(label->str);
}

/* The labels above a figure, from the lowest on (char *), as far as its table goes on this page. */
static GPtrArray *labels_above(const struct sheet *sheet, struct square square)
{
	GPtrArray *labels = g_ptr_array_new_with_free_func(g_free);
	int line = square.line - 1;
	for (; is_of_table(sheet, line); line--) { /* past what else stands in the column */
		g_autofree char *text = slice(sheet, line, square.from, square.to);
		if (!is_rule(text) && !is_figure(text))
			break;
	}
	for (; is_of_table(sheet, line); line--) {
		char *label = label_upwards(sheet, square, &line);
		if (*label != '\0')
			g_ptr_array_add(labels, label);
		else
			g_free(label);
	}
	return labels;
}

/* The label at the left of a figure that is number `column` of its row's. Free with g_free. */
static char *label_beside(const struct sheet *sheet, struct square figure, int column)
{
	g_autoptr(GString) label = g_string_new(NULL);
	int first = figure.index - column;
	struct square stub = square_at(sheet, figure.line, first - 1);
	struct square figures = square_at(sheet, figure.line, first);
	for (int line = figure.line; is_of_table(sheet, line); line++) {
		g_autofree char *text = slice(sheet, line, stub.from, stub.to);
		g_autofree char *next = slice(sheet, line, figures.from, figures.to);
		if (is_rule(text) || (line > figure.line && *g_strstrip(next) != '\0'))
			break;
		g_string_append(label, text);
	}
	return copy_squeezed(label->str);
}

static bool holds(const GPtrArray *labels, const char *label)
{
	for (guint i = 0; i < labels->len; i++) {
		if (strcmp(g_ptr_array_index(labels, i), label) == 0)
			return true;
	}
	return false;
}

/* Pages */

/* The copy without what stands around pages. */
static char *bodies_of(const char *copy, int length)
{
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
	GString *out = g_string_new(NULL);
	for (int i = 0; lines[i] != NULL; i++) {
		int line = i % length;
		if (line >= HEAD && line < length - FOOT)
			g_string_append_printf(out, "%s\n", lines[i]);
	}
	return g_string_free(out, FALSE);
}

/* Figures */

static void expect_in_grid(const struct sheet *sheet, const struct form *form, cell_index cell,
	struct square square, const char *where)
{
	const struct form_cell *definition = form_cell(form, cell);
	const struct form_block *block = form_cell_block(form, cell);
	int columns = block->columns.tree.leaves, rows = block->rows.tree.leaves;
	bool across = form_cell_table(form, cell)->across && square.count == rows * columns;
	g_autofree char *row = copy_squeezed(form_axis_label(&block->rows, definition->row));
	g_autofree char *column =
		copy_squeezed(form_axis_label(&block->columns, definition->column));
	g_autoptr(GPtrArray) above = labels_above(sheet, square);
	cr_expect(above->len > 0 && strcmp(g_ptr_array_index(above, 0), column) == 0,
		"%s: %s stands under %s, not %s", where, definition->address,
		above->len > 0 ? (char *)g_ptr_array_index(above, 0) : "nothing", column);
	if (across) {
		cr_expect(holds(above, row), "%s: %s stands not under %s", where,
			definition->address, row);
		return;
	}
	g_autofree char *beside = label_beside(sheet, square, definition->column);
	cr_expect_str_eq(beside, row, "%s: %s stands beside %s, not %s", where, definition->address,
		beside, row);
}

static void append_path(GString *out, const struct head_tree *tree, int head)
{
	if (head_parent(tree, head) >= 0)
		append_path(out, tree, head_parent(tree, head));
	g_string_append(out, tree->heads[head].label);
}

/* On a strip of paper: the row's labels, and below them those of each column, with the figure. */
static void expect_in_list(
	const char *page, const struct report *report, cell_index cell, const char *where)
{
	const struct form_cell *definition = form_cell(report->form, cell);
	const struct form_block *block = form_cell_block(report->form, cell);
	g_autoptr(GString) list = g_string_new(NULL);
	append_path(list, &block->rows.tree, head_of_leaf(&block->rows.tree, definition->row));
	for (int column = 0; column <= definition->column; column++) {
		g_autofree char *figure =
			report_display(report, form_block_cell(block, definition->row, column));
		append_path(list, &block->columns.tree, head_of_leaf(&block->columns.tree, column));
		g_string_append(list, figure);
	}
	g_autofree char *wanted = copy_squeezed(list->str);
	cr_expect_not_null(
		strstr(page, wanted), "%s: %s: no %s", where, definition->address, wanted);
}

/* `text` is the copy without what stands around pages. */
static void expect_figures(
	const struct sheet *sheet, const char *text, const struct report *report, const char *where)
{
	g_autofree char *page = copy_squeezed(text);
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		g_autofree char *figure = report_display(report, cell);
		struct square square = {0};
		if (form_cell_table(report->form, cell) == NULL)
			continue;
		int found = find_squares(sheet, figure, &square);
		cr_expect_leq(found, 1, "%s: %s stands %d times", where, figure, found);
		if (found == 1)
			expect_in_grid(sheet, report->form, cell, square, where);
		else
			expect_in_list(page, report, cell, where);
	}
}

/* Papers */

Test(print_addresses, figures_stand_where_their_addresses_say_on_any_width)
{
	unsigned seed = 20250124;
	for (int i = 0; i < FORMS; i++) {
		struct form *form = made_form(&seed);
		struct report *report = made_report(form, &seed);
		struct print_options options = copy_options((int)(16 + random_below(&seed, 140)),
			(enum width_profile)random_below(&seed, 2), RULES_ASCII);
		options.every_row = random_below(&seed, 2) == 1;
		g_autofree char *where =
			g_strdup_printf("form %d, %d columns", i, options.paper.width);
		g_autofree char *copy = copy_printed(report, &options);
		g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
		struct sheet sheet = {lines, options.profile};
		expect_figures(&sheet, copy, report, where);
		report_free(report);
		form_free(form);
	}
}

/* Puts an empty line between pages, so that tables do not run on. */
static char **lines_by_page(const char *copy)
{
	g_auto(GStrv) pages = g_strsplit(copy, "\f", -1);
	g_autofree char *text = g_strjoinv("\n", pages);
	return g_strsplit(text, "\n", -1);
}

Test(print_addresses, rows_are_whole_and_under_their_heads_wherever_pages_end)
{
	unsigned seed = 20250131;
	for (int i = 0; i < FORMS; i++) {
		struct form *form = made_form(&seed);
		struct report *report = made_report(form, &seed);
		struct print_options options = copy_options((int)(90 + random_below(&seed, 60)),
			(enum width_profile)random_below(&seed, 2), RULES_ASCII);
		options.paper.lines = (int)(40 + random_below(&seed, 35));
		options.form_feeds = true;
		g_autofree char *where = g_strdup_printf("form %d, %d columns, %d lines", i,
			options.paper.width, options.paper.lines);
		g_autofree char *copy = copy_printed(report, &options);
		g_auto(GStrv) lines = lines_by_page(copy);
		g_auto(GStrv) parts = g_strsplit(copy, "\f", -1);
		g_autofree char *whole = g_strjoinv("", parts);
		g_autofree char *bodies = bodies_of(whole, options.paper.lines);
		struct sheet sheet = {lines, options.profile};
		expect_figures(&sheet, bodies, report, where);
		report_free(report);
		form_free(form);
	}
}

/* What is no table */

static void expect_texts(const struct document *document, const char *copy, const char *where)
{
	g_autofree char *page = copy_squeezed(copy);
	for (guint i = 0; i < document->blocks->len; i++) {
		const char *text = document_block(document, i)->text;
		g_autofree char *wanted = copy_squeezed(text == NULL ? "" : text);
		cr_expect_not_null(strstr(page, wanted), "%s: no %s", where, wanted);
	}
}

/* No page ends with what leads something. (On one that has no room for the heads of a table and a row of
   it, that cannot be.) */
static void expect_leads(
	const struct document *document, const char *copy, int length, const char *where)
{
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
	int count = (int)g_strv_length(lines) - 1;
	cr_expect_eq(count % length, 0, "%s: %d lines", where, count);
	for (int page = 0; page + length <= count; page += length) {
		int line = page + length - FOOT - 1;
		while (line > page + HEAD && *lines[line] == '\0')
			line--;
		g_autofree char *last = copy_squeezed(lines[line]);
		for (guint i = 0; i < document->blocks->len; i++) {
			const struct document_block *block = document_block(document, i);
			if (block->kind != DOCUMENT_HEADING && block->kind != DOCUMENT_CAPTION)
				continue;
			g_autofree char *heading = copy_squeezed(block->text);
			cr_expect_str_neq(last, heading, "%s, page %d", where, page / length + 1);
		}
	}
}

Test(print_addresses, texts_come_back_and_headings_lead_on_pages_of_any_size)
{
	unsigned seed = 20250207;
	for (int i = 0; i < FORMS; i++) {
		struct form *form = made_form(&seed);
		struct report *report = made_report(form, &seed);
		struct document *document = document_new(report);
		struct print_options options = copy_options((int)(40 + random_below(&seed, 100)),
			(enum width_profile)random_below(&seed, 2),
			(enum rule_style)random_below(&seed, 3));
		options.paper.lines = (int)(24 + random_below(&seed, 50));
		g_autofree char *where = g_strdup_printf("form %d, %d columns, %d lines", i,
			options.paper.width, options.paper.lines);
		g_autofree char *copy = copy_printed(report, &options);
		g_autofree char *bodies = bodies_of(copy, options.paper.lines);
		copy_expect_straight(where, copy, &options);
		expect_texts(document, bodies, where);
		if (options.paper.width >= 90 && options.paper.lines >= 40)
			expect_leads(document, copy, options.paper.lines, where);
		document_free(document);
		report_free(report);
		form_free(form);
	}
}
