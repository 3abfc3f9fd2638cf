#include "session/find.h"

#include <string.h>

#include "report/reasons.h"
#include "session/find_hits.h"
#include "session/walk.h"

static void hit_clear(gpointer data)
{
	struct hit *hit = data;

	g_free(hit->owned);
}

/* Where to go in a line */

/* The first of `count` cells, `step` apart, that can be filled in; else the first that is one. */
static cell_index first_cell(
	const struct search *search, cell_index from, int count, cell_index step)
{
	cell_index first = CELL_NONE;

	for (int i = 0; i < count; i++) {
		cell_index cell = from + (cell_index)i * step;

		if (walk_enterable(search->report, cell))
			return cell;
		if (first == CELL_NONE && !form_cell(search->form, cell)->absent)
			first = cell;
	}
	return first;
}

static bool stands_in(const struct search *search, const struct form_block *block)
{
	return form_cell_block(search->form, search->here) == block;
}

cell_index search_in_row(const struct search *search, const struct form_block *block, int row)
{
	int columns = block->columns.tree.leaves;
	cell_index crossing = stands_in(search, block)
		? form_block_cell(block, row, form_cell(search->form, search->here)->column)
		: CELL_NONE;

	if (crossing != CELL_NONE && walk_enterable(search->report, crossing))
		return crossing;
	return first_cell(search, form_block_cell(block, row, 0), columns, 1);
}

cell_index search_in_column(const struct search *search, const struct form_block *block, int column)
{
	int columns = block->columns.tree.leaves, rows = block->rows.tree.leaves;
	cell_index crossing = stands_in(search, block)
		? form_block_cell(block, form_cell(search->form, search->here)->row, column)
		: CELL_NONE;

	if (crossing != CELL_NONE && !form_cell(search->form, crossing)->absent)
		return crossing;
	return first_cell(search, form_block_cell(block, 0, column), rows, (cell_index)columns);
}

/* Rows by number */

/* The cells of a row that the words behind its number name, by their columns. */
static void add_row_columns(
	struct search *search, const struct form_block *block, int row, struct hit hit)
{
	struct query columns;

	query_init(&columns, search->form, search->query.row.words);
	for (int c = 0; c < block->columns.tree.leaves; c++) {
		uint32_t words = query_words_in(&columns, form_axis_label(&block->columns, c)) |
			query_words_in(&columns, form_axis_leaf(&block->columns, c)->short_label);

		hit.cell = form_block_cell(block, row, c);
		if (words == columns.all && !form_cell(search->form, hit.cell)->absent)
			g_array_append_val(search->hits, hit);
	}
	query_release(&columns);
}

static void add_row(struct search *search, const struct form_block *block, int row, enum rank rank)
{
	struct hit hit = {.kind = FIND_ROW, .rank = rank};

	if (*search->query.row.words) {
		add_row_columns(search, block, row, hit);
		return;
	}
	hit.cell = search_in_row(search, block, row);
	hit.axis = &block->rows;
	hit.head = block->rows.leaves[row];
	if (hit.cell != CELL_NONE)
		g_array_append_val(search->hits, hit);
}

static void search_row_of(struct search *search, const struct form_table *table, enum rank rank)
{
	for (int b = 0; b < table->block_count; b++) {
		const struct form_block *block = &table->blocks[b];
		int row = search->query.row.row - 1 - block->first_row;

		if (row >= 0 && row < block->rows.tree.leaves)
			add_row(search, block, row, rank);
	}
}

static void search_row_numbers(struct search *search)
{
	const struct form_table *shown = form_cell_table(search->form, search->here);
	int section = search->query.row.section;

	for (int s = 0; search->query.row.row > 0 && s < search->form->section_count; s++) {
		for (int t = 0; t < search->form->sections[s].table_count; t++) {
			const struct form_table *table = &search->form->sections[s].tables[t];

			if (section < 0)
				search_row_of(search, table,
					table == shown ? RANK_ROW : RANK_ROW_ELSEWHERE);
			else if (section == s)
				search_row_of(search, table, RANK_ROW);
		}
	}
}

/* Addresses */

static bool has_letter(const char *text)
{
	while (*text && !g_ascii_isalpha(*text))
		text++;
	return *text != '\0';
}

static void search_addresses(struct search *search)
{
	const char *wanted = search->query.whole;

	if (!has_letter(wanted))
		return;
	for (cell_index cell = 0; cell < search->form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(search->form, cell);
		struct hit hit = {
			.kind = FIND_ADDRESS,
			.cell = cell,
			.text = definition->address,
		};

		if (definition->absent || !strstr(definition->address, wanted))
			continue;
		hit.rank =
			strcmp(definition->address, wanted) == 0 ? RANK_ADDRESS : RANK_ADDRESS_HAS;
		g_array_append_val(search->hits, hit);
	}
}

/* What was filled in */

/* Takes over the text. */
static void add_text(struct search *search, enum find_kind kind, cell_index cell, char *text)
{
	struct hit hit = {
		.kind = kind,
		.rank = kind == FIND_NOTE ? RANK_NOTE : RANK_VALUE,
		.cell = cell,
		.text = text,
		.owned = text,
	};

	g_array_append_val(search->hits, hit);
}

/* The same, where the words stand in it. */
static void look_into(struct search *search, enum find_kind kind, cell_index cell, char *text)
{
	if (cell != CELL_NONE && text && query_words_in(&search->query, text) == search->query.all)
		add_text(search, kind, cell, text);
	else
		g_free(text);
}

/* A figure is found whole, by what it comes to; nobody looks for a nought. */
static void search_figure(
	struct search *search, cell_index cell, const struct value *value, struct decimal wanted)
{
	char buffer[DECIMAL_TEXT_SIZE];

	if (wanted.coefficient != 0 && decimal_compare(value->number, wanted) == 0)
		add_text(search, FIND_VALUE, cell, g_strdup(decimal_format(value->number, buffer)));
}

static void search_values(struct search *search)
{
	struct decimal wanted = {0};
	const struct report *report = search->report;

	if (decimal_parse(search->query.whole, &wanted) != DECIMAL_OK)
		wanted = (struct decimal){0};
	for (cell_index cell = 0; cell < search->form->cell_count; cell++) {
		const struct value *value = report_value(report, cell);

		if (value->kind == VALUE_NUMBER)
			search_figure(search, cell, value, wanted);
		else if (value->kind != VALUE_TEXT && value->kind != VALUE_MALFORMED)
			continue;
		else if (form_cell(search->form, cell)->spec->type == TYPE_TEXT)
			look_into(search, FIND_VALUE, cell, report_expand(report, value->text));
		else
			look_into(search, FIND_VALUE, cell, report_display(report, cell));
	}
}

/* The cell that stands for the place a note is on: a cell, a row or a section. */
static cell_index cell_noted(const struct form *form, const char *address)
{
	cell_index cell = form_find(form, address);
	int section = form_find_section(form, address), table, block, leaf;
	const char *row = strchr(address, '.');

	if (cell != CELL_NONE || section < 0)
		return cell;
	if (row && form_find_row(form, section, row + 1, &table, &block, &leaf))
		return form_block_cell(
			&form->sections[section].tables[table].blocks[block], leaf, 0);
	return form->sections[section].cell_count > 0 ? form->sections[section].first : CELL_NONE;
}

static void search_notes(struct search *search)
{
	GHashTableIter notes;
	gpointer address, text;

	g_hash_table_iter_init(&notes, search->report->notes);
	while (g_hash_table_iter_next(&notes, &address, &text))
		look_into(search, FIND_NOTE, cell_noted(search->form, address), g_strdup(text));
	for (guint i = 0; i < search->report->reasons->len; i++) {
		const struct reason *reason = g_ptr_array_index(search->report->reasons, i);
		g_autofree char *first = g_strndup(reason->address, strcspn(reason->address, "+"));

		look_into(
			search, FIND_NOTE, form_find(search->form, first), g_strdup(reason->text));
	}
}

/* In order */

static cell_index distance(const struct search *search, const struct hit *hit)
{
	return hit->cell > search->here ? hit->cell - search->here : search->here - hit->cell;
}

static gint likeliest_first(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct search *search = data;
	const struct hit *left = a, *right = b;
	cell_index near = distance(search, left), far = distance(search, right);

	if (left->rank != right->rank)
		return left->rank < right->rank ? -1 : 1;
	if (near != far)
		return near < far ? -1 : 1;
	if (left->cell != right->cell)
		return left->cell > right->cell ? -1 : 1; /* onward before back */
	return g_strcmp0(left->text, right->text);
}

/* The list */

static void found_free(gpointer data)
{
	struct found *found = data;

	g_free(found->text);
	g_free(found);
}

static bool is_same(const struct found *found, const struct hit *hit)
{
	return found->cell == hit->cell && found->kind == hit->kind;
}

/* The first hits, each place once of a kind. */
static GPtrArray *list_of(const struct search *search)
{
	GPtrArray *places = g_ptr_array_new_with_free_func(found_free);

	for (guint i = 0; i < search->hits->len && places->len < FIND_MOST; i++) {
		const struct hit *hit = &g_array_index(search->hits, struct hit, i);

		if (places->len > 0 && is_same(g_ptr_array_index(places, places->len - 1), hit))
			continue;
		g_ptr_array_add(places, search_words(search, hit));
	}
	return places;
}

GPtrArray *find_places(const struct report *report, const char *query, cell_index here)
{
	struct search search = {
		.report = report,
		.form = report->form,
		.here = here,
		.hits = g_array_new(FALSE, FALSE, sizeof(struct hit)),
	};

	g_array_set_clear_func(search.hits, hit_clear);
	query_init(&search.query, report->form, query);
	if (search.query.count > 0) {
		search_row_numbers(&search);
		search_labels(&search);
		search_addresses(&search);
		search_values(&search);
		search_notes(&search);
	}
	g_array_sort_with_data(search.hits, likeliest_first, &search);
	GPtrArray *places = list_of(&search);
	query_release(&search.query);
	g_array_unref(search.hits);
	return places;
}

guint find_next(const GPtrArray *places, cell_index here)
{
	guint next = 0;
	cell_index nearest = CELL_NONE;

	for (guint i = 0; i < places->len; i++) {
		cell_index cell = ((const struct found *)g_ptr_array_index(places, i))->cell;
		/* what stands before comes round again behind the last */
		cell_index onward = cell - here - 1;

		if (i == 0 || onward < nearest) {
			nearest = onward;
			next = i;
		}
	}
	return next;
}
