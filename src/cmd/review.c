/* nianbao review FILE: the report on screen, to be read, remarked upon, returned or approved; of
   many the board, which leads to each of them. */
#include <string.h>

#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/screen.h"

static enum exit_status review_named(struct environment *environment,
	const struct arguments *arguments, struct screen_wishes *wishes)
{
	for (char **name = arguments->names; *name; name++) {
		if (strcmp(*name, "-") == 0)
			return give_up(environment, _("要审核的报告须是文件，不能是标准输入"));
	}
	if (arguments->count == 1 && !g_file_test(arguments->names[0], G_FILE_TEST_IS_DIR))
		return screen_show(environment, arguments->names[0], wishes);
	wishes->board = (const char *const *)arguments->names;
	return screen_show(environment, NULL, wishes);
}

enum exit_status command_review(struct environment *environment, int argc, char **argv)
{
	struct screen_wishes wishes = {.reviewing = true};
	g_autofree char *beyond = NULL;
	const GOptionEntry options[] = {
		{"beyond", 0, 0, G_OPTION_ARG_FILENAME, &beyond,
			N_("比上年多到几倍、少到几分之一的，列出来看；不写是3"), N_("倍")},
		SCREEN_OPTIONS(&wishes),
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status))
		status = argument_beyond(environment, beyond, &wishes.beyond)
			? review_named(environment, &arguments, &wishes)
			: EXIT_COULD_NOT;
	arguments_release(&arguments);
	screen_wishes_release(&wishes);
	return status;
}
