/* nianbao print: the copy that is filed, and other outputs of a report. */
#include "base/file.h"
#include "cmd/print_request.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "print/html.h"
#include "print/listing.h"
#include <glib/gi18n.h>

/* ---- what is made of a report ---- */

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
	if (out->len > 0 && request->options.paper.lines == 0)
		g_string_append_c(out, '\n');
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

static bool append_file(struct environment *environment, const char *path,
	const struct print_request *request, GString *out)
{
	struct report_file *file = work_read_settled(environment, path, request->saved);
	bool good = file && append_report(environment, path, file->report, request, out);

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

/* ---- where it goes ---- */

/* Whether the copy would go where one of the reports lies. */
static bool is_report(const char *output, char *const *paths)
{
	for (; *paths; paths++) {
		if (file_is_same(output, *paths))
			return true;
	}
	return false;
}

/* In the bytes that were asked for. Both encodings hold every character there is. */
static char *encoded(const struct print_request *request, GString *text, size_t *length)
{
	if (request->byte_order_mark)
		g_string_prepend(text, "\xef\xbb\xbf");
	return g_convert(
		text->str, (gssize)text->len, request->encoding, "UTF-8", NULL, length, NULL);
}

static enum exit_status write_copy(
	struct environment *environment, const struct print_request *request, GString *text)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *notice = NULL;
	size_t length;
	g_autofree char *bytes = encoded(request, text, &length);

	if (request->printer) {
		struct spool_job job = {
			.printer = request->printer,
			.via = request->via,
			.keep = environment->state,
			.paper = &request->options.paper,
		};

		return spool_print(&job, bytes, length, &error)
			? EXIT_DONE
			: give_up(environment, "%s", error->message);
	}
	if (!request->output || g_str_equal(request->output, "-")) {
		fwrite(bytes, 1, length, environment->out);
		return EXIT_DONE;
	}
	if (!file_replace_noting(request->output, bytes, length, &notice, &error))
		return give_up(environment, "%s", error->message);
	if (notice)
		say(environment, "%s", notice);
	return EXIT_DONE;
}

/* All of the reports or none. */
static enum exit_status print_all(
	struct environment *environment, char *const *names, const struct print_request *request)
{
	g_autoptr(GString) text = g_string_new(NULL);
	bool good = true;

	if (request->output && is_report(request->output, names))
		return give_up(
			environment, _("%s：是要印的报告自己，不能写在它上面"), request->output);
	if (request->findings && !formats[request->format].documents)
		return give_up(environment,
			_("检查清单没有这种格式；给别的程序用 nianbao check --format=json"));
	if (formats[request->format].single && names[1])
		return give_up(environment, _("这种格式一次只能写一份报告"));
	for (; *names; names++)
		good &= request->blank ? append_blank(environment, *names, request, text)
				       : append_file(environment, *names, request, text);
	return good ? write_copy(environment, request, text) : EXIT_COULD_NOT;
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
