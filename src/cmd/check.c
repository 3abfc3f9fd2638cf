/* nianbao check: what the rules find in reports, as lines or as JSON. */
#include <jansson.h>
#include <string.h>

#include "base/json_text.h"
#include "base/language.h"
#include "base/text.h"
#include "check/checker.h"
#include "cmd/arguments.h"
#include "cmd/check_json.h"
#include "cmd/check_summary.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/reasons.h"
#include "report/when.h"
#include "review/difference.h"
#include "review/flaws.h"
#include "session/board.h"
#include "session/papers.h"

/* What was asked for. */
struct wishes {
	const char *last_year; /* a file; NULL: the copy in the report will do */
	/* of summaries */
	enum board_filter filter;
	const char *unit; /* words of its name; NULL: any */
	struct decimal beyond;
};

/* What comes of all reports together. */
struct results {
	json_t *array;        /* of all findings, for JSON */
	GPtrArray *summaries; /* see cmd/check_summary.h */
};

/* A report being checked. */
struct inspection {
	struct environment *environment;
	const char *path;
	const struct report *report;
	struct checker *checker;
	const GPtrArray *flaws;       /* of its history and status */
	const GPtrArray *differences; /* of last year's report from the copy; NULL: unknown */
	const struct wishes *wishes;
	struct results *results;
};

struct format {
	/* False for a report that is not asked for. */
	bool (*show)(const struct inspection *inspection);
	void (*end)(struct environment *environment, const struct results *results);
};

/* Text */

/* What was said for a figure that looks wrong, by whom and on which day, and whether that still
   counts; "" where nothing was. Free with g_free. */
static char *reason_text(const struct finding *finding)
{
	const struct reason *reason = finding->reason;

	if (!reason)
		return g_strdup("");
	g_autofree char *day = when_day(reason->when);
	g_autofree char *giver = *reason->who && *day
		? g_strdup_printf(_("%s，%s"), reason->who, day)
		: g_strconcat(reason->who, day, NULL);
	g_autofree char *text =
		*giver ? g_strdup_printf(_("%s——%s"), reason->text, giver) : g_strdup(reason->text);
	return g_strdup_printf(
		finding->explained ? _("（理由：%s）") : _("（数变了，理由不再作数：%s）"), text);
}

/* "requests.new.natural 一、…：未填": where to put it right stands first. */
static void add_finding(const struct inspection *inspection, const struct finding *finding,
	struct diagnostics *lines)
{
	const struct report *report = inspection->report;
	g_autofree char *reason = reason_text(finding);
	g_autofree char *what = finding->hint
		? g_strdup_printf(_("%s；%s"), finding->message, finding->hint)
		: g_strdup(finding->message);

	diagnostics_add(lines, inspection->path, report->positions[finding->cell], finding->level,
		finding->rule, "%s %s%s", form_cell(report->form, finding->cell)->address, what,
		reason);
}

/* What a difference says: both values where they are short, or that there is one. Free with
   g_free. */
static char *difference_text(const struct report_difference *difference)
{
	enum { SHORT = 24 }; /* columns */
	const char *sides[] = {difference->before, difference->after};

	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
		if (text_width(sides[i], strlen(sides[i]), WIDTH_NARROW) > SHORT ||
			strchr(sides[i], '\n'))
			return g_strdup(_("上年报告的文字与抄进来的不同"));
	}
	return g_strdup_printf(
		_("抄进来的是“%s”，上年报告是“%s”"), difference->before, difference->after);
}

static void add_difference(const struct inspection *inspection,
	const struct report_difference *difference, struct diagnostics *lines)
{
	g_autofree char *text = difference_text(difference);

	diagnostics_add(lines, inspection->path, (struct position){0}, LEVEL_NOTE,
		CHECK_LAST_YEAR_RULE, "%s %s", difference->address, text);
}

static void add_failures(const struct inspection *inspection, struct diagnostics *lines)
{
	g_autoptr(GArray) slots = checker_list(inspection->checker);

	for (guint i = 0; i < slots->len; i++) {
		struct finding finding;

		checker_finding(inspection->checker, g_array_index(slots, size_t, i), &finding);
		if (finding.state == FINDING_FAILED)
			add_finding(inspection, &finding, lines);
		finding_release(&finding);
	}
}

static void add_flaws(const struct inspection *inspection, struct diagnostics *lines)
{
	for (guint i = 0; i < inspection->flaws->len; i++) {
		const struct review_flaw *flaw = g_ptr_array_index(inspection->flaws, i);

		diagnostics_add(lines, inspection->path, flaw->at, flaw->level, flaw->rule,
			_("%s；%s"), flaw->text, flaw->remedy);
	}
}

static void show_lines(const struct inspection *inspection)
{
	struct diagnostics *lines = diagnostics_new();

	add_flaws(inspection, lines);
	add_failures(inspection, lines);
	for (guint i = 0; inspection->differences && i < inspection->differences->len; i++)
		add_difference(inspection, g_ptr_array_index(inspection->differences, i), lines);
	for (size_t i = 0; i < diagnostics_count(lines); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(lines, i));

		fprintf(inspection->environment->out, "%s\n", line);
	}
	diagnostics_free(lines);
}

static bool show_text(const struct inspection *inspection)
{
	struct section_count total = review_total(inspection->checker, inspection->flaws);
	g_autofree char *file = shown_name(inspection->path);

	show_lines(inspection);
	fprintf(inspection->environment->out, _("%s：错 %zu，警 %zu，待填 %zu\n"), file,
		total.errors, total.warnings, total.blanks);
	return true;
}

static void end_text(struct environment *environment, const struct results *results)
{
	(void)environment;
	(void)results;
}

/* JSON */

static bool show_json(const struct inspection *inspection)
{
	json_t *array = inspection->results->array;

	check_json_append_flaws(array, inspection->path, inspection->flaws);
	check_json_append(array, inspection->path, inspection->report->form, inspection->checker);
	if (inspection->differences)
		check_json_append_differences(array, inspection->path, inspection->differences);
	return true;
}

static void print_json(struct environment *environment, json_t *array)
{
	g_autofree char *text = json_to_text(array, RESULTS_INDENT);

	fprintf(environment->out, "%s\n", text);
}

static void end_json(struct environment *environment, const struct results *results)
{
	print_json(environment, json_incref(results->array));
}

/* Summaries */

static bool is_wanted(const struct wishes *wishes, const char *path, struct report_summary *summary)
{
	const struct board_line line = {
		.path = (char *)path, .name = summary->unit, .summary = summary};

	return board_line_is_in(&line, wishes->filter) &&
		(!wishes->unit || board_line_is_called(&line, wishes->unit));
}

static bool add_summary(const struct inspection *inspection)
{
	struct report_summary *summary = report_summary_new(
		inspection->report, inspection->checker, inspection->wishes->beyond);

	if (!is_wanted(inspection->wishes, inspection->path, summary)) {
		report_summary_free(summary);
		return false;
	}
	check_summary_add(inspection->results->summaries, inspection->path, summary);
	return true;
}

static void end_summary_text(struct environment *environment, const struct results *results)
{
	g_autoptr(GString) out = g_string_new(NULL);

	check_summary_show_text(results->summaries, out);
	fwrite(out->str, 1, out->len, environment->out);
}

static void end_summary_json(struct environment *environment, const struct results *results)
{
	print_json(environment, check_summary_show_json(results->summaries));
}

static const struct format formats[RESULTS_FORMATS] = {
	[RESULTS_AS_TEXT] = {show_text, end_text},
	[RESULTS_AS_JSON] = {show_json, end_json},
};

static const struct format summary_formats[RESULTS_FORMATS] = {
	[RESULTS_AS_TEXT] = {add_summary, end_summary_text},
	[RESULTS_AS_JSON] = {add_summary, end_summary_json},
};

/* The command */

/* Holds the rules against last year's report itself instead of the copy. What the copy says
   otherwise is in *differences. False when it cannot be, which has been said. */
static bool take_last_year(struct environment *environment, struct report_file *file,
	const char *last_year, GPtrArray **differences)
{
	struct previous *previous = work_last_year(environment, last_year, file->path);

	if (!previous || !work_fits(environment, report_year(file->report), previous)) {
		previous_free(previous);
		return false;
	}
	if (file->report->previous)
		*differences = previous_differences(file->report->previous, previous);
	report_take_previous(file->report, previous);
	return true;
}

/* Whether there is anything to hold the report against. */
static bool may_check(struct environment *environment, const struct report_file *file)
{
	if (file->lacks_form)
		say(environment, _("%s：没有安装表式 %s，没有检查"), file->path, file->form->id);
	return !file->lacks_form;
}

static enum exit_status inspect(
	struct inspection *inspection, const struct format *format, const struct report_file *file)
{
	inspection->report = file->report;
	inspection->checker = checker_new(file->report);
	g_autoptr(GPtrArray) flaws = review_flaws(file->report);
	inspection->flaws = flaws;
	struct section_count total = review_total(inspection->checker, flaws);

	bool shown = format->show(inspection);
	checker_free(inspection->checker);
	return shown && total.errors + total.blanks > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status check_file(struct environment *environment, const struct format *format,
	const char *path, const struct wishes *wishes, struct results *results)
{
	struct report_file *file = work_read(environment, path);
	g_autoptr(GPtrArray) differences = NULL;
	enum exit_status status = EXIT_COULD_NOT;

	if (file && may_check(environment, file) &&
		(!wishes->last_year ||
			take_last_year(environment, file, wishes->last_year, &differences))) {
		struct inspection inspection = {
			.environment = environment,
			.path = path,
			.differences = differences,
			.wishes = wishes,
			.results = results,
		};

		status = inspect(&inspection, format, file);
	}
	report_file_free(file);
	return status;
}

static enum exit_status check_files(struct environment *environment, const struct format *format,
	const struct arguments *arguments, const struct wishes *wishes)
{
	enum exit_status status = EXIT_DONE;
	g_autoptr(GPtrArray) paths = papers_named((const char *const *)arguments->names);

	if (paths->len == 0)
		return give_up(environment, _("%s：里面没有报告"), arguments->names[0]);
	if (wishes->last_year && paths->len > 1)
		return give_up(environment, _("--previous 只能用于一份报告"));
	struct results results = {json_array(), check_summary_new()};
	for (guint i = 0; i < paths->len; i++) {
		enum exit_status of_file = check_file(
			environment, format, g_ptr_array_index(paths, i), wishes, &results);

		status = MAX(status, of_file);
	}
	format->end(environment, &results);
	json_decref(results.array);
	g_ptr_array_unref(results.summaries);
	return status;
}

/* What options said; NULL: nothing. */
struct written {
	char *format, *last_year, *status, *unit, *beyond;
	gboolean summary;
};

static void written_release(struct written *written)
{
	g_free(written->format);
	g_free(written->last_year);
	g_free(written->status);
	g_free(written->unit);
	g_free(written->beyond);
}

/* Which lines there are to be can be wished of a summary only. */
static bool is_consistent(struct environment *environment, const struct written *written)
{
	bool picks = written->status || written->unit || written->beyond;

	if (picks && !written->summary)
		give_up(environment, _("--status、--unit、--beyond 只与 --summary 一起用"));
	return !picks || written->summary;
}

static enum exit_status check_as_wished(struct environment *environment,
	const struct arguments *arguments, const struct written *written)
{
	struct wishes wishes = {.last_year = written->last_year, .unit = written->unit};
	int format, filter = BOARD_ALL;

	if (!is_consistent(environment, written) ||
		!argument_format(environment, written->format, &format) ||
		!argument_choice(
			environment, "--status", written->status, board_filter_names, &filter) ||
		!argument_beyond(environment, written->beyond, &wishes.beyond))
		return EXIT_COULD_NOT;
	wishes.filter = (enum board_filter)filter;
	return check_files(environment, &(written->summary ? summary_formats : formats)[format],
		arguments, &wishes);
}

enum exit_status command_check(struct environment *environment, int argc, char **argv)
{
	struct written written = {0};
	const GOptionEntry options[] = {
		{"summary", 0, 0, G_OPTION_ARG_NONE, &written.summary,
			N_("一份报告一行：状态、已填、错、警、比上年、批注、改、报送"), NULL},
		{"status", 0, 0, G_OPTION_ARG_FILENAME, &written.status,
			N_("只列这种状态的：submitted、returned、draft、approved 或 amiss（读不了、失效）"),
			"STATUS"},
		{"unit", 0, 0, G_OPTION_ARG_FILENAME, &written.unit, N_("只列名称里有这些字的单位"),
			"WORDS"},
		{"beyond", 0, 0, G_OPTION_ARG_FILENAME, &written.beyond,
			N_("比上年多到几倍、少到几分之一的算作突变；不写是3"), "N"},
		FORMAT_OPTION(&written.format),
		{"previous", 'p', 0, G_OPTION_ARG_FILENAME, &written.last_year,
			N_("与上年的报告本身比较，并指出抄进来的与它不同的地方"), "FILE"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status))
		status = check_as_wished(environment, &arguments, &written);
	arguments_release(&arguments);
	written_release(&written);
	return status;
}
