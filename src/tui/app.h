#ifndef NIANBAO_TUI_APP_H
#define NIANBAO_TUI_APP_H

/*
 * Inside the screen floor: the state all views share, and what they may call. What
 * goes together has a header of its own, all of which are included here: where the
 * clerk is (pages.h), what is being typed (entry.h), what stands above and below
 * (bars.h), what is said about findings (explaining.h), last year beside this one
 * (last_year.h), how a report comes onto the screen (opening.h).
 *
 * The form is a row of pages: the cover, then for each section one page for its
 * texts and one for each table. A page remembers its cursor. One cell can be
 * open for entry, and one text for writing. Views keep no data and do no
 * arithmetic: they read the session's report and findings, and hand changes
 * down to the session.
 *
 * A handler never paints. It returns reaction flags, and the loop acts on them
 * once: paints, beeps, leaves.
 */

#include "base/language.h"
#include "session/session.h"
#include "tui/bars.h"
#include "tui/canvas.h"
#include "tui/click.h"
#include "tui/entry.h"
#include "tui/explaining.h"
#include "tui/footer.h"
#include "tui/input.h"
#include "tui/keymap.h"
#include "tui/last_year.h"
#include "tui/opening.h"
#include "tui/pages.h"
#include "tui/probe.h"
#include "tui/table_layout.h"
#include "tui/tui.h"
#include <glib.h>
#include <stdbool.h>

enum reaction {
	REACT_REDRAW = 1,
	REACT_BELL = 2,
	REACT_QUIT = 4,
	REACT_CHANGED = 8, /* only the cell or text typed into, and what follows from it */
};

enum {
	TEXT_COLUMNS = 56, /* 28 characters a line, as on paper */
};

/* A line of a list that is filtered, and what is in the list. */
struct list_place {
	int filter;  /* row of its filters */
	int section; /* counted from 1; 0: all */
	int at, top;
};

/* What the terminal sends, as it comes in. */
struct arrivals {
	unsigned number;  /* of the last one; keys that came together share one */
	int64_t last;     /* when it came; terminal_now */
	unsigned kept;    /* the one kept last */
	unsigned refused; /* that of the character refused last; 0: none yet */
	bool bursting;    /* lines come in faster than anybody types (burst.h) */
	bool escape_spent; /* the Esc just pressed closed something: it is no Alt for what comes next */
};

/* What is kept of the clerk's work while it goes on (keeping.c). */
struct keeping {
	cell_index noted; /* where the state directory has the clerk; CELL_NONE: nowhere */
	int64_t due;      /* when what was typed has to be in the journal; 0: it is */
};

struct app {
	struct session *session;
	const struct form *form;
	struct canvas *canvas;
	struct input *input;

	struct page *pages;
	int page_count;
	int page; /* the one shown */

	struct entry entry;
	struct discarded discarded;
	struct arrivals arrivals;
	struct keeping keeping;
	struct text_buffer *text; /* the text being written, at the cursor; or NULL */
	struct writing writing;
	char *clipboard;       /* cut or copied from a text; owned, or NULL */
	cell_index tab_origin; /* where a run of Tabs began, or CELL_NONE */

	struct table_layout layout; /* of the table as painted last */
	struct bars_shown shown;

	struct list_place findings; /* where the list of findings was left */

	enum last_year_view last_year; /* whether last year's report is shown beside this one */

	struct opening opening;
	char *sought;       /* what was looked for last; owned, or NULL */
	char *printer;      /* printed on last; owned, or NULL */
	bool printed_plain; /* ... as text that was not typeset */

	char *message;  /* said until the next key; owned, or NULL */
	char *saved_at; /* "16:42", or NULL */
	const struct tui_options *options;
	const struct keymap *keymap; /* what keys do */
	struct footer *footer;       /* their words */
	struct probe probe;
	enum width_profile profile; /* as the terminal draws; every canvas has it */

	/* A piece of what there is to do while no key waits; false when that was the last. NULL:
	   nothing. */
	bool (*errand)(void *data);
	void *errand_data;

	/* Paints what lies over the page (a dialog, a pager); NULL: nothing. */
	void (*overlay)(struct app *app, void *data);
	void *overlay_data;
	GError *failure;   /* why the report could not be opened after all */
	bool ended;        /* the terminal is gone, or we were told to end */
	bool handed_over;  /* ... because somebody goes on with the report elsewhere */
	bool stale;        /* must be painted before the next wait */
	bool only_changed; /* ... and nothing but the cells that the session says changed */
};

/* loop.c */

/* Waits for the next event, painting first where something is stale. False when the program must
   end; `app->ended` is set then. */
bool app_wait(struct app *app, struct input_event *event);
/* Does what an event means on the page. */
unsigned app_take(struct app *app, const struct input_event *event);
/* Goes on at the terminal where another app was meanwhile: its size may be another by now. */
void app_come_back(struct app *app);
/* Takes events until the clerk leaves or the program must end. */
void app_run(struct app *app);
/* Paints what is stale, and shows it. */
void app_paint(struct app *app);
/* Paints all there is on the canvas. */
void app_paint_whole(struct app *app);
/* Paints what a digit changed over what is there, as a whole painting would show it; false when
   more has to be painted. */
bool app_paint_changed(struct app *app);
/* A line said at the bottom until the next key. */
unsigned app_say(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* What stands where on the screen as it is. */
struct areas app_areas(const struct app *app);

/* table_view.c, fields_view.c */
unsigned table_act(struct app *app, enum action action);
unsigned fields_act(struct app *app, enum action action);

/* fields_paint.c */
/* Scrolls as painting does. The screen must not be too small. */
void fields_settle(struct app *app);
void fields_paint(struct app *app);

/* fields_remarks.c: the sign before a field, and what stands behind it */
void field_paint_mark(struct app *app, int row, cell_index cell);
void field_paint_remarks(struct app *app, int row, int column, cell_index cell);

/* cover_facts.c: what follows from the fields of the cover */

/* The period the report is about, in words; NULL where its dates cannot be told yet. Free with
   g_free. */
char *cover_period(const struct app *app);
/* The title as it will be printed, and last year's report, in the rows from one on to the
   bottom. */
void cover_paint_facts(struct app *app, int row, int bottom);

/* table_paint.c */
/* Arranges the page's table for the screen as it is, and scrolls, as painting does. The screen must
   not be too small. */
void table_settle(struct app *app);
void table_paint(struct app *app);
/* Paints the cells that the session says changed, the cursor's and their part of the ledger over
   what is there. False when the table has to be painted whole. */
bool table_paint_changed(struct app *app);
/* How many lines of the table's body fit. */
int table_body_rows(const struct app *app);

/* table_ledger.c */
/* How many lines say under a page's table what remains of a rule. */
int table_count_ledgers(const struct form *form, const struct page *page);

/* actions.c: what every view can do */
unsigned app_act(struct app *app, enum action action);

/* save.c: saves; where that fails, asks for another place. */
unsigned app_save(struct app *app);
/* Says why it cannot be saved here, and offers another file to go on in. */
unsigned app_save_elsewhere(struct app *app);
/* The same for who has chosen that already: asks which file at once. */
unsigned app_save_as(struct app *app);

/* keeping.c */

/* How long the loop may wait before the journal wants its due, in milliseconds; -1: for ever. */
int keeping_wait(const struct app *app);
/* Gives it what is due by now. */
void keeping_take(struct app *app);
/* Whether the report is still theirs; where it was taken over elsewhere that is said from now
   on. */
bool keeping_look(struct app *app);

/* visit.c */

/* An app that shows no report yet, on the terminal that is open; the input is borrowed. */
void app_init(struct app *app, const struct tui_options *options, struct input *input);
/* Lets go of it, and of its report, whose journal stays. */
void app_release(struct app *app);
/* Notes the report as the one at work, at the cursor's cell, unless that is noted. */
void app_note_place(struct app *app);

/* paste.c */

/* Takes in what was pasted, UTF-8. */
unsigned paste_take(struct app *app, const char *text, size_t length);

/* find.c: looks for what is typed, and goes there */
unsigned find_show(struct app *app);

/* zeros.c, finish.c, findings.c, help.c */
unsigned zeros_ask(struct app *app);
unsigned finish_ask(struct app *app);
unsigned findings_show(struct app *app);
/* review.c: what there is to see for who reviews, and the next of it. */
unsigned review_show(struct app *app);
unsigned review_next(struct app *app);
/* returned.c: what was said when the report was sent back, shown until the next key, or in lines
   (char *) for one; nothing where it was not. */
unsigned returned_show(struct app *app);
void returned_describe(const struct app *app, GPtrArray *lines);
/* conclusion.c: what becomes of a report that was reviewed. */
unsigned conclusion_ask(struct app *app);
void help_show(struct app *app);
/* The keys alone, where there is no cell to speak of. */
void help_show_keys(struct app *app);
/* menu.c: shows the menu, and does what was chosen in it. */
unsigned menu_show(struct app *app);
/* preview.c: the printed copy. */
void preview_show(struct app *app);
void preview_show_findings(struct app *app);

#endif
