#include "measure.h"

#include "check/checker.h"
#include "inputs.h"
#include <stdio.h>

enum {
	ROUNDS = 100,
	TIMES_A_ROUND = 10,
};

static bool run_load(const struct form *form, const struct bytes *bytes)
{
	struct report *report = load_report(form, bytes);
	bool loaded = report != NULL;
	g_clear_pointer(&report, report_free);
	return loaded;
}

/* The clock counts microseconds, of which one load takes not many: each sample is several. */
static bool take_turns(const struct form *form, const struct bytes *bytes, struct comparison *load)
{
	bool good = true;
	for (int round = 0; round < ROUNDS && good; round++) {
		gint64 begun = g_get_monotonic_time();
		for (int i = 0; i < TIMES_A_ROUND && good; i++)
			good = run_events(bytes);
		gint64 between = g_get_monotonic_time();
		for (int i = 0; i < TIMES_A_ROUND && good; i++)
			good = run_load(form, bytes);
		gint64 ended = g_get_monotonic_time();
		samples_add(&load->floor, (double)(between - begun) / 1000 / TIMES_A_ROUND);
		samples_add(&load->program, (double)(ended - between) / 1000 / TIMES_A_ROUND);
	}
	return good;
}

bool measure_load(const struct subjects *subjects, struct comparison *load)
{
	struct bytes bytes = {0};
	struct form *form = load_form(subjects->form);
	bool good = form && bytes_read(subjects->report, &bytes) && take_turns(form, &bytes, load);
	if (!good)
		fprintf(stderr, "bench: %s does not load on %s\n", subjects->report,
			subjects->form);
	g_free(bytes.text);
	g_clear_pointer(&form, form_free);
	return good;
}

/* Every rule and every cell, and the list of what there is to say. */
static size_t run_check(const struct report *report)
{
	struct checker *checker = checker_new(report);
	GArray *slots = checker_list(checker);
	size_t findings = slots->len;

	g_array_unref(slots);
	checker_free(checker);
	return findings;
}

bool measure_check(const struct subjects *subjects, struct comparison *check)
{
	struct bytes bytes = {0};
	struct form *form = load_form(subjects->form);
	struct report *report = form && bytes_read(subjects->report, &bytes)
		? load_with_last_year(form, &bytes)
		: NULL;

	for (int round = 0; report && round < ROUNDS; round++) {
		gint64 begun = g_get_monotonic_time();
		for (int i = 0; i < TIMES_A_ROUND; i++)
			run_check(report);
		samples_add(&check->program,
			(double)(g_get_monotonic_time() - begun) / 1000 / TIMES_A_ROUND);
	}
	bool good = report != NULL;
	g_free(bytes.text);
	report_free(report);
	g_clear_pointer(&form, form_free);
	return good;
}
