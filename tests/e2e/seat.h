#ifndef NIANBAO_TESTS_E2E_SEAT_H
#define NIANBAO_TESTS_E2E_SEAT_H

/*
 * A seat: where the clerk of every test sits, and what lies before her.
 *
 * A suite names one of these for its .init and get_up for its .fini, or begins
 * its own .init with one. The desk is laid out when a test begins and cleared
 * away when it has ended, well or not.
 */

#include "desk.h"

/* The desk of the test that runs. */
extern struct desk *desk;

void sit_down(void);                /* at an empty desk */
void sit_down_to_full_report(void); /* full.yaml, complete and in order */
void sit_down_to_figures(void);     /* real-00.yaml, which has figures and no texts */
void sit_down_to_works(void);       /* works.yaml, a form with conditions, and no report */
void get_up(void);

/* Rows of the program's screen in a terminal of 24. */
enum {
	STATUS_ROW = 0,
	TABS_ROW = 1,
	LABEL_ROW = 20,
	HELP_ROW = 21,
	MESSAGE_ROW = 22, /* what the program says, or what is wrong with the cell */
	PROBLEM_ROW = MESSAGE_ROW,
};

#endif
