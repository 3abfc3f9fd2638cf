#include "cmd/diff_show.h"

#include <string.h>

#include "base/text.h"
#include "cmd/say.h"
#include "review/difference.h"
#include "review/text_difference.h"

static json_t *string_of(const char *text, size_t length)
{
	g_autofree char *copy = text_sanitize(text, length);

	return json_string(copy);
}

/* A side of a difference; null where there is no such place. */
static json_t *side_of(const char *text)
{
	return text ? string_of(text, strlen(text)) : json_null();
}

static json_t *name_of(const char *path)
{
	g_autofree char *name = shown_name(path);

	return json_string(name);
}

static json_t *words_of(const struct report_difference *difference)
{
	static const char *const kinds[] = {
		[WORD_RUN_SAME] = "same", [WORD_RUN_GONE] = "gone", [WORD_RUN_NEW] = "new"};
	json_t *array = json_array();
	g_autoptr(GArray) runs = text_difference(difference->before ? difference->before : "",
		difference->after ? difference->after : "");

	for (guint i = 0; i < runs->len; i++) {
		const struct word_run *run = &g_array_index(runs, struct word_run, i);

		json_array_append_new(array,
			json_pack("{s:s, s:o}", "kind", kinds[run->kind], "text",
				string_of(run->text, run->length)));
	}
	return array;
}

static json_t *difference_object(const struct report_difference *difference)
{
	json_t *object = json_pack("{s:s, s:o, s:o, s:o, s:o}", "kind",
		difference_kind_name(difference->kind), "address", side_of(difference->address),
		"label", side_of(difference->label), "before", side_of(difference->before), "after",
		side_of(difference->after));

	if (difference->kind == DIFFERENCE_TEXT)
		json_object_set_new(object, "words", words_of(difference));
	return object;
}

json_t *diff_show_json(const struct compared *compared)
{
	json_t *array = json_array();

	for (guint i = 0; i < compared->differences->len; i++)
		json_array_append_new(
			array, difference_object(g_ptr_array_index(compared->differences, i)));
	return json_pack("{s:o, s:o, s:b, s:s, s:I, s:o}", "old", name_of(compared->old_path),
		"new", name_of(compared->path), "same", compared->differences->len == 0, "history",
		lineage_name(compared->lineage.kind), "common",
		(json_int_t)compared->lineage.common, "differences", array);
}
