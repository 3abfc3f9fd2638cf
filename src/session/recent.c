#include "session/recent.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"

enum {
	FILE_MAX_BYTES = 1024 * 1024,
	DIRECTORY_MODE = 0700, /* names of files are the user's own business */
	FIELDS = 3,
};

static const char nowhere[] = "-";

static void recent_free(gpointer data)
{
	struct recent *recent = data;

	g_free(recent->path);
	g_free(recent->address);
	g_free(recent);
}

static struct recent *recent_new(const char *path, const char *address, int top, gint64 when)
{
	struct recent *recent = g_new(struct recent, 1);

	*recent = (struct recent){g_strdup(path), g_strdup(address), top, when};
	return recent;
}

static char *file_of(const char *directory)
{
	return g_build_filename(directory, "recent", NULL);
}

/* The number behind an address, which loses it; 0: there is none. */
static int cut_top(char *address)
{
	char *colon = strchr(address, ':');
	gint64 top = 0;

	if (!colon)
		return 0;
	*colon = '\0';
	return g_ascii_string_to_signed(colon + 1, 10, 0, G_MAXINT, &top, NULL) ? (int)top : 0;
}

/* NULL for a line that says no report. */
static struct recent *read_line(const char *line)
{
	g_auto(GStrv) fields = g_strsplit(line, " ", FIELDS);
	g_autofree char *path = g_strv_length(fields) == FIELDS
		? g_filename_from_uri(fields[FIELDS - 1], NULL, NULL)
		: NULL;
	gint64 when;

	if (!path || !g_ascii_string_to_signed(fields[0], 10, 0, G_MAXINT64, &when, NULL))
		return NULL;
	int top = cut_top(fields[1]);
	return recent_new(path, g_str_equal(fields[1], nowhere) ? "" : fields[1], top, when);
}

GPtrArray *recent_list(const char *directory)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(recent_free);
	g_autofree char *file = directory ? file_of(directory) : NULL;
	size_t length;
	g_autofree char *text = file ? file_read(file, FILE_MAX_BYTES, &length, NULL) : NULL;
	g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);

	for (char **line = lines; *line && list->len < RECENT_MOST; line++) {
		struct recent *recent = read_line(*line);

		if (recent)
			g_ptr_array_add(list, recent);
	}
	return list;
}

/* Which of the list a report is, by its absolute path; -1: none. */
static int find(const GPtrArray *list, const char *path)
{
	for (guint i = 0; i < list->len; i++) {
		const struct recent *recent = g_ptr_array_index(list, i);

		if (g_str_equal(recent->path, path))
			return (int)i;
	}
	return -1;
}

char *recent_place(const char *directory, const char *path, int *top)
{
	g_autoptr(GPtrArray) list = recent_list(directory);
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	int at = find(list, absolute);
	const struct recent *recent = at >= 0 ? g_ptr_array_index(list, at) : NULL;

	*top = recent ? recent->top : 0;
	return recent && *recent->address ? g_strdup(recent->address) : NULL;
}

static void write_list(const char *directory, const GPtrArray *list)
{
	g_autofree char *file = file_of(directory);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < MIN(list->len, RECENT_MOST); i++) {
		const struct recent *recent = g_ptr_array_index(list, i);
		g_autofree char *uri = g_filename_to_uri(recent->path, NULL, NULL);

		if (uri)
			g_string_append_printf(text, "%" G_GINT64_FORMAT " %s:%d %s\n",
				recent->when, *recent->address ? recent->address : nowhere,
				recent->top, uri);
	}
	if (g_mkdir_with_parents(directory, DIRECTORY_MODE) == 0)
		file_replace_passing(file, text->str, text->len, NULL);
}

void recent_note(const char *directory, const char *path, const char *address, int top, gint64 when)
{
	if (!directory)
		return;
	g_autoptr(GPtrArray) list = recent_list(directory);
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	int at = find(list, absolute);
	const struct recent *before = at >= 0 ? g_ptr_array_index(list, at) : NULL;
	bool keeps = *address == '\0' && before;
	struct recent *now = recent_new(
		absolute, keeps ? before->address : address, keeps ? before->top : top, when);

	if (at >= 0)
		g_ptr_array_remove_index(list, (guint)at);
	g_ptr_array_insert(list, 0, now);
	write_list(directory, list);
}
