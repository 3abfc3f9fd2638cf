/*
 * Beside a text: the figures it can name, as the tables have them and as the text
 * has them, table by table.
 */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "check/named.h"
#include "tui/writing.h"

enum {
	STATE_COLUMNS = 2,
	COUNT_COLUMNS = 3, /* at least, of a column of figures */
};

struct panel {
	struct canvas *canvas;
	struct shown_rows *shown;
	int column, columns;
	int label, figure, named; /* columns of each; a blank before figure, named and state */
};

/* What the text says, in a word where it says so. */
static const char *named_text(const struct named_figure *figure)
{
	if (!figure->named)
		return "";
	return figure->denied ? C_("figures in a text", "无") : figure->named;
}

static const char *state_text(const struct named_figure *figure)
{
	switch (figure->state) {
	case NAMED_RIGHT: return C_("figures in a text", "平");
	case NAMED_WRONG: return C_("figures in a text", "异");
	case NAMED_PENDING: return "";
	default:
		/* what is nought need not be spoken of */
		return *figure->figure && strcmp(figure->figure, "0") != 0 &&
				strcmp(figure->figure, "0+") != 0
			? C_("figures in a text", "无")
			: "";
	}
}

static enum role state_role(const struct named_figure *figure)
{
	if (figure->state == NAMED_WRONG)
		return ROLE_WARNING;
	return figure->state == NAMED_RIGHT ? ROLE_GOOD : ROLE_HELP;
}

/* Figures get what they need, labels the rest. */
static void share_columns(struct panel *panel, const GArray *figures)
{
	panel->figure = panel->named = COUNT_COLUMNS;
	for (guint i = 0; i < figures->len; i++) {
		const struct named_figure *figure = &g_array_index(figures, struct named_figure, i);

		panel->figure = MAX(panel->figure, canvas_width(panel->canvas, figure->figure));
		panel->named = MAX(panel->named, canvas_width(panel->canvas, named_text(figure)));
	}
	int rest = panel->columns - STATE_COLUMNS - 3;
	panel->figure = MIN(panel->figure, rest / 3);
	panel->named = MIN(panel->named, rest / 3);
	panel->label = rest - panel->figure - panel->named;
}

/* All columns of the panel, and a blank up to each. */
static void paint_cells(const struct panel *panel, int row, enum role role, const char *label,
	const char *figure, const char *named)
{
	int column = panel->column;

	canvas_put_left(panel->canvas, row, column, panel->label, role, label);
	column += panel->label;
	canvas_fill(panel->canvas, row, column, 1, ROLE_TEXT);
	canvas_put_right(panel->canvas, row, column + 1, panel->figure, role, figure);
	column += 1 + panel->figure;
	canvas_fill(panel->canvas, row, column, 1, ROLE_TEXT);
	canvas_put_right(panel->canvas, row, column + 1, panel->named, role, named);
	canvas_fill_rest(panel->canvas, row, column + 1 + panel->named, ROLE_TEXT);
}

static void say(GString *said, const char *words)
{
	g_string_append(said, words);
	g_string_append_c(said, '\n');
}

/* What makes a row look as it does. */
static bool row_stands(
	const struct panel *panel, int row, const char *label, const struct named_figure *figure)
{
	const char shares[] = {(char)panel->label, (char)panel->figure, (char)panel->named};
	GString *said = shown_rows_say(panel->shown);

	g_string_append_len(said, shares, sizeof shares);
	say(said, label);
	if (figure) {
		say(said, figure->figure);
		say(said, named_text(figure));
		say(said, state_text(figure));
		g_string_append_c(said, (char)state_role(figure));
	}
	return shown_rows_stands(panel->shown, row - WRITING_TOP);
}

static void paint_section(const struct panel *panel, int row, const struct form *form, int section)
{
	g_autofree char *label =
		g_strdup_printf("%d%s", section, form->sections[section].short_label);

	if (row_stands(panel, row, label, NULL))
		return;
	paint_cells(panel, row, ROLE_GROUP, label, C_("figures in a text", "表"),
		C_("figures in a text", "文"));
}

static void paint_figure(const struct panel *panel, int row, const struct named_figure *figure)
{
	const char *shown = *figure->figure ? figure->figure : ".";

	if (row_stands(panel, row, figure->label, figure))
		return;
	paint_cells(panel, row, ROLE_TEXT, figure->label, shown, named_text(figure));
	canvas_put(panel->canvas, row, panel->column + panel->columns - STATE_COLUMNS,
		state_role(figure), state_text(figure));
}

void text_paint_figures(struct app *app, const struct writing_layout *layout)
{
	g_autoptr(GArray) figures = checker_named(session_checker(app->session), app_cursor(app));
	struct panel panel = {
		.canvas = app->canvas,
		.shown = app->writing.figures,
		.column = layout->figures,
		.columns = layout->figures_columns,
	};
	int row = WRITING_TOP, bottom = WRITING_TOP + layout->rows, section = -1;

	if (figures == app->writing.named)
		return; /* they stand there */
	g_clear_pointer(&app->writing.named, g_array_unref);
	app->writing.named = g_array_ref(figures);
	share_columns(&panel, figures);
	for (guint i = 0; i < figures->len && row < bottom; i++) {
		const struct named_figure *figure = &g_array_index(figures, struct named_figure, i);

		if (figure->section != section)
			paint_section(&panel, row++, app->form, figure->section);
		section = figure->section;
		if (row < bottom)
			paint_figure(&panel, row++, figure);
	}
	int hint = row + 1 < bottom ? row + (figures->len > 0) : bottom;
	for (; row < bottom; row++) {
		const char *words = row == hint ? _("F6 插入引用") : "";

		if (row_stands(&panel, row, words, NULL))
			continue;
		canvas_put_left(app->canvas, row, panel.column, panel.columns, ROLE_HELP, words);
		canvas_fill_rest(app->canvas, row, panel.column + panel.columns, ROLE_TEXT);
	}
}
