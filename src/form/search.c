#include "form/search.h"

#include <string.h>

#include "base/file.h"
#include "base/suggest.h"
#include "yaml/tree.h"

static const char suffix[] = ".yaml";

void form_search_init(struct form_search *search)
{
	search->directories = g_ptr_array_new_with_free_func(g_free);
}

void form_search_release(struct form_search *search)
{
	g_ptr_array_unref(search->directories);
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

static gint compare_names(gconstpointer a, gconstpointer b)
{
	g_autofree char *left = g_path_get_basename(*(char *const *)a);
	g_autofree char *right = g_path_get_basename(*(char *const *)b);

	return strcmp(left, right);
}

static void list_directory(const char *directory, GHashTable *seen, GPtrArray *paths)
{
	GDir *dir = g_dir_open(directory, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (g_str_has_suffix(name, suffix) && g_hash_table_add(seen, g_strdup(name)))
			g_ptr_array_add(paths, g_build_filename(directory, name, NULL));
	}
	if (dir)
		g_dir_close(dir);
}

GPtrArray *form_search_list(const struct form_search *search)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < search->directories->len; i++)
		list_directory(g_ptr_array_index(search->directories, i), seen, paths);
	g_ptr_array_sort(paths, compare_names);
	return paths;
}

struct form *form_load_file(const char *path, struct diagnostics *diagnostics)
{
	g_autoptr(GError) error = NULL;
	size_t length;
	g_autofree char *bytes = file_read(path, YAML_MAX_BYTES, &length, &error);

	if (!bytes) {
		diagnostics_error(diagnostics, path, (struct position){0}, "%s", error->message);
		return NULL;
	}
	return form_load(path, bytes, length, diagnostics);
}

static void name_missing(const struct form_search *search, const char *id, const char *file,
	struct position at, struct diagnostics *diagnostics)
{
	g_autoptr(GPtrArray) paths = form_search_list(search);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct suggestion suggestion;

	suggestion_init(&suggestion, id);
	for (guint i = 0; i < paths->len; i++) {
		char *name = g_path_get_basename(g_ptr_array_index(paths, i));

		name[strlen(name) - strlen(suffix)] = '\0';
		g_ptr_array_add(names, name);
		suggestion_offer(&suggestion, name);
	}
	diagnostics_error(diagnostics, file, at,
		"没有找到表式“%s”%s%s%s；nianbao forms 列出现有的表式", id,
		suggestion.best ? "；是不是“" : "", suggestion.best ? suggestion.best : "",
		suggestion.best ? "”？" : "");
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
