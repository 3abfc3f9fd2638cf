/*
 * The sections of the report, each with how far it has come: in a row of tabs, or
 * on a wide screen at the side, where they have room for their whole names. The
 * one shown is reversed, and its state is a word or a fraction, never a colour
 * alone.
 */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "report/remarks.h"
#include "tui/app.h"

enum {
	SIDE_INDENT = 3, /* of what stands below a section's digit */
	NAME_MOST = 3,   /* lines of one name */
};

static struct section_shown section_now(const struct app *app, int section)
{
	int condition = app->form->sections[section].condition;

	return (struct section_shown){
		.count = checker_section(session_checker(app->session), section),
		.remarks = report_open_remarks_in(session_report(app->session), section),
		.is_void = condition >= 0 && session_report(app->session)->ruled_out[condition],
	};
}

static bool is_alike(const struct section_shown *a, const struct section_shown *b)
{
	return memcmp(&a->count, &b->count, sizeof a->count) == 0 && a->remarks == b->remarks &&
		a->is_void == b->is_void;
}

/* Takes up how a section stands now, and whether that is shown. */
static bool look_at(const struct app *app, int section)
{
	struct section_shown *shown = &app->shown.sections[section];
	struct section_shown now = section_now(app, section);

	shown->stale |= !is_alike(&now, shown);
	shown->count = now.count;
	shown->remarks = now.remarks;
	shown->is_void = now.is_void;
	return !shown->stale;
}

bool sections_are_shown(struct app *app)
{
	int sections = app->form->section_count;
	bool shown = app->shown.sections != NULL;

	if (!app->shown.sections)
		app->shown.sections = g_new0(struct section_shown, sections);
	for (int s = 0; s < sections; s++)
		shown = look_at(app, s) && shown;
	return shown;
}

/* Tabs */

/* The state of a section in a word or a fraction. */
static void append_state(GString *out, const struct section_shown *section)
{
	const struct section_count *count = &section->count;

	if (count->errors > 0)
		g_string_append_printf(out, _("错%zu"), count->errors);
	else if (count->blanks > 0)
		g_string_append_printf(
			out, "%zu/%zu", section_count_filled(*count), count->required);
	else if (section->remarks > 0)
		g_string_append_printf(out, C_("section", "批%zu"), section->remarks);
	else if (count->warnings > 0)
		g_string_append_printf(out, _("警%zu"), count->warnings);
	else
		g_string_append(out, section->is_void ? "-" : C_("section", "完"));
}

/* "[3申请错1]"; `bare`, without the name. */
static char *tab_text(const struct app *app, int index, bool bare)
{
	bool here = index == app_page(app)->section;
	GString *tab = g_string_new(here ? "[" : " ");

	g_string_append_printf(
		tab, "%d%s", index, bare ? " " : app->form->sections[index].short_label);
	if (!session_lacks_form(app->session))
		append_state(tab, &app->shown.sections[index]);
	g_string_append_c(tab, here ? ']' : ' ');
	return g_string_free(tab, FALSE);
}

/* Where the tabs have no room for all names only the one shown keeps its own. */
static bool tabs_are_bare(const struct app *app, struct area area)
{
	int columns = 0;

	for (int s = 0; s < app->form->section_count; s++) {
		g_autofree char *tab = tab_text(app, s, false);

		columns += canvas_width(app->canvas, tab);
	}
	return columns > area.columns;
}

/* Paints a tab where the one before ends. */
static void paint_tab(struct app *app, struct area area, int section, const char *text)
{
	struct section_shown *shown = &app->shown.sections[section];
	bool here = section == app_page(app)->section;

	shown->column = section > 0 ? shown[-1].column + shown[-1].width : area.column;
	int end = canvas_put(
		app->canvas, area.row, shown->column, here ? ROLE_TAB_HERE : ROLE_TAB, text);

	shown->width = end - shown->column;
	shown->stale = false;
	canvas_mark(app->canvas, area.row, shown->column, shown->width,
		(struct mark){MARK_SECTION, (unsigned)section});
}

/* Paints the tabs from a section on, and what they leave of their row. */
static void paint_tabs_from(struct app *app, struct area area, int section)
{
	for (; section < app->form->section_count; section++) {
		bool here = section == app_page(app)->section;
		g_autofree char *tab = tab_text(app, section, app->shown.tabs_bare && !here);

		paint_tab(app, area, section, tab);
	}
	int end = app->shown.sections[section - 1].column + app->shown.sections[section - 1].width;
	canvas_fill(app->canvas, area.row, end, area.column + area.columns - end, ROLE_TEXT);
}

static void paint_tabs(struct app *app, struct area area)
{
	app->shown.tabs_bare = tabs_are_bare(app, area);
	paint_tabs_from(app, area, 0);
}

/* Paints the tab of a section that stands otherwise now, and where it takes another width those
   behind it too. False when that can leave names without room, or give it back. */
static bool repaint_tab(struct app *app, struct area area, int section)
{
	const struct section_shown *shown = &app->shown.sections[section];
	const struct section_shown *last = &app->shown.sections[app->form->section_count - 1];
	g_autofree char *tab = tab_text(app, section, false);
	int wider = text_width(tab, strlen(tab), app->canvas->profile) - shown->width;

	if (app->shown.tabs_bare || last->column + last->width + wider > area.column + area.columns)
		return false;
	if (wider != 0)
		paint_tabs_from(app, area, section);
	else
		paint_tab(app, area, section, tab);
	return true;
}

static bool repaint_tabs(struct app *app, struct area area)
{
	for (int s = 0; s < app->form->section_count; s++) {
		if (app->shown.sections[s].stale && !repaint_tab(app, area, s))
			return false;
	}
	return true;
}

/* The side */

/* All there is to say of a section: how much of it is filled, its errors and warnings. */
static char *side_state(const struct app *app, int index)
{
	struct section_shown section = section_now(app, index);
	const struct section_count *count = &section.count;
	GString *out = g_string_new(NULL);

	if (session_lacks_form(app->session))
		return g_string_free(out, FALSE);
	if (section.is_void)
		g_string_append(out, "-");
	else if (count->blanks > 0)
		g_string_append_printf(
			out, "%zu/%zu", section_count_filled(*count), count->required);
	else if (section.remarks > 0)
		g_string_append_printf(out, "%zu/%zu", count->required, count->required);
	else
		g_string_append_printf(out, _("%zu/%zu 完"), count->required, count->required);
	if (count->errors > 0)
		g_string_append_printf(out, _("  错%zu"), count->errors);
	if (section.remarks > 0)
		g_string_append_printf(out, _("  批%zu"), section.remarks);
	if (count->warnings > 0)
		g_string_append_printf(out, _("  警%zu"), count->warnings);
	return g_string_free(out, FALSE);
}

static int name_columns(const struct area *area)
{
	return area->columns - SIDE_INDENT - 2;
}

/* A section's name in lines, of struct text_line; never more than NAME_MOST. */
static GArray *name_lines(const struct app *app, const struct area *area, int section)
{
	const char *name = app->form->sections[section].heading;
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	text_break_balanced(name, strlen(name), name_columns(area), app->canvas->profile, lines);
	g_array_set_size(lines, MIN(lines->len, NAME_MOST));
	return lines;
}

/* How many rows each section takes where all names are shown whole. */
static int side_rows(const struct app *app, const struct area *area)
{
	int rows = 0;

	for (int s = 0; s < app->form->section_count; s++) {
		g_autoptr(GArray) lines = name_lines(app, area, s);

		rows += (int)lines->len + 1;
	}
	return rows;
}

/* One row of the side, as far as it is long. */
static void paint_side_row(
	struct app *app, const struct area *area, int row, int column, bool here, const char *text)
{
	if (row >= area->row + area->rows)
		return;
	canvas_fill(app->canvas, row, 0, area->columns - 1, here ? ROLE_TAB_HERE : ROLE_TAB);
	canvas_put_left(app->canvas, row, column, area->columns - 2 - column,
		here ? ROLE_TAB_HERE : ROLE_TAB, text);
}

/* The whole name with its state below; returns the row behind them. */
static int paint_section(struct app *app, const struct area *area, int row, int section)
{
	const char *name = app->form->sections[section].heading;
	bool here = section == app_page(app)->section;
	g_autofree char *state = side_state(app, section);
	g_autoptr(GArray) lines = name_lines(app, area, section);
	g_autofree char *digit = g_strdup_printf("%d", section);

	for (guint i = 0; i < lines->len; i++) {
		struct text_line line = g_array_index(lines, struct text_line, i);
		bool last = i + 1 == lines->len;
		g_autofree char *part = last ? g_strdup(name + line.start)
					     : g_strndup(name + line.start, line.length);

		paint_side_row(app, area, row + (int)i, SIDE_INDENT, here, part);
	}
	canvas_put(app->canvas, row, 1, here ? ROLE_TAB_HERE : ROLE_TAB, digit);
	row += (int)lines->len;
	paint_side_row(app, area, row, SIDE_INDENT, here, state);
	return row + 1;
}

/* The short name and its state in one row. */
static int paint_section_short(struct app *app, const struct area *area, int row, int section)
{
	bool here = section == app_page(app)->section;
	g_autofree char *state = side_state(app, section);
	g_autofree char *text = g_strdup_printf(
		"%d %s  %s", section, app->form->sections[section].short_label, state);

	paint_side_row(app, area, row, 1, here, text);
	return row + 1;
}

/* Scrolls, where there are more sections than rows, so that the one shown is among them. */
static void paint_side(struct app *app, struct area area)
{
	bool whole = side_rows(app, &area) <= area.rows;
	int first = whole ? 0 : MAX(0, app_page(app)->section - area.rows + 1);
	int row = area.row;

	for (int s = first; s < app->form->section_count; s++) {
		int start = row;

		app->shown.sections[s].stale = false;
		row = whole ? paint_section(app, &area, row, s)
			    : paint_section_short(app, &area, row, s);
		for (; start < MIN(row, area.row + area.rows); start++)
			canvas_mark(app->canvas, start, area.column, area.columns,
				(struct mark){MARK_SECTION, (unsigned)s});
	}
}

void sections_paint(struct app *app)
{
	struct areas areas = app_areas(app);

	if (areas.tabs.rows > 0)
		paint_tabs(app, areas.tabs);
	else
		paint_side(app, areas.side);
}

void sections_paint_changed(struct app *app)
{
	struct areas areas = app_areas(app);

	if (areas.tabs.rows == 0 || !repaint_tabs(app, areas.tabs))
		sections_paint(app);
}
