#ifndef NIANBAO_TUI_DIALOG_H
#define NIANBAO_TUI_DIALOG_H

/*
 * Dialogs: a few choices, a line asked for, pages to read. Each runs until it is
 * answered, on top of whatever was on the screen, and answers to digits, arrows,
 * Enter and Esc; letters are never needed, for an input method may be on.
 */

#include "tui/app.h"

struct choice {
	int digit;        /* the key that takes it */
	const char *text; /* what it does */
	const char *more; /* said behind it, or NULL */
};

/* Returns the digit chosen, or -1 for Esc and the end of the program. `lines` (NULL-terminated, or
   NULL) stand between title and choices. */
int dialog_choose(struct app *app, const char *title, const char *const *lines,
	const struct choice *choices, size_t count, size_t preselected);

/* What goes on being typed while a question about it is open. */
struct typing {
	GString *text;
	bool takes_lines; /* a paste of several lines or columns goes behind it too ... */
	bool cut_short;   /* ... or where it cannot, has ended the question and was not taken */
};

/* As dialog_choose, but answered by arrows, Enter, Esc and clicks only, where digits may be what somebody is typing
   at the moment: what is typed shows above the choices, and goes behind typing->text. */
int dialog_choose_typing(struct app *app, const char *title, const struct choice *choices,
	size_t count, size_t preselected, struct typing *typing);

/* Shows lines until a key comes. True where that only says that they were read (Enter, Esc); false where
   *event is to be done, as if nothing had been shown, and at the end of the program. */
bool dialog_tell(
	struct app *app, const char *title, const char *const *lines, struct input_event *event);

enum { ASK_COLUMNS = 60 }; /* what a line above the one asked for has room for */

/* Asks for a line; NULL for Esc. `lines` as above. Free with g_free. */
char *dialog_ask(struct app *app, const char *title, const char *const *lines, const char *label,
	const char *initial);

/* Asks for a path, which Tab completes from that directory (session/path.h). */
char *dialog_ask_path(struct app *app, const char *title, const char *const *lines,
	const char *label, const char *initial, const char *directory);

/* A plain digit, typed alone or behind Esc; -1 for anything else. */
int dialog_digit(const struct input_event *event);

/* What a key does to a line being typed: false where it is no key for that. */
bool dialog_edit(struct line_buffer *line, enum key key);

/* What an event does to it: what is typed over a proposal takes its place. */
void dialog_type(struct line_buffer *line, bool *is_proposed, const struct input_event *event);

/* Shows lines to be read, a screenful at a time. */
void pager_show(struct app *app, const char *title, const GPtrArray *lines);

/* Shows lines to choose from, of which Enter takes one, and a digit one of the first nine; `verb` says
   what for. Begins at line `at`. The index chosen, or -1. */
int list_choose(
	struct app *app, const char *title, const char *verb, const GPtrArray *lines, int at);

/* Lines that fill the screen. */
struct list {
	const char *title;
	const char *keys; /* the last row: what keys do */
	const GPtrArray *lines;
	int top, at;                /* at: the line chosen; -1: nothing is chosen */
	const struct binding *also; /* a command that ends it too, whatever its keys are; or NULL */
};

/* Adds a text in lines (char *) of so many columns. */
void list_add_wrapped(GPtrArray *lines, const char *text, int columns, enum width_profile profile);

/* Shows it until Enter, Esc or a key of the command that does too ends it; which one, NKEY_NONE when the
   program must end. */
enum key list_run(struct app *app, struct list *list);

#endif
