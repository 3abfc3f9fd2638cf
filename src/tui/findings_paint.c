/*
 * How the list of findings looks: a line for each, and of the one chosen both
 * sides of what it compares and what would put it right.
 */
#include "tui/findings.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "check/repair.h"
#include "check/sides.h"
#include "tui/dialog.h"

enum {
	PLACE_COLUMN = 4,
	PLACE_COLUMNS = 24, /* of 80; a third of more */
};

/* Lines */

/* What can be done about an item. */
static const char *remedy_of(const struct filtered_list *list, const struct agenda_item *item)
{
	const struct checker *checker = session_checker(list->app->session);

	if (item->kind == AGENDA_BLANK)
		return _("填");
	if (item->flaw)
		return _("看办法");
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
	const char *remedies[] = {_("填"), _("已说明"), _("可照改"), _("写说明"), _("改正"),
		_("看办法"), _("怎么办")};
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
char *finding_item_words(const struct app *app, const struct agenda_item *item)
{
	struct finding finding;

	if (item->kind == AGENDA_BLANK)
		return item->blanks > 1
			? g_strdup_printf(
				  ngettext("未填，这一行%zu格", "未填，这一行%zu格", item->blanks),
				  item->blanks)
			: g_strdup(_("未填"));
	if (item->flaw)
		return g_strdup(item->flaw->text);
	checker_finding(session_checker(app->session), item->slot, &finding);
	bool stale = finding.reason && !finding.explained;
	char *words =
		g_strconcat(stale ? _("须重述：") : "", finding_words(app->form, &finding), NULL);
	finding_release(&finding);
	return words;
}

void finding_item_put_mark(
	struct canvas *canvas, int row, const struct agenda_item *item, bool here)
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

void findings_paint_item(const struct filtered_list *list, int row, size_t index, bool here)
{
	const struct app *app = list->app;
	const struct agenda_item *item = findings_item(list, index);
	g_autofree char *place =
		item->flaw ? g_strdup(_("整份报告")) : form_cell_place(app->form, item->cell);
	g_autofree char *words = finding_item_words(app, item);

	put_line(app->canvas, row, here ? ROLE_CURSOR : ROLE_TEXT, place, words,
		remedy_of(list, item));
	finding_item_put_mark(app->canvas, row, item, here);
}

void findings_paint_heads(const struct filtered_list *list, int row)
{
	put_line(list->app->canvas, row, ROLE_HEAD, _("哪里"), _("什么"), _("怎么办"));
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

static void add_sides(const struct app *app, size_t slot, GPtrArray *lines)
{
	const struct canvas *canvas = app->canvas;
	g_autoptr(GPtrArray) rows = checker_sides(session_checker(app->session), slot);
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

static void add_repairs(const struct app *app, size_t slot, GPtrArray *lines)
{
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

static void add_rule(const struct app *app, const struct agenda_item *item,
	const struct finding *finding, GPtrArray *lines)
{
	const struct form_rule *rule = checker_rule(session_checker(app->session), item->slot);

	g_ptr_array_add(lines,
		rule && rule->label
			? g_strdup_printf(_("规则 %s（%s）"), rule->label, finding->rule)
			: g_strdup_printf(_("规则 %s"), finding->rule));
}

static void describe_blank(const struct app *app, cell_index cell, int columns, GPtrArray *lines)
{
	g_autofree char *label = form_cell_label(app->form, cell);
	const char *help = form_cell(app->form, cell)->words->help;

	list_add_wrapped(lines, label, columns, app->profile);
	if (help)
		list_add_wrapped(lines, help, columns, app->profile);
}

static void describe_flaw(
	const struct app *app, const struct review_flaw *flaw, int columns, GPtrArray *lines)
{
	list_add_wrapped(lines, flaw->text, columns, app->profile);
	list_add_wrapped(lines, flaw->remedy, columns, app->profile);
}

void flaw_show(struct app *app, const struct review_flaw *flaw)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	const struct choice choices[] = {{1, _("知道了"), NULL}};

	describe_flaw(app, flaw, ASK_COLUMNS, lines);
	g_ptr_array_add(lines, NULL);
	dialog_choose(app, _("整份报告"), (const char *const *)lines->pdata, choices,
		G_N_ELEMENTS(choices), 0);
}

void finding_describe_item(const struct app *app, const struct agenda_item *item, GPtrArray *lines)
{
	int columns = app->canvas->columns - 2;
	struct finding finding;

	if (item->kind == AGENDA_BLANK) {
		describe_blank(app, item->cell, columns, lines);
		return;
	}
	if (item->flaw) {
		describe_flaw(app, item->flaw, columns, lines);
		return;
	}
	checker_finding(session_checker(app->session), item->slot, &finding);
	finding_describe(app, &finding, columns, lines);
	guint said = lines->len;
	add_sides(app, item->slot, lines);
	if (lines->len == said)
		add_figures(&finding, lines);
	if (!session_refusal(app->session))
		add_repairs(app, item->slot, lines);
	add_rule(app, item, &finding, lines);
	finding_release(&finding);
}

void findings_describe(const struct filtered_list *list, size_t index, GPtrArray *lines)
{
	finding_describe_item(list->app, findings_item(list, index), lines);
}
