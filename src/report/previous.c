#include "report/previous.h"

#include "report/strays.h"

#include <string.h>

struct previous *previous_new(void)
{
	struct previous *previous = g_new0(struct previous, 1);

	previous->form = g_strdup("");
	previous->year = g_strdup("");
	previous->digest = g_strdup("");
	previous->figures = answers_new();
	previous->texts = answers_new();
	return previous;
}

void previous_free(struct previous *previous)
{
	if (!previous)
		return;
	g_free(previous->form);
	g_free(previous->year);
	g_free(previous->digest);
	answers_free(previous->figures);
	answers_free(previous->texts);
	g_free(previous);
}

struct previous *previous_copy(const struct previous *previous)
{
	struct previous *copy = g_new(struct previous, 1);

	*copy = (struct previous){
		.form = g_strdup(previous->form),
		.version = previous->version,
		.year = g_strdup(previous->year),
		.digest = g_strdup(previous->digest),
		.figures = answers_copy(previous->figures),
		.texts = answers_copy(previous->texts),
	};
	return copy;
}

const char *previous_find(const struct previous *previous, const char *address)
{
	const char *text = answers_find(previous->figures, address);

	return text ? text : answers_find(previous->texts, address);
}

/* From last year's report */

static bool stands(const struct value *value)
{
	return (value->kind == VALUE_NUMBER || value->kind == VALUE_NOT_APPLICABLE) &&
		!value_incomplete(value);
}

static void copy_figure(struct previous *previous, const struct report *last, cell_index cell)
{
	const struct value *value = report_value(last, cell);
	char buffer[DECIMAL_TEXT_SIZE];

	if (stands(value))
		answers_add(previous->figures, form_cell(last->form, cell)->address,
			value_text(value, buffer), (struct position){0});
}

/* A text of paragraphs becomes a block, as in last year's file. */
static void copy_text(struct previous *previous, const struct report *last, cell_index cell)
{
	const struct form_cell *definition = form_cell(last->form, cell);
	const struct value *value = report_value(last, cell);
	char buffer[DECIMAL_TEXT_SIZE];
	bool prose = definition->spec->type == TYPE_TEXT && value->kind == VALUE_TEXT;

	if (value->kind == VALUE_BLANK)
		return;
	g_autofree char *expanded =
		prose ? report_expand(last, value->text) : g_strdup(value_text(value, buffer));
	g_autofree char *text = g_strconcat(expanded, prose ? "\n" : "", NULL);
	answers_add(previous->texts, definition->address, text, (struct position){0});
}

/* What last year's form had known before it was edited. */
static void copy_strays(struct previous *previous, const struct answers *strays)
{
	for (guint i = 0; i < answers_count(strays); i++) {
		const struct answer *stray = answers_get(strays, i);
		struct decimal unused;
		bool figure = decimal_parse(stray->text, &unused) == DECIMAL_OK ||
			strcmp(stray->text, "/") == 0;

		answers_add(figure ? previous->figures : previous->texts, stray->address,
			stray->text, stray->at);
	}
}

struct previous *previous_from_report(const struct report *last, const char *digest)
{
	struct previous *previous = g_new(struct previous, 1);

	*previous = (struct previous){
		.form = g_strdup(last->form->id),
		.version = last->form->version,
		.year = g_strdup(report_cover_year(last)),
		.digest = g_strdup(digest),
		.figures = answers_new(),
		.texts = answers_new(),
	};
	for (cell_index cell = 0; cell < last->form->cell_count; cell++) {
		if (form_cell(last->form, cell)->absent)
			continue;
		if (cell_type_row(form_cell(last->form, cell)->spec->type)->figure)
			copy_figure(previous, last, cell);
		else
			copy_text(previous, last, cell);
	}
	if (last->strays)
		copy_strays(previous, last->strays->answers);
	return previous;
}

/* In this year's report */

/* What several figures of last year come to together. */
struct joined {
	struct ratio sum;
	unsigned scale;
	bool number; /* one of them is a figure, not only 不适用 */
};

static bool join(struct joined *joined, const struct form_cell *cell, const char *text)
{
	struct value value = value_parse(cell, text);
	bool number = value.kind == VALUE_NUMBER;
	bool good = value.kind == VALUE_NOT_APPLICABLE ||
		(number && ratio_add(joined->sum, ratio_from_decimal(value.number), &joined->sum));

	if (number)
		joined->scale = MAX(joined->scale, value.number.scale);
	joined->number |= number;
	value_release(&value);
	return good;
}

/* The sum of what stood at addresses that are one cell now; blank unless all of them have a figure
   or 不适用. A single one is taken as it is. */
static struct value joined_value(const struct previous *previous, const struct form_cell *cell,
	const struct form_predecessor *predecessors, size_t count)
{
	struct value blank = {.kind = VALUE_BLANK}, sum = {.kind = VALUE_NUMBER};
	struct joined joined = {.sum = ratio_from_int(0)};
	size_t parts = 0;

	for (size_t i = 0; i < count; i++) {
		if (predecessors[i].was)
			continue;
		const char *text = previous_find(previous, predecessors[i].address);
		if (text && count == 1)
			return value_parse(cell, text);
		if (!text || !join(&joined, cell, text))
			return blank;
		parts++;
	}
	if (parts > 0 && !joined.number)
		return (struct value){.kind = VALUE_NOT_APPLICABLE};
	return parts > 0 && ratio_round(joined.sum, joined.scale, &sum.number) ? sum : blank;
}

/* What stood at the address the cell has, or had under another id. */
static const char *find_same(const struct previous *previous, const struct form_cell *cell,
	const struct form_predecessor *predecessors, size_t count)
{
	const char *text = previous_find(previous, cell->address);

	for (size_t i = 0; !text && i < count; i++) {
		if (predecessors[i].was)
			text = previous_find(previous, predecessors[i].address);
	}
	return text;
}

static struct value last_value(const struct report *report, cell_index index)
{
	const struct form_cell *cell = form_cell(report->form, index);
	size_t count;
	const struct form_predecessor *predecessors =
		form_predecessors(report->form, index, &count);

	if (cell->absent || !report->previous)
		return (struct value){.kind = VALUE_BLANK};
	const char *text = find_same(report->previous, cell, predecessors, count);
	return text ? value_parse(cell, text)
		    : joined_value(report->previous, cell, predecessors, count);
}

void report_take_previous(struct report *report, struct previous *previous)
{
	previous_free(report->previous);
	report->previous = previous;
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		value_release(&report->last[cell]);
		report->last[cell] = last_value(report, cell);
	}
	report_recalculate(report);
}

/* The addresses at which this year's form looks something up. */
static GHashTable *known_addresses(const struct form *form)
{
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);

	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (!form_cell(form, cell)->absent)
			g_hash_table_add(known, (gpointer)form_cell(form, cell)->address);
	}
	for (size_t i = 0; i < form->predecessor_count; i++)
		g_hash_table_add(known, (gpointer)form->predecessors[i].address);
	return known;
}

static void gather_strays(GHashTable *known, const struct answers *answers, GPtrArray *strays)
{
	for (guint i = 0; i < answers_count(answers); i++) {
		const struct answer *answer = answers_get(answers, i);

		if (!g_hash_table_contains(known, answer->address))
			g_ptr_array_add(strays, answer->address);
	}
}

GPtrArray *report_previous_strays(const struct report *report)
{
	GPtrArray *strays = g_ptr_array_new();

	if (!report->previous)
		return strays;
	g_autoptr(GHashTable) known = known_addresses(report->form);
	gather_strays(known, report->previous->figures, strays);
	gather_strays(known, report->previous->texts, strays);
	return strays;
}
