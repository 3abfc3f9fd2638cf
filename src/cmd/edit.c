/* nianbao [edit] FILE: the report on screen. */
#include <string.h>

#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/plain/plain.h"
#include "cmd/say.h"
#include "cmd/screen.h"
#include "review/scrutiny.h"

/* The same without a screen. */
static enum exit_status edit_plain(struct environment *environment, const char *path)
{
	if (!path)
		return give_up(environment, _("--plain 后面要写报告的文件名"));
	if (!screen_has_directory(path))
		return give_up(environment, _("%s：没有这个目录，报告存不进去"), path);
	return plain_edit(environment, path);
}

static enum exit_status edit_named(struct environment *environment,
	const struct arguments *arguments, bool plain, const struct screen_wishes *wishes)
{
	const char *path = arguments->count > 0 ? arguments->names[0] : NULL;

	if (arguments->count > 1)
		return give_up(environment, _("一次只能打开一份报告"));
	if (path && strcmp(path, "-") == 0)
		return give_up(environment, _("要填写的报告须是文件，不能是标准输入"));
	return plain ? edit_plain(environment, path) : screen_show(environment, path, wishes);
}

enum exit_status command_edit(struct environment *environment, int argc, char **argv)
{
	struct screen_wishes wishes = {.beyond = decimal_from_int(SCRUTINY_BEYOND)};
	gboolean plain = FALSE;
	const GOptionEntry options[] = {
		{"plain", 0, 0, G_OPTION_ARG_NONE, &plain,
			N_("不用屏幕，一行问一格，供读屏软件和脚本用"), NULL},
		SCREEN_OPTIONS(&wishes),
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 0, argc, argv, &status))
		status = edit_named(environment, &arguments, plain, &wishes);
	arguments_release(&arguments);
	screen_wishes_release(&wishes);
	return status;
}
