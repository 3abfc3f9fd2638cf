#ifndef NIANBAO_CMD_COMMAND_H
#define NIANBAO_CMD_COMMAND_H

/*
 * Commands of the command line: one file, one function, one row of the table in
 * command.c. main.c finds the row, and gives the command its environment: what
 * it may know of the world comes in here and nowhere else.
 *
 * Figures and findings go to `out`; what is said about them, and everything that
 * went wrong, goes to `error` (cmd/say.h). Whether `out` could be written is
 * looked at once, at the very end, by main.c.
 */

#include "form/search.h"
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* What a process says when it ends. */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_FINDINGS = 1, /* only of commands whose row says what that means */
	EXIT_COULD_NOT = 2,
};

struct environment {
	struct form_search forms;
	FILE *in, *out, *error;
	bool colour;           /* false under NO_COLOR */
	const char *user;      /* who is at work, as reasons name them; UTF-8 */
	const char *login;     /* their account, "user@host", as histories have it */
	const char *terminal;  /* where they sit, "pts/3"; NULL: nowhere */
	const char *home;      /* of that user; what ~ stands for */
	const char *editor;    /* that user's for texts; NULL: none is named */
	const char *state;     /* the directory of what was at work; NULL: nothing is kept */
	const char *directory; /* the one at hand, absolute */
	const char *config;    /* the directory of what the user has set */
	gint64 (*now)(void);   /* seconds since 1970 */
};

struct command {
	const char *name;
	const char *arguments; /* as in the usage line, behind the name */
	const char *summary;   /* one line of `nianbao --help` */
	const char *examples;  /* lines shown by `nianbao NAME --help` */
	const char *finding; /* what EXIT_FINDINGS says, to be looked up; NULL: it is never given */
	bool opens_reports;  /* takes --form, to try a form that is not installed */
	enum exit_status (*run)(struct environment *environment, int argc, char **argv);
};

/* The row of a name, or NULL. */
const struct command *command_find(const char *name);
/* The rows in the order of the help; ends with a row whose name is NULL. */
const struct command *command_table(void);

/* One function a command; argv[0] is the command's name. */
enum exit_status command_edit(struct environment *environment, int argc, char **argv);
enum exit_status command_new(struct environment *environment, int argc, char **argv);
enum exit_status command_set(struct environment *environment, int argc, char **argv);
enum exit_status command_find_places(struct environment *environment, int argc, char **argv);
enum exit_status command_paste(struct environment *environment, int argc, char **argv);
enum exit_status command_get(struct environment *environment, int argc, char **argv);
enum exit_status command_diff(struct environment *environment, int argc, char **argv);
enum exit_status command_check(struct environment *environment, int argc, char **argv);
enum exit_status command_print(struct environment *environment, int argc, char **argv);
enum exit_status command_verify(struct environment *environment, int argc, char **argv);
enum exit_status command_verify_keying(struct environment *environment, int argc, char **argv);
enum exit_status command_previous(struct environment *environment, int argc, char **argv);
enum exit_status command_reason(struct environment *environment, int argc, char **argv);
enum exit_status command_review(struct environment *environment, int argc, char **argv);
enum exit_status command_repair(struct environment *environment, int argc, char **argv);
enum exit_status command_accept(struct environment *environment, int argc, char **argv);
enum exit_status command_forms(struct environment *environment, int argc, char **argv);
enum exit_status command_submit(struct environment *environment, int argc, char **argv);
enum exit_status command_withdraw(struct environment *environment, int argc, char **argv);
enum exit_status command_return(struct environment *environment, int argc, char **argv);
enum exit_status command_approve(struct environment *environment, int argc, char **argv);
enum exit_status command_reopen(struct environment *environment, int argc, char **argv);
enum exit_status command_remark(struct environment *environment, int argc, char **argv);
enum exit_status command_answer(struct environment *environment, int argc, char **argv);
enum exit_status command_log(struct environment *environment, int argc, char **argv);
enum exit_status command_keys(struct environment *environment, int argc, char **argv);
enum exit_status command_lint(struct environment *environment, int argc, char **argv);
enum exit_status command_zeros(struct environment *environment, int argc, char **argv);

#endif
