#include "cmd/arguments.h"

#include <string.h>

#include "base/language.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cmd/say.h"
#include "review/scrutiny.h"

enum { OPTION_COLUMNS = 26 };

/* Of every command that opens reports. */
static const GOptionEntry form_option = {"form", 'f', 0, G_OPTION_ARG_FILENAME, NULL,
	N_("用这个表式；也可以是文件，如 ./my.yaml"), "ID|FILE"};

/* Help */

static void append_option(GString *out, const GOptionEntry *option)
{
	g_autofree char *name =
		g_strdup_printf("  --%s%s%s", option->long_name, option->arg_description ? "=" : "",
			option->arg_description ? option->arg_description : "");

	if (text_width(name, strlen(name), WIDTH_NARROW) < OPTION_COLUMNS)
		text_append_padded(out, name, OPTION_COLUMNS, WIDTH_NARROW);
	else
		g_string_append_printf(out, "%s\n%*s", name, OPTION_COLUMNS, "");
	g_string_append_printf(out, "%s\n", _(option->description));
}

static void append_examples(GString *out, const char *examples)
{
	g_auto(GStrv) lines = g_strsplit(examples, "\n", -1);

	g_string_append(out, _("\n例：\n"));
	for (char **line = lines; *line; line++)
		g_string_append_printf(out, "  %s\n", *line);
}

static void show_help(
	struct environment *environment, const struct command *command, const GOptionEntry *options)
{
	static const GOptionEntry help = {"help", 0, 0, 0, NULL, N_("显示这些说明"), NULL};
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_append_printf(out, _("用法：nianbao %s %s\n\n%s\n\n选项：\n"), command->name,
		command->arguments, _(command->summary));
	for (const GOptionEntry *option = options; option->long_name; option++)
		append_option(out, option);
	if (command->opens_reports)
		append_option(out, &form_option);
	append_option(out, &help);
	append_examples(out, _(command->examples));
	if (command->finding)
		g_string_append_printf(out, _("\n退出状态 1：%s\n"), _(command->finding));
	fputs(out->str, environment->out);
}

/* Mistakes */

/* What stands before the = of --name=value. */
static char *option_name(const char *argument)
{
	return g_strndup(argument, strcspn(argument, "="));
}

static enum exit_status refuse_option(struct environment *environment, const char *argument,
	const struct command *command, const GOptionEntry *options)
{
	g_autofree char *raw = option_name(argument);
	g_autofree char *typed = g_utf8_make_valid(raw, -1);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct suggestion suggestion;

	suggestion_init(&suggestion, typed);
	g_ptr_array_add(names, g_strdup("--help"));
	for (const GOptionEntry *option = options; option->long_name; option++)
		g_ptr_array_add(names, g_strconcat("--", option->long_name, NULL));
	if (command->opens_reports)
		g_ptr_array_add(names, g_strdup("--form"));
	for (guint i = 0; i < names->len; i++)
		suggestion_offer(&suggestion, g_ptr_array_index(names, i));
	if (suggestion.best)
		return give_up(environment, _("%s 没有选项 %s；是不是 %s？"), command->name, typed,
			suggestion.best);
	return give_up(environment, _("%s 没有选项 %s；nianbao %s --help 列出它的选项"),
		command->name, typed, command->name);
}

/* GLib stops only at a value: one that is no number, or is missing behind the last word. */
static enum exit_status refuse_value(
	struct environment *environment, const char *last, const struct command *command)
{
	if (g_str_has_prefix(last, "--") && !strchr(last, '='))
		return give_up(environment, _("%s 的选项 %s 后面少一个值"), command->name, last);
	return give_up(environment, _("%s 的选项里有一个值应是数字"), command->name);
}

/* Reading */

/* GLib collects the names and leaves in argv what it does not know. */
static bool parse(struct arguments *arguments, const struct command *command,
	const GOptionEntry *options, gboolean *help, int *argc, char ***argv)
{
	GOptionEntry form[] = {form_option, {NULL}};
	const GOptionEntry common[] = {
		{"help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->names, NULL,
			NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_ignore_unknown_options(context, TRUE);
	g_option_context_add_main_entries(context, options, NULL);
	g_option_context_add_main_entries(context, common, NULL);
	form[0].arg_data = &arguments->form;
	if (command->opens_reports)
		g_option_context_add_main_entries(context, form, NULL);
	if (!g_option_context_parse(context, argc, argv, NULL))
		return false;
	if (!arguments->names)
		arguments->names = g_new0(char *, 1);
	arguments->count = g_strv_length(arguments->names);
	return true;
}

static const char *unknown_option(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--") != 0)
			return argv[i];
	}
	return NULL;
}

/* False when there is no such file. */
static bool choose_form(struct environment *environment, const struct arguments *arguments,
	enum exit_status *status)
{
	const char *form = arguments->form;

	if (form && form_is_path(form) && !g_file_test(form, G_FILE_TEST_IS_REGULAR)) {
		*status = give_up(environment, _("%s：没有这个表式文件"), form);
		return false;
	}
	if (form)
		form_search_choose(&environment->forms, form);
	return true;
}

bool arguments_read(struct arguments *arguments, struct environment *environment,
	const GOptionEntry *options, guint least, int argc, char **argv, enum exit_status *status)
{
	const struct command *command = command_find(argv[0]);
	const char *last = argv[argc - 1];
	gboolean help = FALSE;

	*arguments = (struct arguments){0};
	*status = EXIT_DONE;
	if (!parse(arguments, command, options, &help, &argc, &argv))
		*status = refuse_value(environment, last, command);
	else if (help)
		show_help(environment, command, options);
	else if (unknown_option(argc, argv))
		*status = refuse_option(environment, unknown_option(argc, argv), command, options);
	else if (arguments->count < least)
		*status = give_up(environment, _("少了参数；用法：nianbao %s %s"), command->name,
			command->arguments);
	else
		return choose_form(environment, arguments, status);
	return false;
}

void arguments_release(struct arguments *arguments)
{
	g_strfreev(arguments->names);
	g_free(arguments->form);
}

const char *argument_fault(const char *text)
{
	if (!g_utf8_validate(text, -1, NULL))
		return _("不是有效的 UTF-8 文字");
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (g_unichar_iscntrl(c) && c != '\n' && c != '\t')
			return _("含有控制字符");
	}
	return NULL;
}

bool argument_choice(struct environment *environment, const char *option, const char *given,
	const char *const *names, int *index)
{
	g_autofree char *all = g_strjoinv(_("、"), (char **)names);

	for (int i = 0; given && names[i]; i++) {
		if (strcmp(names[i], given) == 0) {
			*index = i;
			return true;
		}
	}
	if (given)
		say(environment, _("%s 没有“%s”；只有 %s"), option, given, all);
	return !given;
}

bool argument_format(struct environment *environment, const char *given, int *format)
{
	static const char *const names[] = {
		[RESULTS_AS_TEXT] = "text", [RESULTS_AS_JSON] = "json", [RESULTS_FORMATS] = NULL};

	*format = RESULTS_AS_TEXT;
	return argument_choice(environment, "--format", given, names, format);
}

enum exit_status arguments_with_format(struct environment *environment, guint least, int argc,
	char **argv,
	enum exit_status (*run)(
		struct environment *environment, const struct arguments *arguments, int format))
{
	g_autofree char *name = NULL;
	int format;
	const GOptionEntry options[] = {
		FORMAT_OPTION(&name),
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, least, argc, argv, &status))
		status = argument_format(environment, name, &format)
			? run(environment, &arguments, format)
			: EXIT_COULD_NOT;
	arguments_release(&arguments);
	return status;
}

bool argument_beyond(struct environment *environment, const char *given, struct decimal *factor)
{
	*factor = decimal_from_int(SCRUTINY_BEYOND);
	if (!given ||
		(decimal_parse(given, factor) == DECIMAL_OK &&
			decimal_compare(*factor, decimal_from_int(1)) > 0))
		return true;
	give_up(environment, _("--beyond 要写大于1的数，如 3 或 1.5"));
	return false;
}
