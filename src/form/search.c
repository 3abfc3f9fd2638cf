#include "form/search.h"

#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "base/suggest.h"
#include "yaml/tree.h"

static const char suffix[] = ".yaml";

void form_search_init(struct form_search *search)
{
	*search = (struct form_search){.directories = g_ptr_array_new_with_free_func(g_free)};
}

void form_search_release(struct form_search *search)
{
	g_ptr_array_unref(search->directories);
	g_free(search->chosen_id);
	g_free(search->chosen_path);
}

void form_search_copy(struct form_search *search, const struct form_search *other)
{
	form_search_init(search);
	for (guint i = 0; i < other->directories->len; i++)
		form_search_add(search, g_ptr_array_index(other->directories, i));
	search->chosen_id = g_strdup(other->chosen_id);
	search->chosen_path = g_strdup(other->chosen_path);
}

bool form_is_path(const char *form)
{
	return strchr(form, '/') || g_str_has_suffix(form, suffix);
}

void form_search_choose(struct form_search *search, const char *form)
{
	bool path = form_is_path(form);
	g_autofree char *name = path ? g_path_get_basename(form) : g_strdup(form);

	if (path && g_str_has_suffix(name, suffix))
		name[strlen(name) - strlen(suffix)] = '\0';
	g_free(search->chosen_id);
	g_free(search->chosen_path);
	search->chosen_id = g_steal_pointer(&name);
	search->chosen_path = path ? g_strdup(form) : NULL;
}

void form_search_add(struct form_search *search, const char *directory)
{
	if (directory && *directory)
		g_ptr_array_add(search->directories, g_strdup(directory));
}

/* An id from a report's file must not lead out of the directories. */
static bool is_id(const char *id)
{
	return *id && !strchr(id, '/') && id[0] != '.';
}

char *form_search_find(const struct form_search *search, const char *id)
{
	if (search->chosen_path && strcmp(search->chosen_id, id) == 0)
		return g_strdup(search->chosen_path);
	if (!is_id(id))
		return NULL;
	for (guint i = 0; i < search->directories->len; i++) {
		const char *directory = g_ptr_array_index(search->directories, i);
		g_autofree char *name = g_strconcat(id, suffix, NULL);
		g_autofree char *path = g_build_filename(directory, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
			return g_steal_pointer(&path);
	}
	return NULL;
}

/* Whether one of the text's lines begins with `key`. */
static bool has_key(const char *text, const char *key)
{
	const char *at = text;

	while (at && !g_str_has_prefix(at, key)) {
		at = strchr(at, '\n');
		at += at != NULL;
	}
	return at != NULL;
}

/* A look at the beginnings of lines, not a parse: a directory is listed while somebody waits. */
static bool looks_like_form(const char *path)
{
	size_t length;
	g_autofree char *text = file_read(path, YAML_MAX_BYTES, &length, NULL);
	static const char mark[] = "\xef\xbb\xbf"; /* Windows begins files with it */

	if (!text)
		return false;
	const char *start = g_str_has_prefix(text, mark) ? text + strlen(mark) : text;
	return has_key(start, "form:") &&
		(has_key(start, "version:") || has_key(start, "sections:"));
}

static gint compare_ids(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_directory(
	const struct form_search *search, const char *directory, GHashTable *seen, GPtrArray *ids)
{
	GDir *dir = g_dir_open(directory, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!g_str_has_suffix(name, suffix) || !g_hash_table_add(seen, g_strdup(name)))
			continue;
		g_autofree char *id = g_strndup(name, strlen(name) - strlen(suffix));
		g_autofree char *path = form_search_find(search, id);

		if (path && looks_like_form(path))
			g_ptr_array_add(ids, g_steal_pointer(&id));
	}
	if (dir)
		g_dir_close(dir);
}

/* The ids of all forms in its directories. */
static GPtrArray *list_directories(const struct form_search *search)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < search->directories->len; i++)
		list_directory(search, g_ptr_array_index(search->directories, i), seen, ids);
	g_ptr_array_sort(ids, compare_ids);
	return ids;
}

GPtrArray *form_search_list(const struct form_search *search)
{
	if (!search->chosen_id)
		return list_directories(search);
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(ids, g_strdup(search->chosen_id));
	return ids;
}

struct form *form_load_file(const char *path, struct diagnostics *diagnostics)
{
	g_autoptr(GError) error = NULL;
	size_t length;
	char *text = file_read(path, YAML_MAX_BYTES, &length, &error);

	if (!text) {
		diagnostics_error(diagnostics, NULL, (struct position){0}, "%s", error->message);
		return NULL;
	}
	g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
	return form_load_bytes(path, bytes, diagnostics);
}

static void name_missing(const struct form_search *search, const char *id, const char *file,
	struct position at, struct diagnostics *diagnostics)
{
	g_autoptr(GPtrArray) ids = list_directories(search);
	struct suggestion suggestion;

	suggestion_init(&suggestion, id);
	for (guint i = 0; i < ids->len; i++)
		suggestion_offer(&suggestion, g_ptr_array_index(ids, i));
	if (suggestion.best)
		diagnostics_error(diagnostics, file, at,
			_("没有找到表式“%s”；是不是“%s”？nianbao forms 列出现有的表式"), id,
			suggestion.best);
	else
		diagnostics_error(diagnostics, file, at,
			_("没有找到表式“%s”；nianbao forms 列出现有的表式"), id);
}

struct form *form_open(const struct form_search *search, const char *id, const char *file,
	struct position at, struct diagnostics *diagnostics)
{
	g_autofree char *path = form_search_find(search, id);
	if (path)
		return form_load_file(path, diagnostics);
	name_missing(search, id, file, at, diagnostics);
	return NULL;
}

struct form *form_open_named(
	const struct form_search *search, const char *name, struct diagnostics *diagnostics)
{
	if (form_is_path(name))
		return form_load_file(name, diagnostics);
	return form_open(search, name, NULL, (struct position){0}, diagnostics);
}
