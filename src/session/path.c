#include "session/path.h"

#include <string.h>

#define REPORT_ENDING ".yaml"

char *path_typed(const char *directory, const char *home, const char *typed)
{
	if (typed[0] == '~' && (typed[1] == '/' || typed[1] == '\0') && home)
		return g_strconcat(home, typed + 1, NULL);
	if (g_path_is_absolute(typed))
		return g_strdup(typed);
	return g_build_filename(directory, typed, NULL);
}

char *path_typed_report(const char *directory, const char *home, const char *typed)
{
	char *path = path_typed(directory, home, typed);
	g_autofree char *name = g_path_get_basename(path);

	if (strchr(name, '.') || g_file_test(path, G_FILE_TEST_EXISTS))
		return path;
	char *ended = g_strconcat(path, REPORT_ENDING, NULL);
	g_free(path);
	return ended;
}

char *path_free_name(const char *directory, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	char *free_name = g_strdup(name);

	for (int number = 2;; number++) {
		g_autofree char *path = g_build_filename(directory, free_name, NULL);

		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			return free_name;
		g_free(free_name);
		free_name = g_strdup_printf("%.*s-%d%s", (int)stem, name, number, name + stem);
	}
}

char *path_shown(const char *home, const char *path)
{
	g_autofree char *shown = g_filename_display_name(path);

	if (home && *home && g_str_has_prefix(shown, home) && shown[strlen(home)] == '/')
		return g_strconcat("~", shown + strlen(home), NULL);
	return g_steal_pointer(&shown);
}

/* The name as it is offered, or NULL. */
static char *offered(const char *directory, const char *name, const char *begun)
{
	g_autofree char *path = g_build_filename(directory, name, NULL);

	if (!g_str_has_prefix(name, begun) || (name[0] == '.' && begun[0] != '.') ||
		!g_utf8_validate(name, -1, NULL))
		return NULL;
	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return g_strconcat(name, "/", NULL);
	return g_str_has_suffix(name, REPORT_ENDING) ? g_strdup(name) : NULL;
}

static gint in_order(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *names_in(const char *directory, const char *begun)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		char *offer = offered(directory, name, begun);

		if (offer)
			g_ptr_array_add(names, offer);
	}
	g_ptr_array_sort(names, in_order);
	return names;
}

/* How many bytes all names begin with alike, in whole characters. */
static size_t common_length(const GPtrArray *names)
{
	const char *first = g_ptr_array_index(names, 0);
	size_t length = strlen(first);

	for (guint i = 1; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		size_t alike = 0;

		while (alike < length && name[alike] == first[alike])
			alike++;
		length = alike;
	}
	while (length > 0 && ((unsigned char)first[length] & 0xC0) == 0x80)
		length--;
	return length;
}

char *path_complete(const char *directory, const char *home, const char *typed, GPtrArray **names)
{
	if (g_str_equal(typed, "~")) {
		*names = g_ptr_array_new_with_free_func(g_free);
		return g_strdup("~/");
	}
	const char *slash = strrchr(typed, '/');
	size_t before = slash ? (size_t)(slash - typed) + 1 : 0;
	g_autofree char *folder = g_strndup(typed, before);
	g_autofree char *searched = path_typed(directory, home, folder);

	*names = names_in(searched, typed + before);
	if ((*names)->len == 0)
		return g_strdup(typed);
	g_autofree char *name = g_strndup(g_ptr_array_index(*names, 0), common_length(*names));
	return g_strconcat(folder, name, NULL);
}
