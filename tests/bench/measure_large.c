/*
 * Measures on a form of a hundred thousand cells: what loading it costs, and
 * that an edit costs what depends on it and not the form.
 */

#include "measure.h"

#include "inputs.h"
#include "large.h"
#include <stdio.h>

enum {
	LOADS = 15,
	EDITS = 1000,
	EDITS_A_SAMPLE = 50,
	FULL_PASSES = 20,
};

static double since(gint64 begun)
{
	return (double)(g_get_monotonic_time() - begun);
}

/* As a file is loaded, its bytes having been read. */
static struct form *load_large(const struct bytes *bytes)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autoptr(GBytes) read = g_bytes_new_static(bytes->text, bytes->length);
	struct form *form = form_load_bytes(bytes->path, read, diagnostics);
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++)
		fprintf(stderr, "bench: %s\n", diagnostics_get(diagnostics, i)->text);
	diagnostics_free(diagnostics);
	return form;
}

static bool take_turns(const struct bytes *bytes, struct comparison *load)
{
	bool good = true;
	for (int i = 0; i < LOADS && good; i++) {
		gint64 begun = g_get_monotonic_time();
		good = run_events(bytes);
		samples_add(&load->floor, since(begun) / 1000);
		begun = g_get_monotonic_time();
		struct form *form = load_large(bytes);
		samples_add(&load->program, since(begun) / 1000);
		good = good && form;
		form_free(form);
	}
	return good;
}

static void fill(struct report *report)
{
	const cell_index *changed;
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (!form_cell_is_computed(form_cell(report->form, cell)))
			report_set(report, cell, "7", &changed);
	}
}

/* Figures of the first section, which reach farthest. */
static size_t run_edits(struct report *report, const GArray *figures, int from)
{
	const cell_index *changed;
	size_t touched = 0;
	for (int edit = from; edit < from + EDITS_A_SAMPLE; edit++) {
		cell_index cell = g_array_index(figures, cell_index, (guint)edit % figures->len);
		char figure[16];
		g_snprintf(figure, sizeof figure, "%d", 8 + edit);
		touched += report_set(report, cell, figure, &changed);
	}
	return touched;
}

static void measure_edits(
	struct report *report, struct comparison *touched, struct comparison *edit)
{
	g_autoptr(GArray) figures = large_figures(report->form);
	for (int from = 0; from < EDITS; from += EDITS_A_SAMPLE) {
		gint64 begun = g_get_monotonic_time();
		size_t cells = run_edits(report, figures, from);
		samples_add(&edit->program, since(begun) / (double)cells);
		samples_add(&touched->program, (double)cells / EDITS_A_SAMPLE);
	}
	for (int i = 0; i < FULL_PASSES; i++) {
		gint64 begun = g_get_monotonic_time();
		report_recalculate(report);
		samples_add(&edit->floor, since(begun) / (double)report->form->computed_count);
		samples_add(&touched->floor, (double)report->form->computed_count);
	}
}

static bool measure_form(const GString *text, struct comparison *load, struct comparison *touched,
	struct comparison *edit)
{
	struct bytes bytes = {"large.yaml", text->str, text->len};
	struct form *form = take_turns(&bytes, load) ? load_large(&bytes) : NULL;
	if (!form)
		return false;
	struct report *report = report_new(form);
	fill(report);
	measure_edits(report, touched, edit);
	report_free(report);
	form_free(form);
	return true;
}

bool measure_large(const struct subjects *subjects, struct comparison *load,
	struct comparison *touched, struct comparison *edit)
{
	struct bytes official = {0};
	GString *text = bytes_read(subjects->form, &official) ? large_form(official.text) : NULL;
	bool good = text && measure_form(text, load, touched, edit);
	if (!text)
		fprintf(stderr, "bench: no table 3 in %s\n", subjects->form);
	else
		g_string_free(text, TRUE);
	g_free(official.text);
	return good;
}
