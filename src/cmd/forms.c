/* nianbao forms: which forms there are, and where. */
#include "base/names.h"
#include "cmd/arguments.h"
#include "cmd/say.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "form/reference.h"

/* "{cover.org}" in a title stands for what a report says there; without one, for its label. */
static void append_line(GString *out, const struct form *form, const char *line)
{
	struct text_piece piece;

	while (text_piece_next(&line, &piece)) {
		g_autofree char *text = g_strndup(piece.text, piece.length);
		g_autofree char *label =
			piece.reference ? form_cell_label(form, form_find(form, text)) : NULL;

		g_string_append_printf(out, label ? _("〔%s〕") : "%s", label ? label : text);
	}
}

static char *form_title(const struct form *form)
{
	GString *title = g_string_new(NULL);

	for (size_t i = 0; i < form->title.count; i++)
		append_line(title, form, form->title.texts[i]);
	return g_string_free(title, FALSE);
}

static void show_form(struct environment *environment, const struct form *form)
{
	g_autofree char *title = form_title(form);
	g_autofree char *path = g_filename_display_name(form->path);
	g_autofree char *basis =
		form->basis ? g_strdup_printf(_("  依据  %s\n"), form->basis) : g_strdup("");
	g_autofree char *text =
		g_strdup_printf(_("%s\n  标题  %s\n%s  文件  %s\n"), form->id, title, basis, path);
	g_autofree char *harmless = text_sanitize(text, strlen(text));

	fputs(harmless, environment->out);
}

/* False when the form cannot be used, which has been said. */
static bool show_id(struct environment *environment, const char *id)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form =
		form_open(&environment->forms, id, NULL, (struct position){0}, diagnostics);
	bool good = form != NULL;

	say_diagnostics(environment, diagnostics);
	diagnostics_free(diagnostics);
	if (form)
		show_form(environment, form);
	form_free(form);
	return good;
}

static enum exit_status say_none(struct environment *environment)
{
	const GPtrArray *directories = environment->forms.directories;
	g_autofree char *places = names_joined(directories, directories->len);

	return give_up(environment, _("没有找到表式；找过 %s"), places);
}

enum exit_status command_forms(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 0, argc, argv, &status)) {
		g_autoptr(GPtrArray) ids = form_search_list(&environment->forms);

		if (ids->len == 0)
			status = say_none(environment);
		for (guint i = 0; i < ids->len; i++) {
			if (!show_id(environment, g_ptr_array_index(ids, i)))
				status = EXIT_COULD_NOT;
		}
	}
	arguments_release(&arguments);
	return status;
}
