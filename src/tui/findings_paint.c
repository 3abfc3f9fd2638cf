/*
 * How the list of findings looks: filters, a line for each finding, and below a
 * bar all there is to say of the one chosen, with both sides of what it compares
 * and what would put it right.
 */
#include "tui/findings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"
#include "check/repair.h"
#include "check/sides.h"
#include "tui/dialog.h"

enum {
	FILTERS_ROW = 1,
	HEADS_ROW = 2,
	ITEMS_ROW = 3,
	BELOW = 3, /* rows under the detail: two that name keys, and the keys */
	DETAILS_MOST = 14,
	PLACE_COLUMN = 4,
	PLACE_COLUMNS = 24, /* of 80; a third of more */
};

static int detail_rows(const struct findings *findings)
{
	return CLAMP((findings->app->canvas->rows - ITEMS_ROW - BELOW) / 2, 1, DETAILS_MOST);
}

int findings_rows(const struct findings *findings)
{
	return MAX(1, findings->app->canvas->rows - ITEMS_ROW - BELOW - 1 - detail_rows(findings));
}

/* Filters */

static int paint_filter(const struct findings *findings, int column, int index)
{
	const struct findings_filter *filter = &findings_filters()[index];
	bool here = index == findings->place->filter;
	g_autofree char *text = g_strdup_printf(here ? "[%d%s %zu]" : " %d%s %zu ", filter->digit,
		_(filter->label), agenda_count(&findings->agenda, filter->kind));

	return canvas_put(
		findings->app->canvas, FILTERS_ROW, column, here ? ROLE_TAB_HERE : ROLE_TAB, text);
}

static void paint_filters(const struct findings *findings)
{
	struct canvas *canvas = findings->app->canvas;
	int column = canvas_put(canvas, FILTERS_ROW, 1, ROLE_GROUP, _("检查清单")) + 1;
	const char *hint = _("按数字筛选");

	for (int i = 0; findings_filters()[i].label; i++)
		column = paint_filter(findings, column, i);
	if (column + canvas_width(canvas, hint) + 1 < canvas->columns)
		canvas_put(canvas, FILTERS_ROW, canvas->columns - 1 - canvas_width(canvas, hint),
			ROLE_HELP, hint);
}

/* Lines */

/* What can be done about an item. */
static const char *remedy_of(const struct findings *findings, const struct agenda_item *item)
{
	const struct checker *checker = session_checker(findings->app->session);

	if (item->kind == AGENDA_BLANK)
		return _("填");
	if (item->kind == AGENDA_EXPLAINED)
		return _("已说明");
	g_autoptr(GPtrArray) repairs = checker_repairs(checker, item->slot, CELL_NONE);
	if (repairs->len > 0)
		return _("可照改");
	return item->kind == AGENDA_WARNING ? _("写说明") : _("改正");
}

/* The widest of all remedies, so that the columns do not move with the lines that show. */
static int remedy_columns(const struct canvas *canvas)
{
	const char *remedies[] = {
		_("填"), _("已说明"), _("可照改"), _("写说明"), _("改正"), _("怎么办")};
	int widest = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(remedies); i++)
		widest = MAX(widest, canvas_width(canvas, remedies[i]));
	return widest;
}

static int place_columns(const struct canvas *canvas)
{
	return MAX(PLACE_COLUMNS, canvas->columns / 3);
}

static void put_line(struct canvas *canvas, int row, enum role role, const char *place,
	const char *what, const char *remedy)
{
	int width = remedy_columns(canvas), places = place_columns(canvas);
	int column = PLACE_COLUMN + places + 1;

	canvas_put_left(canvas, row, PLACE_COLUMN, places, role, place);
	canvas_put_left(canvas, row, column, canvas->columns - column - width - 2, role, what);
	canvas_put_right(canvas, row, canvas->columns - width - 1, width, role, remedy);
}

/* What an item's line says. Free with g_free. */
static char *words_of(const struct findings *findings, const struct agenda_item *item)
{
	struct finding finding;

	if (item->kind == AGENDA_BLANK)
		return item->blanks > 1
			? g_strdup_printf(
				  ngettext("未填，这一行%zu格", "未填，这一行%zu格", item->blanks),
				  item->blanks)
			: g_strdup(_("未填"));
	checker_finding(session_checker(findings->app->session), item->slot, &finding);
	bool stale = finding.reason && !finding.explained;
	char *words = g_strconcat(
		stale ? _("须重述：") : "", finding_words(findings->app->form, &finding), NULL);
	finding_release(&finding);
	return words;
}

static void put_mark(struct canvas *canvas, int row, const struct agenda_item *item, bool here)
{
	static const struct {
		const char *mark;
		enum role role;
	} marks[AGENDA_KINDS] = {
		[AGENDA_ERROR] = {NC_("mark of a finding", "错"), ROLE_ERROR},
		[AGENDA_BLANK] = {NC_("mark of a finding", "待"), ROLE_HELP},
		[AGENDA_WARNING] = {NC_("mark of a finding", "警"), ROLE_WARNING},
		[AGENDA_EXPLAINED] = {NC_("mark of a finding", "说"), ROLE_GOOD},
	};
	const char *mark = g_dpgettext2(NULL, "mark of a finding", marks[item->kind].mark);

	canvas_put(canvas, row, 1, here ? ROLE_CURSOR : marks[item->kind].role, mark);
}

static void paint_item(const struct findings *findings, int row, int index)
{
	const struct app *app = findings->app;
	const struct agenda_item *item =
		agenda_get(&findings->agenda, findings_kind(findings), (size_t)index);
	bool here = index == findings->place->at;
	struct mark mark = {MARK_LINE, (unsigned)index};
	g_autofree char *place = form_cell_place(app->form, item->cell);
	g_autofree char *words = words_of(findings, item);

	canvas_mark(app->canvas, row, 0, app->canvas->columns, mark);
	if (here)
		canvas_fill(app->canvas, row, 0, app->canvas->columns, ROLE_CURSOR);
	put_line(app->canvas, row, here ? ROLE_CURSOR : ROLE_TEXT, place, words,
		remedy_of(findings, item));
	put_mark(app->canvas, row, item, here);
	if (here)
		canvas_set_cursor(app->canvas, row, 0);
}

static void paint_items(const struct findings *findings)
{
	struct canvas *canvas = findings->app->canvas;
	int count = findings_count(findings), top = findings->place->top;

	put_line(canvas, HEADS_ROW, ROLE_HEAD, _("哪里"), _("什么"), _("怎么办"));
	for (int i = 0; i < findings_rows(findings) && top + i < count; i++)
		paint_item(findings, ITEMS_ROW + i, top + i);
	if (count == 0)
		canvas_put(canvas, ITEMS_ROW, PLACE_COLUMN, ROLE_HELP, _("没有"));
}

/* The one chosen */

/* Columns of a row's texts, the widest of all rows. */
struct side_columns {
	int name, left, right;
};

static struct side_columns measure_sides(const struct canvas *canvas, const GPtrArray *rows)
{
	struct side_columns columns = {0};

	for (guint i = 0; i < rows->len; i++) {
		const struct side_row *row = g_ptr_array_index(rows, i);

		columns.name = MAX(columns.name, row->name ? canvas_width(canvas, row->name) : 0);
		columns.left = MAX(columns.left, canvas_width(canvas, row->left));
		columns.right = MAX(columns.right, canvas_width(canvas, row->right));
	}
	return columns;
}

/* "  自然人    左 2＋0＝2   右 1＋0＝1   差 +1". Free with g_free. */
static char *side_line(
	const struct canvas *canvas, const struct side_row *row, struct side_columns columns)
{
	GString *line = g_string_new("  ");

	if (row->name)
		text_append_padded(line, row->name, columns.name + 2, canvas->profile);
	g_string_append_printf(line, "%s ", _("左"));
	text_append_padded(line, row->left, columns.left + 3, canvas->profile);
	g_string_append_printf(line, "%s ", _("右"));
	text_append_padded(line, row->right, columns.right + 3, canvas->profile);
	if (row->is_even)
		g_string_append(line, _("平（两差相抵，只看合计看不出）"));
	else if (*row->difference)
		g_string_append_printf(line, _("差 %s"), row->difference);
	return g_string_free(line, FALSE);
}

static void add_sides(const struct findings *findings, size_t slot, GPtrArray *lines)
{
	const struct canvas *canvas = findings->app->canvas;
	g_autoptr(GPtrArray) rows = checker_sides(session_checker(findings->app->session), slot);
	struct side_columns columns = measure_sides(canvas, rows);

	for (guint i = 0; i < rows->len; i++)
		g_ptr_array_add(lines, side_line(canvas, g_ptr_array_index(rows, i), columns));
}

/* Two figures that no formula adds up: of a text, or stated. */
static void add_figures(const struct finding *finding, GPtrArray *lines)
{
	if (!finding->left || !finding->right)
		return;
	g_ptr_array_add(lines,
		finding->difference && *finding->difference
			? g_strdup_printf(_("  左 %s   右 %s   差 %s"), finding->left,
				  finding->right, finding->difference)
			: g_strdup_printf(_("  左 %s   右 %s"), finding->left, finding->right));
}

static void add_repairs(const struct findings *findings, size_t slot, GPtrArray *lines)
{
	const struct app *app = findings->app;
	const char *key =
		key_name(keymap_key(app->keymap, keymap_row("repair"), CONTEXT_TABLE, NKEY_NONE));
	g_autoptr(GPtrArray) repairs =
		checker_repairs(session_checker(app->session), slot, app_cursor(app));

	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = g_ptr_array_index(repairs, i);
		g_autofree char *digit =
			repairs->len > 1 ? g_strdup_printf(" %u", i + 1) : g_strdup("");

		g_ptr_array_add(lines,
			g_strdup_printf(_("  %s%s  %s  %s"), key, digit,
				repair->where ? repair->where : _("照改"), repair->label));
	}
}

static void add_rule(const struct findings *findings, const struct agenda_item *item,
	const struct finding *finding, GPtrArray *lines)
{
	const struct form_rule *rule =
		checker_rule(session_checker(findings->app->session), item->slot);

	g_ptr_array_add(lines,
		rule && rule->label
			? g_strdup_printf(_("规则 %s（%s）"), rule->label, finding->rule)
			: g_strdup_printf(_("规则 %s"), finding->rule));
}

static void describe(
	const struct findings *findings, const struct agenda_item *item, GPtrArray *lines)
{
	int columns = findings->app->canvas->columns - 2;
	struct finding finding;

	if (item->kind == AGENDA_BLANK) {
		g_autofree char *label = form_cell_label(findings->app->form, item->cell);
		const char *help = form_cell(findings->app->form, item->cell)->words->help;

		list_add_wrapped(lines, label, columns);
		if (help)
			list_add_wrapped(lines, help, columns);
		return;
	}
	checker_finding(session_checker(findings->app->session), item->slot, &finding);
	finding_describe(&finding, columns, lines);
	guint said = lines->len;
	add_sides(findings, item->slot, lines);
	if (lines->len == said)
		add_figures(&finding, lines);
	add_repairs(findings, item->slot, lines);
	add_rule(findings, item, &finding, lines);
	finding_release(&finding);
}

static void paint_detail(const struct findings *findings)
{
	struct canvas *canvas = findings->app->canvas;
	int row = ITEMS_ROW + findings_rows(findings);
	const struct agenda_item *item = findings_chosen(findings);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	canvas_fill(canvas, row, 0, canvas->columns, ROLE_BAR);
	canvas_put(canvas, row++, 1, ROLE_BAR, _("所选"));
	if (item)
		describe(findings, item, lines);
	for (guint i = 0; i < lines->len && (int)i < detail_rows(findings); i++)
		canvas_put_left(canvas, row++, 1, canvas->columns - 2, ROLE_TEXT,
			g_ptr_array_index(lines, i));
}

/* The keys */

static void paint_keys(const struct findings *findings)
{
	const struct app *app = findings->app;
	int section = findings->place->section, row = app->canvas->rows - BELOW;
	g_autofree char *keys =
		g_strdup_printf(_("Enter 前往，再按F5回来   ^G 照改   F4 写说明   左右 换部分：%s"),
			section > 0 ? app->form->sections[section - 1].short_label : _("全部"));

	canvas_put(app->canvas, row, 1, ROLE_HELP, keys);
	if (app->message)
		canvas_put(app->canvas, row + 1, 1, ROLE_WARNING, app->message);
	else
		canvas_put(app->canvas, row + 1, 1, ROLE_HELP,
			_("错须改正才能报送；警改正，或写明原因，原因随附注印出"));
}

void findings_paint(struct app *app, void *data)
{
	struct findings *findings = data;

	findings_settle(findings); /* the size may be another */
	canvas_clear(app->canvas);
	bars_paint_frame(app);
	paint_filters(findings);
	paint_items(findings);
	paint_detail(findings);
	paint_keys(findings);
}
