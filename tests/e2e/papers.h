#ifndef NIANBAO_TESTS_E2E_PAPERS_H
#define NIANBAO_TESTS_E2E_PAPERS_H

/*
 * The papers on a desk: the report a clerk opens, and what stands in it after.
 *
 * The report is report.yaml. What a test wants to know about it, it asks the
 * program's own commands, as somebody without a screen would. A paper that is
 * not there or a command that fails ends the test.
 */

#include "screen.h"

/* How many of the report's answers count as filled: figures, texts and the cover. */
#define ANSWERS_IN_ALL "179"

/* The text of tests/data/NAME. Free with g_free. */
char *papers_data(const char *name);
/* Lays a copy of tests/data/NAME on the desk as the report. */
void papers_lay_out(struct desk *desk, const char *name);

/* Lays a form of that text on the desk as f.yaml, found there by every program from now on, and a
   report on it that says nothing as the report. */
void papers_lay_out_form(struct desk *desk, const char *text);

/* Lays a copy of tests/data/NAME, a form, on the desk, found there by every program from now on. */
void papers_lay_out_form_of(struct desk *desk, const char *name);

/* Opens the report as for the first time, wherever it was left, and waits until its cover stands on
   the screen. */
struct screen *papers_open(struct desk *desk, int rows, int columns);
/* Begins the report, of which there is none yet, on the form most tests are about: the newest
   edition of the official one, which is proposed. The sheet that asks for it stands on the screen, at
   the unit. */
struct screen *papers_begin_official(struct desk *desk, int rows, int columns);
/* The same on the form whose line below the sheet says words. */
struct screen *papers_begin_on(struct desk *desk, int rows, int columns, const char *words);
/* Begins it on the official form, with a unit and 2024. */
struct screen *papers_begin(struct desk *desk, int rows, int columns);
/* Begins it at 24x80, and stands in the first cell of table 3. */
struct screen *papers_begin_table_3(struct desk *desk);
/* Waits until the report's journal says so: a pause in a text is not told on the screen. */
void papers_await_journal(struct desk *desk, struct screen *screen, const char *text);
/* Ends with F10 and Enter: saved, and the terminal as it was. */
void papers_close(struct screen *screen);

/* The same where the start screen comes next. */
void papers_close_to_start(struct screen *screen);

/* Opens the report of figures real-00.yaml and puts 7 into the first cell of table 3, accepted and not
   saved. */
struct screen *papers_change_a_figure(struct desk *desk);

/* Runs a line of the command line, its words parted by single blanks, which has to succeed. */
void papers_run(struct desk *desk, const char *line);
/* Runs a command on the report and returns what it says. Free with g_free. */
char *papers_ask(struct desk *desk, int status, const char *command);
/* What stands at an address of the report as it was saved. Free with g_free. */
char *papers_value(struct desk *desk, const char *address);

/* The value of the saved report at an address. */
#define expect_saved(desk, address, wanted)                                                        \
	do {                                                                                       \
		char *saved_ = papers_value(desk, address);                                        \
		cr_expect_str_eq(saved_, wanted, "%s is \"%s\"", address, saved_);                 \
		g_free(saved_);                                                                    \
	} while (0)

#endif
