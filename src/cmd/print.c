/* nianbao print: the copy that is filed, and other outputs of a report. */
#include "base/file.h"
#include "base/language.h"
#include "cmd/print_board.h"
#include "cmd/print_delivery.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "print/html.h"
#include "print/listing.h"

/* What is made of a report */

static struct document *document_undated(
	const struct report *report, const struct print_request *request)
{
	if (request->blank)
		return document_new_blank(report->form);
	if (request->findings)
		return document_new_findings(report);
	return request->public ? document_new_published(report) : document_new(report);
}

static struct document *document_wanted(
	const struct report *report, const struct print_request *request)
{
	struct document *document = document_undated(report, request);

	if (request->dated)
		document_date(document, request->dated);
	return document;
}

static bool append_pages(
	const struct report *report, const struct print_request *request, GString *out)
{
	struct document *document = document_wanted(report, request);
	bool good = print_text(document, &request->options, out);
	document_free(document);
	return good;
}

static bool append_html(
	const struct report *report, const struct print_request *request, GString *out)
{
	struct document *document = document_wanted(report, request);
	print_html(document, report->form->language, out);
	document_free(document);
	return true;
}

static bool append_csv(
	const struct report *report, const struct print_request *request, GString *out)
{
	(void)request;
	print_csv(report, out);
	return true;
}

static bool append_json(
	const struct report *report, const struct print_request *request, GString *out)
{
	(void)request;
	print_json(report, out);
	return true;
}

struct format {
	/* False when the paper has no room. */
	bool (*append)(
		const struct report *report, const struct print_request *request, GString *out);
	bool single;    /* two of them make no good file */
	bool documents; /* is one of a document, not of the report's cells */
};

static const struct format formats[] = {
	[FORMAT_TEXT] = {.append = append_pages, .documents = true},
	[FORMAT_HTML] = {.append = append_html, .single = true, .documents = true},
	[FORMAT_CSV] = {.append = append_csv, .single = true},
	[FORMAT_JSON] = {.append = append_json},
};

static bool append_report(struct environment *environment, const char *name,
	const struct report *report, const struct print_request *request, GString *out)
{
	bool good = formats[request->format].append(report, request, out);

	if (!good)
		say(environment, _("%s：这种纸放不下页眉页脚以外的任何一行；请加宽或加长"), name);
	return good;
}

/* Without its form there is nothing to hold a report against. */
static bool may_list(struct environment *environment, const struct report_file *file,
	const struct print_request *request)
{
	bool may = !request->findings || !file->lacks_form;

	if (!may)
		say(environment, _("%s：没有安装表式 %s，没有检查"), file->path, file->form->id);
	return may;
}

static bool append_file(struct environment *environment, const char *path,
	const struct print_request *request, GString *out)
{
	struct report_file *file = work_read_settled(environment, path, request->saved);
	bool good = file && may_list(environment, file, request) &&
		append_report(environment, path, file->report, request, out);

	report_file_free(file);
	return good;
}

static bool append_blank(struct environment *environment, const char *name,
	const struct print_request *request, GString *out)
{
	struct form *form = work_form(environment, name);

	if (!form)
		return false;
	struct report *report = report_new(form);
	bool good = append_report(environment, name, report, request, out);
	report_free(report);
	form_free(form);
	return good;
}

/* Where it goes */

/* Whether the copy would go where one of the reports lies. */
static bool is_report(const char *output, char *const *paths)
{
	for (; *paths; paths++) {
		if (file_is_same(output, *paths))
			return true;
	}
	return false;
}

/* Why these reports cannot be printed so, which is said; NULL: nothing speaks against it. */
static const char *objection(const struct print_request *request, char *const *names)
{
	if (request->blank && request->findings)
		return _("--blank 和 --findings 不能一起用");
	if (request->summary && (request->blank || request->findings || request->public))
		return _("--summary 不能与 --blank、--findings、--public 一起用");
	if (request->printer && request->format != FORMAT_TEXT)
		return _("--to 只打印文本");
	if (request->findings && !formats[request->format].documents)
		return _("检查清单没有这种格式；给别的程序用 nianbao check --format=json");
	if (request->summary && request->format == FORMAT_JSON)
		return _("台账没有这种格式；给别的程序用 nianbao check --summary --format=json");
	if (formats[request->format].single && !request->summary && names[1])
		return _("这种格式一次只能写一份报告");
	return NULL;
}

static bool add_text(struct environment *environment, const char *name, const GString *text,
	struct delivery *delivery)
{
	g_autoptr(GError) error = NULL;

	if (!delivery_add(delivery, text, &error))
		say(environment, _("%s：%s"), name, error->message);
	return !error;
}

/* One paper of all of them. */
static bool deliver_board(struct environment *environment, char *const *names,
	const struct print_request *request, struct delivery *delivery)
{
	g_autoptr(GString) text = g_string_new(NULL);

	return print_board_append(environment, names, request, text) &&
		add_text(environment, names[0], text, delivery);
}

/* Makes one copy and adds it. */
static bool deliver(struct environment *environment, const char *name,
	const struct print_request *request, struct delivery *delivery)
{
	g_autoptr(GString) text = g_string_new(NULL);
	bool endless = request->format == FORMAT_TEXT && request->options.paper.lines == 0;

	if (endless && !delivery_is_empty(delivery))
		g_string_append_c(text, '\n');
	if (request->blank ? !append_blank(environment, name, request, text)
			   : !append_file(environment, name, request, text))
		return false;
	return add_text(environment, name, text, delivery);
}

/* All of the reports or none. */
static enum exit_status print_all(
	struct environment *environment, char *const *names, const struct print_request *request)
{
	const char *words = objection(request, names);
	g_autoptr(GError) error = NULL;
	struct delivery delivery;
	bool good = true;

	if (request->output && is_report(request->output, names))
		return give_up(
			environment, _("%s：是要印的报告自己，不能写在它上面"), request->output);
	if (words)
		return give_up(environment, "%s", words);
	if (!delivery_init(&delivery, request, &error))
		return give_up(environment, "%s", error->message);
	if (request->summary)
		good = deliver_board(environment, names, request, &delivery);
	for (; !request->summary && *names; names++)
		good &= deliver(environment, *names, request, &delivery);
	enum exit_status status = good ? delivery_finish(&delivery, environment) : EXIT_COULD_NOT;
	delivery_release(&delivery);
	return status;
}

enum exit_status command_print(struct environment *environment, int argc, char **argv)
{
	struct print_request request;
	struct arguments arguments;
	enum exit_status status;

	if (print_request_read(&request, &arguments, environment, argc, argv, &status))
		status = print_all(environment, arguments.names, &request);
	arguments_release(&arguments);
	print_request_release(&request);
	return status;
}
