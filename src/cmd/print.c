/* nianbao print: the copy that is filed, as text. */
#include "print/print.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include <glib/gi18n.h>
#include <limits.h>

#include "base/file.h"

/* What is wanted of every report. */
struct request {
	struct print_options options;
	bool public; /* as it is published, not as it is filed */
};

static bool print_file(struct environment *environment, const char *path,
	const struct request *request, GString *out)
{
	struct report_file *file = work_read(environment, path);

	if (!file)
		return false;
	if (out->len > 0 && request->options.paper.lines == 0)
		g_string_append_c(out, '\n');
	struct document *document =
		request->public ? document_new_published(file->report) : document_new(file->report);
	bool good = print_text(document, &request->options, out);
	if (!good)
		say(environment, _("%s：这种纸放不下页眉页脚以外的任何一行；请加宽或加长"), path);
	document_free(document);
	report_file_free(file);
	return good;
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

enum { AS_THE_PAPER = INT_MIN };

/* What was written on the command line. */
struct written {
	char *output, *paper, *rules, *ambiguous;
	int width, lines, margin;
	gboolean every_row, form_feeds, public;
};

static void written_release(struct written *written)
{
	g_free(written->output);
	g_free(written->paper);
	g_free(written->rules);
	g_free(written->ambiguous);
}

/* A measure that was given takes the place of the paper's. */
static bool read_measure(
	struct environment *environment, const char *option, int written, int least, int *measure)
{
	if (written == AS_THE_PAPER)
		return true;
	if (written < least || written > PAPER_MOST) {
		say(environment, _("%s 应在%d和%d之间"), option, least, PAPER_MOST);
		return false;
	}
	*measure = written;
	return true;
}

static bool choose_paper(struct environment *environment, const char *name, struct paper *paper)
{
	int count, chosen = 0;
	const struct paper *all = papers(&count);
	g_autofree const char **names = g_new0(const char *, count + 1);

	for (int i = 0; i < count; i++)
		names[i] = all[i].name;
	if (!argument_choice(environment, "--paper", name, names, &chosen))
		return false;
	*paper = all[chosen];
	return true;
}

static bool read_paper(
	struct environment *environment, const struct written *written, struct paper *paper)
{
	return choose_paper(environment, written->paper, paper) &&
		read_measure(
			environment, "--width", written->width, PAPER_LEAST_WIDTH, &paper->width) &&
		read_measure(environment, "--lines", written->lines, 0, &paper->lines) &&
		read_measure(environment, "--margin", written->margin, 0, &paper->margin);
}

/* What was asked for becomes print options; false when it cannot be, which has been said. */
static bool read_options(
	struct environment *environment, const struct written *written, struct request *request)
{
	struct print_options *options = &request->options;
	int style = options->rules, profile = options->profile;

	if (!argument_choice(environment, "--rules", written->rules, print_rule_names, &style) ||
		!argument_choice(environment, "--ambiguous", written->ambiguous,
			print_profile_names, &profile) ||
		!read_paper(environment, written, &options->paper))
		return false;
	options->rules = (enum rule_style)style;
	options->profile = (enum width_profile)profile;
	options->every_row = written->every_row;
	options->form_feeds = written->form_feeds;
	request->public = written->public;
	return true;
}

enum exit_status command_print(struct environment *environment, int argc, char **argv)
{
	struct request request = {.options = print_options_default()};
	struct written written = {
		.width = AS_THE_PAPER, .lines = AS_THE_PAPER, .margin = AS_THE_PAPER};
	const GOptionEntry options[] = {
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &written.output,
			_("写到这个文件；不写就是标准输出"), "FILE"},
		{"paper", 0, 0, G_OPTION_ARG_FILENAME, &written.paper,
			_("纸：a4-12cpi（默认）、a4-10cpi、fanfold-80、fanfold-132 或 none"),
			"NAME"},
		{"width", 0, 0, G_OPTION_ARG_INT, &written.width, _("一行多少列"), "N"},
		{"lines", 0, 0, G_OPTION_ARG_INT, &written.lines, _("一页多少行；0是不分页"), "N"},
		{"margin", 0, 0, G_OPTION_ARG_INT, &written.margin, _("装订边多少列"), "N"},
		{"rules", 0, 0, G_OPTION_ARG_FILENAME, &written.rules,
			_("表格线：ascii（默认）、light（制表符）或 none"), "NAME"},
		{"every-row", 0, 0, G_OPTION_ARG_NONE, &written.every_row, _("每一行下面都画线"),
			NULL},
		{"ambiguous", 0, 0, G_OPTION_ARG_FILENAME, &written.ambiguous,
			_("“”—…· 占几列：wide 两列（默认），narrow 一列"), "NAME"},
		{"form-feed", 0, 0, G_OPTION_ARG_NONE, &written.form_feeds, _("页与页之间加换页符"),
			NULL},
		{"public", 0, 0, G_OPTION_ARG_NONE, &written.public,
			_("公开用的一份：不印警告的理由和签字栏"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status))
		status = read_options(environment, &written, &request)
			? print_files(environment, arguments.names, written.output, &request)
			: EXIT_COULD_NOT;
	arguments_release(&arguments);
	written_release(&written);
	return status;
}
