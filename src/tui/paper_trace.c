#include "tui/paper_trace.h"

#include "review/digest_typed.h"
#include "session/path.h"
#include "session/trace.h"
#include "tui/dialog.h"

enum { MARGIN = 4 };

static void add_trace(const struct app *app, const struct trace *trace, GPtrArray *lines)
{
	g_autofree char *path = path_shown(app->options->home, trace->path);

	g_ptr_array_add(lines, g_strdup(""));
	g_ptr_array_add(lines, g_strdup_printf(" %s   %s", trace->unit, path));
	for (guint i = 0; i < trace->lines->len; i++) {
		g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);

		list_add_wrapped(rows, g_ptr_array_index(trace->lines, i),
			app->canvas->columns - 2 * MARGIN, app->profile);
		for (guint row = 0; row < rows->len; row++)
			g_ptr_array_add(lines,
				g_strdup_printf("%*s%s", MARGIN, "",
					(const char *)g_ptr_array_index(rows, row)));
	}
}

static void show(struct app *app, const GPtrArray *traces)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < traces->len; i++)
		add_trace(app, g_ptr_array_index(traces, i), lines);
	pager_show(app, _("核对纸件"), lines);
}

void paper_trace_ask(struct app *app)
{
	const char *const lines[] = {_("纸页脚「摘要」后面的三组，如 9f2c 41aa 07de"), NULL};
	g_autofree char *typed = dialog_ask(app, _("核对纸件"), lines, C_("field", "摘要"), "");
	g_autofree char *digits = typed ? digest_read(typed) : NULL;

	if (!digits) {
		if (typed && *typed)
			app_say(app, _("这不是摘要：要十二位以上的数字和字母 a 到 f"));
		return;
	}
	g_autoptr(GPtrArray) paths = trace_places(app->options->directory, app->options->state);
	g_autoptr(GPtrArray) traces = trace_digest(app->options->forms, paths, digits);
	if (traces->len > 0)
		show(app, traces);
	else
		app_say(app, _("这里的和最近的报告，现在和历史里都没有这个摘要"));
}
