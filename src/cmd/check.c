#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"
#include "cmd/arguments.h"
#include "cmd/check_json.h"
#include "cmd/say.h"
#include "cmd/work.h"

/* A report being checked. */
struct inspection {
	struct environment *environment;
	const char *path;
	const struct report *report;
	struct checker *checker;
	json_t *array; /* of all findings, for JSON */
};

struct format {
	void (*show)(const struct inspection *inspection);
	void (*end)(struct environment *environment, const json_t *array);
};

/* Text */

/* "requests.new.natural 一、…：未填": where to put it right stands first. */
static void add_finding(const struct inspection *inspection, const struct finding *finding,
	struct diagnostics *lines)
{
	const struct report *report = inspection->report;

	diagnostics_add(lines, inspection->path, report->positions[finding->cell], finding->level,
		finding->rule, "%s %s", form_cell(report->form, finding->cell)->address,
		finding->message);
}

static void show_failures(const struct inspection *inspection)
{
	g_autoptr(GArray) slots = checker_list(inspection->checker);
	struct diagnostics *lines = diagnostics_new();

	for (guint i = 0; i < slots->len; i++) {
		struct finding finding;

		checker_finding(inspection->checker, g_array_index(slots, size_t, i), &finding);
		if (finding.state == FINDING_FAILED)
			add_finding(inspection, &finding, lines);
		finding_release(&finding);
	}
	for (size_t i = 0; i < diagnostics_count(lines); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(lines, i));

		fprintf(inspection->environment->out, "%s\n", line);
	}
	diagnostics_free(lines);
}

static void show_text(const struct inspection *inspection)
{
	struct section_count total = checker_total(inspection->checker);
	g_autofree char *file = shown_name(inspection->path);

	show_failures(inspection);
	fprintf(inspection->environment->out, "%s：错 %zu，警 %zu，待填 %zu\n", file, total.errors,
		total.warnings, total.blanks);
}

static void end_text(struct environment *environment, const json_t *array)
{
	(void)environment;
	(void)array;
}

/* JSON */

static void show_json(const struct inspection *inspection)
{
	check_json_append(
		inspection->array, inspection->path, inspection->report->form, inspection->checker);
}

static void end_json(struct environment *environment, const json_t *array)
{
	char *text = json_dumps(array, JSON_INDENT(2));

	fprintf(environment->out, "%s\n", text);
	free(text);
}

enum { FORMAT_TEXT, FORMAT_JSON };

static const struct format formats[] = {
	[FORMAT_TEXT] = {show_text, end_text},
	[FORMAT_JSON] = {show_json, end_json},
};

/* The command */

static enum exit_status check_file(struct environment *environment, const struct format *format,
	const char *path, json_t *array)
{
	struct report_file *file = work_read(environment, path);

	if (!file)
		return EXIT_COULD_NOT;
	struct inspection inspection = {
		.environment = environment,
		.path = path,
		.report = file->report,
		.checker = checker_new(file->report),
		.array = array,
	};
	struct section_count total = checker_total(inspection.checker);

	format->show(&inspection);
	checker_free(inspection.checker);
	report_file_free(file);
	return total.errors + total.blanks > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status check_files(
	struct environment *environment, const struct format *format, char *const *paths)
{
	json_t *array = json_array();
	enum exit_status status = EXIT_DONE;

	for (; *paths; paths++) {
		enum exit_status of_file = check_file(environment, format, *paths, array);

		status = MAX(status, of_file);
	}
	format->end(environment, array);
	json_decref(array);
	return status;
}

enum exit_status command_check(struct environment *environment, int argc, char **argv)
{
	static const char *const names[] = {[FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", NULL};
	g_autofree char *name = NULL;
	int format = FORMAT_TEXT;
	const GOptionEntry options[] = {
		{"format", 0, 0, G_OPTION_ARG_FILENAME, &name, "结果的格式：text（文字）或 json",
			"text|json"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status))
		status = argument_choice(environment, "--format", name, names, &format)
			? check_files(environment, &formats[format], arguments.names)
			: EXIT_COULD_NOT;
	arguments_release(&arguments);
	return status;
}
