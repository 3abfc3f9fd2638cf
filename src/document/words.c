#include "document/words.h"

#include <glib.h>

static const struct paper_words rows[] = {
	{
		.language = "zh",
		.draft = "（草稿）",
		.notes = "附注",
		.stop = "。",
		.colon = "：",
		.comma = "，",
	},
	{
		.language = "en",
		.draft = "(draft)",
		.notes = "Notes",
		.stop = ". ",
		.colon = ": ",
		.comma = ", ",
	},
};

const struct paper_words *paper_words_of(const char *language)
{
	for (size_t i = 0; language != NULL && i < G_N_ELEMENTS(rows); i++) {
		if (g_str_has_prefix(language, rows[i].language))
			return &rows[i];
	}
	return &rows[0];
}
