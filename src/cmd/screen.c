#include "cmd/screen.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/preferences.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "tui/tui.h"

void screen_wishes_release(struct screen_wishes *wishes)
{
	g_free(wishes->ambiguous);
	g_free(wishes->mouse);
}

bool screen_has_directory(const char *path)
{
	g_autofree char *directory = g_path_get_dirname(path);

	return g_file_test(directory, G_FILE_TEST_IS_DIR);
}

static enum exit_status show(struct environment *environment, const char *path,
	const char *const *board, const struct tui_options *options)
{
	g_autoptr(GError) error = NULL;
	struct tui_outcome outcome = {0};
	bool shown;

	if (board) {
		shown = tui_board(board, options, &outcome, &error);
	} else if (!path) {
		shown = tui_start(options, &outcome, &error);
	} else if (options->reviewing || g_access(path, F_OK) == 0) {
		struct report_file *file = work_open_file(environment, path);

		if (!file)
			return EXIT_COULD_NOT;
		shown = tui_edit(file, options, &outcome, &error);
	} else if (!screen_has_directory(path)) {
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

static enum exit_status show_with(struct environment *environment, const char *path,
	const struct screen_wishes *wishes, const struct preferences *preferences)
{
	g_autofree char *notice = notice_of(preferences);
	struct tui_options options = {
		.colour = environment->colour,
		.now = environment->now,
		.login = environment->login,
		.user = environment->user,
		.terminal = environment->terminal,
		.home = environment->home,
		.editor = environment->editor,
		.forms = &environment->forms,
		.keymap = preferences->keymap,
		.ambiguous = (enum ambiguous)preferences->ambiguous,
		.mouse = preferences->mouse != 0,
		.state = environment->state,
		.directory = environment->directory,
		.notice = notice,
		.signing_key = preferences->signing_key,
		.reviewing = wishes->reviewing,
		.beyond = wishes->beyond,
	};

	return show(environment, path, wishes->board, &options);
}

/* What is wished this time goes before what is set for all times. */
enum exit_status screen_show(
	struct environment *environment, const char *path, const struct screen_wishes *wishes)
{
	struct preferences preferences;
	enum exit_status status = EXIT_COULD_NOT;

	preferences_load(&preferences, environment);
	if (argument_choice(environment, "--ambiguous", wishes->ambiguous,
		    preference_values("ambiguous"), &preferences.ambiguous) &&
		argument_choice(environment, "--mouse", wishes->mouse, preference_values("mouse"),
			&preferences.mouse))
		status = show_with(environment, path, wishes, &preferences);
	preferences_release(&preferences);
	return status;
}
