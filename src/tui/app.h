#ifndef NIANBAO_TUI_APP_H
#define NIANBAO_TUI_APP_H

/*
 * Inside the screen floor: the state all views share, and what they may call.
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

#include "edit/line_buffer.h"
#include "edit/text_buffer.h"
#include "edit/typing_step.h"
#include "session/session.h"
#include "tui/canvas.h"
#include "tui/click.h"
#include "tui/footer.h"
#include "tui/input.h"
#include "tui/keymap.h"
#include "tui/probe.h"
#include "tui/table_layout.h"
#include "tui/tui.h"
#include <glib.h>
#include <glib/gi18n.h>
#include <stdbool.h>

struct claim;
struct past_report;
struct proposal;
struct reason;
struct remark;

enum reaction {
	REACT_REDRAW = 1,
	REACT_BELL = 2,
	REACT_QUIT = 4,
	REACT_CHANGED = 8, /* only the cell or text typed into, and what follows from it */
};

enum {
	TEXT_COLUMNS = 56, /* 28 characters a line, as on paper */
};

/* How a report is come back to. */
enum recovery {
	RECOVERY_ASKED,
	RECOVERY_PROMISED,    /* the start screen has said that it opens as it was left */
	RECOVERY_HANDED_OVER, /* its session has just left for this one */
};

struct page {
	int section;
	int table;        /* -1: the section's fields */
	cell_index first; /* its cells */
	size_t count;
	cell_index cursor;
	bool visited;            /* cursor was put here by the clerk */
	int top;                 /* first line shown of what scrolls */
	struct table_plan *plan; /* of a table that has been shown; NULL */
};

/* The cell being typed in. */
struct entry {
	cell_index cell; /* CELL_NONE: no cell is open */
	bool editing;    /* F2: arrows, Home and End stay inside */
	struct line_buffer line;
};

/* What top line and tabs show of a section. */
struct section_shown {
	struct section_count count;
	size_t remarks;    /* open ones */
	bool is_void;      /* its condition is false */
	bool stale;        /* its tab shows something else */
	int column, width; /* of its tab */
};

/* What Esc threw away, for Ctrl-Z to bring back. */
struct discarded {
	cell_index cell;
	char *text;    /* NULL: nothing */
	char *addends; /* kept with it, or NULL */
	gint64 when;   /* 0: it was not Esc */
};

/* A text being written, beside the text itself. What was looked for stays from text to text. */
struct writing {
	struct text_reader reader; /* of its references */
	struct typing_step step;   /* that undo would take back */
	int top;                   /* first row shown */
	char *sought, *substitute; /* owned, or NULL */
	/* while it is open: */
	struct shown_rows *rows, *figures; /* of the text, and of the panel beside it */
	char *keys;                        /* the hint below it */
};

/* A line of a list that is filtered, and what is in the list. */
struct list_place {
	int filter;  /* row of its filters */
	int section; /* counted from 1; 0: all */
	int at, top;
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
	unsigned arrival; /* counts what the terminal sends; keys that came together share one */
	int64_t fed;      /* when the last of it came; terminal_now */
	unsigned arrival_kept; /* the one kept last */
	cell_index
		noted; /* where the clerk stands as the state directory has it; CELL_NONE: nowhere */
	int64_t keep_due;         /* when what was typed has to be in the journal; 0: it is */
	bool bursting;            /* lines come in faster than anybody types (burst.h) */
	unsigned refused_arrival; /* that of the character refused last; 0: none yet */
	bool escape_spent; /* the Esc just pressed closed something: it is no Alt for what comes next */
	struct text_buffer *text; /* the text being written, at the cursor; or NULL */
	struct writing writing;
	char *clipboard;       /* cut or copied from a text; owned, or NULL */
	cell_index tab_origin; /* where a run of Tabs began, or CELL_NONE */

	struct table_layout layout;           /* of the table as painted last */
	struct section_shown *sections_shown; /* by section; NULL: none yet */
	bool tabs_bare;                       /* tabs go without names but that of the one shown */
	size_t unsaved_shown;
	int counts_column;        /* where those of the top line begin */
	const GArray *keys_shown; /* by the last row; the footer's, NULL: none yet */

	bool help_covered; /* a finding takes the row of the help */

	struct list_place findings; /* where the list of findings was left */

	enum last_year_view last_year; /* whether last year's report is shown beside this one */

	char *left_dead;    /* that the session before this one was cut off; owned, or NULL */
	char *held_by;      /* who else has the report open; owned, or NULL: nobody */
	char *left_at;      /* address where what was brought back ended; owned, or NULL */
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

	/* Paints what lies over the page (a dialog, a pager); NULL: nothing. */
	void (*overlay)(struct app *app, void *data);
	void *overlay_data;
	GError *failure;   /* why the report could not be opened after all */
	bool seized;       /* somebody else has taken the report over: it can be saved elsewhere */
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
/* Takes events until the clerk leaves or the program must end. */
void app_run(struct app *app);
/* Paints what is stale, and shows it. */
void app_paint(struct app *app);
/* Paints all there is on the canvas. */
void app_paint_whole(struct app *app);
/* Paints what a digit changed over what is there, as a whole painting would show it; false when more
   has to be painted. */
bool app_paint_changed(struct app *app);
/* A line said at the bottom until the next key. */
unsigned app_say(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Says what could not be kept, if anything. */
void app_tell_trouble(struct app *app);

/* What stands where on the screen as it is. */
struct areas app_areas(const struct app *app);

/* pages.c */
void pages_init(struct app *app);
void pages_release(struct app *app);
struct page *app_page(const struct app *app);
cell_index app_cursor(const struct app *app);
/* Puts the cursor on a cell, wherever it is, and shows its page. */
void app_go(struct app *app, cell_index cell);
/* To a page's first blank cell, or where there is none to its first. */
void app_enter_page(struct app *app, int page);
/* To the page of the same section before (-1) or behind (+1); false where there is none. */
bool app_go_page(struct app *app, int direction);
/* The same, to the page's nearest row: its first or its last, in about that column. */
bool app_go_row_beside(struct app *app, int direction, int column);
/* The heading of the section, and which of its pages is shown where it has several. Free with
   g_free. */
char *page_heading(const struct app *app);
/* Accepts what is open and goes to a section, at the cell left there last, at first the first blank
   one. */
unsigned app_go_section(struct app *app, int section);
/* Goes to the next cell that can be entered in that direction (+1, -1), over all pages and round; a form
   can have none. */
unsigned app_go_next(struct app *app, cell_index from, int direction);
unsigned app_next_blank(struct app *app);
unsigned app_next_problem(struct app *app);
/* Whether something can be typed there: it is a cell, it applies, and it is not computed. */
bool cell_enterable(const struct app *app, cell_index cell);
/* Why nothing can be put into the report, as a sentence; NULL when something can: for who reviews
   that is remarks, which go into one that is handed in too. */
const char *app_refusal(const struct app *app);
/* Why nothing at all can be typed, as a sentence; NULL when it can. */
const char *typing_refusal(const struct app *app);
/* Why nothing can be typed there, as a sentence; NULL when it can. */
const char *cell_refusal(const struct app *app, cell_index cell);

/* entry.c: typing into a cell */
unsigned entry_type(struct app *app, const char *text, size_t length);
unsigned entry_edit(struct app *app);
void entry_accept(struct app *app);
unsigned entry_act(struct app *app, enum action action);
bool entry_is_open(const struct app *app);
/* Puts back what Esc threw away; and forgets it. */
void entry_bring_back(struct app *app);
void entry_forget_discarded(struct app *app);

/* choices.c: cells that hold one of a few things */
unsigned choice_type(struct app *app, cell_index cell, const char *text, size_t length);
/* Lists them, to take one. */
unsigned choice_ask(struct app *app, cell_index cell);

/* table_view.c, fields_view.c, text_view.c, text_keys.c, text_problems.c */
unsigned table_act(struct app *app, enum action action);
unsigned fields_act(struct app *app, enum action action);
unsigned text_open(struct app *app, cell_index cell);
/* The same where it has been asked already whether an approval is to end. */
unsigned text_begin(struct app *app, cell_index cell);
void text_close(struct app *app);
/* After the canvas was cleared: all of it has to be painted again. */
void text_forget_shown(struct app *app);
unsigned text_act(struct app *app, enum action action);
unsigned text_type(struct app *app, const char *text, size_t length);
/* Writes down what has been typed so far, and goes on. */
void text_keep(struct app *app);
/* Takes in what the session says now, the cursor where it differs. */
void text_reload(struct app *app);
void text_paint(struct app *app);
/* What is wrong with the text and what its keys are, in place of label, help and problem. */
void text_paint_problems(struct app *app);
/* The columns it takes. */
int text_columns(const struct app *app);

/* fields_paint.c */
void fields_paint(struct app *app);

/* fields_remarks.c: the sign before a field, and what stands behind it */
void field_paint_mark(struct app *app, int row, cell_index cell);
void field_paint_remarks(struct app *app, int row, int column, cell_index cell);

/* cover_facts.c: what follows from the fields of the cover */

/* The period the report is about, in words; NULL where its dates cannot be told yet. Free with
   g_free. */
char *cover_period(const struct app *app);
/* The title as it will be printed, and last year's report, in the rows from one on to the bottom. */
void cover_paint_facts(struct app *app, int row, int bottom);

/* table_paint.c */
void table_paint(struct app *app);
/* Paints the cells that the session says changed, the cursor's and their part of the ledger over what
   is there. False when the table has to be painted whole. */
bool table_paint_changed(struct app *app);
/* How many lines of the table's body fit. */
int table_body_rows(const struct app *app);

/* sections.c */

/* Paints the sections: a row of tabs, or the side. */
void sections_paint(struct app *app);
/* Of these what shows something else than there is to show, and what has to move for that. */
void sections_paint_changed(struct app *app);
/* Whether all is shown that there is to show. Takes up how the sections stand now. */
bool sections_are_shown(struct app *app);

/* bars.c */
void bars_paint(struct app *app);
/* Paints of the bars what a figure typed can change. */
void bars_paint_changed(struct app *app);
/* The top line and the keys, for what takes all the rows between. */
void bars_paint_frame(struct app *app);
/* The keys, on a row. */
void bars_paint_keys(struct app *app, int row);
/* All that the line below the label of the cursor's cell would say, had it room. Free with g_free. */
char *cell_help(const struct app *app);
/* Where the cursor is: an enum context. An app without a report is that of the board. */
unsigned app_context(const struct app *app);

/* problem.c: the problem here or nearest, with the repair offered, or what was said last. What it has
   no room for stands in the row above it too, when it is about the cursor's cell. */
void problem_paint(struct app *app, int row);
/* The finding to speak of where the cursor stands, in a text too; SIZE_MAX: there is none. */
size_t problem_slot(const struct app *app);
/* What keys can do about a finding, in so many columns at most. Free with g_free. */
char *problem_keys(const struct app *app, const struct finding *finding, size_t slot, int room);

/* actions.c: what every view can do */
unsigned app_act(struct app *app, enum action action);

/* save.c: saves; where that fails, asks for another place. */
unsigned app_save(struct app *app);
/* Asks for another file, and goes on in that. */
unsigned app_save_elsewhere(struct app *app);

/* keeping.c */

/* How long the loop may wait before the journal wants its due, in milliseconds; -1: for ever. */
int keeping_wait(const struct app *app);
/* Gives it what is due by now. */
void keeping_take(struct app *app);

/* visit.c */

/* An app that shows no report yet, on the terminal that is open; the input is borrowed. */
void app_init(struct app *app, const struct tui_options *options, struct input *input);
/* Lets go of it, and of its report, whose journal stays. */
void app_release(struct app *app);
/* Notes the report as the one at work, at the cursor's cell, unless that is noted. */
void app_note_place(struct app *app);

/* admission.c: gets hold of a report before it opens, and asks where somebody else has it open. False
   when it is not to be opened. *handed_over tells whether a session of the same user left for it. */
bool admission_ask(struct app *app, const char *path, struct claim *claim, bool *handed_over);
/* Whose lock it would be; `name` as they named themselves, or NULL. Borrows. */
struct lock_taker admission_taker(const struct app *app, const char *name);

/* recovery.c: goes on with a journal left behind, after a question if it has to be asked, and puts one
   that cannot be read aside; false when the report is not to be opened. */
bool recovery_ask(struct app *app, enum recovery manner);

/* new_report.c */

/* The id of the form of a report that has no file, but a journal with changes; NULL: there is none. Free
   with g_free. */
char *new_report_left_behind(const char *path);
/* Asks what a new report is to be; false for Esc, and where there is no form, which is the app's
   failure. The proposal is to be released in any case. */
bool new_report_ask(struct app *app, const char *path, struct proposal *proposal);
/* Fills in what was asked, and goes on from last year's report. */
void new_report_fill(struct app *app, const struct proposal *proposal);

/* last_year.c */

/* Last year's text of a cell where it is to be shown beside this year's, or NULL. Borrowed. */
const char *last_year_text(const struct app *app, cell_index cell);
/* Shows it beside, or no longer; asks for it where there is none. */
unsigned last_year_toggle(struct app *app);
/* Puts into the cursor's cell what last year's report says there. */
unsigned last_year_repeat(struct app *app);
/* Asks for a report to be taken in as last year's. */
unsigned last_year_ask(struct app *app);
/* "2023年  城北镇人民政府  2023.yaml", for a list. Free with g_free. */
char *last_year_line(const struct past_report *past);
/* Takes in the report of a file. */
unsigned last_year_take(struct app *app, const char *path);
/* repairs.c */

/* Carries out the repair offered for the problem here; of several the one chosen. */
unsigned repair_problem(struct app *app);
/* The same for the finding of a slot. */
unsigned repair_finding(struct app *app, size_t slot);

/* reasons.c, finding.c */

/* Words about where the cursor stands: why one of the warnings there is right all the same; where
   there are none, a note. */
unsigned reason_ask(struct app *app);
/* The reviewer's open remark at the cursor's cell, or NULL; the report's. */
const struct remark *remark_here(const struct app *app);
/* Shows it on a row of the screen; false where there is none. */
bool remark_paint(struct app *app, int row);
/* Asks for an answer to it. */
unsigned remark_answer_ask(struct app *app);
unsigned reason_ask_for(struct app *app, size_t slot);
/* "错", "警", and "说" for a warning that is explained; in another language perhaps a letter. */
const char *finding_mark(const struct finding *finding);
/* What a finding says, without the name of its cell in front: a part of its message. */
const char *finding_words(const struct form *form, const struct finding *finding);
/* One of the findings of some slots, of which there is one at least: asked for where there are more.
   SIZE_MAX for Esc. */
size_t finding_choose(struct app *app, const GArray *slots, const char *question, const char *verb);
/* All of it, with hint and reason, in lines (char *) of so many columns. */
void finding_describe(const struct finding *finding, int columns, GPtrArray *lines);

/* paste.c */

/* Takes in what was pasted, UTF-8. */
unsigned paste_take(struct app *app, const char *text, size_t length);

/* find.c: looks for what is typed, and goes there */
unsigned find_show(struct app *app);

/* notes.c */

/* Asks for a note on the cursor's cell, its row or its section. */
unsigned note_ask(struct app *app);

/* zeros.c, finish.c, findings.c, help.c */
unsigned zeros_ask(struct app *app);
unsigned finish_ask(struct app *app);
unsigned findings_show(struct app *app);
/* review.c: what there is to see for who reviews, and the next of it. */
unsigned review_show(struct app *app);
unsigned review_next(struct app *app);
/* remarking.c: a remark about where the cursor stands; a reason there that is accepted. */
unsigned remark_ask(struct app *app);
unsigned reason_ask_acceptance(struct app *app);
/* returned.c: what was said when the report was sent back, shown until the next key, or in lines (char *) for one; nothing
   where it was not. */
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
