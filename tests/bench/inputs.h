#ifndef NIANBAO_TESTS_BENCH_INPUTS_H
#define NIANBAO_TESTS_BENCH_INPUTS_H

/*
 * What is loaded to be measured, and the least that reading it takes.
 *
 * Where a file cannot be read that is said on standard error.
 */

#include "form/form.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

/* A file's bytes; text is owned by whoever asked for it. */
struct bytes {
	const char *path;
	char *text;
	gsize length;
};

bool bytes_read(const char *path, struct bytes *bytes);

/* The floor: libyaml's events, each let go of. False when it is no YAML. */
bool run_events(const struct bytes *bytes);

/* NULL when they do not load. */
struct form *load_form(const char *path);
struct report *load_report(const struct form *form, const struct bytes *bytes);
/* The same beside what it would have been a year ago. */
struct report *load_with_last_year(const struct form *form, const struct bytes *bytes);

#endif
