/* nianbao [edit] FILE: the report on screen. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cmd/arguments.h"
#include "cmd/plain/plain.h"
#include "cmd/preferences.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "tui/tui.h"

static bool has_directory(const char *path)
{
	g_autofree char *directory = g_path_get_dirname(path);

	return g_file_test(directory, G_FILE_TEST_IS_DIR);
}

/* Shows a report, or begins it; without a path the start screen. */
static enum exit_status show(
	struct environment *environment, const char *path, const struct tui_options *options)
{
	g_autoptr(GError) error = NULL;
	struct tui_outcome outcome = {0};
	bool shown;

	if (!path) {
		shown = tui_start(options, &outcome, &error);
	} else if (g_access(path, F_OK) == 0) {
		struct report_file *file = work_open_file(environment, path);

		if (!file)
			return EXIT_COULD_NOT;
		shown = tui_edit(file, options, &outcome, &error);
	} else if (!has_directory(path)) {
		return give_up(environment, _("%s：没有这个目录，报告存不进去"), path);
	} else {
		shown = tui_new(path, options, &outcome, &error);
	}
	if (!shown)
		return give_up(environment, "%s", error->message);
	if (outcome.summary) {
		g_autofree char *summary = shown_name(outcome.summary);

		fprintf(environment->out, "%s\n", summary);
		g_free(outcome.summary);
	}
	return outcome.end == TUI_CUT_OFF ? EXIT_COULD_NOT : EXIT_DONE;
}

/* What was said of the user's files stands behind the screen until the end, so it is said again. */
static char *notice_of(const struct preferences *preferences)
{
	if (preferences->faults == 0)
		return NULL;
	return g_strdup_printf(
		_("键位和设置的文件里有 %zu 处不认，退出后可见"), preferences->faults);
}

static enum exit_status edit(
	struct environment *environment, const char *path, const struct preferences *preferences)
{
	g_autofree char *notice = notice_of(preferences);
	struct tui_options options = {
		.colour = environment->colour,
		.now = environment->now,
		.user = environment->user,
		.home = environment->home,
		.editor = environment->editor,
		.forms = &environment->forms,
		.keymap = preferences->keymap,
		.ambiguous = (enum ambiguous)preferences->ambiguous,
		.mouse = preferences->mouse != 0,
		.state = environment->state,
		.directory = environment->directory,
		.notice = notice,
	};

	return show(environment, path, &options);
}

/* The same without a screen. */
static enum exit_status edit_plain(struct environment *environment, const char *path)
{
	if (!path)
		return give_up(environment, _("--plain 后面要写报告的文件名"));
	if (!has_directory(path))
		return give_up(environment, _("%s：没有这个目录，报告存不进去"), path);
	return plain_edit(environment, path);
}

/* What the options said; NULL: nothing. */
struct wishes {
	gboolean plain;
	char *ambiguous, *mouse;
};

/* What is wished this time goes before what is set for all times. */
static enum exit_status edit_on_screen(
	struct environment *environment, const char *path, const struct wishes *wishes)
{
	struct preferences preferences;
	enum exit_status status = EXIT_COULD_NOT;

	preferences_load(&preferences, environment);
	if (argument_choice(environment, "--ambiguous", wishes->ambiguous,
		    preference_values("ambiguous"), &preferences.ambiguous) &&
		argument_choice(environment, "--mouse", wishes->mouse, preference_values("mouse"),
			&preferences.mouse))
		status = edit(environment, path, &preferences);
	preferences_release(&preferences);
	return status;
}

static enum exit_status edit_named(struct environment *environment,
	const struct arguments *arguments, const struct wishes *wishes)
{
	const char *path = arguments->count > 0 ? arguments->names[0] : NULL;

	if (arguments->count > 1)
		return give_up(environment, _("一次只能打开一份报告"));
	if (path && strcmp(path, "-") == 0)
		return give_up(environment, _("要填写的报告须是文件，不能是标准输入"));
	return wishes->plain ? edit_plain(environment, path)
			     : edit_on_screen(environment, path, wishes);
}

enum exit_status command_edit(struct environment *environment, int argc, char **argv)
{
	struct wishes wishes = {0};
	const GOptionEntry options[] = {
		{"plain", 0, 0, G_OPTION_ARG_NONE, &wishes.plain,
			N_("不用屏幕，一行问一格，供读屏软件和脚本用"), NULL},
		{"ambiguous", 0, 0, G_OPTION_ARG_FILENAME, &wishes.ambiguous,
			N_("“”等字符终端画几列宽；不写就问终端"), "auto|narrow|wide"},
		{"mouse", 0, 0, G_OPTION_ARG_FILENAME, &wishes.mouse,
			N_("鼠标点格、点键；开着时按住 Shift 才能选中文字"), "on|off"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 0, argc, argv, &status))
		status = edit_named(environment, &arguments, &wishes);
	arguments_release(&arguments);
	g_free(wishes.ambiguous);
	g_free(wishes.mouse);
	return status;
}
