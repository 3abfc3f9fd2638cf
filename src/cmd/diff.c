/* nianbao diff: where a report says something else than another. */
#include <jansson.h>
#include <string.h>

#include "base/json_text.h"
#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/diff_show.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "review/difference.h"

static void show_text(const struct compared *compared, GString *out)
{
	diff_show_text(compared, out);
	diff_show_counts(compared, out);
}

static void show_json(const struct compared *compared, GString *out)
{
	json_append_text(out, diff_show_json(compared), RESULTS_INDENT);
	g_string_append_c(out, '\n');
}

static void (*const formats[])(const struct compared *compared, GString *out) = {
	[RESULTS_AS_TEXT] = show_text,
	[RESULTS_AS_JSON] = show_json,
};

static enum exit_status compare(struct environment *environment, int format,
	const struct report_file *old, const struct report_file *file)
{
	g_autoptr(GPtrArray) differences = report_differences(old->report, file->report);
	g_autoptr(GString) out = g_string_new(NULL);
	const struct compared compared = {
		.old_path = old->path,
		.path = file->path,
		.old = old->report,
		.report = file->report,
		.differences = differences,
		.lineage = lineage_of(old->report, file->report),
	};

	formats[format](&compared, out);
	fwrite(out->str, 1, out->len, environment->out);
	return differences->len == 0 ? EXIT_DONE : EXIT_FINDINGS;
}

static enum exit_status compare_files(
	struct environment *environment, const struct arguments *arguments, int format)
{
	enum exit_status status = EXIT_COULD_NOT;

	if (arguments->count > 2)
		return give_up(environment, _("一次比较两份报告"));
	struct report_file *old = work_read(environment, arguments->names[0]);
	struct report_file *file = old ? work_read(environment, arguments->names[1]) : NULL;
	if (file)
		status = compare(environment, format, old, file);
	report_file_free(old);
	report_file_free(file);
	return status;
}

enum exit_status command_diff(struct environment *environment, int argc, char **argv)
{
	return arguments_with_format(environment, 2, argc, argv, compare_files);
}
