#include "session/units.h"

#include <string.h>

static const char *const counting_words[] = {
	"件", "条", "个", "份", "项", "次", "人", "宗", "起", "期", "篇"};
static const char *const money_words[] = {"亿元", "万元", "千元", "元"};

const char **units_of(const struct form *form)
{
	GPtrArray *units = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(counting_words); i++)
		g_ptr_array_add(units, (char *)counting_words[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(money_words); i++)
		g_ptr_array_add(units, (char *)money_words[i]);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		const char *unit = form_cell(form, cell)->spec->unit;

		if (unit && *unit &&
			!g_ptr_array_find_with_equal_func(units, unit, g_str_equal, NULL))
			g_ptr_array_add(units, (char *)unit);
	}
	g_ptr_array_add(units, NULL);
	return (const char **)g_ptr_array_free(units, FALSE);
}

static bool counts(const char *unit)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counting_words); i++) {
		if (strcmp(counting_words[i], unit) == 0)
			return true;
	}
	return false;
}

bool unit_fits(const struct form_cell *cell, const char *unit)
{
	const char *wanted = cell->spec->unit;

	return !unit || !wanted || !*wanted || strcmp(unit, wanted) == 0 ||
		(counts(unit) && counts(wanted));
}
