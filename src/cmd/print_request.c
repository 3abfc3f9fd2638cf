#include "cmd/print_request.h"

#include "base/language.h"
#include "cmd/say.h"
#include <limits.h>

enum { AS_THE_PAPER = INT_MIN };

/* What was written on the command line. */
struct written {
	char *format, *encoding, *via, *paper, *rules, *ambiguous;
	int width, lines, margin;
	gboolean every_row, form_feeds, public, findings, summary, blank, dated, saved,
		byte_order_mark;
};

static void written_release(struct written *written)
{
	g_free(written->format);
	g_free(written->encoding);
	g_free(written->via);
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

static bool read_look(struct environment *environment, const struct written *written,
	struct print_options *options)
{
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
	return true;
}

/* As struct document_foot has it. */
static char *date_of(const struct environment *environment)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(environment->now());

	return g_date_time_format(now, "%Y-%m-%dT%H:%M");
}

/* What was asked for; false when it cannot be, which has been said. */
static bool take(struct environment *environment, const struct written *written,
	struct print_request *request)
{
	static const char *const formats[] = {[FORMAT_TEXT] = "text",
		[FORMAT_HTML] = "html",
		[FORMAT_CSV] = "csv",
		[FORMAT_JSON] = "json",
		NULL};
	static const char *const encodings[] = {"UTF-8", "GB18030", NULL};
	static const char *const ways[] = {[SPOOL_TEXT] = "text", [SPOOL_PAPS] = "paps", NULL};
	int format = FORMAT_TEXT, encoding = 0, via = SPOOL_TEXT;

	if (!argument_choice(environment, "--format", written->format, formats, &format) ||
		!argument_choice(
			environment, "--encoding", written->encoding, encodings, &encoding) ||
		!argument_choice(environment, "--via", written->via, ways, &via) ||
		!read_look(environment, written, &request->options))
		return false;
	request->format = (enum print_format)format;
	request->encoding = encodings[encoding];
	request->byte_order_mark = written->byte_order_mark;
	request->via = (enum spool_via)via;
	if (request->printer && via == SPOOL_PAPS) { /* which reads nothing else */
		request->encoding = encodings[0];
		request->byte_order_mark = false;
		request->options.form_feeds = true;
	}
	request->public = written->public;
	request->blank = written->blank;
	request->findings = written->findings;
	request->summary = written->summary;
	request->dated = written->dated ? date_of(environment) : NULL;
	request->saved = written->saved;
	return true;
}

bool print_request_read(struct print_request *request, struct arguments *arguments,
	struct environment *environment, int argc, char **argv, enum exit_status *status)
{
	struct written written = {
		.width = AS_THE_PAPER, .lines = AS_THE_PAPER, .margin = AS_THE_PAPER};
	*request = (struct print_request){.options = print_options_default()};
	const GOptionEntry options[] = {
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &request->output,
			_("写到这个文件；不写就是标准输出"), "FILE"},
		{"format", 0, 0, G_OPTION_ARG_FILENAME, &written.format,
			_("text（默认）、html、csv 或 json"), "NAME"},
		{"blank", 0, 0, G_OPTION_ARG_NONE, &written.blank,
			_("FILE 是表式：印一份空表，用手填"), NULL},
		{"public", 0, 0, G_OPTION_ARG_NONE, &written.public,
			_("公开用的一份：不印警告的理由和签字栏"), NULL},
		{"findings", 0, 0, G_OPTION_ARG_NONE, &written.findings,
			_("不印报告，印检查清单：错、未填、警，留处理栏"), NULL},
		{"summary", 0, 0, G_OPTION_ARG_NONE, &written.summary,
			_("不印报告，印审核台账：一份报告一行；FILE 也可以是目录"), NULL},
		{"dated", 0, 0, G_OPTION_ARG_NONE, &written.dated, _("末尾写上印制的日期和时间"),
			NULL},
		{"saved", 0, 0, G_OPTION_ARG_NONE, &written.saved,
			_("还有没保存的改动也印，只印保存过的内容"), NULL},
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
		{"encoding", 0, 0, G_OPTION_ARG_FILENAME, &written.encoding,
			_("UTF-8（默认）或 GB18030"), "NAME"},
		{"bom", 0, 0, G_OPTION_ARG_NONE, &written.byte_order_mark,
			_("开头写字节序标记，老的办公软件要它才认得 UTF-8"), NULL},
		{"to", 0, 0, G_OPTION_ARG_FILENAME, &request->printer,
			_("在这台打印机上打印；空的（--to=）是默认的那台"), "PRINTER"},
		{"via", 0, 0, G_OPTION_ARG_FILENAME, &written.via,
			_("怎样打印：text（默认）送文本，paps 送排好的页"), "NAME"},
		{NULL},
	};
	bool good = arguments_read(arguments, environment, options, 1, argc, argv, status);

	if (good && !take(environment, &written, request)) {
		*status = EXIT_COULD_NOT;
		good = false;
	}
	written_release(&written);
	return good;
}

void print_request_release(struct print_request *request)
{
	g_free(request->output);
	g_free(request->printer);
	g_free(request->dated);
}
