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
	const char *name;
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
	g_autofree char *file = g_filename_display_name(inspection->path);

	show_failures(inspection);
	fprintf(inspection->environment->out,
		"%s：错 %zu，警 %zu，待填 %zu\n", file, total.errors, total.warnings,
		total.blanks);
}

static void end_text(struct environment *environment, const json_t *array)
{
	(void)environment;
	(void)array;
}

/* JSON */

static void show_json(const struct inspection *inspection)
{
	check_json_append(inspection->array, inspection->path, inspection->report->form,
		inspection->checker);
}

static void end_json(struct environment *environment, const json_t *array)
{
	char *text = json_dumps(array, JSON_INDENT(2));

	fprintf(environment->out, "%s\n", text);
	free(text);
}

static const struct format formats[] = {
	{"text", show_text, end_text},
	{"json", show_json, end_json},
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

	for (; *paths; paths++)
		status = MAX(status, check_file(environment, format, *paths, array));
	format->end(environment, array);
	json_decref(array);
	return status;
}

static const struct format *find_format(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

enum exit_status command_check(struct environment *environment, int argc, char **argv)
{
	g_autofree char *name = NULL;
	const GOptionEntry options[] = {
		{"format", 0, 0, G_OPTION_ARG_FILENAME, &name, "结果的格式：text（文字）或 json",
			"text|json"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		const struct format *format = find_format(name ? name : "text");

		if (format)
			status = check_files(environment, format, arguments.names);
		else
			status = give_up(environment, "没有格式 %s：只有 text 和 json", name);
	}
	arguments_release(&arguments);
	return status;
}
