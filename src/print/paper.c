#include "print/paper.h"

#include <glib.h>

static const struct paper table[] = {
	{.name = "a4-12cpi", .width = PAPER_COLUMNS, .lines = 70, .margin = 12},
	{.name = "a4-10cpi", .width = PAPER_COLUMNS, .lines = 70},
	{.name = "fanfold-80", .width = PAPER_COLUMNS, .lines = 66},
	{.name = "fanfold-132", .width = 132, .lines = 66},
	{.name = "none", .width = PAPER_COLUMNS},
};

const struct paper *papers(int *count)
{
	*count = (int)G_N_ELEMENTS(table);
	return table;
}

const struct paper *paper_named(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		if (g_str_equal(table[i].name, name))
			return &table[i];
	}
	return NULL;
}

bool paper_is_usable(const struct paper *paper)
{
	return paper->width >= PAPER_LEAST_WIDTH && paper->width <= PAPER_MOST &&
		paper->lines >= 0 && paper->lines <= PAPER_MOST && paper->margin >= 0 &&
		paper->margin <= PAPER_MOST;
}
