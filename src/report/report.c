#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "form/reference.h"
#include "report/history.h"
#include "report/previous.h"
#include "report/reasons.h"
#include "report/recalculation.h"
#include "report/remarks.h"
#include "report/strays.h"
#include "report/words.h"

static void set_defaults(struct report *report)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		const struct form_cell *definition = &report->form->cells[cell];

		const struct form_field *field = definition->words->field;

		if (field && field->default_text)
			report->typed[cell] = value_parse(definition, field->default_text);
	}
}

/* What is no cell reads as 不适用 for ever. */
static void mark_absent(struct report *report)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (report->form->cells[cell].absent)
			report->typed[cell].kind = VALUE_NOT_APPLICABLE;
	}
}

struct report *report_blank(const struct form *form)
{
	struct report *report = g_new0(struct report, 1);

	report->form = form;
	report->status = STATUS_DRAFT;
	report->typed = g_new0(struct value, form->cell_count);
	report->computed = g_new0(struct value, form->cell_count);
	report->stated = g_new0(struct value, form->cell_count);
	report->positions = g_new0(struct position, form->cell_count);
	report->notes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	report->reasons = g_ptr_array_new_with_free_func((GDestroyNotify)reason_free);
	report->remarks = g_ptr_array_new_with_free_func((GDestroyNotify)remark_free);
	report->history = g_ptr_array_new_with_free_func((GDestroyNotify)history_entry_free);
	report->last = g_new0(struct value, form->cell_count);
	report->ruled_out = g_new0(bool, form->condition_count + 1);
	report->recalculation = recalculation_new(form);
	report->edit.cell = CELL_NONE;
	mark_absent(report);
	return report;
}

struct report *report_new(const struct form *form)
{
	struct report *report = report_blank(form);

	set_defaults(report);
	report_recalculate(report);
	return report;
}

/* Most values are numbers, and have nothing to let go of. */
static void values_free(struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (values[i].text)
			g_free(values[i].text);
	}
	g_free(values);
}

void report_free(struct report *report)
{
	if (!report)
		return;
	values_free(report->typed, report->form->cell_count);
	values_free(report->stated, report->form->cell_count);
	values_free(report->last, report->form->cell_count);
	g_free(report->computed); /* numbers only */
	g_free(report->positions);
	g_free(report->ruled_out);
	g_free(report->saved_on);
	previous_free(report->previous);
	strays_free(report->strays);
	g_ptr_array_unref(report->reasons);
	g_ptr_array_unref(report->remarks);
	g_ptr_array_unref(report->history);
	g_hash_table_destroy(report->notes);
	recalculation_free(report->recalculation);
	g_free(report);
}

static void copy_notes(struct report *copy, const struct report *report)
{
	GHashTableIter notes;
	gpointer address, text;

	g_hash_table_iter_init(&notes, report->notes);
	while (g_hash_table_iter_next(&notes, &address, &text))
		report_set_note(copy, address, text);
}

struct report *report_copy(const struct report *report)
{
	struct report *copy = report_blank(report->form);

	copy->status = report->status;
	copy->saved_on = g_strdup(report->saved_on);
	for (size_t i = 0; i < report->form->cell_count; i++) {
		copy->typed[i] = value_copy(&report->typed[i]);
		copy->stated[i] = value_copy(&report->stated[i]);
		copy->positions[i] = report->positions[i];
	}
	copy_notes(copy, report);
	copy->strays = strays_copy(report->strays);
	for (guint i = 0; i < report->reasons->len; i++)
		g_ptr_array_add(copy->reasons, reason_copy(g_ptr_array_index(report->reasons, i)));
	for (guint i = 0; i < report->remarks->len; i++)
		g_ptr_array_add(copy->remarks, remark_copy(g_ptr_array_index(report->remarks, i)));
	for (guint i = 0; i < report->history->len; i++)
		g_ptr_array_add(
			copy->history, history_entry_copy(g_ptr_array_index(report->history, i)));
	if (report->previous)
		report_take_previous(copy, previous_copy(report->previous));
	report_recalculate(copy);
	return copy;
}

bool report_applies(const struct report *report, cell_index cell)
{
	struct evaluation evaluation = recalculation_evaluation(report);

	return evaluate_applies(&evaluation, cell);
}

/* Whether a text stays one when it becomes another: not where that is blank, or 不适用. */
static bool is_edit(const struct form_cell *cell, const struct value *value, const char *text)
{
	return cell->spec->type == TYPE_TEXT && value->kind == VALUE_TEXT && *text != '\0' &&
		*text != '\n' && *text != '/';
}

size_t report_set(
	struct report *report, cell_index cell, const char *text, const cell_index **changed)
{
	const struct form_cell *definition = form_cell(report->form, cell);

	g_return_val_if_fail(!form_cell_is_computed(definition), 0);
	report->sets++;
	report->edit.cell = CELL_NONE;
	report->edit.goes_on = false;
	if (is_edit(definition, &report->typed[cell], text)) {
		report->edit.cell = cell;
		report->edit.same = value_edit(&report->typed[cell], text, &report->edit.length);
	} else {
		value_release(&report->typed[cell]);
		report->typed[cell] = value_parse(definition, text);
	}
	return recalculation_run(report, cell, changed);
}

/* Whether the text before an edit is what report_edit put into the cell just now: that was the last
   thing done to the report, and it was so long. */
static bool goes_on(
	const struct report *report, cell_index cell, size_t length, const struct edit *edit)
{
	return report->edit.goes_on && report->edit.cell == cell &&
		report->edit.length == length - edit->inserted + edit->removed;
}

size_t report_edit(struct report *report, cell_index cell, const char *text, size_t length,
	const struct edit *edit, const cell_index **changed)
{
	struct edited_text *last = &report->edit;
	size_t count;

	if (goes_on(report, cell, length, edit) && length > 0 && text[length - 1] != '\n' &&
		is_edit(form_cell(report->form, cell), &report->typed[cell], text)) {
		report->sets++;
		last->same = value_follow(&report->typed[cell], last->length, text, edit);
		last->length = length;
		return recalculation_run(report, cell, changed);
	}
	count = report_set(report, cell, text, changed);
	last->goes_on = true;
	return count;
}

void report_recalculate(struct report *report)
{
	recalculation_run_all(report);
}

void report_state(struct report *report, cell_index cell, const char *text)
{
	value_release(&report->stated[cell]);
	report->stated[cell] = value_parse(form_cell(report->form, cell), text);
}

bool report_contradicted(const struct report *report, cell_index cell)
{
	const struct value *stated = &report->stated[cell];
	const struct value *computed = &report->computed[cell];

	if (stated->kind == VALUE_BLANK)
		return false;
	if (stated->kind == VALUE_NUMBER && computed->kind == VALUE_NUMBER)
		return decimal_compare(stated->number, computed->number) != 0 ||
			value_incomplete(computed);
	return stated->kind != computed->kind;
}

const char *report_note(const struct report *report, const char *address)
{
	return g_hash_table_lookup(report->notes, address);
}

void report_set_note(struct report *report, const char *address, const char *text)
{
	if (*text)
		g_hash_table_replace(report->notes, g_strdup(address), g_strdup(text));
	else
		g_hash_table_remove(report->notes, address);
}

char *report_format_date(const struct form *form, const char *iso)
{
	int year, month, day;

	if (!date_parse(iso, &year, &month, &day))
		return g_strdup(iso);
	return paper_words_of(form->language)->date(year, month, day);
}

char *report_display(const struct report *report, cell_index cell)
{
	const struct form_cell *definition = form_cell(report->form, cell);
	const struct value *value = report_value(report, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	if (value->kind == VALUE_TEXT && definition->spec->type == TYPE_CHOICE)
		return g_strdup(form_choice_label(definition, value->text));
	if (value->kind == VALUE_TEXT && definition->spec->type == TYPE_DATE)
		return report_format_date(report->form, value->text);
	return g_strdup(value_text(value, buffer));
}

/* Appends what a reference stands for, or the reference itself when it leads nowhere. */
static void append_reference(const struct report *report, const struct text_piece *reference,
	char *(*read)(const struct report *report, cell_index cell), GString *out)
{
	g_autofree char *address = g_strndup(reference->text, reference->length);
	cell_index cell = form_find(report->form, address);

	if (cell == CELL_NONE) {
		g_string_append_printf(out, "{%s}", address);
		return;
	}
	g_autofree char *shown = read(report, cell);
	g_string_append(out, *shown ? shown : paper_words_of(report->form->language)->blank);
}

char *report_expand_as(const struct report *report, const char *text,
	char *(*read)(const struct report *report, cell_index cell))
{
	GString *out = g_string_new(NULL);
	struct text_piece piece;

	while (text_piece_next(&text, &piece)) {
		if (piece.reference)
			append_reference(report, &piece, read, out);
		else
			g_string_append_len(out, piece.text, (gssize)piece.length);
	}
	return g_string_free(out, FALSE);
}

char *report_expand(const struct report *report, const char *text)
{
	return report_expand_as(report, text, report_display);
}

const char *report_cover_year(const struct report *report)
{
	cell_index cell = report->form->year_cell;

	return cell != CELL_NONE && report->typed[cell].kind == VALUE_TEXT
		? report->typed[cell].text
		: "";
}

int report_year(const struct report *report)
{
	return year_parse(report_cover_year(report));
}

const char *report_unit(const struct report *report)
{
	const struct form *form = report->form;

	for (cell_index cell = 0; cell < form->sections[0].cell_count; cell++) {
		if (form_cell(form, cell)->spec->type == TYPE_LINE)
			return report->typed[cell].kind == VALUE_TEXT ? report->typed[cell].text
								      : "";
	}
	return "";
}

const char *report_form_digest(const struct report *report)
{
	if (report->strays)
		return report->strays->form_digest;
	return report->saved_on ? report->saved_on : form_digest(report->form);
}

bool report_is_on_older_form(const struct report *report)
{
	return strcmp(report_form_digest(report), form_digest(report->form)) != 0;
}

void report_set_status(struct report *report, enum report_status status)
{
	report->status = status;
	if (status == STATUS_DRAFT || status == STATUS_RETURNED)
		g_clear_pointer(&report->saved_on, g_free);
}

char *report_title(const struct report *report)
{
	GString *title = g_string_new(NULL);

	for (size_t i = 0; i < report->form->title.count; i++) {
		g_autofree char *line = report_expand(report, report->form->title.texts[i]);

		g_string_append_printf(title, "%s%s", i > 0 ? " " : "", line);
	}
	return g_string_free(title, FALSE);
}
