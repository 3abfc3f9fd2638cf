#include "document/reading.h"

#include "base/numeral.h"
#include "report/words.h"

static const char not_here[] = "-";

bool reading_is_void(const struct report *report, cell_index cell)
{
	enum value_kind kind = report_value(report, cell)->kind;
	bool answered = kind != VALUE_BLANK && kind != VALUE_NOT_APPLICABLE;

	return !answered && !report_applies(report, cell);
}

char *reading_of_cell(const struct report *report, cell_index cell)
{
	const struct form_cell *definition = form_cell(report->form, cell);
	const struct value *value = report_value(report, cell);

	if (definition->absent || value_incomplete(value))
		return g_strdup("");
	if (reading_is_void(report, cell))
		return g_strdup(not_here);
	if (value->kind == VALUE_OVERFLOW)
		return g_strdup(paper_words_of(report->form->language)->overflow);
	if (value->kind == VALUE_NUMBER && definition->spec->grouping)
		return numeral_grouped(value->number);
	return report_display(report, cell);
}

/* A box to tick for each answer there is. */
static char *boxes_of(const struct form_cell *cell)
{
	GString *boxes = g_string_new(NULL);

	for (size_t i = 0; i < cell->spec->choice_count; i++)
		g_string_append_printf(boxes, " □%s", cell->spec->choices[i].label);
	return g_string_free(boxes, FALSE);
}

/* A rule as long as what usually stands there, with a blank on either side: rules can meet. */
static char *rule_of(enum cell_type type)
{
	enum { SHORT = 6, LONG = 20 }; /* columns */
	bool words = type == TYPE_LINE || type == TYPE_TEXT;
	g_autofree char *rule = g_strnfill(words ? LONG : SHORT, '_');

	return g_strdup_printf(" %s ", rule);
}

char *reading_to_fill(const struct report *report, cell_index cell)
{
	const struct form_cell *definition = form_cell(report->form, cell);
	enum cell_type type = definition->spec->type;
	bool blank = report_value(report, cell)->kind == VALUE_BLANK;

	if (definition->absent || !blank || reading_is_void(report, cell))
		return reading_of_cell(report, cell);
	if (type == TYPE_DATE)
		return g_strdup(paper_words_of(report->form->language)->date_to_fill);
	return type == TYPE_CHOICE ? boxes_of(definition) : rule_of(type);
}

char *reading_of_reference(const struct report *report, const char *address)
{
	cell_index cell = form_find(report->form, address);

	if (cell == CELL_NONE)
		return NULL;
	char *read = reading_of_cell(report, cell);
	if (*read != '\0')
		return read;
	g_free(read);
	return g_strdup(paper_words_of(report->form->language)->blank);
}

char *reading_of_text(const struct report *report, const char *text)
{
	return report_expand_as(report, text, reading_of_cell);
}
