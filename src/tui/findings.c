/* The list of what is wrong and what is still to fill: blanks are folded by row, for a hundred lines
   of "not filled" help nobody. */
#include <string.h>

#include "base/text.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	PLACE_COLUMNS = 24,
};

struct collector {
	struct app *app;
	GPtrArray *lines;
	GArray *cells; /* of cell_index: where each line leads */
};

static void add_line(
	struct collector *collector, const char *mark, cell_index cell, const char *message)
{
	g_autofree char *place = form_cell_place(collector->app->form, cell);
	GString *line = g_string_new(mark);

	g_string_append_c(line, ' ');
	text_append_padded(line, place, PLACE_COLUMNS, WIDTH_NARROW);
	g_string_append_printf(line, " %s", message);
	g_ptr_array_add(collector->lines, g_string_free(line, FALSE));
	g_array_append_val(collector->cells, cell);
}

static void add_findings(struct collector *collector, enum level level)
{
	const struct checker *checker = session_checker(collector->app->session);
	g_autoptr(GArray) slots = checker_list(checker);

	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		struct finding finding;

		if (!checker_is_problem(checker, slot) || !checker_finding(checker, slot, &finding))
			continue;
		if (finding.level == level)
			add_line(collector, level == LEVEL_ERROR ? "错" : "警", finding.cell,
				finding.message);
		finding_release(&finding);
	}
}

static bool is_blank(const struct app *app, cell_index cell)
{
	return checker_is_blank(session_checker(app->session), cell);
}

static bool same_row(const struct form *form, cell_index a, cell_index b)
{
	const struct form_cell *left = form_cell(form, a), *right = form_cell(form, b);

	return left->table >= 0 && left->section == right->section && left->table == right->table &&
		left->block == right->block && left->row == right->row;
}

static void add_blanks(struct collector *collector)
{
	const struct app *app = collector->app;

	for (cell_index cell = 0; cell < app->form->cell_count; cell++) {
		cell_index end = cell + 1;
		size_t blanks = 1;

		if (!is_blank(app, cell))
			continue;
		while (end < app->form->cell_count && same_row(app->form, cell, end))
			blanks += is_blank(app, end++);
		g_autofree char *message = blanks > 1 ? g_strdup_printf("未填，这一行%zu格", blanks)
						      : g_strdup("未填");
		add_line(collector, "待", cell, message);
		cell = end - 1;
	}
}

unsigned findings_show(struct app *app)
{
	struct section_count count = checker_total(session_checker(app->session));
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	g_autofree char *title = g_strdup_printf(
		"清单   错 %zu   警 %zu   待填 %zu 格", count.errors, count.warnings, count.blanks);
	struct collector collector = {app, lines, cells};
	int taken;

	add_findings(&collector, LEVEL_ERROR);
	add_findings(&collector, LEVEL_WARNING);
	add_blanks(&collector);
	if (lines->len == 0)
		return app_say(app, "没有错，没有警，全部填好了");
	taken = list_choose(app, title, "前往", lines);
	if (taken >= 0)
		app_go(app, g_array_index(cells, cell_index, taken));
	return REACT_REDRAW;
}
