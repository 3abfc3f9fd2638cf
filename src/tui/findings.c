/*
 * The list of what is wrong and what is still to fill: errors, warnings,
 * warnings that are explained, blanks. Blanks are folded by row, for a hundred
 * lines of "not filled" help nobody. Below the list stands all that there is to
 * say of the line chosen.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"
#include "report/reasons.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	PLACE_COLUMNS = 24,
	DETAIL_ROWS = 6,
};

/* Where a line of the list leads. */
struct entry_of_list {
	size_t slot; /* SIZE_MAX: a blank */
	cell_index cell;
};

struct collector {
	struct app *app;
	GPtrArray *lines;
	GArray *entries; /* of struct entry_of_list, parallel to the lines */
};

const char *finding_mark(const struct finding *finding)
{
	if (finding->explained)
		return C_("mark of a finding", "说");
	return finding->level == LEVEL_ERROR ? C_("mark of a finding", "错")
					     : C_("mark of a finding", "警");
}

const char *finding_words(const struct form *form, const struct finding *finding)
{
	g_autofree char *name = form_cell_label(form, finding->cell);
	static const char *const colons[] = {"：", ": "}; /* the form's language may be another */

	if (!g_str_has_prefix(finding->message, name))
		return finding->message;
	const char *behind = finding->message + strlen(name);
	for (size_t i = 0; i < G_N_ELEMENTS(colons); i++) {
		if (g_str_has_prefix(behind, colons[i]))
			return behind + strlen(colons[i]);
	}
	return finding->message;
}

static void add_line(const struct collector *collector, const char *mark,
	struct entry_of_list entry, const char *message)
{
	g_autofree char *place = form_cell_place(collector->app->form, entry.cell);
	GString *line = g_string_new(mark);

	g_string_append_c(line, ' ');
	text_append_padded(line, place, PLACE_COLUMNS, WIDTH_NARROW);
	g_string_append_printf(line, " %s", message);
	g_ptr_array_add(collector->lines, g_string_free(line, FALSE));
	g_array_append_val(collector->entries, entry);
}

static void add_finding(
	const struct collector *collector, size_t slot, const struct finding *finding)
{
	bool stale = finding->reason && !finding->explained;
	const char *words = finding_words(collector->app->form, finding);
	g_autofree char *message =
		stale ? g_strdup_printf(_("须重述：%s"), words) : g_strdup(words);

	add_line(collector, finding_mark(finding), (struct entry_of_list){slot, finding->cell},
		message);
}

/* The findings of one kind: errors, or warnings that are explained, or that are not. */
static void add_findings(const struct collector *collector, enum level level, bool explained)
{
	const struct checker *checker = session_checker(collector->app->session);
	g_autoptr(GArray) slots = checker_list(checker);

	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		struct finding finding;

		if (explained ? !checker_is_explained(checker, slot)
			      : !checker_is_problem(checker, slot))
			continue;
		if (!checker_finding(checker, slot, &finding))
			continue;
		if (finding.level == level)
			add_finding(collector, slot, &finding);
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

static void add_blanks(const struct collector *collector)
{
	const struct app *app = collector->app;

	for (cell_index cell = 0; cell < app->form->cell_count; cell++) {
		cell_index end = cell + 1;
		size_t blanks = 1;

		if (!is_blank(app, cell))
			continue;
		while (end < app->form->cell_count && same_row(app->form, cell, end))
			blanks += is_blank(app, end++);
		g_autofree char *message = blanks > 1
			? g_strdup_printf(_("未填，这一行%zu格"), blanks)
			: g_strdup(_("未填"));
		add_line(collector, C_("mark of a finding", "待"),
			(struct entry_of_list){SIZE_MAX, cell}, message);
		cell = end - 1;
	}
}

static void collect(const struct collector *collector)
{
	g_ptr_array_set_size(collector->lines, 0);
	g_array_set_size(collector->entries, 0);
	add_findings(collector, LEVEL_ERROR, false);
	add_findings(collector, LEVEL_WARNING, false);
	add_findings(collector, LEVEL_WARNING, true);
	add_blanks(collector);
}

/* What is said of the line chosen */

static const struct form_rule *rule_of(const struct form *form, const char *id)
{
	for (size_t i = 0; i < form->rule_count; i++) {
		if (g_str_equal(form->rules[i].id, id))
			return &form->rules[i];
	}
	return NULL;
}

static void add_rule(GPtrArray *lines, const struct app *app, const struct finding *finding)
{
	const struct form_rule *rule = rule_of(app->form, finding->rule);
	g_autofree char *label = form_cell_label(app->form, finding->cell);

	g_ptr_array_add(lines, g_strdup_printf("%s", label));
	if (rule && rule->label)
		g_ptr_array_add(
			lines, g_strdup_printf(_("规则 %s（%s）"), rule->label, finding->rule));
	else
		g_ptr_array_add(lines, g_strdup_printf(_("规则 %s"), finding->rule));
}

static void add_figures(GPtrArray *lines, const struct finding *finding)
{
	if (!finding->left || !finding->right)
		return;
	if (finding->difference && *finding->difference)
		g_ptr_array_add(lines,
			g_strdup_printf(_("左 %s   右 %s   差 %s"), finding->left, finding->right,
				finding->difference));
	else
		g_ptr_array_add(
			lines, g_strdup_printf(_("左 %s   右 %s"), finding->left, finding->right));
}

static void add_reason(GPtrArray *lines, const struct finding *finding, int columns)
{
	if (!finding->reason)
		return;
	g_autofree char *origin = reason_origin(finding->reason);
	g_autofree char *text = g_strdup_printf(
		finding->explained ? _("说明（%s）：%s") : _("须重述，说明后数字已改（%s）：%s"),
		origin, finding->reason->text);
	list_add_wrapped(lines, text, columns);
}

void finding_describe(const struct finding *finding, int columns, GPtrArray *lines)
{
	list_add_wrapped(lines, finding->message, columns);
	if (finding->hint)
		list_add_wrapped(lines, finding->hint, columns);
	add_reason(lines, finding, columns);
}

static void detail(void *data, int at, int columns, GPtrArray *lines)
{
	const struct collector *collector = data;
	const struct app *app = collector->app;
	struct entry_of_list entry = g_array_index(collector->entries, struct entry_of_list, at);
	struct finding finding;

	if (entry.slot == SIZE_MAX ||
		!checker_finding(session_checker(app->session), entry.slot, &finding)) {
		g_autofree char *label = form_cell_label(app->form, entry.cell);

		list_add_wrapped(lines, label, columns);
		return;
	}
	finding_describe(&finding, columns, lines);
	add_figures(lines, &finding);
	add_rule(lines, app, &finding);
	finding_release(&finding);
}

/* Counts of what is in the list. Free with g_free. */
static char *title_of(const struct app *app)
{
	struct section_count count = checker_total(session_checker(app->session));

	return g_strdup_printf(_("清单   错 %zu   警 %zu   已说明 %zu   待填 %zu 格"), count.errors,
		count.warnings, count.explained, count.blanks);
}

static bool is_action(const struct app *app, enum key key, enum action action)
{
	const struct binding *binding = keymap_find(app->keymap, key, CONTEXT_TABLE);

	return binding && binding->action == action;
}

static bool ends_list(const struct app *app, enum key key)
{
	return is_action(app, key, ACTION_REASON) || is_action(app, key, ACTION_LIST);
}

/* What a key in the list does; true when the list is left. */
static bool act(struct app *app, enum key key, struct entry_of_list entry)
{
	if (key == NKEY_ENTER)
		app_go(app, entry.cell);
	if (!is_action(app, key, ACTION_REASON))
		return true;
	if (entry.slot == SIZE_MAX)
		app_say(app, _("这一格还没有填，不用说明"));
	else
		reason_ask_for(app, entry.slot);
	return false;
}

unsigned findings_show(struct app *app)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry_of_list));
	struct collector collector = {app, lines, entries};
	struct list list = {
		.lines = lines,
		.takes = ends_list,
		.detail = detail,
		.data = &collector,
		.details = DETAIL_ROWS,
	};

	for (bool done = false; !done;) {
		g_autofree char *title = title_of(app);

		collect(&collector);
		if (lines->len == 0)
			return app_say(app, _("没有错，没有警，全部填好了"));
		list.title = title;
		list.keys =
			app->message ? app->message : _("上下选，Enter 前往，F4 说明，Esc 返回");
		list.at = MIN(list.at, (int)lines->len - 1);
		enum key key = list_run(app, &list);
		g_clear_pointer(&app->message, g_free);
		done = act(app, key, g_array_index(entries, struct entry_of_list, list.at));
	}
	return REACT_REDRAW;
}
