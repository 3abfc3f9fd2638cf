/* The printed copy written into a file, as `print` writes it: what the preview shows, to be printed and
   filed, or a page for a website. */
#include "tui/page_out.h"

#include <glib/gi18n.h>

#include "base/file.h"
#include "document/document.h"
#include "print/html.h"
#include "print/print.h"
#include "session/completion.h"
#include "tui/dialog.h"

enum { AS_TEXT = 1, AS_PAGE = 2 };

static GString *copy_of(const struct report *report, int kind)
{
	struct print_options options = print_options_default();
	struct document *document =
		kind == AS_TEXT ? document_new(report) : document_new_published(report);
	GString *copy = g_string_new(NULL);

	if (kind == AS_TEXT)
		print_text(document, &options, copy);
	else
		print_html(document, report->form->language, copy);
	document_free(document);
	return copy;
}

static int ask_kind(struct app *app)
{
	const struct choice choices[] = {
		{AS_TEXT, _("文本"), _("同屏上所见，打印、存档用")},
		{AS_PAGE, _("网页"), _("公开用，不带说明和签字栏")},
	};

	return dialog_choose(app, _("写成文件"), NULL, choices, G_N_ELEMENTS(choices), 0);
}

/* The report's name, with another ending. Free with g_free. */
static char *proposed(const struct app *app, int kind)
{
	g_autofree char *name = g_path_get_basename(session_path(app->session));
	char *dot = g_strrstr(name, ".");

	if (dot && dot > name)
		*dot = '\0';
	return g_strconcat(name, kind == AS_TEXT ? ".txt" : ".html", NULL);
}

/* Free with g_free; NULL for Esc. */
static char *ask_path(struct app *app, int kind)
{
	g_autofree char *name = proposed(app, kind);
	g_autofree char *typed =
		dialog_ask_path(app, _("写到哪个文件"), NULL, C_("field", "文件"), name);

	return typed && *g_strstrip(typed)
		? path_typed(app->options->directory, app->options->home, typed)
		: NULL;
}

/* What is there is written over only on a second word, and a report never. */
static bool may_write(struct app *app, const char *path)
{
	const struct choice choices[] = {{1, _("不写"), NULL}, {2, _("换掉它"), NULL}};

	if (file_is_same(path, session_path(app->session))) {
		app_say(app, _("这就是报告自己，纸样不能写在它上面"));
		return false;
	}
	return !g_file_test(path, G_FILE_TEST_EXISTS) ||
		dialog_choose(app, _("已有这个文件"), NULL, choices, G_N_ELEMENTS(choices), 0) == 2;
}

void page_out_ask(struct app *app)
{
	int kind = ask_kind(app);
	g_autofree char *path = kind > 0 ? ask_path(app, kind) : NULL;
	g_autoptr(GError) error = NULL;

	if (!path || !may_write(app, path))
		return;
	GString *copy = copy_of(session_report(app->session), kind);
	if (file_replace(path, copy->str, copy->len, &error))
		app_say(app, _("已写到 %s"), path);
	else
		app_say(app, _("没有写成：%s"), error->message);
	g_string_free(copy, TRUE);
}
