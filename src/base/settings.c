#include "base/settings.h"

#include "base/file.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

enum { MOST_BYTES = 64 * 1024 };

static void setting_release(gpointer data)
{
	struct setting *setting = data;

	g_free(setting->name);
	g_free(setting->value);
}

/* Where the byte at offset of a line stands, in characters. */
static struct position place(const char *line, size_t offset, int number)
{
	return (struct position){number, (int)g_utf8_strlen(line, (gssize)offset) + 1};
}

static size_t blanks_at(const char *text)
{
	return strspn(text, " \t\r");
}

static void read_line(
	const char *path, char *line, int number, GArray *settings, struct diagnostics *diagnostics)
{
	line[strcspn(line, "#")] = '\0';
	size_t begins = blanks_at(line);
	char *equals = strchr(line, '=');
	if (line[begins] == '\0')
		return;
	if (!equals) {
		diagnostics_error(
			diagnostics, path, place(line, begins, number), _("要写成“名称 = 值”"));
		return;
	}
	size_t value = (size_t)(equals + 1 - line) + blanks_at(equals + 1);
	struct setting setting = {
		.name = g_strchomp(g_strndup(line + begins, (size_t)(equals - line) - begins)),
		.value = g_strchomp(g_strdup(line + value)),
		.name_at = place(line, begins, number),
		.value_at = place(line, value, number),
	};
	g_array_append_val(settings, setting);
}

static bool is_text(
	const char *path, const char *text, size_t length, struct diagnostics *diagnostics)
{
	size_t at = text_invalid_at(text, length);
	struct position where = {.line = 1};

	for (size_t i = 0; i < at; i++)
		where.line += text[i] == '\n';
	return at == length || diagnostics_error(diagnostics, path, where, _("不是 UTF-8 文字"));
}

GArray *settings_read(const char *path, struct diagnostics *diagnostics)
{
	GArray *settings = g_array_new(FALSE, FALSE, sizeof(struct setting));
	g_autoptr(GError) error = NULL;
	size_t length;

	g_array_set_clear_func(settings, setting_release);
	g_autofree char *text = file_read(path, MOST_BYTES, &length, &error);
	if (!text && !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		diagnostics_error(diagnostics, NULL, (struct position){0}, "%s", error->message);
	if (!text || !is_text(path, text, length, diagnostics))
		return settings;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i] != NULL; i++)
		read_line(path, lines[i], i + 1, settings, diagnostics);
	return settings;
}
