/*
 * bench PROGRAM BARE_ENTRY BARE_START FORM REPORT
 *
 * How fast the program is, against floors measured in the same run: medians of
 * samples taken in turns. Goals that are not met are marked "over"; the exit
 * status is 0 all the same, because a busy machine is no fault, and 2 when
 * something could not be measured.
 */

#include "large.h"
#include "measure.h"
#include <stdio.h>

enum {
	LOAD,
	CHECK,
	LARGE_LOAD,
	LARGE_EDIT_CELLS,
	LARGE_EDIT_TIME,
	SAVE,
	PRINT,
	COPIES,
	SYNCED_SAVE,
	RECOVERY,
	DIGIT,
	BYTES,
	NARRATIVE,
	PARAGRAPH,
	ROWS,
	PAGES,
	IDLE,
	ESCAPE,
	START,
	MEMORY,
	COMPARISONS,
};

static const struct {
	const char *label, *unit;
	bool by_ratio;
	double goal;
} goals[COMPARISONS] = {
	[LOAD] = {"load a full report / libyaml's events", "ms", true, 1.5},
	[CHECK] = {"a full check of it, with last year", "ms", false, 1},
	[LARGE_LOAD] = {"load a form of 100,000 cells / events", "ms", true, 2},
	[LARGE_EDIT_CELLS] = {"  cells one edit touches (of computed)", "cells", false,
		LARGE_TOUCHED},
	[LARGE_EDIT_TIME] = {"  time for each / each of a full pass", "us", true, 1},
	[SAVE] = {"save it with last year, the disk left out", "ms", false, 5},
	[PRINT] = {"print its pages / write their bytes", "ms", false, 5},
	[COPIES] = {"  memory, 1,000 in one call / 10", "MB", true, 1.1},
	[SYNCED_SAVE] = {"save it, synced / write, sync, rename", "ms", true, 1.5},
	[RECOVERY] = {"recover 10,000 changes", "ms", false, 50},
	[DIGIT] = {"a digit in table 3 / bare ncurses", "us", true, 1.3},
	[BYTES] = {"  bytes to the terminal for it", "bytes", false, 300},
	[NARRATIVE] = {"a character among 100,000 / the same", "us", true, 1.3},
	[PARAGRAPH] = {"  where they are one paragraph", "us", false, 5000},
	[ROWS] = {"a digit in 5,000 rows / the same", "us", true, 1.3},
	[PAGES] = {"a page of 5,000 rows", "us", false, 5000},
	[IDLE] = {"bytes sent in ten seconds of nothing", "bytes", false, 0},
	[ESCAPE] = {"Esc, until the menu stands", "ms", false, 100},
	[START] = {"first screen / bare start", "ms", true, 1.5},
	[MEMORY] = {"  memory resident then", "MB", false, 8},
};

int main(int count, char **arguments)
{
	struct comparison comparisons[COMPARISONS];
	if (count != 6) {
		fprintf(stderr, "usage: bench PROGRAM BARE_ENTRY BARE_START FORM REPORT\n");
		return 2;
	}
	struct subjects subjects = {
		arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]};
	for (int i = 0; i < COMPARISONS; i++)
		comparison_init(&comparisons[i], goals[i].label, goals[i].unit, goals[i].by_ratio,
			goals[i].goal);
	bool good = measure_copies(&subjects, &comparisons[COPIES]);
	good = measure_load(&subjects, &comparisons[LOAD]) && good;
	good = measure_check(&subjects, &comparisons[CHECK]) && good;
	good = measure_large(&subjects, &comparisons[LARGE_LOAD], &comparisons[LARGE_EDIT_CELLS],
		       &comparisons[LARGE_EDIT_TIME]) &&
		good;
	good = measure_output(&subjects, &comparisons[SAVE], &comparisons[PRINT]) && good;
	good = measure_save(&subjects, &comparisons[SYNCED_SAVE]) && good;
	good = measure_recovery(&subjects, &comparisons[RECOVERY]) && good;
	good = measure_digit(&subjects, &comparisons[DIGIT], &comparisons[BYTES]) && good;
	good = measure_narrative(&subjects, &comparisons[NARRATIVE]) && good;
	good = measure_paragraph(&subjects, &comparisons[PARAGRAPH]) && good;
	good = measure_rows(&subjects, &comparisons[ROWS]) && good;
	good = measure_pages(&subjects, &comparisons[PAGES]) && good;
	good = measure_idle(&subjects, &comparisons[IDLE]) && good;
	good = measure_escape(&subjects, &comparisons[ESCAPE]) && good;
	good = measure_start(&subjects, &comparisons[START], &comparisons[MEMORY]) && good;
	comparison_print_head();
	for (int i = 0; i < COMPARISONS; i++) {
		comparison_print(&comparisons[i]);
		comparison_release(&comparisons[i]);
	}
	return good ? 0 : 2;
}
