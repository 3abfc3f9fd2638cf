#include "document/report_list.h"

#include <string.h>

#include "base/language.h"
#include "document/clean.h"
#include "document/compose.h"
#include "review/summary_words.h"

/* Behind the names; the first only where it tells reports apart. */
static const enum summary_column columns[] = {
	SUMMARY_YEAR,
	SUMMARY_STATUS,
	SUMMARY_FILLED,
	SUMMARY_ERRORS,
	SUMMARY_WARNINGS,
	SUMMARY_BEYOND,
	SUMMARY_REMARKS,
	SUMMARY_CHANGED,
	SUMMARY_SUBMITTED,
};

/* The columns that are wanted. */
struct choice {
	const enum summary_column *columns;
	int count;
};

static struct choice choose(const struct report_list *list)
{
	int skipped = list->has_years ? 0 : 1;

	return (struct choice){columns + skipped, (int)G_N_ELEMENTS(columns) - skipped};
}

static const char *keep(GStringChunk *texts, const char *text)
{
	g_autofree char *clean = clean_line(text);

	return g_string_chunk_insert_const(texts, clean);
}

static struct head_tree heads_of_columns(struct choice choice, GStringChunk *texts)
{
	struct head_tree tree = {.heads = g_new0(struct head, choice.count), .count = choice.count};

	for (int i = 0; i < choice.count; i++)
		tree.heads[i] = (struct head){
			.label = keep(texts, summary_head(choice.columns[i])), .leaf = true};
	head_tree_number(&tree);
	return tree;
}

static bool begins_group(const struct report_list *list, size_t i)
{
	return i == 0 || strcmp(list->reports[i].group, list->reports[i - 1].group) != 0;
}

static struct head_tree heads_of_rows(const struct report_list *list, GStringChunk *texts)
{
	struct head_tree tree = {.heads = g_new0(struct head, list->count * 2)};

	for (size_t i = 0; i < list->count; i++) {
		const struct listed_report *report = &list->reports[i];
		if (begins_group(list, i))
			tree.heads[tree.count++].label = keep(texts, report->group);
		tree.heads[tree.count++] =
			(struct head){.label = keep(texts, report->name), .depth = 1, .leaf = true};
	}
	head_tree_number(&tree);
	return tree;
}

static struct table_cell cell_of(
	const struct listed_report *report, enum summary_column column, GStringChunk *texts)
{
	bool is_text = !summary_is_figure(column);
	const char *none = column == SUMMARY_STATUS ? _("读不了") : "";
	g_autofree char *text =
		report->summary ? summary_text(report->summary, column) : g_strdup(none);

	return (struct table_cell){.text = keep(texts, text), .wraps = is_text, .is_text = is_text};
}

static void fill(struct table_part *part, const struct report_list *list, struct choice choice,
	GStringChunk *texts)
{
	size_t count = (size_t)choice.count;

	part->is_text = g_new(bool, count);
	part->cells = g_new(struct table_cell, list->count * count);
	for (size_t c = 0; c < count; c++)
		part->is_text[c] = !summary_is_figure(choice.columns[c]);
	for (size_t i = 0; i < list->count * count; i++)
		part->cells[i] =
			cell_of(&list->reports[i / count], choice.columns[i % count], texts);
}

static struct document_table *table_of(const struct report_list *list, GStringChunk *texts)
{
	struct document_table *table = g_new0(struct document_table, 1);
	struct table_part *part = table->parts = g_new0(struct table_part, 1);
	struct choice choice = choose(list);

	table->part_count = 1;
	part->corner = keep(texts, summary_head(SUMMARY_UNIT));
	part->columns = heads_of_columns(choice, texts);
	part->rows = heads_of_rows(list, texts);
	fill(part, list, choice, texts);
	return table;
}

static void add_troubles(struct composition *composition, const struct report_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct listed_report *report = &list->reports[i];
		if (!report->trouble)
			continue;
		g_autofree char *line =
			g_strdup_printf(_("%s读不了：%s"), report->name, report->trouble);
		compose_line(composition, DOCUMENT_FOOTNOTE, line);
	}
}

struct document *document_new_report_list(const struct report_list *list)
{
	struct composition composition = {.document = document_begin()};
	GStringChunk *texts = composition.document->texts;

	compose_line(&composition, DOCUMENT_TITLE, _("审核台账"));
	compose_line(&composition, DOCUMENT_CAPTION, list->caption);
	if (list->count > 0)
		compose_block(&composition, DOCUMENT_TABLE)->table = table_of(list, texts);
	add_troubles(&composition, list);
	composition.document->foot.origin = keep(texts, list->origin);
	return composition.document;
}
