/* nianbao print: the copy that is filed, as text. */
#include "print/print.h"

#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include <glib/gi18n.h>

#include "base/file.h"

enum { WIDEST_PAPER = 1000 };

/* What is wanted of every report. */
struct request {
	struct print_options paper;
	gboolean public; /* as it is published, not as it is filed */
};

static bool print_file(struct environment *environment, const char *path,
	const struct request *request, GString *out)
{
	struct report_file *file = work_read(environment, path);

	if (!file)
		return false;
	if (out->len > 0)
		g_string_append_c(out, '\n');
	struct document *document =
		request->public ? document_new_published(file->report) : document_new(file->report);
	print_text(document, &request->paper, out);
	document_free(document);
	report_file_free(file);
	return true;
}

/* Whether the copy would go where one of the reports lies. */
static bool is_report(const char *output, char *const *paths)
{
	for (; *paths; paths++) {
		if (file_is_same(output, *paths))
			return true;
	}
	return false;
}

static enum exit_status write_copy(
	struct environment *environment, const char *output, const GString *text)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *notice = NULL;

	if (!output || g_str_equal(output, "-")) {
		fwrite(text->str, 1, text->len, environment->out);
		return EXIT_DONE;
	}
	if (!file_replace_noting(output, text->str, text->len, &notice, &error))
		return give_up(environment, "%s", error->message);
	if (notice)
		say(environment, "%s", notice);
	return EXIT_DONE;
}

/* All of the reports or none. */
static enum exit_status print_files(struct environment *environment, char *const *paths,
	const char *output, const struct request *request)
{
	g_autoptr(GString) text = g_string_new(NULL);
	bool good = true;

	if (output && is_report(output, paths))
		return give_up(environment, _("%s：是要印的报告自己，不能写在它上面"), output);
	for (; *paths; paths++)
		good &= print_file(environment, *paths, request, text);
	return good ? write_copy(environment, output, text) : EXIT_COULD_NOT;
}

/* What was asked for becomes print options; false when it cannot be, which has been said. */
static bool read_options(struct environment *environment, const char *rules, const char *ambiguous,
	int width, struct print_options *options)
{
	static const char *const rule_names[] = {
		[RULES_ASCII] = "ascii", [RULES_LIGHT] = "light", [RULES_NONE] = "none", NULL};
	static const char *const profile_names[] = {
		[WIDTH_NARROW] = "narrow", [WIDTH_WIDE] = "wide", NULL};
	int style = options->rules, profile = options->profile;

	if (!argument_choice(environment, "--rules", rules, rule_names, &style) ||
		!argument_choice(environment, "--ambiguous", ambiguous, profile_names, &profile))
		return false;
	if (width < PRINT_LEAST_WIDTH || width > WIDEST_PAPER) {
		say(environment, _("--width 应在%d和%d之间"), PRINT_LEAST_WIDTH, WIDEST_PAPER);
		return false;
	}
	options->rules = (enum rule_style)style;
	options->profile = (enum width_profile)profile;
	options->width = width;
	return true;
}

enum exit_status command_print(struct environment *environment, int argc, char **argv)
{
	struct request request = {.paper = print_options_default()};
	g_autofree char *output = NULL, *rules = NULL, *ambiguous = NULL;
	int width = request.paper.width;
	const GOptionEntry options[] = {
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
			N_("写到这个文件；不写就是标准输出"), "FILE"},
		{"rules", 0, 0, G_OPTION_ARG_FILENAME, &rules,
			N_("表格线：ascii（默认）、light（制表符）或 none"), "NAME"},
		{"ambiguous", 0, 0, G_OPTION_ARG_FILENAME, &ambiguous,
			N_("“”—…· 占几列：wide 两列（默认），narrow 一列"), "NAME"},
		{"width", 0, 0, G_OPTION_ARG_INT, &width, N_("纸宽多少列，默认80"), "N"},
		{"public", 0, 0, G_OPTION_ARG_NONE, &request.public,
			N_("公开用的一份：不印警告的理由和签字栏"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status))
		status = read_options(environment, rules, ambiguous, width, &request.paper)
			? print_files(environment, arguments.names, output, &request)
			: EXIT_COULD_NOT;
	arguments_release(&arguments);
	return status;
}
