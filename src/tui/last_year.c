/*
 * Last year's report: what it says of a cell, whether it is shown beside, and
 * taking it in, which is one step to undo.
 */
#include "session/last_year.h"

#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "base/text.h"
#include "session/papers.h"
#include "session/path.h"
#include "session/place.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"

const char *last_year_text(const struct app *app, cell_index cell)
{
	const struct value *last = &session_report(app->session)->last[cell];

	return app->last_year == LAST_ALWAYS && last->kind == VALUE_TEXT ? last->text : NULL;
}

/* Whether the page shows it. */
static bool is_shown(const struct app *app)
{
	bool laid_out =
		app_page(app)->table >= 0 && areas_fit(app->canvas->rows, app->canvas->columns);

	return laid_out ? table_layout_shows_last(&app->layout) : app->last_year == LAST_ALWAYS;
}

unsigned last_year_toggle(struct app *app)
{
	if (!session_report(app->session)->previous)
		return app_act(app, ACTION_TAKE_LAST);
	if (app->text && session_report(app->session)->last[app_cursor(app)].kind != VALUE_TEXT)
		return app_say(app, _("上年的报告没有这一段文字")) | REACT_BELL;
	app->last_year = is_shown(app) ? LAST_NEVER : LAST_ALWAYS;
	return app_say(app,
		app->last_year == LAST_ALWAYS ? _("上年的数和文字列在旁边；再按 F8 收起")
					      : _("上年的已收起"));
}

unsigned last_year_repeat(struct app *app)
{
	cell_index index = app_cursor(app);
	const struct value *last = &session_report(app->session)->last[index];
	const char *refusal = cell_refusal(app, index);
	char buffer[DECIMAL_TEXT_SIZE];

	if (refusal)
		return app_say(app, "%s", refusal) | REACT_BELL;
	if (last->kind == VALUE_BLANK)
		return app_say(app, _("上年的报告没有这一格")) | REACT_BELL;
	if (!approval_gives_way(app))
		return REACT_REDRAW;
	session_set(
		app->session, form_cell(app->form, index)->address, value_text(last, buffer), NULL);
	return app_say(app, _("同上年，^Z 可撤销"));
}

/* Finding it */

/* What somebody writes, who sees what was wrong with what they wrote before; NULL for Esc. Free
   with g_free. */
static char *ask_typed(
	struct app *app, const char *directory, const char *before, const char *trouble)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	list_add_wrapped(lines,
		trouble ? trouble : _("写文件名或路径，Tab 补全；~ 是自己的目录；从本报告旁边找起"),
		ASK_COLUMNS, app->profile);
	g_ptr_array_add(lines, NULL);
	return dialog_ask_path(app, _("上年的报告在哪个文件"), (const char *const *)lines->pdata,
		C_("field", "文件"), before, directory);
}

char *last_year_line(const struct past_report *past, enum width_profile profile)
{
	g_autofree char *name = g_path_get_basename(past->path);
	GString *line = g_string_new(NULL);

	g_string_append_printf(line, _("%d年  "), past->year);
	text_append_padded(line, past->unit, 36, profile);
	g_string_append_printf(line, "  %s", name);
	return g_string_free(line, FALSE);
}

/* Lines for the reports, and behind them what else can be done. */
static GPtrArray *lines_of(
	const struct app *app, const GPtrArray *reports, const char *const *others)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < reports->len; i++)
		g_ptr_array_add(lines, last_year_line(g_ptr_array_index(reports, i), app->profile));
	for (; *others; others++)
		g_ptr_array_add(lines, g_strdup(*others));
	return lines;
}

static GPtrArray *reports_beside(const struct app *app, int year)
{
	return papers_of_last_year(app->options->forms, session_path(app->session),
		report_unit(session_report(app->session)), year);
}

/* Taking it in */

/* A copy of the report in a file; NULL with *trouble, to be freed with g_free. */
static struct previous *read_copy(const struct app *app, const char *path, char **trouble)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = NULL;
	struct previous *previous = NULL;

	if (file_is_same(path, session_path(app->session)))
		*trouble = g_strdup(_("这就是本报告自己，不能作它的上年报告"));
	else if (!(file = report_file_open(path, app->options->forms, diagnostics)))
		*trouble = g_strdup_printf(_("读不了：%s"), diagnostics_get(diagnostics, 0)->text);
	else
		previous = last_year_copy(file);
	report_file_free(file);
	diagnostics_free(diagnostics);
	return previous;
}

/* The cells that were filled besides. */
static guint add_carried(const struct app *app, const struct change_list *changes, GPtrArray *lines)
{
	guint carried = 0;

	for (guint i = 0; i < change_list_length(changes); i++) {
		const struct change *change = change_list_get(changes, i);
		cell_index cell = form_find(app->form, change->address);

		if (cell == CELL_NONE)
			continue;
		g_autofree char *label = form_cell_place(app->form, cell);
		g_autofree char *shown = report_display(session_report(app->session), cell);
		g_ptr_array_add(lines, g_strdup_printf("   %s   %s", label, shown));
		carried++;
	}
	return carried;
}

static guint add_strays(const struct app *app, GPtrArray *lines)
{
	const struct report *report = session_report(app->session);
	g_autoptr(GPtrArray) strays = report_previous_strays(report);

	for (guint i = 0; i < strays->len; i++) {
		const char *address = g_ptr_array_index(strays, i);

		g_ptr_array_add(lines,
			g_strdup_printf(
				"   %s   %s", address, previous_find(report->previous, address)));
	}
	return strays->len;
}

static void insert_title(GPtrArray *lines, int at, char *title)
{
	g_ptr_array_insert(lines, at, g_strdup(""));
	g_ptr_array_insert(lines, at + 1, title);
}

/* Says what came of it: in a line where that is all there is to say. */
static unsigned tell(struct app *app, const struct change_list *changes, const char *warning)
{
	const struct previous *previous = session_report(app->session)->previous;
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *taken = *previous->year ? g_strdup_printf(_("%s年的报告"), previous->year)
						 : g_strdup(_("上年的报告"));

	g_ptr_array_add(
		lines, g_strdup_printf(_(" 已载入%s，是一步，^Z 可撤销；F8 列在旁边对照"), taken));
	if (warning)
		g_ptr_array_add(lines, g_strdup_printf(" %s", warning));
	guint head = lines->len;
	guint carried = add_carried(app, changes, lines);
	if (carried > 0)
		insert_title(lines, (int)head, g_strdup_printf(_(" 填上%u格"), carried));
	head = lines->len;
	guint strays = add_strays(app, lines);
	if (strays > 0)
		insert_title(lines, (int)head,
			g_strdup_printf(_(" 没有对上的%u项（本年表式里没有这一格）"), strays));
	if (carried + strays > 0)
		pager_show(app, _("上年报告"), lines);
	if (strays > 0)
		return app_say(app, _("已载入%s；填上%u格，没有对上%u项；F8 对照"), taken, carried,
			strays);
	return app_say(app, _("已载入%s；填上%u格；F8 对照"), taken, carried);
}

/* Takes over a copy. */
static unsigned take(struct app *app, struct previous *previous)
{
	const struct report *report = session_report(app->session);
	g_autofree char *warning = NULL;
	g_autoptr(GError) error = NULL;
	bool good = last_year_fits(report_year(report), previous, &warning, &error);
	struct change_list *changes = good ? last_year_changes(report, previous) : NULL;

	previous_free(previous);
	if (!good)
		return app_say(app, "%s", error->message) | REACT_BELL;
	struct change_list *done = change_list_copy(changes);
	unsigned reaction = session_apply(app->session, changes, &error)
		? tell(app, done, warning)
		: app_say(app, "%s", error->message) | REACT_BELL;
	change_list_free(done);
	return reaction;
}

/* The same where nothing stands against it. */
static unsigned take_if_allowed(struct app *app, struct previous *previous)
{
	if (approval_gives_way(app))
		return take(app, previous);
	previous_free(previous);
	return REACT_REDRAW;
}

unsigned last_year_take(struct app *app, const char *path)
{
	g_autofree char *trouble = NULL;
	struct previous *previous = read_copy(app, path, &trouble);

	return previous ? take_if_allowed(app, previous) : app_say(app, "%s", trouble) | REACT_BELL;
}

/* Asks until it is a report that can be read, or Esc. */
static unsigned take_typed(struct app *app)
{
	g_autofree char *directory = g_path_get_dirname(session_path(app->session));
	g_autofree char *typed = ask_typed(app, directory, "", NULL);

	while (typed && *g_strstrip(typed)) {
		g_autofree char *path = path_typed_report(directory, app->options->home, typed);
		g_autofree char *trouble = NULL;
		struct previous *previous = read_copy(app, path, &trouble);

		if (previous)
			return take_if_allowed(app, previous);
		char *again = ask_typed(app, directory, typed, trouble);
		g_free(typed);
		typed = again;
	}
	return REACT_REDRAW;
}

static unsigned take_away(struct app *app)
{
	if (!approval_gives_way(app))
		return REACT_REDRAW;
	session_set(app->session, PLACE_PREVIOUS_ADDRESS, "", NULL);
	return app_say(app, _("上年的报告已去掉，^Z 可取回"));
}

unsigned last_year_ask(struct app *app)
{
	const struct report *report = session_report(app->session);
	const char *const others[] = {
		_("另外写一个文件"), report->previous ? _("去掉已载入的上年报告") : NULL, NULL};

	entry_accept(app);
	text_close(app);
	g_autoptr(GPtrArray) reports = reports_beside(app, report_year(report));
	g_autoptr(GPtrArray) lines = lines_of(app, reports, others);
	guint taken = reports->len;
	if (lines->len > 1) {
		int chosen =
			list_choose(app, _("载入上年的报告"), C_("Enter will", "选用"), lines, 0);

		if (chosen < 0)
			return REACT_REDRAW;
		taken = (guint)chosen;
	}
	if (taken < reports->len)
		return last_year_take(app, ((struct past_report *)reports->pdata[taken])->path);
	return taken == reports->len ? take_typed(app) : take_away(app);
}
