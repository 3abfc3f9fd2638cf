#include "inputs.h"

#include "base/diagnostics.h"
#include "report/file.h"
#include "report/previous.h"
#include <stdio.h>
#include <yaml.h>

bool bytes_read(const char *path, struct bytes *bytes)
{
	GError *error = NULL;
	bytes->path = path;
	if (g_file_get_contents(path, &bytes->text, &bytes->length, &error))
		return true;
	fprintf(stderr, "bench: %s\n", error->message);
	g_error_free(error);
	return false;
}

bool run_events(const struct bytes *bytes)
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

struct form *load_form(const char *path)
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

struct report *load_report(const struct form *form, const struct bytes *bytes)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse(bytes->path, bytes->text, bytes->length, diagnostics);
	struct report *report = tree ? report_load(form, tree, diagnostics) : NULL;

	g_clear_pointer(&tree, yaml_tree_free);
	diagnostics_free(diagnostics);
	return report;
}

/* The report as it would have been a year ago: its figures, and its texts in nearly the same words,
   which is what takes longest to compare. */
static struct previous *year_before(const struct form *form, const struct bytes *bytes)
{
	g_autoptr(GString) text = g_string_new_len(bytes->text, (gssize)bytes->length);
	g_string_replace(text, "2024", "2023", 0);
	g_string_replace(text, "2025", "2024", 0);
	struct bytes before = {bytes->path, text->str, text->len};
	struct report *last = load_report(form, &before);
	struct previous *previous = last ? previous_from_report(last, "") : NULL;

	report_free(last);
	return previous;
}

struct report *load_with_last_year(const struct form *form, const struct bytes *bytes)
{
	struct report *report = load_report(form, bytes);
	struct previous *previous = year_before(form, bytes);

	if (report && previous)
		report_take_previous(report, previous);
	else
		g_clear_pointer(&report, report_free);
	return report;
}
