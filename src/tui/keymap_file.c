/*
 * The user's key file: read, and written out as it is in effect.
 *
 *   # what F6 did before is done by ^O alone
 *   F6 = next-blank
 *   Alt-u = undo
 *   ^C = none
 *
 * A line says what a key does; a command keeps its other keys. Esc cannot be
 * had: it begins what every other way out rests on.
 */

#include "tui/keymap.h"

#include "base/language.h"
#include "base/settings.h"
#include "base/suggest.h"

#include <string.h>

static const char no_command[] = "none";

static enum key read_key(
	const char *path, const struct setting *setting, struct diagnostics *diagnostics)
{
	enum key key = key_parse(setting->name);
	if (key == NKEY_NONE)
		diagnostics_error(diagnostics, path, setting->name_at,
			_("没有键 %s；要写成 F6、^O、Alt-d、PgDn 这样"), setting->name);
	if (key != NKEY_ESCAPE)
		return key;
	diagnostics_error(diagnostics, path, setting->name_at, _("Esc 不能另作他用"));
	return NKEY_NONE;
}

static void refuse_command(
	const char *path, const struct setting *setting, struct diagnostics *diagnostics)
{
	struct suggestion suggestion;
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	suggestion_init(&suggestion, setting->value);
	suggestion_offer(&suggestion, no_command);
	for (size_t i = 0; i < count; i++)
		suggestion_offer(&suggestion, rows[i].name);
	g_autofree char *question = suggestion_question(&suggestion);
	diagnostics_error(diagnostics, path, setting->value_at, _("没有命令 %s%s"), setting->value,
		*question != '\0' ? question : _("；nianbao keys 列出全部"));
}

void keymap_read(struct keymap *keymap, const char *path, struct diagnostics *diagnostics)
{
	g_autoptr(GArray) settings = settings_read(path, diagnostics);
	for (guint i = 0; i < settings->len; i++) {
		const struct setting *setting = &g_array_index(settings, struct setting, i);
		const struct binding *row = keymap_row(setting->value);
		bool is_known = row != NULL || strcmp(setting->value, no_command) == 0;
		if (!is_known)
			refuse_command(path, setting, diagnostics);
		enum key key = read_key(path, setting, diagnostics);
		if (is_known && key != NKEY_NONE)
			keymap_bind(keymap, key, row);
	}
}

enum { COMMENT_COLUMN = 28 };

static void append_line(GString *text, const char *key, const struct binding *row)
{
	gsize start = text->len;
	/* Esc stands there to be read only: it cannot be bound. */
	g_string_append_printf(
		text, "%s%s = %s", strcmp(key, "Esc") == 0 ? "# " : "", key, row->name);
	while (text->len - start < COMMENT_COLUMN)
		g_string_append_c(text, ' ');
	g_string_append_printf(text, "# %s\n", _(row->help));
}

char *keymap_text(const struct keymap *keymap)
{
	GString *text = g_string_new(NULL);
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	for (size_t i = 0; i < count; i++) {
		enum key key = keymap_key(keymap, &rows[i], CONTEXT_ANY, NKEY_NONE);
		if (key == NKEY_NONE)
			append_line(text, "#", &rows[i]);
		for (; key != NKEY_NONE; key = keymap_key(keymap, &rows[i], CONTEXT_ANY, key))
			append_line(text, key_file_name(key), &rows[i]);
	}
	return g_string_free(text, FALSE);
}
