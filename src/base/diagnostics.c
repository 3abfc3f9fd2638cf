/*
 * The list of what was wrong with a file.
 *
 * Diagnostics quote what they found, and what they found may be anything. So
 * every string is made harmless when it enters the list: one line of valid
 * UTF-8 that no terminal acts on. Whoever shows it need not think of that again.
 */

#include "base/diagnostics.h"

#include "base/text.h"

#include <string.h>

struct diagnostics {
	GArray *entries; /* of struct diagnostic */
	size_t errors;
};

static const char *const level_names[] = {
	[LEVEL_ERROR] = "error",
	[LEVEL_WARNING] = "warning",
	[LEVEL_NOTE] = "note",
};

static void diagnostic_release(gpointer entry)
{
	struct diagnostic *diagnostic = entry;

	g_free(diagnostic->file);
	g_free(diagnostic->text);
	g_free(diagnostic->rule);
}

struct diagnostics *diagnostics_new(void)
{
	struct diagnostics *list = g_new0(struct diagnostics, 1);

	list->entries = g_array_new(FALSE, FALSE, sizeof(struct diagnostic));
	g_array_set_clear_func(list->entries, diagnostic_release);
	return list;
}

void diagnostics_free(struct diagnostics *list)
{
	if (!list)
		return;
	g_array_unref(list->entries);
	g_free(list);
}

/* A copy that is safe to show on one line. */
static char *harmless_copy(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	return g_strdelimit(text_sanitize(valid, strlen(valid)), "\n\t", ' ');
}

void diagnostics_add_list(struct diagnostics *list, const char *file, struct position at,
	enum level level, const char *rule, const char *format, va_list arguments)
{
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	struct diagnostic entry = {
		.file = file ? harmless_copy(file) : NULL,
		.at = at,
		.level = level,
		.text = harmless_copy(text),
		.rule = rule ? harmless_copy(rule) : NULL,
	};

	g_array_append_val(list->entries, entry);
	if (level == LEVEL_ERROR)
		list->errors++;
}

bool diagnostics_error(
	struct diagnostics *list, const char *file, struct position at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(list, file, at, LEVEL_ERROR, NULL, format, arguments);
	va_end(arguments);
	return false;
}

void diagnostics_add(struct diagnostics *list, const char *file, struct position at,
	enum level level, const char *rule, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(list, file, at, level, rule, format, arguments);
	va_end(arguments);
}

static gint compare_places(gconstpointer a, gconstpointer b)
{
	const struct diagnostic *left = a, *right = b;
	int files = g_strcmp0(left->file, right->file);

	if (files != 0)
		return files;
	if (left->at.line != right->at.line)
		return left->at.line - right->at.line;
	return left->at.column - right->at.column;
}

void diagnostics_sort(struct diagnostics *list)
{
	g_array_sort(list->entries, compare_places);
}

size_t diagnostics_count(const struct diagnostics *list)
{
	return list->entries->len;
}

size_t diagnostics_errors(const struct diagnostics *list)
{
	return list->errors;
}

const struct diagnostic *diagnostics_get(const struct diagnostics *list, size_t index)
{
	g_assert(index < list->entries->len);
	return &g_array_index(list->entries, struct diagnostic, index);
}

const char *level_name(enum level level)
{
	return level_names[level];
}

/* "file:line:col: ", as much of it as is known; a line without a file says nothing. */
static void append_place(GString *out, const struct diagnostic *diagnostic)
{
	if (!diagnostic->file)
		return;
	g_string_append_printf(out, "%s:", diagnostic->file);
	if (diagnostic->at.line > 0) {
		g_string_append_printf(out, "%d:", diagnostic->at.line);
		if (diagnostic->at.column > 0)
			g_string_append_printf(out, "%d:", diagnostic->at.column);
	}
	g_string_append_c(out, ' ');
}

char *diagnostic_format(const struct diagnostic *diagnostic)
{
	GString *out = g_string_new(NULL);

	append_place(out, diagnostic);
	g_string_append_printf(out, "%s: %s", level_name(diagnostic->level), diagnostic->text);
	if (diagnostic->rule)
		g_string_append_printf(out, " [%s]", diagnostic->rule);
	return g_strdelimit(g_string_free(out, FALSE), "\n", ' ');
}
