#include "base/json_text.h"

static int append(const char *text, size_t length, void *out)
{
	g_string_append_len(out, text, (gssize)length);
	return 0;
}

void json_append_text(GString *out, json_t *value, size_t flags)
{
	json_dump_callback(value, append, out, flags);
	json_decref(value);
}

char *json_to_text(json_t *value, size_t flags)
{
	GString *text = g_string_new(NULL);

	json_append_text(text, value, flags);
	return g_string_free(text, FALSE);
}
