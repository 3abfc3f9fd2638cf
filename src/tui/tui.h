#ifndef NIANBAO_TUI_TUI_H
#define NIANBAO_TUI_TUI_H

/*
 * The screens: everything a clerk sees. The rest of the program knows no more of
 * them than this.
 */

#include "form/search.h"
#include "report/file.h"
#include <glib.h>
#include <stdbool.h>

struct keymap;

/* Where a visit to the screen ended. */
enum tui_end {
	TUI_DONE,
	TUI_NOT_OPENED, /* the clerk chose not to */
	TUI_CUT_OFF,    /* the terminal closed, or the program was told to end */
};

/* How wide the terminal draws what terminals disagree about. */
enum ambiguous {
	AMBIGUOUS_AUTO, /* as it says itself */
	AMBIGUOUS_NARROW,
	AMBIGUOUS_WIDE,
};

/* What the screens may know of the world. Borrowed until the visit has ended. */
struct tui_options {
	bool colour;
	gint64 (*now)(void);  /* seconds since 1970 */
	const char *user;     /* who is at work, as reasons name them */
	const char *login;    /* their account, as histories have it */
	const char *terminal; /* where, "pts/3"; NULL: nowhere */
	const char *home;     /* what ~ in a path stands for; NULL: nothing */
	const char *editor;   /* a command for texts, in words as a shell splits them; NULL: none */
	const struct form_search *forms;
	const struct keymap *keymap;
	enum ambiguous ambiguous;
	bool mouse;
	const char *state; /* the directory that keeps what was at work; NULL: nothing is kept */
	const char *directory;   /* where reports are looked for and begun */
	const char *notice;      /* said at first, until a key; NULL: nothing */
	const char *signing_key; /* a file, with which approvals are signed; NULL: they are not */
	bool reviewing;          /* the report is looked at and remarked upon, not filled in */
	bool from_board;         /* then: the board of reports is what Esc leads back to */
	struct decimal beyond;   /* then: how many times last year's a figure is to be shown from */
};

/* What became of a visit. */
struct tui_outcome {
	enum tui_end end;
	char *summary; /* a line for whoever is back at the shell; owned by the caller; NULL: none */
};

/* Opens a report on screen, taking over file, until the clerk leaves. A journal left behind is
   asked about first. False with *error when the terminal cannot be used. */
bool tui_edit(struct report_file *file, const struct tui_options *options,
	struct tui_outcome *outcome, GError **error);

/* Asks for form, unit and year of a report that has no file yet, then goes on as tui_edit. */
bool tui_new(const char *path, const struct tui_options *options, struct tui_outcome *outcome,
	GError **error);

/* Shows where the reports of these names stand, which ends with NULL and may name directories, and
   reviews one after the other, until the supervisor leaves. */
bool tui_board(const char *const *names, const struct tui_options *options,
	struct tui_outcome *outcome, GError **error);

/* Offers what there is to go on with, to begin, and to open, until the clerk leaves. */
bool tui_start(const struct tui_options *options, struct tui_outcome *outcome, GError **error);

#endif
