#include "document/reading.h"

#include <string.h>

#include "report/words.h"

static const char not_here[] = "-";

bool reading_is_void(const struct report *report, cell_index cell)
{
	enum value_kind kind = report_value(report, cell)->kind;
	bool answered = kind != VALUE_BLANK && kind != VALUE_NOT_APPLICABLE;
	return !answered && !report_applies(report, cell);
}

/* 1234567.50 as 1,234,567.50. */
static char *with_thousands_apart(struct decimal number)
{
	enum { TOGETHER = 3 };
	char buffer[DECIMAL_TEXT_SIZE];
	GString *text = g_string_new(decimal_format(number, buffer));
	gssize first = number.coefficient < 0 ? 1 : 0;
	gssize point = (gssize)strcspn(text->str, ".");
	for (gssize at = point - TOGETHER; at > first; at -= TOGETHER)
		g_string_insert_c(text, at, ',');
	return g_string_free(text, FALSE);
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
		return with_thousands_apart(value->number);
	return report_display(report, cell);
}

char *reading_of_text(const struct report *report, const char *text)
{
	return report_expand_as(report, text, reading_of_cell);
}
