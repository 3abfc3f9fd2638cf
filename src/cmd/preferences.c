#include "cmd/preferences.h"

#include <string.h>

#include "base/language.h"
#include "base/settings.h"
#include "base/suggest.h"
#include "cmd/say.h"
#include "session/path.h"
#include "tui/keymap.h"
#include "tui/tui.h"

static const char *const ambiguous_values[] = {
	[AMBIGUOUS_AUTO] = "auto", [AMBIGUOUS_NARROW] = "narrow", [AMBIGUOUS_WIDE] = "wide", NULL};
static const char *const mouse_values[] = {"off", "on", NULL};

/* Settings: each a number, the place of its value among the names, or the name of a file. */
static const struct row {
	const char *name;
	const char *const *values; /* NULL: a file */
	size_t offset;             /* of the int, or char *, in struct preferences */
} rows[] = {
	{"ambiguous", ambiguous_values, offsetof(struct preferences, ambiguous)},
	{"mouse", mouse_values, offsetof(struct preferences, mouse)},
	{"signing-key", NULL, offsetof(struct preferences, signing_key)},
	{"allowed-signers", NULL, offsetof(struct preferences, allowed_signers)},
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

/* What settings are read into, and what their file and ~ are. */
struct reading {
	struct preferences *preferences;
	const char *path, *directory, *home;
	struct diagnostics *diagnostics;
};

static void take_file(
	const struct reading *reading, const struct row *row, const struct setting *setting)
{
	char **file = G_STRUCT_MEMBER_P(reading->preferences, row->offset);

	g_free(*file);
	*file = *setting->value ? path_typed(reading->directory, reading->home, setting->value)
				: NULL;
}

static void take_choice(
	const struct reading *reading, const struct row *row, const struct setting *setting)
{
	int *value = G_STRUCT_MEMBER_P(reading->preferences, row->offset);

	for (int i = 0; row->values[i]; i++) {
		if (strcmp(row->values[i], setting->value) == 0) {
			*value = i;
			return;
		}
	}
	g_autofree char *all = g_strjoinv("、", (char **)row->values);
	diagnostics_error(reading->diagnostics, reading->path, setting->value_at,
		_("%s 没有“%s”；只有 %s"), setting->name, setting->value, all);
}

static void read_settings(const struct reading *reading)
{
	g_autoptr(GArray) settings = settings_read(reading->path, reading->diagnostics);

	for (guint i = 0; i < settings->len; i++) {
		const struct setting *setting = &g_array_index(settings, struct setting, i);
		const struct row *row = find_row(setting->name);

		if (!row)
			refuse_name(reading->path, setting, reading->diagnostics);
		else
			(row->values ? take_choice : take_file)(reading, row, setting);
	}
}

static void load(struct preferences *preferences, struct environment *environment)
{
	g_autofree char *keys = g_build_filename(environment->config, "keys", NULL);
	g_autofree char *settings = g_build_filename(environment->config, "settings", NULL);
	struct diagnostics *diagnostics = diagnostics_new();
	const struct reading reading = {
		.preferences = preferences,
		.path = settings,
		.directory = environment->config,
		.home = environment->home,
		.diagnostics = diagnostics,
	};

	if (preferences->keymap)
		keymap_read(preferences->keymap, keys, diagnostics);
	read_settings(&reading);
	say_diagnostics(environment, diagnostics);
	preferences->faults = diagnostics_count(diagnostics);
	diagnostics_free(diagnostics);
}

void preferences_load(struct preferences *preferences, struct environment *environment)
{
	*preferences = (struct preferences){.keymap = keymap_new()};
	load(preferences, environment);
}

void preferences_load_settings(struct preferences *preferences, struct environment *environment)
{
	*preferences = (struct preferences){.keymap = NULL};
	if (environment->config)
		load(preferences, environment);
}

void preferences_release(struct preferences *preferences)
{
	if (preferences->keymap)
		keymap_free(preferences->keymap);
	g_free(preferences->signing_key);
	g_free(preferences->allowed_signers);
}
