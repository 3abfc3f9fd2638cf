#include "review/difference_internal.h"

#include <string.h>

#include "base/language.h"
#include "report/strays.h"

static const char *const kind_names[] = {
	[DIFFERENCE_FORM] = "form",
	[DIFFERENCE_STATUS] = "status",
	[DIFFERENCE_CELL] = "cell",
	[DIFFERENCE_TEXT] = "text",
	[DIFFERENCE_COMPUTED] = "computed",
	[DIFFERENCE_STATED] = "stated",
	[DIFFERENCE_NOTE] = "note",
	[DIFFERENCE_REASON] = "reason",
	[DIFFERENCE_REMARK] = "remark",
	[DIFFERENCE_LAST_YEAR] = "previous",
};

const char *difference_kind_name(enum difference_kind kind)
{
	return kind_names[kind];
}

guint differences_count(const GPtrArray *differences, enum difference_kind kind)
{
	guint count = 0;

	for (guint i = 0; i < differences->len; i++) {
		const struct report_difference *difference = g_ptr_array_index(differences, i);

		count += difference->kind == kind;
	}
	return count;
}

void difference_free(gpointer data)
{
	struct report_difference *difference = data;

	g_free(difference->address);
	g_free(difference->label);
	g_free(difference->before);
	g_free(difference->after);
	g_free(difference);
}

void difference_add(GPtrArray *list, enum difference_kind kind, char *address, char *label,
	const char *before, const char *after)
{
	if (strcmp(before ? before : "", after ? after : "") == 0) {
		g_free(address);
		g_free(label);
		return;
	}
	struct report_difference *difference = g_new(struct report_difference, 1);
	*difference = (struct report_difference){
		.kind = kind,
		.address = address,
		.label = label,
		.before = g_strdup(before),
		.after = g_strdup(after),
	};
	g_ptr_array_add(list, difference);
}

/* Form and state */

/* "gov-disclosure-2021 1", and the edition where that alone tells the two apart. Free with
   g_free. */
static char *form_words(const struct form *form, bool with_edition)
{
	enum { EDITION = 12 }; /* digits of the digest */

	return g_strdup_printf("%s %d%s%.*s", form->id, form->version, with_edition ? " " : "",
		with_edition ? EDITION : 0, form_digest(form));
}

static void add_form(GPtrArray *list, const struct form *old, const struct form *form)
{
	bool same_name = strcmp(old->id, form->id) == 0 && old->version == form->version;
	bool same = same_name && strcmp(form_digest(old), form_digest(form)) == 0;
	g_autofree char *before = form_words(old, same_name);
	g_autofree char *after = form_words(form, same_name);

	if (!same)
		difference_add(
			list, DIFFERENCE_FORM, g_strdup("form"), g_strdup(""), before, after);
}

/* Cells */

/* Two reports being compared, and which cells of the old one have been met. */
struct comparing {
	const struct report *old, *report;
	GHashTable *met; /* cells of the old form */
	GPtrArray *list;
};

/* A cell of a form where something can stand, by an address, or CELL_NONE. */
static cell_index cell_at(const struct form *form, const char *address)
{
	cell_index cell = form_find(form, address);

	return cell != CELL_NONE && !form_cell(form, cell)->absent ? cell : CELL_NONE;
}

/* Where a cell stands in the form of the old report, whichever of the two forms came first. */
static cell_index cell_in(const struct form *old, const struct form *form, cell_index index)
{
	const char *address = form_cell(form, index)->address;
	cell_index cell = cell_at(old, address);
	size_t count;
	const struct form_predecessor *predecessors = form_predecessors(form, index, &count);

	for (size_t i = 0; cell == CELL_NONE && i < count; i++) {
		if (predecessors[i].was)
			cell = cell_at(old, predecessors[i].address);
	}
	return cell != CELL_NONE ? cell : form_find_former(old, address);
}

static const char *stray_at(const struct report *report, const char *address)
{
	return report->strays ? answers_find(report->strays->answers, address) : NULL;
}

/* What stands in a cell as files have it. */
static const char *cell_text(
	const struct report *report, cell_index cell, char buffer[static DECIMAL_TEXT_SIZE])
{
	const struct value *value = report_value(report, cell);

	return value_incomplete(value) ? "" : value_text(value, buffer);
}

/* What a report says at a cell of its own, or, without one, at an address that its form has
   lost. */
static const char *said_at(const struct report *report, cell_index cell, const char *address,
	char buffer[static DECIMAL_TEXT_SIZE])
{
	return cell == CELL_NONE ? stray_at(report, address) : cell_text(report, cell, buffer);
}

enum difference_kind difference_kind_of(const struct form_cell *cell)
{
	if (form_cell_is_computed(cell))
		return DIFFERENCE_COMPUTED;
	return cell->spec->type == TYPE_TEXT ? DIFFERENCE_TEXT : DIFFERENCE_CELL;
}

static void compare_stated(const struct comparing *comparing, cell_index old_cell, cell_index index)
{
	char before[DECIMAL_TEXT_SIZE], after[DECIMAL_TEXT_SIZE];
	const struct form *form = comparing->report->form;

	difference_add(comparing->list, DIFFERENCE_STATED,
		g_strconcat("stated.", form_cell(form, index)->address, NULL),
		form_cell_place(form, index),
		old_cell == CELL_NONE ? "" : value_text(&comparing->old->stated[old_cell], before),
		value_text(&comparing->report->stated[index], after));
}

static void compare_cell(const struct comparing *comparing, cell_index index)
{
	char before[DECIMAL_TEXT_SIZE], after[DECIMAL_TEXT_SIZE];
	const struct form *form = comparing->report->form;
	const struct form_cell *cell = form_cell(form, index);
	cell_index old_cell = cell_in(comparing->old->form, form, index);

	g_hash_table_add(comparing->met, GUINT_TO_POINTER(old_cell));
	difference_add(comparing->list, difference_kind_of(cell), g_strdup(cell->address),
		form_cell_place(form, index),
		said_at(comparing->old, old_cell, cell->address, before),
		cell_text(comparing->report, index, after));
	if (form_cell_is_computed(cell))
		compare_stated(comparing, old_cell, index);
}

/* A cell of the old form that the new one has no cell for. */
static void add_gone(const struct comparing *comparing, cell_index index)
{
	char before[DECIMAL_TEXT_SIZE];
	const struct form *form = comparing->old->form;
	const struct form_cell *cell = form_cell(form, index);

	difference_add(comparing->list, difference_kind_of(cell), g_strdup(cell->address),
		form_cell_place(form, index), cell_text(comparing->old, index, before),
		stray_at(comparing->report, cell->address));
}

/* What stands at addresses that neither form has. */
static void compare_strays(const struct comparing *comparing, const struct report *one,
	const struct report *other, bool forwards)
{
	guint count = one->strays ? answers_count(one->strays->answers) : 0;

	for (guint i = 0; i < count; i++) {
		const struct answer *answer = answers_get(one->strays->answers, i);
		const char *there = stray_at(other, answer->address);

		if (cell_at(other->form, answer->address) == CELL_NONE && (forwards || !there))
			difference_add(comparing->list, DIFFERENCE_CELL, g_strdup(answer->address),
				g_strdup(answer->address), forwards ? there : answer->text,
				forwards ? answer->text : there);
	}
}

static void add_cells(GPtrArray *list, const struct report *old, const struct report *report)
{
	g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
	const struct comparing comparing = {old, report, met, list};

	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (!form_cell(report->form, cell)->absent)
			compare_cell(&comparing, cell);
	}
	for (cell_index cell = 0; cell < old->form->cell_count; cell++) {
		if (!form_cell(old->form, cell)->absent &&
			!g_hash_table_contains(met, GUINT_TO_POINTER(cell)))
			add_gone(&comparing, cell);
	}
	compare_strays(&comparing, report, old, true);
	compare_strays(&comparing, old, report, false);
}

/* All of it */

GPtrArray *report_differences(const struct report *old, const struct report *report)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(difference_free);

	add_form(list, old->form, report->form);
	difference_add(list, DIFFERENCE_STATUS, g_strdup("status"), g_strdup(""),
		report_status_id(old->status), report_status_id(report->status));
	add_cells(list, old, report);
	difference_add_notes(list, old, report);
	difference_add_reasons(list, old, report);
	difference_add_remarks(list, old, report);
	g_ptr_array_extend_and_steal(list, previous_differences(old->previous, report->previous));
	return list;
}

char *difference_value(const struct form *form, const char *address, const char *text)
{
	cell_index cell = form_find(form, address);
	const struct form_cell *definition = cell != CELL_NONE ? form_cell(form, cell) : NULL;
	const char *label = definition && text ? form_choice_label(definition, text) : NULL;

	if (!text)
		return g_strdup(_("没有这一格"));
	if (*text == '\0')
		return g_strdup(_("空"));
	if (definition && definition->spec->type == TYPE_DATE)
		return report_format_date(form, text);
	return g_strdup(label ? label : text);
}
