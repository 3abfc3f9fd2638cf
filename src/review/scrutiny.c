#include "review/scrutiny.h"

#include <string.h>

#include "report/comparison.h"
#include "report/history_changes.h"

/* What is being gathered. */
struct gathering {
	struct scrutiny *scrutiny;
	const struct checker *checker;
	const struct report *report;
	int section;
};

/* What has no place is of the report as a whole. */
static bool is_wanted(const struct gathering *gathering, cell_index cell)
{
	if (gathering->section < 0)
		return true;
	return cell != CELL_NONE &&
		form_cell(gathering->report->form, cell)->section == gathering->section;
}

static void add(struct gathering *gathering, struct scrutiny_item item)
{
	if (!is_wanted(gathering, item.cell))
		return;
	g_array_append_val(gathering->scrutiny->items, item);
	gathering->scrutiny->counts[item.kind]++;
}

static const char *address_of(const struct gathering *gathering, cell_index cell)
{
	return form_cell(gathering->report->form, cell)->address;
}

static void add_findings(struct gathering *gathering)
{
	struct agenda agenda =
		agenda_of(gathering->report, gathering->checker, gathering->scrutiny->flaws, -1);

	for (size_t i = 0; i < agenda_count(&agenda, AGENDA_KINDS); i++) {
		const struct agenda_item *finding = agenda_get(&agenda, AGENDA_KINDS, i);

		add(gathering,
			(struct scrutiny_item){.kind = SCRUTINY_FINDING,
				.cell = finding->cell,
				.address = finding->flaw ? REMARK_ON_REPORT
							 : address_of(gathering, finding->cell),
				.finding = *finding});
	}
	agenda_release(&agenda);
}

/* Changes */

/* The index of the entry with which the reviewer was given the report before this time; as many as
   there are where this is the first time, or nothing was handed in. */
static guint last_seen(const struct report *report)
{
	guint submissions = report->status == STATUS_SUBMITTED ? 2 : 1;

	for (guint i = report->history->len; i > 0; i--) {
		if (strcmp(history_get(report, i - 1)->action, HISTORY_SUBMIT) == 0 &&
			--submissions == 0)
			return i - 1;
	}
	return report->history->len;
}

/* The cell that shows best what an address of a change is about: notes, reasons and stated figures
   have that of what they are on behind a word of their own. */
static cell_index cell_of_change(const struct form *form, const char *address)
{
	const char *at = strchr(address, '@'), *point = strchr(address, '.');
	cell_index cell = form_find(form, address);

	if (cell == CELL_NONE && (at || point))
		cell = form_first_cell(form, (at ? at : point) + 1);
	return cell;
}

static void add_changes(struct gathering *gathering)
{
	g_autoptr(GArray) changes =
		history_changes_from(gathering->report, last_seen(gathering->report));

	for (guint i = 0; i < changes->len; i++) {
		const struct history_change *change =
			&g_array_index(changes, struct history_change, i);

		add(gathering,
			(struct scrutiny_item){.kind = SCRUTINY_CHANGED,
				.cell = cell_of_change(gathering->report->form, change->address),
				.address = change->address,
				.before = change->before,
				.after = change->after});
	}
}

/* The rest */

static void add_remarks(struct gathering *gathering)
{
	const GPtrArray *remarks = gathering->report->remarks;

	for (guint i = 0; i < remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(remarks, i);

		add(gathering,
			(struct scrutiny_item){.kind = SCRUTINY_REMARK,
				.cell = remark_cell(gathering->report->form, remark->address),
				.address = remark->address,
				.remark = remark});
	}
}

static void add_notes(struct gathering *gathering)
{
	GHashTableIter iterator;
	gpointer address;

	g_hash_table_iter_init(&iterator, gathering->report->notes);
	while (g_hash_table_iter_next(&iterator, &address, NULL))
		add(gathering,
			(struct scrutiny_item){.kind = SCRUTINY_NOTE,
				.cell = form_first_cell(gathering->report->form, address),
				.address = address});
}

static void add_cells(struct gathering *gathering, struct decimal factor)
{
	const struct report *report = gathering->report;

	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		struct scrutiny_item item = {.cell = cell, .address = address_of(gathering, cell)};

		if (form_cell(report->form, cell)->absent || !report_applies(report, cell) ||
			form_cell_is_computed(form_cell(report->form, cell)))
			continue;
		item.kind = SCRUTINY_YEAR;
		if (comparison_is_beyond(report_value(report, cell), &report->last[cell], factor))
			add(gathering, item);
		item.kind = SCRUTINY_CELL;
		add(gathering, item);
	}
}

/* The list */

/* Findings stay as the agenda has them. Items of equal rank are told apart by
   their addresses, of which the notes' come in no order, and by what else tells them apart. */
static gint compare_items(gconstpointer a, gconstpointer b)
{
	const struct scrutiny_item *left = a, *right = b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->kind == SCRUTINY_FINDING)
		return agenda_item_compare(&left->finding, &right->finding);
	if (left->cell != right->cell)
		return left->cell < right->cell ? -1 : 1; /* CELL_NONE is the greatest */
	if (left->remark && left->remark->number != right->remark->number)
		return left->remark->number < right->remark->number ? -1 : 1;
	return strcmp(left->address, right->address);
}

struct scrutiny scrutiny_of(const struct report *report, const struct checker *checker,
	GPtrArray *flaws, int section, struct decimal factor)
{
	struct scrutiny scrutiny = {
		.items = g_array_new(FALSE, FALSE, sizeof(struct scrutiny_item)),
		.flaws = flaws ? g_ptr_array_ref(flaws) : NULL,
	};
	struct gathering gathering = {&scrutiny, checker, report, section};

	add_findings(&gathering);
	add_changes(&gathering);
	add_remarks(&gathering);
	add_notes(&gathering);
	add_cells(&gathering, factor);
	g_array_sort(scrutiny.items, compare_items);
	return scrutiny;
}

void scrutiny_release(struct scrutiny *scrutiny)
{
	g_array_unref(scrutiny->items);
	g_clear_pointer(&scrutiny->flaws, g_ptr_array_unref);
}

size_t scrutiny_count(const struct scrutiny *scrutiny, unsigned kinds)
{
	size_t count = 0;

	for (int kind = 0; kind < SCRUTINY_KINDS; kind++) {
		if (kinds & SCRUTINY_SET(kind))
			count += scrutiny->counts[kind];
	}
	return count;
}

const struct scrutiny_item *scrutiny_get(const struct scrutiny *scrutiny, unsigned kinds, size_t n)
{
	size_t first = 0;

	for (int kind = 0; kind < SCRUTINY_KINDS; kind++) {
		size_t count = scrutiny->counts[kind];

		if ((kinds & SCRUTINY_SET(kind)) && n < count)
			return &g_array_index(scrutiny->items, struct scrutiny_item, first + n);
		if (kinds & SCRUTINY_SET(kind))
			n -= count;
		first += count;
	}
	return NULL;
}
