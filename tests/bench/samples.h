#ifndef NIANBAO_TESTS_BENCH_SAMPLES_H
#define NIANBAO_TESTS_BENCH_SAMPLES_H

/*
 * Samples: the same thing measured many times, and its median.
 *
 * A comparison has a measure of the program and, where there is a floor, as
 * many of the floor, taken in turns, so that whatever else the machine does
 * meanwhile falls on both.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct samples {
	GArray *values; /* of double */
};

void samples_init(struct samples *samples);
void samples_release(struct samples *samples);
void samples_add(struct samples *samples, double value);
/* 0 when there are none. */
double samples_median(const struct samples *samples);

struct comparison {
	const char *label, *unit;
	struct samples program, floor;
	bool by_ratio; /* the goal is for program / floor; otherwise for the program alone */
	double goal;
};

void comparison_init(struct comparison *comparison, const char *label, const char *unit,
	bool by_ratio, double goal);
void comparison_release(struct comparison *comparison);

/* The lines of the table, on standard output. */
void comparison_print_head(void);
void comparison_print(const struct comparison *comparison);

#endif
