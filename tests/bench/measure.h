#ifndef NIANBAO_TESTS_BENCH_MEASURE_H
#define NIANBAO_TESTS_BENCH_MEASURE_H

/*
 * What is measured, one function each.
 *
 * Each adds samples to comparisons; where one cannot be measured it says why on
 * standard error and returns false.
 */

#include "samples.h"

/* What is run: paths of the program, of the floors, of a form, and of a full report on it. */
struct subjects {
	const char *program, *bare_entry, *bare_start;
	const char *form, *report;
};

/* A report loaded on a form that is loaded already, from the file's bytes, against libyaml's event
   loop over the same bytes. In milliseconds. */
bool measure_load(const struct subjects *subjects, struct comparison *load);

/* Everything that is checked of the report beside last year's, by all rules of its form, and the list
   of findings made of it. In milliseconds. */
bool measure_check(const struct subjects *subjects, struct comparison *check);

/* A form of a hundred thousand cells, made of the form: loaded, against libyaml's event loop over its bytes, in
   milliseconds; the cells that one edit touches, beside all that are computed; and the time a touched
   cell takes, against one of a full pass, in microseconds. */
bool measure_large(const struct subjects *subjects, struct comparison *load,
	struct comparison *touched, struct comparison *edit);

/* The report with last year's written to a file, and its pages made and written to one, against writing
   their bytes alone; the disk is not waited for. In milliseconds. */
bool measure_output(
	const struct subjects *subjects, struct comparison *save, struct comparison *print);

/* The most memory resident, in MB, while a thousand copies are printed in one call, against ten. To be
   measured before all others: a program begins with what was resident in the one that started it. */
bool measure_copies(const struct subjects *subjects, struct comparison *memory);

/* A save that waits for the disk, against the same bytes written, synced and renamed by hand. In
   milliseconds. */
bool measure_save(const struct subjects *subjects, struct comparison *save);

/* Ten thousand changes brought back from the journal of a program that was killed. In milliseconds. */
bool measure_recovery(const struct subjects *subjects, struct comparison *recovery);

/* A digit typed in table 3, beside last year's figures: from writing the key to the last byte of the answer, in microseconds,
   and how many bytes it has. */
bool measure_digit(
	const struct subjects *subjects, struct comparison *time, struct comparison *bytes);

/* The same for a character typed into a narrative of 100,000 characters, and for a digit in a table of
   5,000 rows, against the digit of the floor. */
bool measure_narrative(const struct subjects *subjects, struct comparison *time);
bool measure_rows(const struct subjects *subjects, struct comparison *time);

/* A character typed into a narrative of as many that is one paragraph, in microseconds. */
bool measure_paragraph(const struct subjects *subjects, struct comparison *time);

/* Page after page of those 5,000 rows, in microseconds. */
bool measure_pages(const struct subjects *subjects, struct comparison *time);

/* How many bytes come while nobody types for ten seconds. */
bool measure_idle(const struct subjects *subjects, struct comparison *bytes);

/* From Esc to the menu, in milliseconds. */
bool measure_escape(const struct subjects *subjects, struct comparison *time);

/* From starting the program to the last byte of the first screen, in milliseconds, and the memory
   then resident, in MB. */
bool measure_start(
	const struct subjects *subjects, struct comparison *time, struct comparison *memory);

#endif
