/*
 * The table of commands, their help, and the list of forms.
 */

#include "cmd/escape.h"
#include "cmd/office.h"
#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

static char *manual;

/* The manual is found from the directory the tests start in. */
static void begin(void)
{
	g_autofree char *path = source_path("docs/nianbao.1");

	cr_assert(g_file_get_contents(path, &manual, NULL, NULL), "%s", path);
	office_open();
}

static void end(void)
{
	g_free(manual);
	office_close();
}

TestSuite(command, .timeout = 20, .init = begin, .fini = end);

Test(command, is_found_by_its_name_alone)
{
	for (const struct command *each = command_table(); each->name; each++)
		cr_expect_eq(command_find(each->name), each);
	cr_expect_null(command_find(""));
	cr_expect_null(command_find("gets"));
	cr_expect_null(command_find("GET"));
}

Test(command, has_help_that_says_how_it_is_called)
{
	for (const struct command *each = command_table(); each->name; each++) {
		g_autofree char *line = g_strconcat(each->name, " --help", NULL);
		g_autofree char *usage =
			g_strdup_printf("用法：nianbao %s %s\n", each->name, each->arguments);

		cr_expect_eq(run(line), EXIT_DONE, "%s", each->name);
		cr_expect(g_str_has_prefix(out(), usage), "%s", out());
		cr_expect(out_says(each->summary));
		cr_expect(out_says("--help"));
		cr_expect(out_says("例：\n  nianbao "));
		cr_expect_str_eq(errors(), "");
	}
}

/* "  --rules=NAME   …" as the manual writes it: \-\-rules. */
static char *option_in_manual(const char *help_line)
{
	const char *name = help_line + strspn(help_line, " -");

	return g_strdup_printf("\\-\\-%.*s", (int)strcspn(name, "= "), name);
}

Test(command, stands_in_the_manual_with_all_its_options)
{
	for (const struct command *each = command_table(); each->name; each++) {
		g_autofree char *line = g_strconcat(each->name, " --help", NULL);

		g_auto(GStrv) words = g_strsplit(each->name, "-", -1);
		g_autofree char *spelled = g_strjoinv("\\-", words);

		cr_expect(strstr(manual, spelled), "%s", each->name);
		run(line);
		g_auto(GStrv) help = g_strsplit(out(), "\n", -1);
		for (char **option = help; *option; option++) {
			if (!g_str_has_prefix(*option, "  --"))
				continue;
			g_autofree char *name = option_in_manual(*option);
			cr_expect(strstr(manual, name), "%s %s", each->name, name);
		}
	}
}

Test(command, takes_what_follows_two_dashes_for_a_name)
{
	cr_expect_eq(run("get -- --help"), EXIT_COULD_NOT);
	cr_expect(errors_say("--help：没有这个文件"), "%s", errors());
}

Test(command, forms_lists_what_it_found)
{
	cr_expect_eq(run("forms"), EXIT_DONE, "%s", errors());
	g_autofree char *path = g_build_filename(office_forms(), "gov-disclosure-2021.yaml", NULL);
	cr_expect(out_says("gov-disclosure-2019\n"), "%s", out());
	cr_expect(out_says("政府信息公开工作年度报告"));
	cr_expect(out_says("国办公开办函〔2021〕30号"));
	cr_expect(out_says(path), "%s", out());
	cr_expect_eq(count_of(out(), "gov-disclosure-2021\n"), 1);
}

Test(command, writes_and_reads_escapes)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
		{"", ""},
		{"甲乙", "甲乙"},
		{"甲\n乙", "甲\\n乙"},
		{"\\", "\\\\"},
		{"\\n", "\\\\n"},
		{"\t", "\t"},
		{"\x1b[2J", "\\u001b[2J"},
		{"\x7f", "\\u007f"},
		{"\xc2\x9b", "\\u009b"},
		{"\xe2\x80\xae", "\\u202e"},
		{"𠮷", "𠮷"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) line = g_string_new(NULL);

		escape_append(line, cases[i].text);
		g_autofree char *back = escape_decode(line->str);
		cr_expect_str_eq(line->str, cases[i].line);
		cr_assert_not_null(back, "%s", cases[i].line);
		cr_expect_str_eq(back, cases[i].text);
	}
}

Test(command, refuses_escapes_it_did_not_write)
{
	static const char *const lines[] = {
		"\\", "a\\", "\\t", "\\x41", "\\u", "\\u00", "\\u000g", "\\u0000", "\\ud800"};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		cr_expect_null(escape_decode(lines[i]), "%s", lines[i]);
}
