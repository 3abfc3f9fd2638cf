/* What a report that has no file yet is asked first: its form, its unit, its year. */
#include <glib/gi18n.h>
#include <stdlib.h>

#include "edit/entry.h"
#include "report/previous.h"
#include "session/offers.h"
#include "session/papers.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/visit.h"

/* The year that the name of a file names, as 2024-党政办.yaml does; 0 where it names none. */
static int year_in_name(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autoptr(GRegex) years =
		g_regex_new("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", G_REGEX_RAW, 0, NULL);
	g_autoptr(GMatchInfo) found = NULL;

	if (!g_regex_match(years, name, 0, &found))
		return 0;
	g_autofree char *digits = g_match_info_fetch(found, 0);
	return atoi(digits);
}

/* The year a new report is likely for: that of its file's name, unless it is still to come; else the
   one before this. Free with g_free. */
static char *usual_year(struct app *app, const char *path)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(app->options->now());
	int this_year = g_date_time_get_year(now), named = year_in_name(path);

	return g_strdup_printf("%d", named > 0 && named <= this_year ? named : this_year - 1);
}

/* The id of the form to use, from those installed; NULL for Esc, and where there is none, which is
   the app's failure. Free with g_free. */
static char *choose_form(struct app *app, const char *path, const struct form_search *forms)
{
	g_autofree char *year = usual_year(app, path);
	g_autoptr(GPtrArray) offers = offers_list(forms, path, year);
	g_autoptr(GPtrArray) lines = offers_lines(offers);
	int taken = 0;

	if (offers->len == 0) {
		g_set_error_literal(&app->failure, G_FILE_ERROR, G_FILE_ERROR_NOENT,
			_("一个表式也没有找到，不能新建报告；nianbao forms 说明找过哪里"));
		return NULL;
	}
	if (offers->len > 1)
		taken = list_choose(app, _("新报告用哪个表式？同一种报告，新的格式在前"),
			C_("Enter will", "选用"), lines, 0);
	if (taken < 0)
		return NULL;
	const struct offer *offer = g_ptr_array_index(offers, taken);
	return g_strdup(offer->id);
}

/* The first cover field of a type, or CELL_NONE. */
static cell_index cover_field(const struct form *form, enum cell_type type)
{
	for (cell_index cell = 0; cell < form->sections[0].cell_count; cell++) {
		if (form_cell(form, cell)->spec->type == type)
			return cell;
	}
	return CELL_NONE;
}

/* What the report is known to be so far, to stand above a question. Free with g_ptr_array_unref. */
static GPtrArray *known_lines(const struct app *app, const char *fault)
{
	const struct previous *previous = session_report(app->session)->previous;
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(lines,
		app->form->basis
			? g_strdup_printf(_("表式 %s（%s）"), app->form->id, app->form->basis)
			: g_strdup_printf(_("表式 %s"), app->form->id));
	if (previous && *previous->year)
		g_ptr_array_add(lines, g_strdup_printf(_("接%s年的报告"), previous->year));
	if (fault)
		g_ptr_array_add(lines, g_strdup_printf(_("这样写不行：%s"), fault));
	g_ptr_array_add(lines, NULL);
	return lines;
}

/* Asks once; NULL for Esc, else the answer as the report has it, and what is wrong with that in *fault.
   Free with g_free. */
static char *ask_once(
	struct app *app, const struct form_cell *field, const char *initial, const char **fault)
{
	g_autofree char *file = g_path_get_basename(session_path(app->session));
	g_autofree char *title = g_strdup_printf(_("新报告 %s"), file);
	g_autoptr(GPtrArray) lines = known_lines(app, *fault);
	g_autofree char *answer = dialog_ask(
		app, title, (const char *const *)lines->pdata, form_field_label(field), initial);

	if (!answer)
		return NULL;
	char *text = entry_normalize(field, answer, 0);
	struct value value = value_parse(field, text);
	*fault = value_fault(field, &value);
	value_release(&value);
	return text;
}

/* Asks for one cover field until it can be that, and sets it; false for Esc. */
static bool ask_field(struct app *app, enum cell_type type, const char *initial)
{
	cell_index cell = cover_field(app->form, type);
	const struct form_cell *field = cell == CELL_NONE ? NULL : form_cell(app->form, cell);
	g_autofree char *text = g_strdup(initial);
	const char *fault = NULL;

	if (!field)
		return true;
	do {
		char *asked = ask_once(app, field, text, &fault);

		g_free(text);
		text = asked;
	} while (text && fault);
	return text && session_set(app->session, field->address, text, NULL);
}

/* What is proposed for the unit: who last year's report was of. */
static const char *usual_unit(const struct app *app)
{
	const struct report *report = session_report(app->session);
	cell_index cell = cover_field(app->form, TYPE_LINE);

	if (cell == CELL_NONE || *report_unit(report))
		return report_unit(report);
	return report->last[cell].kind == VALUE_TEXT ? report->last[cell].text : "";
}

/* What last year's report does not say is asked for even where it is taken in without a question. */
static bool ask_rest(struct app *app, const char *usual, bool all)
{
	g_autofree char *unit = g_strdup(usual_unit(app));
	g_autofree char *year = g_strdup(report_cover_year(session_report(app->session)));

	if ((all || !*report_unit(session_report(app->session))) &&
		!ask_field(app, TYPE_LINE, unit))
		return false;
	return (!all && *year) || ask_field(app, TYPE_YEAR, *year ? year : usual);
}

bool new_report_ask(struct app *app, const struct beginning *beginning)
{
	g_autofree char *usual = usual_year(app, session_path(app->session));

	if (beginning->last_year)
		last_year_take(app, beginning->last_year);
	else if (!beginning->apart && !last_year_offer(app, atoi(usual)))
		return false;
	return ask_rest(app, usual, !beginning->last_year);
}

/* Which form a new report is on: that of a journal left behind, the one wanted, or the one chosen. */
char *new_report_form(struct app *app, const struct beginning *beginning, bool *left_behind)
{
	struct journal_content *content = journal_read(beginning->path, NULL);
	char *id;

	*left_behind = content && content->lists->len > 0;
	if (*left_behind)
		id = g_strdup(content->form);
	else if (beginning->form)
		id = g_strdup(beginning->form);
	else
		id = choose_form(app, beginning->path, app->options->forms);
	journal_content_free(content);
	return id;
}
