#include "cmd/preferences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/settings.h"
#include "base/suggest.h"
#include "cmd/say.h"
#include "tui/keymap.h"
#include "tui/tui.h"

static const char *const ambiguous_values[] = {
	[AMBIGUOUS_AUTO] = "auto", [AMBIGUOUS_NARROW] = "narrow", [AMBIGUOUS_WIDE] = "wide", NULL};
static const char *const mouse_values[] = {"off", "on", NULL};

/* Settings: each a number, the place of its value among the names. */
static const struct row {
	const char *name;
	const char *const *values;
	size_t offset; /* of the int in struct preferences */
} rows[] = {
	{"ambiguous", ambiguous_values, offsetof(struct preferences, ambiguous)},
	{"mouse", mouse_values, offsetof(struct preferences, mouse)},
};

static const struct row *find_row(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	}
	return NULL;
}

const char *const *preference_values(const char *name)
{
	const struct row *row = find_row(name);

	return row ? row->values : NULL;
}

static void refuse_name(
	const char *path, const struct setting *setting, struct diagnostics *diagnostics)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, setting->name);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		suggestion_offer(&suggestion, rows[i].name);
	g_autofree char *question = suggestion_question(&suggestion);
	diagnostics_error(
		diagnostics, path, setting->name_at, _("没有设置“%s”%s"), setting->name, question);
}

static void take_value(struct preferences *preferences, const char *path, const struct row *row,
	const struct setting *setting, struct diagnostics *diagnostics)
{
	int *value = G_STRUCT_MEMBER_P(preferences, row->offset);

	for (int i = 0; row->values[i]; i++) {
		if (strcmp(row->values[i], setting->value) == 0) {
			*value = i;
			return;
		}
	}
	g_autofree char *all = g_strjoinv("、", (char **)row->values);
	diagnostics_error(diagnostics, path, setting->value_at, _("%s 没有“%s”；只有 %s"),
		setting->name, setting->value, all);
}

static void read_settings(
	struct preferences *preferences, const char *path, struct diagnostics *diagnostics)
{
	g_autoptr(GArray) settings = settings_read(path, diagnostics);

	for (guint i = 0; i < settings->len; i++) {
		const struct setting *setting = &g_array_index(settings, struct setting, i);
		const struct row *row = find_row(setting->name);

		if (row)
			take_value(preferences, path, row, setting, diagnostics);
		else
			refuse_name(path, setting, diagnostics);
	}
}

void preferences_load(struct preferences *preferences, struct environment *environment)
{
	g_autofree char *keys = g_build_filename(environment->config, "keys", NULL);
	g_autofree char *settings = g_build_filename(environment->config, "settings", NULL);
	struct diagnostics *diagnostics = diagnostics_new();

	*preferences = (struct preferences){.keymap = keymap_new()};
	keymap_read(preferences->keymap, keys, diagnostics);
	read_settings(preferences, settings, diagnostics);
	say_diagnostics(environment, diagnostics);
	preferences->faults = diagnostics_count(diagnostics);
	diagnostics_free(diagnostics);
}

void preferences_release(struct preferences *preferences)
{
	keymap_free(preferences->keymap);
}
