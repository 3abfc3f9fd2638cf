/*
 * What is left to do about a report, as a paper: for whoever has to ask a
 * colleague, or to talk it over. It is the list as on screen, in the words of the
 * screen, with room to write down what was done.
 */

#include <string.h>

#include "base/language.h"
#include "check/checker.h"
#include "check/repair.h"
#include "check/sides.h"
#include "document/clean.h"
#include "document/compose.h"
#include "report/reasons.h"
#include "review/agenda.h"

enum { COLUMN_PLACE, COLUMN_WHAT, COLUMN_DONE, COLUMNS };

/* A figure as far as wrapping goes, so that the last column has room for a few words by hand. */
static const char to_write_on[] = "____________";

/* A list in the making. */
struct to_do {
	struct composition *composition;
	struct checker *checker;
	GPtrArray *flaws; /* of its history and status */
	struct agenda agenda;
};

static const char *keep(const struct to_do *list, const char *text)
{
	g_autofree char *clean = clean_text(text);

	return g_string_chunk_insert(list->composition->document->texts, clean);
}

static const char *const kind_names[AGENDA_KINDS] = {
	[AGENDA_ERROR] = N_("错"),
	[AGENDA_BLANK] = N_("待填"),
	[AGENDA_WARNING] = N_("警"),
	[AGENDA_EXPLAINED] = N_("已说明"),
};

static const char *const column_names[COLUMNS] = {
	[COLUMN_PLACE] = N_("哪里"), [COLUMN_WHAT] = N_("什么"), [COLUMN_DONE] = N_("处理")};

/* What is wrong */

static void append_line(GString *out, const char *text)
{
	if (!text || *text == '\0')
		return;
	g_string_append_printf(out, "%s%s", out->len > 0 ? "\n" : "", text);
}

/* "自然人 左 2＋0＝2 右 1＋0＝1 差 +1", the name left out where there is none. */
static char *sides_text(
	const char *name, const char *left, const char *right, const char *difference)
{
	bool differs = difference && *difference != '\0';
	g_autofree char *both = differs
		? g_strdup_printf(_("左 %s  右 %s  差 %s"), left, right, difference)
		: g_strdup_printf(_("左 %s  右 %s"), left, right);

	return name ? g_strdup_printf("%s  %s", name, both) : g_steal_pointer(&both);
}

static void append_figures(
	const struct to_do *list, size_t slot, const struct finding *finding, GString *out)
{
	g_autoptr(GPtrArray) rows = checker_sides(list->checker, slot);

	for (guint i = 0; i < rows->len; i++) {
		const struct side_row *row = g_ptr_array_index(rows, i);
		g_autofree char *line =
			sides_text(row->name, row->left, row->right, row->difference);
		append_line(out, line);
	}
	if (rows->len == 0 && finding->left && finding->right) {
		g_autofree char *line =
			sides_text(NULL, finding->left, finding->right, finding->difference);
		append_line(out, line);
	}
}

static void append_repairs(const struct to_do *list, size_t slot, GString *out)
{
	g_autoptr(GPtrArray) repairs = checker_repairs(list->checker, slot, CELL_NONE);

	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = g_ptr_array_index(repairs, i);
		g_autofree char *line = repair->where
			? g_strdup_printf(_("改法 %s  %s"), repair->where, repair->label)
			: g_strdup_printf(_("改法 %s"), repair->label);
		append_line(out, line);
	}
}

static char *what_of_blanks(const struct agenda_item *item)
{
	return item->blanks > 1
		? g_strdup_printf(ngettext("未填，这一行%zu格", "未填，这一行%zu格", item->blanks),
			  item->blanks)
		: g_strdup(_("未填"));
}

/* Message, what it looks like, both sides, and what would put it right. */
static char *what_of_finding(
	const struct to_do *list, const struct agenda_item *item, const struct finding *finding)
{
	GString *out = g_string_new(NULL);

	append_line(out, finding->message);
	append_line(out, finding->hint);
	append_figures(list, item->slot, finding, out);
	if (item->kind != AGENDA_EXPLAINED)
		append_repairs(list, item->slot, out);
	return g_string_free(out, FALSE);
}

/* The table */

static void set_cell(
	const struct to_do *list, struct table_cell *cells, int column, const char *text)
{
	cells[column] =
		(struct table_cell){.text = keep(list, text), .wraps = true, .is_text = true};
}

static void fill_finding(
	const struct to_do *list, const struct agenda_item *item, struct table_cell *cells)
{
	struct finding finding;

	checker_finding(list->checker, item->slot, &finding);
	g_autofree char *what = what_of_finding(list, item, &finding);
	set_cell(list, cells, COLUMN_WHAT, what);
	if (item->kind == AGENDA_EXPLAINED)
		set_cell(list, cells, COLUMN_DONE, finding.reason->text);
	finding_release(&finding);
}

/* "申请 01行" above "商业企业": broken where the reader would. */
static char *place_of(const struct to_do *list, cell_index cell)
{
	if (cell == CELL_NONE)
		return g_strdup(_("整份报告"));
	char *place = form_cell_place(list->composition->form, cell);
	char *last = strrchr(place, ' ');
	if (last)
		*last = '\n';
	return place;
}

static void fill_row(
	const struct to_do *list, const struct agenda_item *item, struct table_cell *cells)
{
	g_autofree char *place = place_of(list, item->cell);

	set_cell(list, cells, COLUMN_PLACE, place);
	cells[COLUMN_DONE] = (struct table_cell){.text = to_write_on, .is_text = true};
	if (item->kind == AGENDA_BLANK) {
		g_autofree char *what = what_of_blanks(item);
		set_cell(list, cells, COLUMN_WHAT, what);
	} else if (item->flaw) {
		g_autofree char *what =
			g_strdup_printf("%s\n%s", item->flaw->text, item->flaw->remedy);
		set_cell(list, cells, COLUMN_WHAT, what);
	} else {
		fill_finding(list, item, cells);
	}
}

static struct head_tree heads_of_columns(const struct to_do *list)
{
	struct head_tree tree = {.heads = g_new0(struct head, COLUMNS), .count = COLUMNS};

	for (int i = 0; i < COLUMNS; i++)
		tree.heads[i] =
			(struct head){.label = keep(list, _(column_names[i])), .leaf = true};
	head_tree_number(&tree);
	return tree;
}

/* The items numbered, in a group for each kind there is. */
static struct head_tree heads_of_rows(const struct to_do *list)
{
	struct head_tree tree = {
		.heads = g_new0(struct head, AGENDA_KINDS + list->agenda.items->len)};
	int number = 0;

	for (enum agenda_kind kind = 0; kind < AGENDA_KINDS; kind++) {
		size_t count = agenda_count(&list->agenda, kind);
		if (count > 0)
			tree.heads[tree.count++].label = keep(list, _(kind_names[kind]));
		for (size_t i = 0; i < count; i++) {
			g_autofree char *label = g_strdup_printf("%d", ++number);
			tree.heads[tree.count++] =
				(struct head){.label = keep(list, label), .depth = 1, .leaf = true};
		}
	}
	head_tree_number(&tree);
	return tree;
}

static struct document_table *table_of(const struct to_do *list)
{
	struct document_table *table = g_new0(struct document_table, 1);
	struct table_part *part = table->parts = g_new0(struct table_part, 1);

	table->part_count = 1;
	table->ruled = true;
	part->columns = heads_of_columns(list);
	part->rows = heads_of_rows(list);
	part->is_text = g_new(bool, COLUMNS);
	for (int i = 0; i < COLUMNS; i++)
		part->is_text[i] = true;
	part->cells = g_new0(struct table_cell, (size_t)part->rows.leaves * COLUMNS);
	for (int i = 0; i < part->rows.leaves; i++)
		fill_row(list, agenda_get(&list->agenda, AGENDA_KINDS, (size_t)i),
			part->cells + i * COLUMNS);
	return table;
}

/* The paper */

static char *counts_of(const struct agenda *agenda)
{
	return g_strdup_printf(_("错 %zu，待填 %zu，警 %zu，已说明 %zu"),
		agenda_count(agenda, AGENDA_ERROR), agenda_count(agenda, AGENDA_BLANK),
		agenda_count(agenda, AGENDA_WARNING), agenda_count(agenda, AGENDA_EXPLAINED));
}

void compose_findings(struct composition *composition)
{
	struct to_do list = {
		.composition = composition,
		.checker = checker_new(composition->report),
		.flaws = review_flaws(composition->report),
	};

	list.agenda = agenda_of(composition->report, list.checker, list.flaws, -1);
	g_autofree char *counts = counts_of(&list.agenda);
	compose_line(composition, DOCUMENT_TITLE, _("检查清单"));
	compose_line(composition, DOCUMENT_CAPTION, counts);
	if (list.agenda.items->len > 0)
		compose_block(composition, DOCUMENT_TABLE)->table = table_of(&list);
	agenda_release(&list.agenda);
	g_ptr_array_unref(list.flaws);
	checker_free(list.checker);
}
