#ifndef NIANBAO_CMD_ARGUMENTS_H
#define NIANBAO_CMD_ARGUMENTS_H

/*
 * Arguments of a command: its options, read by GLib's table, and the names
 * behind them. GLib parses; what is said about mistakes, and `--help`, is ours,
 * made from the command's row and the same table.
 *
 * Names are bytes as they were given. They are owned: arguments_release.
 */

#include "base/decimal.h"
#include "cmd/command.h"
#include <glib.h>
#include <stdbool.h>

struct arguments {
	char **names; /* ends with NULL */
	guint count;
	char *form; /* of --form, which a command that opens reports takes; NULL: not given */
};

/* Reads the arguments of the command argv[0] by its options, a table that ends with {NULL}, and
   asks for at least so many names. A command that opens reports takes --form besides: from then on
   the environment's forms are searched for it first. False when there is nothing more to do: --help
   has been answered, or a mistake been named; *status says which. Release in any case. */
bool arguments_read(struct arguments *arguments, struct environment *environment,
	const GOptionEntry *options, guint least, int argc, char **argv, enum exit_status *status);
void arguments_release(struct arguments *arguments);

/* What no text given on the command line may be, as a predicate about it; NULL when nothing speaks
   against it. */
const char *argument_fault(const char *text);

/* How results are written: for people, or for programs. */
enum results_format { RESULTS_AS_TEXT, RESULTS_AS_JSON, RESULTS_FORMATS };
#define RESULTS_INDENT JSON_INDENT(2) /* of those as JSON */

/* The row of a table of options that asks for it. */
#define FORMAT_OPTION(given)                                                                       \
	{                                                                                          \
		"format", 0, 0, G_OPTION_ARG_FILENAME, (given),                                    \
			N_("结果的格式：text（文字）或 json"), "text|json"                         \
	}

/* What it was given, NULL: text. False when it is neither, which has been said. */
bool argument_format(struct environment *environment, const char *given, int *format);

/* A whole command whose only option is the format of what it says: its arguments, of which there
   are so many at least, and the format go to `run`. */
enum exit_status arguments_with_format(struct environment *environment, guint least, int argc,
	char **argv,
	enum exit_status (*run)(
		struct environment *environment, const struct arguments *arguments, int format));

/* Looks up what an option was given in a list of names that ends with NULL; its place is in
   *index, which stays as it is when `given` is NULL. False when it is none of them, which has been
   said. */
bool argument_choice(struct environment *environment, const char *option, const char *given,
	const char *const *names, int *index);

/* How many times last year's a figure has to be to be far from it: a number above one, as reports
   have figures; where NULL was given, what is usual. False when it is none, which has been said. */
bool argument_beyond(struct environment *environment, const char *given, struct decimal *factor);

#endif
