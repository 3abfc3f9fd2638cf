#include "report/roles.h"

#include <stdbool.h>

#include "report/words.h"

static bool is_thing(const struct paper_words *words, const char *word)
{
	for (const char *const *thing = words->things; *thing; thing++) {
		if (g_str_has_suffix(word, *thing))
			return true;
	}
	return false;
}

GPtrArray *form_roles(const struct form *form)
{
	const struct paper_words *words = paper_words_of(form->language);
	bool said = form->roles.texts != NULL;
	const struct text_list *list = said ? &form->roles : &form->sign;
	GPtrArray *roles = g_ptr_array_new();

	for (size_t i = 0; i < list->count; i++) {
		if (said || !is_thing(words, list->texts[i]))
			g_ptr_array_add(roles, (gpointer)list->texts[i]);
	}
	return roles;
}
