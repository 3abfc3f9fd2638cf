/*
 * A text in another editor, the one that VISUAL or EDITOR names. What comes back is
 * one step; what cannot be used stays where it lies, and the report as it was.
 */
#include <sys/wait.h>

#include "base/language.h"
#include "edit/outside_file.h"
#include "tui/foreground.h"
#include "tui/writing.h"

/* Says how the editor ended, when that was not well. */
static unsigned tell_end(
	struct app *app, const char *editor, int status, const struct outside_file *file)
{
	const char *path = outside_file_path(file);

	if (WIFSIGNALED(status))
		return app_say(app, _("%s 被信号%d中断，没有取回；写的留在 %s"), editor,
			WTERMSIG(status), path);
	return app_say(app, _("%s 以状态%d结束，没有取回；写的留在 %s"), editor,
		WEXITSTATUS(status), path);
}

static unsigned take_back(struct app *app, struct outside_file *file)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = outside_file_read(file, &error);

	if (!text) {
		unsigned reaction = app_say(app, _("没有取回：%s；报告未动，写的留在 %s"),
			error->message, outside_file_path(file));

		outside_file_free(file);
		return reaction | REACT_BELL;
	}
	outside_file_remove(file);
	writing_become(app, text);
	text_keep(app);
	return app_say(app, _("取回了，^Z 可撤销"));
}

/* What becomes of a file whose editor has ended. */
static unsigned settle(struct app *app, const char *editor, int status, struct outside_file *file)
{
	bool failed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;

	if (!outside_file_is_changed(file)) {
		outside_file_remove(file);
		return app_say(app, _("没有改动"));
	}
	if (!failed)
		return take_back(app, file);
	unsigned reaction = tell_end(app, editor, status, file);
	outside_file_free(file);
	return reaction | REACT_BELL;
}

/* The editor's words with the file behind them. */
static char **command_line(char *const *editor, const char *path)
{
	GPtrArray *words = g_ptr_array_new();

	for (; *editor; editor++)
		g_ptr_array_add(words, g_strdup(*editor));
	g_ptr_array_add(words, g_strdup(path));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

static unsigned edit(struct app *app, char *const *editor, struct outside_file *file)
{
	g_auto(GStrv) words = command_line(editor, outside_file_path(file));
	g_autoptr(GError) error = NULL;
	int status;

	if (foreground_run(words, &status, &error))
		return settle(app, words[0], status, file);
	outside_file_remove(file);
	return app_say(app, _("外部编辑器启动不了：%s"), error->message) | REACT_BELL;
}

unsigned text_outside(struct app *app)
{
	const char *named = app->options->editor;
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) editor = NULL;

	if (!named || !*named)
		return app_say(app, _("没有设置外部编辑器（环境变量 VISUAL 或 EDITOR）")) |
			REACT_BELL;
	if (!g_shell_parse_argv(named, NULL, &editor, &error))
		return app_say(app, _("VISUAL 或 EDITOR 写得不对：%s"), error->message) |
			REACT_BELL;
	text_keep(app);
	g_autofree char *directory = g_path_get_dirname(session_path(app->session));
	struct outside_file *file =
		outside_file_new(directory, text_buffer_text(app->text), &error);
	if (!file)
		return app_say(app, _("写不了临时文件：%s"), error->message) | REACT_BELL;
	return edit(app, editor, file);
}
