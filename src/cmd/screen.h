#ifndef NIANBAO_CMD_SCREEN_H
#define NIANBAO_CMD_SCREEN_H

/*
 * The screens as a command opens them: what the environment, the user's
 * preferences and the options of this time come to.
 */

#include "base/decimal.h"
#include "cmd/command.h"
#include <glib.h>

/* What options said of the screen; NULL: nothing. Owned: screen_wishes_release. */
struct screen_wishes {
	char *ambiguous, *mouse;
	bool reviewing;        /* the report is there, and is reviewed */
	struct decimal beyond; /* how many times last year's is far from it */
	const char *const
		*board; /* the names of what to show a board of, ends with NULL; NULL: none */
};

/* The rows of a command's table of options that fill it in. */
#define SCREEN_OPTIONS(wishes)                                                                     \
	{"ambiguous", 0, 0, G_OPTION_ARG_FILENAME, &(wishes)->ambiguous,                           \
		N_("“”等字符终端画几列宽；不写就问终端"), "auto|narrow|wide"},                     \
	{                                                                                          \
		"mouse", 0, 0, G_OPTION_ARG_FILENAME, &(wishes)->mouse,                            \
			N_("鼠标点格、点键；开着时按住 Shift 才能选中文字"), "on|off"              \
	}

void screen_wishes_release(struct screen_wishes *wishes);

/* Shows a report, or begins it; without a path the board that is wished, else the start screen. */
enum exit_status screen_show(
	struct environment *environment, const char *path, const struct screen_wishes *wishes);

/* Whether the directory is there that a report would lie in. */
bool screen_has_directory(const char *path);

#endif
