/* The lint of forms: what the loader says, what lint finds, what examples come to. */
#include "cmd/arguments.h"

#include "cmd/lint_paper.h"
#include "cmd/lint_screen.h"
#include "cmd/say.h"

#include "base/language.h"
#include "check/example.h"
#include "form/lint.h"
#include "form/revision.h"
#include "form/schema.h"

/* Whether it is not the form that is wrong, but that there was none to be read. */
static bool could_not_read(const struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		if (!diagnostics_get(diagnostics, i)->file)
			return true;
	}
	return false;
}

static void run_examples(const struct form *form, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < form->example_count; i++)
		example_run(form, &form->examples[i], diagnostics);
}

/* `old` is what it is compared with, or NULL. */
static void look_at(
	const struct form *form, const struct form *old, struct diagnostics *diagnostics)
{
	form_lint(form, diagnostics);
	lint_screen(form, diagnostics);
	lint_paper(form, diagnostics);
	run_examples(form, diagnostics);
	if (old)
		form_lint_revision(form, old, diagnostics);
}

/* What it came to, so that a form without mistakes is not answered by silence. */
static void say_count(const struct environment *environment, const char *name,
	const struct diagnostics *diagnostics)
{
	g_autofree char *shown = shown_name(name);
	size_t of_level[] = {[LEVEL_ERROR] = 0, [LEVEL_WARNING] = 0, [LEVEL_NOTE] = 0};

	for (size_t i = 0; i < diagnostics_count(diagnostics); i++)
		of_level[diagnostics_get(diagnostics, i)->level]++;
	fprintf(environment->out, _("%s：错 %zu，警 %zu，提示 %zu\n"), shown, of_level[LEVEL_ERROR],
		of_level[LEVEL_WARNING], of_level[LEVEL_NOTE]);
}

static enum exit_status lint_form(
	struct environment *environment, const char *name, const struct form *old)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_open_named(&environment->forms, name, diagnostics);
	enum exit_status status = EXIT_DONE;

	if (form)
		look_at(form, old, diagnostics);
	else if (could_not_read(diagnostics))
		status = EXIT_COULD_NOT;
	if (status == EXIT_DONE && diagnostics_errors(diagnostics) > 0)
		status = EXIT_FINDINGS;
	diagnostics_sort(diagnostics);
	say_diagnostics(environment, diagnostics);
	if (status != EXIT_COULD_NOT)
		say_count(environment, name, diagnostics);
	diagnostics_free(diagnostics);
	form_free(form);
	return status;
}

/* Opens the form others are compared with; false when it cannot be, which has been said. */
static bool open_old(struct environment *environment, const char *name, struct form **old)
{
	struct diagnostics *diagnostics = diagnostics_new();

	*old = name ? form_open_named(&environment->forms, name, diagnostics) : NULL;
	if (!*old)
		say_diagnostics(environment, diagnostics);
	diagnostics_free(diagnostics);
	return *old || !name;
}

static enum exit_status lint_forms(
	struct environment *environment, const struct arguments *arguments, const char *against)
{
	enum exit_status status = EXIT_DONE;
	struct form *old;

	if (arguments->count == 0)
		return give_up(environment, _("少了参数；用法：nianbao lint %s"),
			command_find("lint")->arguments);
	if (against && arguments->count > 1)
		return give_up(environment, _("--against 只能用于一份表式"));
	if (!open_old(environment, against, &old))
		return EXIT_COULD_NOT;
	for (guint i = 0; i < arguments->count; i++) {
		enum exit_status of_form = lint_form(environment, arguments->names[i], old);

		status = MAX(status, of_form);
	}
	form_free(old);
	return status;
}

static enum exit_status show_schema(struct environment *environment)
{
	g_autofree char *schema = form_schema();

	fputs(schema, environment->out);
	return EXIT_DONE;
}

enum exit_status command_lint(struct environment *environment, int argc, char **argv)
{
	g_autofree char *against = NULL;
	gboolean schema = FALSE;
	const GOptionEntry options[] = {
		{"against", 0, 0, G_OPTION_ARG_FILENAME, &against,
			N_("与原来的表式比较，指出旧报告和跨年的规则会坏在哪里"), "OLD"},
		{"schema", 0, 0, G_OPTION_ARG_NONE, &schema, N_("输出表式的 JSON Schema"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 0, argc, argv, &status))
		status = schema ? show_schema(environment)
				: lint_forms(environment, &arguments, against);
	arguments_release(&arguments);
	return status;
}
