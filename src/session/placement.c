/*
 * Which cell a value goes to is the placer's to find; here each value is looked at
 * by itself, and what totals contradict is found out on a copy at the end.
 */
#include "session/placement.h"

#include <string.h>

#include "edit/entry.h"
#include "session/addends.h"
#include "session/place.h"
#include "session/placer.h"
#include "session/rows_matched.h"
#include "session/units.h"

/* Each value */

/* The strict text for a cell, or NULL where it cannot stand there. */
static char *text_for(
	const struct report *report, const struct form_cell *cell, const struct block_value *value)
{
	bool figure = cell_type_row(cell->spec->type)->figure;

	if (figure)
		return value->kind == BLOCK_OTHER ? NULL : g_strdup(value->text);
	g_autofree char *text = entry_normalize(cell, value->text, report_year(report));
	struct value parsed = value_parse(cell, text);
	bool fits = value_fault(cell, &parsed) == NULL;

	value_release(&parsed);
	return fits ? g_steal_pointer(&text) : NULL;
}

static enum placing_kind kind_of_typed(
	const struct report *report, cell_index cell, const char *text)
{
	char buffer[DECIMAL_TEXT_SIZE];
	const struct value *before = &report->typed[cell];

	if (before->kind == VALUE_BLANK)
		return PLACING_FILLS;
	return strcmp(value_text(before, buffer), text) == 0 ? PLACING_SAME : PLACING_REPLACES;
}

static enum placing_kind kind_of(
	const struct placer *placer, const struct block_value *value, struct placing *placing)
{
	const struct report *report = placer->report;
	bool unmatched = placer->rows && placer->rows[placing->row] == ROW_UNMATCHED;

	if (placing->cell == CELL_NONE)
		return unmatched ? PLACING_NO_ROW : PLACING_OUTSIDE;
	const struct form_cell *cell = form_cell(report->form, placing->cell);
	if (!report_applies(report, placing->cell))
		return PLACING_VOID;
	if (!unit_fits(cell, value->unit))
		return PLACING_OTHER_UNIT;
	placing->text = text_for(report, cell, value);
	if (!placing->text)
		return PLACING_NO_FIGURE;
	return form_cell_is_computed(cell) ? PLACING_STATED
					   : kind_of_typed(report, placing->cell, placing->text);
}

/* In the block's own rows, but what is placed in order is read in the table's. */
static void set_line(const struct placer *placer, struct placing *placing)
{
	placing->line = placing->row;
	placing->column = placing->value;
	if (!placer->cells)
		return;
	const struct form_cell *cell = form_cell(placer->report->form, placing->cell);
	placing->line = (guint)(placer->table->blocks[cell->block].first_row + cell->row);
	placing->column = (guint)cell->column;
}

static void place_values(const struct placer *placer, struct placement *placement)
{
	guint number = 0;

	for (guint r = 0; r < placer->block->rows->len; r++) {
		const struct block_row *row = block_row(placer->block, r);

		for (guint v = 0; v < row->values->len; v++, number++) {
			const struct block_value *value = block_value(row, v);
			struct placing placing = {
				.row = r, .value = v, .cell = placer_cell(placer, r, v, number)};

			if (value->kind == BLOCK_BLANK)
				continue;
			set_line(placer, &placing);
			placing.kind = kind_of(placer, value, &placing);
			placement->counts[placing.kind]++;
			if (placement->first == CELL_NONE)
				placement->first = placing.cell;
			g_array_append_val(placement->placings, placing);
		}
	}
}

/* Changes */

static const struct placing *placing_at(const struct placement *placement, guint index)
{
	return &g_array_index(placement->placings, struct placing, index);
}

static void type_values(
	struct placement *placement, const struct report *report, struct report *copy)
{
	const cell_index *changed;

	for (guint i = 0; i < placement->placings->len; i++) {
		const struct placing *placing = placing_at(placement, i);

		if (placing->kind != PLACING_FILLS && placing->kind != PLACING_REPLACES)
			continue;
		addends_add_change(
			placement->changes, report, placing->cell, NULL, placing->text, NULL);
		report_set(copy, placing->cell, placing->text, &changed);
	}
}

/* A total that agrees says nothing, as in a file; it may take the place of one that does not. */
static void state_totals(
	struct placement *placement, const struct report *report, struct report *copy)
{
	for (guint i = 0; i < placement->placings->len; i++) {
		struct placing *placing = &g_array_index(placement->placings, struct placing, i);

		if (placing->kind != PLACING_STATED)
			continue;
		report_state(copy, placing->cell, placing->text);
		bool differs = report_contradicted(copy, placing->cell);
		g_autofree char *address =
			place_stated_address(form_cell(report->form, placing->cell)->address);
		if (differs || report->stated[placing->cell].kind != VALUE_BLANK)
			change_list_add(
				placement->changes, address, NULL, differs ? placing->text : "");
		placing->differs = differs;
		placement->contradicted += differs;
	}
}

static void make_changes(struct placement *placement, const struct report *report)
{
	struct report *copy = report_copy(report);

	type_values(placement, report, copy);
	state_totals(placement, report, copy);
	report_free(copy);
}

static void placing_clear(gpointer data)
{
	g_free(((struct placing *)data)->text);
}

bool placement_find(const struct report *report, const struct block *block, cell_index cursor,
	struct placement *placement)
{
	struct placer placer = {
		.report = report,
		.block = block,
		.table = form_cell_table(report->form, cursor),
		.cursor = form_cell(report->form, cursor),
	};

	*placement = (struct placement){
		.placings = g_array_new(FALSE, FALSE, sizeof(struct placing)),
		.first = CELL_NONE,
		.changes = change_list_new(),
	};
	g_array_set_clear_func(placement->placings, placing_clear);
	bool found = block->rows->len > 0 && placer_find_way(&placer);
	if (found) {
		placement->table = placer.table;
		if (placer.rows)
			placer_find_columns(&placer);
		placement->way = placer.way;
		place_values(&placer, placement);
		make_changes(placement, report);
	}
	g_free(placer.rows);
	g_free(placer.columns);
	g_clear_pointer(&placer.cells, g_array_unref);
	return found;
}

void placement_release(struct placement *placement)
{
	g_array_unref(placement->placings);
	change_list_free(placement->changes);
	*placement = (struct placement){0};
}

guint placement_taken(const struct placement *placement)
{
	return placement->counts[PLACING_FILLS] + placement->counts[PLACING_REPLACES];
}

guint placement_left_out(const struct placement *placement)
{
	guint left_out = 0;

	for (int kind = PLACING_OUTSIDE; kind < PLACING_KINDS; kind++)
		left_out += placement->counts[kind];
	return left_out;
}
