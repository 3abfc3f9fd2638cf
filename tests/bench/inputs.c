#include "inputs.h"

#include "base/diagnostics.h"
#include "report/file.h"
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
