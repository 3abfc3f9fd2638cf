#include "base/names.h"

#include "base/language.h"

char *names_joined(const GPtrArray *names, guint most)
{
	GString *joined = g_string_new(NULL);

	for (guint i = 0; i < MIN(names->len, most); i++) {
		if (i > 0)
			g_string_append(joined, _("、"));
		g_string_append(joined, g_ptr_array_index(names, i));
	}
	return g_string_free(joined, FALSE);
}
