/*
 * How the reviewer's list looks: where, what stood there last year, or before it
 * was changed, what stands there, how the two compare, and what was said of it.
 */
#include "tui/review.h"

#include <string.h>

#include "base/language.h"
#include "report/comparison.h"
#include "report/reasons.h"
#include "report/when.h"
#include "review/difference.h"
#include "session/last_year.h"
#include "tui/dialog.h"
#include "tui/findings.h"
#include "tui/remarking.h"

enum {
	PLACE_COLUMN = 4,
	PLACE_COLUMNS = 24, /* of 80; a third of more */
	FIGURE_COLUMNS = 10,
	RATIO_COLUMNS = 7,
};

/* What stands in the columns of a line; all owned. */
struct line {
	char *place, *before, *now, *ratio, *words;
};

static void line_release(struct line *line)
{
	g_free(line->place);
	g_free(line->before);
	g_free(line->now);
	g_free(line->ratio);
	g_free(line->words);
}

static void put_line(struct canvas *canvas, int row, enum role role, const struct line *line)
{
	int places = MAX(PLACE_COLUMNS, canvas->columns / 3);
	int column = PLACE_COLUMN + places + 1;

	canvas_put_left(canvas, row, PLACE_COLUMN, places, role, line->place);
	canvas_put_right(canvas, row, column, FIGURE_COLUMNS, role, line->before);
	column += FIGURE_COLUMNS + 1;
	canvas_put_right(canvas, row, column, FIGURE_COLUMNS, role, line->now);
	column += FIGURE_COLUMNS + 1;
	canvas_put_right(canvas, row, column, RATIO_COLUMNS, role, line->ratio);
	column += RATIO_COLUMNS + 2;
	canvas_put_left(canvas, row, column, canvas->columns - column, role, line->words);
}

void review_paint_heads(const struct filtered_list *list, int row)
{
	struct line line = {g_strdup(_("哪里")), g_strdup(_("上年")), g_strdup(_("本年")),
		g_strdup(_("比")), g_strdup(_("说明、批注"))};

	put_line(list->app->canvas, row, ROLE_HEAD, &line);
	line_release(&line);
}

/* Words */

/* A text of several lines in a column of one. */
static char *first_line(const char *text)
{
	return g_strndup(text, strcspn(text, "\n"));
}

/* What a text has in a column of figures: that it is one. */
static char *figure_text(const struct form *form, cell_index cell, const char *text)
{
	int year, month, day;

	if (cell != CELL_NONE && form_cell(form, cell)->spec->type == TYPE_TEXT)
		return g_strdup(*text ? _("文") : "");
	if (cell != CELL_NONE && form_cell(form, cell)->spec->type == TYPE_DATE &&
		date_parse(text, &year, &month, &day))
		return g_strdup_printf("%d.%d.%d", year, month, day); /* in words it has no room */
	const char *label =
		cell != CELL_NONE ? form_choice_label(form_cell(form, cell), text) : NULL;
	return first_line(label ? label : text);
}

static void compare_with_last_year(const struct app *app, cell_index cell, struct line *line)
{
	const struct report *report = session_report(app->session);
	const struct value *value = report_value(report, cell), *last = &report->last[cell];
	char buffer[DECIMAL_TEXT_SIZE];

	line->before = figure_text(app->form, cell, value_text(last, buffer));
	line->now = figure_text(app->form, cell, value_text(value, buffer));
	line->ratio = comparison_text(comparison_of(value, last));
}

/* The reason for a finding, and whether it has been accepted; else what is wrong. */
static char *words_of_finding(const struct app *app, const struct agenda_item *item)
{
	const struct report *report = session_report(app->session);

	if (item->kind != AGENDA_EXPLAINED)
		return finding_item_words(app, item);
	const struct reason *reason = checker_reason(session_checker(app->session), item->slot);
	return g_strdup_printf("%s%s",
		reason_is_accepted(reason, report) ? _("认可：") : _("待认可："), reason->text);
}

static char *words_of_remark(const struct app *app, const struct remark *remark)
{
	if (remark_is_answered(remark) && *remark->answer)
		return g_strdup_printf(_("答：%s"), remark->answer);
	if (!remark_is_open(remark, session_report(app->session)))
		return g_strdup_printf(_("已改：%s"), remark->text);
	return g_strdup_printf(_("未答：%s"), remark->text);
}

static char *words_of(const struct app *app, const struct scrutiny_item *item)
{
	switch (item->kind) {
	case SCRUTINY_FINDING: return words_of_finding(app, &item->finding);
	case SCRUTINY_CHANGED: return g_strdup(_("上轮后改"));
	case SCRUTINY_REMARK: return words_of_remark(app, item->remark);
	case SCRUTINY_NOTE:
		return first_line(report_note(session_report(app->session), item->address));
	default: return g_strdup("");
	}
}

/* What people call an address, though it be gone. */
static char *place_of(const struct app *app, const struct scrutiny_item *item)
{
	if (strcmp(item->address, REMARK_ON_REPORT) == 0)
		return g_strdup(_("整份报告"));
	if (item->cell == CELL_NONE)
		return g_strdup_printf(_("%s（表式里已没有）"), item->address);
	if (form_find(app->form, item->address) != item->cell)
		return form_place(app->form, item->address);
	return form_cell_place(app->form, item->cell);
}

static void line_init(const struct app *app, const struct scrutiny_item *item, struct line *line)
{
	bool on_cell = item->cell != CELL_NONE && form_find(app->form, item->address) == item->cell;

	*line = (struct line){
		.place = place_of(app, item),
		.words = words_of(app, item),
	};
	if (item->kind == SCRUTINY_CHANGED) {
		line->before = figure_text(app->form, item->cell, item->before);
		line->now = figure_text(app->form, item->cell, item->after);
	} else if (on_cell) {
		compare_with_last_year(app, item->cell, line);
	}
	char **columns[] = {&line->before, &line->now, &line->ratio};
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		if (!*columns[i])
			*columns[i] = g_strdup("");
	}
}

static void put_mark(struct canvas *canvas, int row, const struct scrutiny_item *item, bool here)
{
	static const struct {
		const char *mark;
		enum role role;
	} marks[SCRUTINY_KINDS] = {
		[SCRUTINY_CHANGED] = {NC_("mark of an item", "改"), ROLE_GROUP},
		[SCRUTINY_REMARK] = {NC_("mark of an item", "批"), ROLE_WARNING},
		[SCRUTINY_YEAR] = {NC_("mark of an item", "比"), ROLE_HELP},
		[SCRUTINY_NOTE] = {NC_("mark of an item", "注"), ROLE_HELP},
	};
	const char *mark = marks[item->kind].mark;

	if (item->kind == SCRUTINY_FINDING)
		finding_item_put_mark(canvas, row, &item->finding, here);
	else if (mark)
		canvas_put(canvas, row, 1, here ? ROLE_CURSOR : marks[item->kind].role,
			g_dpgettext2(NULL, "mark of an item", mark));
}

void review_paint_item(const struct filtered_list *list, int row, size_t index, bool here)
{
	const struct scrutiny_item *item = review_item(list, index);
	struct line line;

	line_init(list->app, item, &line);
	put_line(list->app->canvas, row, here ? ROLE_CURSOR : ROLE_TEXT, &line);
	put_mark(list->app->canvas, row, item, here);
	line_release(&line);
}

/* The one chosen */

static void add_acceptance(const struct app *app, const struct agenda_item *item, GPtrArray *lines)
{
	if (item->kind != AGENDA_EXPLAINED)
		return;
	const struct reason *reason = checker_reason(session_checker(app->session), item->slot);
	if (!reason || !reason_is_accepted(reason, session_report(app->session)))
		return;
	g_autofree char *origin = when_and_who(reason->accepted_by, reason->accepted_when);
	g_ptr_array_add(lines, g_strdup_printf(_("认可：%s"), origin));
}

static void add_last_year(const struct app *app, cell_index cell, int columns, GPtrArray *lines)
{
	g_autofree char *last = last_year_says(session_report(app->session), cell);
	g_autofree char *line = last ? g_strdup_printf(_("上年 %s"), last) : NULL;

	if (line)
		list_add_wrapped(lines, line, columns, app->profile);
}

static void add_change(const struct app *app, const struct scrutiny_item *item, GPtrArray *lines)
{
	int columns = app->canvas->columns - 2;
	g_autofree char *old = difference_value(app->form, item->address, item->before);
	g_autofree char *new = difference_value(app->form, item->address, item->after);
	g_autofree char *before = g_strdup_printf(_("原为：%s"), old);
	g_autofree char *after = g_strdup_printf(_("改为：%s"), new);

	list_add_wrapped(lines, before, columns, app->profile);
	list_add_wrapped(lines, after, columns, app->profile);
}

void review_describe(const struct filtered_list *list, size_t index, GPtrArray *lines)
{
	const struct app *app = list->app;
	const struct scrutiny_item *item = review_item(list, index);
	int columns = app->canvas->columns - 2;

	switch (item->kind) {
	case SCRUTINY_FINDING:
		finding_describe_item(app, &item->finding, lines);
		add_acceptance(app, &item->finding, lines);
		return;
	case SCRUTINY_CHANGED: add_change(app, item, lines); return;
	case SCRUTINY_REMARK: remark_describe(app, item->remark, columns, lines); return;
	case SCRUTINY_NOTE:
		list_add_wrapped(lines, report_note(session_report(app->session), item->address),
			columns, app->profile);
		return;
	default: break;
	}
	g_autofree char *label = form_cell_label(app->form, item->cell);
	g_autofree char *shown = report_display(session_report(app->session), item->cell);
	list_add_wrapped(lines, label, columns, app->profile);
	list_add_wrapped(lines, *shown ? shown : _("未填"), columns, app->profile);
	add_last_year(app, item->cell, columns, lines);
}
