/* The page of help: what the cursor stands on, and the keys, drawn from their table. */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "tui/app.h"
#include "tui/dialog.h"

enum {
	KEY_COLUMNS = 14,
	KEYS_NAMED = 2,     /* as many have room */
	MARGIN_COLUMNS = 3, /* at both sides of what is wrapped */
};

static void add_key_line(
	GPtrArray *lines, const struct app *app, const char *keys, const char *help)
{
	GString *line = g_string_new("  ");

	text_append_padded(line, keys, KEY_COLUMNS, app->profile);
	g_string_append(line, help);
	g_ptr_array_add(lines, g_string_free(line, FALSE));
}

static void add_binding(GPtrArray *lines, const struct app *app, const struct binding *binding)
{
	g_autofree char *keys = keymap_keys(app->keymap, binding, app_context(app), KEYS_NAMED);

	add_key_line(lines, app, keys, _(binding->help));
}

static void add_bindings(GPtrArray *lines, const struct app *app)
{
	size_t count;
	const struct binding *rows = keymap_rows(&count);

	if (app->options->mouse)
		add_key_line(lines, app, "Shift", _("按住它，鼠标照样选中和粘贴文字"));
	for (size_t i = 0; i < count; i++) {
		if (rows[i].contexts & app_context(app))
			add_binding(lines, app, &rows[i]);
	}
}

static void add_keys(GPtrArray *lines, const struct app *app)
{
	unsigned context = app_context(app);

	g_ptr_array_add(lines, g_strdup(_(" 这里的按键")));
	add_key_line(lines, app, "Esc 0-9", _("到封面（0）和各节"));
	add_bindings(lines, app);
	if (context & (CONTEXT_TABLE | CONTEXT_CELL))
		add_key_line(lines, app, "=12+3", _("填合计，各项记作附注；+ - * 都行"));
	if (context & (CONTEXT_TABLE | CONTEXT_FIELDS))
		add_key_line(lines, app, _("粘贴"), _("几行几列的数，或整份报告：先看放到哪里"));
}

static void add_problem(GPtrArray *lines, const struct app *app)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	size_t slot = checker_nearest(session_checker(app->session), app_cursor(app));
	struct finding finding;

	if (slot == SIZE_MAX || !checker_finding(session_checker(app->session), slot, &finding))
		return;
	finding_describe(app, &finding, app->canvas->columns - MARGIN_COLUMNS - 3, words);
	for (guint i = 0; i < words->len; i++)
		g_ptr_array_add(lines,
			g_strdup_printf("  %s %s", i == 0 ? finding_mark(&finding) : "  ",
				(const char *)g_ptr_array_index(words, i)));
	finding_release(&finding);
}

static void add_cell_help(GPtrArray *lines, const struct app *app)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	g_autofree char *label = form_cell_label(app->form, app_cursor(app));
	g_autofree char *help = cell_help(app);
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(lines, g_strdup_printf(" %s", label));
	list_add_wrapped(words, help, app->canvas->columns - MARGIN_COLUMNS, app->profile);
	for (guint i = 0; i < words->len; i++)
		g_ptr_array_add(
			lines, g_strdup_printf("  %s", (const char *)g_ptr_array_index(words, i)));
	g_ptr_array_add(lines, g_strdup_printf(_("  地址 %s"), cell->address));
	add_problem(lines, app);
	g_ptr_array_add(lines, g_strdup(""));
}

void help_show(struct app *app)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	add_cell_help(lines, app);
	add_keys(lines, app);
	pager_show(app, _("帮助"), lines);
}

void help_show_keys(struct app *app)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(lines, g_strdup(_(" 这里的按键")));
	add_bindings(lines, app);
	pager_show(app, _("帮助"), lines);
}
