#include "tui/page_out.h"

#include "base/file.h"
#include "base/language.h"
#include "print/html.h"
#include "print/listing.h"
#include "print/spool.h"
#include "session/path.h"
#include "tui/dialog.h"

enum { TO_PRINTER = 1, AS_TEXT, AS_PAGE, AS_TABLE };

/* How the names of files end. */
static const char *const endings[] = {[AS_TEXT] = ".txt", [AS_PAGE] = ".html", [AS_TABLE] = ".csv"};

static struct document *copy_of(const void *report)
{
	return document_new(report);
}

static struct document *published_copy_of(const void *report)
{
	return document_new_published(report);
}

static struct document *findings_of(const void *report)
{
	return document_new_findings(report);
}

static void list_cells(const void *report, GString *out)
{
	print_csv(report, out);
}

static struct handout of_report(const struct app *app, struct handout handout)
{
	handout.subject = session_report(app->session);
	handout.language = app->form->language;
	handout.name = handout.original = session_path(app->session);
	return handout;
}

struct handout handout_copy(const struct app *app)
{
	return of_report(app,
		(struct handout){.title = N_("纸样"),
			.document_new = copy_of,
			.document_new_public = published_copy_of,
			.page_hint = N_("公开用，不带说明和签字栏"),
			.append_csv = list_cells,
			.suffix = ""});
}

struct handout handout_findings(const struct app *app)
{
	return of_report(app,
		(struct handout){.title = N_("检查清单"),
			.document_new = findings_of,
			.document_new_public = findings_of,
			.suffix = "-findings"});
}

GString *handout_text(const struct handout *handout, const struct print_options *options)
{
	struct document *document = handout->document_new(handout->subject);
	GString *text = g_string_new(NULL);

	print_text(document, options, text);
	document_free(document);
	return text;
}

static GString *handout_page(const struct handout *handout)
{
	struct document *document = handout->document_new_public(handout->subject);
	GString *page = g_string_new(NULL);

	print_html(document, handout->language, page);
	document_free(document);
	return page;
}

/* With the mark by which spreadsheets tell UTF-8 from the code page of an office. */
static GString *handout_table(const struct handout *handout)
{
	GString *table = g_string_new("\ufeff");

	handout->append_csv(handout->subject, table);
	return table;
}

static GString *handout_file(
	const struct handout *handout, int kind, const struct print_options *options)
{
	switch (kind) {
	case AS_TABLE: return handout_table(handout);
	case AS_PAGE: return handout_page(handout);
	default: return handout_text(handout, options);
	}
}

static int ask_kind(struct app *app, const struct handout *handout)
{
	const struct choice choices[] = {
		{TO_PRINTER, _("打印"), _("送到打印机")},
		{AS_TEXT, _("文本文件"), _("同屏上所见，打印、存档用")},
		{AS_PAGE, _("网页文件"), handout->page_hint ? _(handout->page_hint) : NULL},
		{AS_TABLE, _("表格文件"), _("CSV，用电子表格打开")},
	};
	size_t count = G_N_ELEMENTS(choices) - (handout->append_csv ? 0 : 1);

	return dialog_choose(app, _("打印或写成文件"), NULL, choices, count, 0);
}

/* To a printer */

enum { TYPESET = 1, PLAIN };

static int ask_way(struct app *app)
{
	const struct choice choices[] = {
		{TYPESET, _("排好的页"), _("激光、喷墨打印机")},
		{PLAIN, _("文本"), _("自带汉字的针式打印机")},
	};

	return dialog_choose(
		app, _("怎样打印"), NULL, choices, G_N_ELEMENTS(choices), app->printed_plain);
}

/* Asks what is to be known of a job; false for Esc. */
static bool ask_job(struct app *app, struct spool_job *job)
{
	const char *const lines[] = {_("空着就用默认的打印机"), NULL};
	char *printer = dialog_ask(
		app, _("打印"), lines, C_("field", "打印机"), app->printer ? app->printer : "");
	int way = printer && spool_has_paps() ? ask_way(app) : PLAIN;

	if (!printer || way < 0) {
		g_free(printer);
		return false;
	}
	g_free(app->printer);
	app->printer = g_strstrip(printer);
	app->printed_plain = way == PLAIN;
	job->printer = app->printer;
	job->via = way == TYPESET ? SPOOL_PAPS : SPOOL_TEXT;
	return true;
}

/* Why nothing was printed, and where it is, is more than a line. */
static void say_failure(struct app *app, const char *title, const char *words)
{
	const struct choice choices[] = {{1, _("知道了"), NULL}};
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	list_add_wrapped(lines, words, ASK_COLUMNS, app->profile);
	g_ptr_array_add(lines, NULL);
	dialog_choose(
		app, title, (const char *const *)lines->pdata, choices, G_N_ELEMENTS(choices), 0);
}

static void print_out(struct app *app, const struct handout *handout)
{
	struct print_options options = print_options_default();
	struct spool_job job = {.keep = app->options->state, .paper = &options.paper};
	g_autoptr(GError) error = NULL;

	if (!ask_job(app, &job))
		return;
	options.form_feeds = job.via == SPOOL_PAPS;
	GString *text = handout_text(handout, &options);
	if (spool_print(&job, text->str, text->len, &error))
		app_say(app, _("已送到打印机"));
	else
		say_failure(app, _("没有打印"), error->message);
	g_string_free(text, TRUE);
}

/* Into a file */

/* Its name, with another ending. Free with g_free. */
static char *proposed(const struct handout *handout, int kind)
{
	g_autofree char *name = g_path_get_basename(handout->name);
	char *dot = g_strrstr(name, ".");

	if (dot && dot > name)
		*dot = '\0';
	return g_strconcat(name, handout->suffix, endings[kind], NULL);
}

/* Free with g_free; NULL for Esc. */
static char *ask_path(struct app *app, const struct handout *handout, int kind)
{
	g_autofree char *name = proposed(handout, kind);
	g_autofree char *typed = dialog_ask_path(
		app, _("写到哪个文件"), NULL, C_("field", "文件"), name, app->options->directory);

	return typed && *g_strstrip(typed)
		? path_typed(app->options->directory, app->options->home, typed)
		: NULL;
}

/* What is there is written over only on a second word, and a report never. */
static bool may_write(struct app *app, const struct handout *handout, const char *path)
{
	const struct choice choices[] = {{1, _("不写"), NULL}, {2, _("换掉它"), NULL}};

	if (handout->original && file_is_same(path, handout->original)) {
		app_say(app, _("这就是报告自己，纸样不能写在它上面"));
		return false;
	}
	return !g_file_test(path, G_FILE_TEST_EXISTS) ||
		dialog_choose(app, _("已有这个文件"), NULL, choices, G_N_ELEMENTS(choices), 0) == 2;
}

static void write_out(struct app *app, const struct handout *handout, int kind)
{
	struct print_options options = print_options_default();
	g_autofree char *path = ask_path(app, handout, kind);
	g_autofree char *notice = NULL;
	g_autoptr(GError) error = NULL;

	if (!path || !may_write(app, handout, path))
		return;
	GString *copy = handout_file(handout, kind, &options);
	if (!file_replace_noting(path, copy->str, copy->len, &notice, &error))
		app_say(app, _("没有写成：%s"), error->message);
	else if (notice)
		app_say(app, "%s", notice);
	else
		app_say(app, _("已写到 %s"), path);
	g_string_free(copy, TRUE);
}

void page_out_ask(struct app *app, const struct handout *handout)
{
	int kind = ask_kind(app, handout);

	if (kind == TO_PRINTER)
		print_out(app, handout);
	else if (kind > 0)
		write_out(app, handout, kind);
}
