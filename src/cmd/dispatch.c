#include "cmd/dispatch.h"

#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cmd/say.h"

enum { COMMAND_COLUMNS = 15 }; /* verify-keying, and two more */

/* Options of the program */

static enum exit_status show_help(struct environment *environment)
{
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_append(out,
		_("用法：nianbao [COMMAND] [OPTION]... FILE...\n\n"
		  "年报：填写、检查和打印年度报告。\n\n命令：\n"));
	for (const struct command *command = command_table(); command->name; command++) {
		g_string_append(out, "  ");
		text_append_padded(out, command->name, COMMAND_COLUMNS, WIDTH_NARROW);
		g_string_append_printf(out, "%s\n", _(command->summary));
	}
	g_string_append(out,
		_("\nnianbao FILE 就是 nianbao edit FILE。\n"
		  "nianbao COMMAND --help 说明一个命令，nianbao --version 显示版本。\n"
		  "--lang=en 用英文，--lang=zh 用中文，写在哪里都行；不写就看语言环境，默认中文。\n"
		  "退出状态：0 做到了，2 没有做到；1 查出了什么，有这个状态的命令在 --help 里说明。\n"));
	fputs(out->str, environment->out);
	return EXIT_DONE;
}

static enum exit_status show_version(struct environment *environment)
{
	fputs("nianbao " PACKAGE_VERSION "\n", environment->out);
	return EXIT_DONE;
}

static enum exit_status ask_for_language(struct environment *environment)
{
	return give_up(environment, _("--lang 要写成 --lang=zh（中文）或 --lang=en（英文）"));
}

static const struct global_option {
	const char *name, *letter; /* letter: or NULL */
	enum exit_status (*run)(struct environment *environment);
} global_options[] = {
	{"--help", "-h", show_help},
	{"--lang", NULL, ask_for_language},
	{"--version", "-V", show_version},
};

static enum exit_status run_option(struct environment *environment, const char *name)
{
	g_autofree char *typed = g_utf8_make_valid(name, -1);
	struct suggestion suggestion;

	suggestion_init(&suggestion, typed);
	for (size_t i = 0; i < G_N_ELEMENTS(global_options); i++) {
		const struct global_option *option = &global_options[i];

		if (strcmp(option->name, name) == 0 || g_strcmp0(option->letter, name) == 0)
			return option->run(environment);
		suggestion_offer(&suggestion, option->name);
	}
	if (suggestion.best)
		return give_up(environment, _("没有选项 %s；是不是 %s？"), typed, suggestion.best);
	return give_up(environment, _("没有选项 %s；nianbao --help 列出命令和选项"), typed);
}

static const char *similar_command(const char *name)
{
	g_autofree char *typed = g_utf8_make_valid(name, -1);
	struct suggestion suggestion;

	suggestion_init(&suggestion, typed);
	for (const struct command *command = command_table(); command->name; command++)
		suggestion_offer(&suggestion, command->name);
	return suggestion.best;
}

static enum exit_status run_edit(struct environment *environment, int argc, char **argv)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	g_ptr_array_add(words, (gpointer) "edit");
	for (int i = 0; i <= argc; i++) /* with the NULL behind them */
		g_ptr_array_add(words, argv[i]);
	return command_edit(environment, argc + 1, (char **)words->pdata);
}

/* A first word that is no command is a file to edit, unless it looks more like a slip: nothing of
   that name is there, and it is nearly a command or has more words behind it. */
static enum exit_status run_file(struct environment *environment, int argc, char **argv)
{
	const char *similar = similar_command(argv[0]);

	if (!g_file_test(argv[0], G_FILE_TEST_EXISTS)) {
		if (similar)
			return give_up(environment,
				_("没有命令 %s；是不是 %s？要新建这个文件，写 nianbao edit %s"),
				argv[0], similar, argv[0]);
		if (argc > 1 && argv[1][0] != '-')
			return give_up(
				environment, _("没有命令 %s；nianbao --help 列出命令"), argv[0]);
	}
	return run_edit(environment, argc, argv);
}

/* Without a word: somebody at a terminal wants to fill in a report, anybody else to know what there
   is. */
static enum exit_status run_alone(struct environment *environment)
{
	char *words[] = {"edit", NULL};

	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return command_edit(environment, 1, words);
	return show_help(environment);
}

/* Where no command is named, options of edit may come first. */
static bool is_option_of_edit(const char *word)
{
	static const char *const beginnings[] = {"--form=", "--ambiguous=", "--mouse="};
	bool is_one = strcmp(word, "--plain") == 0;

	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++)
		is_one = is_one || g_str_has_prefix(word, beginnings[i]);
	return is_one;
}

enum exit_status dispatch(struct environment *environment, int argc, char **argv)
{
	const struct command *command = argc > 0 ? command_find(argv[0]) : NULL;

	if (argc == 0)
		return run_alone(environment);
	if (command)
		return command->run(environment, argc, argv);
	if (strcmp(argv[0], "--") == 0 && argc > 1)
		return run_file(environment, argc - 1, argv + 1);
	if (is_option_of_edit(argv[0]))
		return run_edit(environment, argc, argv);
	if (argv[0][0] == '-' && argv[0][1] != '\0')
		return run_option(environment, argv[0]);
	return run_file(environment, argc, argv);
}
