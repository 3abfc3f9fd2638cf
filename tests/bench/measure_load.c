#include "measure.h"

#include "base/diagnostics.h"
#include "form/form.h"
#include "report/file.h"
#include <stdio.h>
#include <yaml.h>

enum {
	ROUNDS = 100,
	TIMES_A_ROUND = 10,
};

struct bytes {
	char *text;
	gsize length;
};

static bool bytes_read(const char *path, struct bytes *bytes)
{
	GError *error = NULL;
	if (g_file_get_contents(path, &bytes->text, &bytes->length, &error))
		return true;
	fprintf(stderr, "bench: %s\n", error->message);
	g_error_free(error);
	return false;
}

static struct form *load_form(const char *path)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct bytes bytes = {0};
	struct form *form = NULL;
	if (bytes_read(path, &bytes))
		form = form_load(path, bytes.text, bytes.length, diagnostics);
	diagnostics_free(diagnostics);
	g_free(bytes.text);
	return form;
}

static bool run_events(const struct bytes *bytes)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool good = yaml_parser_initialize(&parser), done = false;
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes->text, bytes->length);
	while (good && !done) {
		good = yaml_parser_parse(&parser, &event);
		done = good && event.type == YAML_STREAM_END_EVENT;
		if (good)
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return good;
}

static bool run_load(const struct form *form, const char *path, const struct bytes *bytes)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse(path, bytes->text, bytes->length, diagnostics);
	struct report *report = tree ? report_load(form, tree, diagnostics) : NULL;
	bool loaded = report != NULL;
	g_clear_pointer(&report, report_free);
	g_clear_pointer(&tree, yaml_tree_free);
	diagnostics_free(diagnostics);
	return loaded;
}

/* The clock counts microseconds, of which one load takes not many: each sample is several. */
static bool take_turns(const struct form *form, const char *path, const struct bytes *bytes,
	struct comparison *load)
{
	bool good = true;
	for (int round = 0; round < ROUNDS && good; round++) {
		gint64 begun = g_get_monotonic_time();
		for (int i = 0; i < TIMES_A_ROUND && good; i++)
			good = run_events(bytes);
		gint64 between = g_get_monotonic_time();
		for (int i = 0; i < TIMES_A_ROUND && good; i++)
			good = run_load(form, path, bytes);
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
	bool good = form && bytes_read(subjects->report, &bytes) &&
		take_turns(form, subjects->report, &bytes, load);
	if (!good)
		fprintf(stderr, "bench: %s does not load on %s\n", subjects->report,
			subjects->form);
	g_free(bytes.text);
	g_clear_pointer(&form, form_free);
	return good;
}
