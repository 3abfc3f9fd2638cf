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

Test(command, has_help_that_cuts_no_option)
{
	cr_assert_eq(run("edit --help"), EXIT_DONE);
	cr_expect(out_says("  --ambiguous=auto|narrow|wide\n"), "%s", out());
	cr_expect(out_says("  --mouse=on|off          鼠标"), "%s", out());
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

		cr_expect(strstr(manual, each->name), "%s", each->name);
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

/* The commands listed under the exit status 1 of the manual, in its order. */
static char *found_by_manual(void)
{
	g_autofree char *begin = g_strdup(strstr(manual, "What was asked for was found:"));
	g_autoptr(GString) names = g_string_new(NULL);
	cr_assert_not_null(begin);
	*strstr(begin, ".RE\n") = '\0';
	for (char *line = begin; (line = strstr(line, "\n.B ")); line += strlen("\n.B "))
		g_string_append_printf(names, "%.*s ", (int)strcspn(line + 4, "\n"), line + 4);
	return g_strdup(names->str);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* That no other ends with it, every run of a test sees to (office.c). */
Test(command, that_can_end_with_1_says_so_in_the_manual_and_in_its_help)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *said = found_by_manual();
	for (const struct command *each = command_table(); each->name; each++) {
		g_autofree char *line = g_strconcat(each->name, " --help", NULL);
		run(line);
		cr_expect_eq(out_says("退出状态 1："), each->finding != NULL, "%s", each->name);
		if (each->finding)
			g_ptr_array_add(names, (gpointer)each->name);
	}
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, (gpointer) "");
	g_ptr_array_add(names, NULL);
	g_autofree char *all = g_strjoinv(" ", (char **)names->pdata);
	cr_expect_str_eq(said, all);
}

Test(command, ends_with_the_status_that_the_manual_has)
{
	static const struct {
		const char *line;
		enum exit_status status;
	} cases[] = {
		{"check r.yaml", EXIT_DONE},
		{"check e.yaml", EXIT_FINDINGS},
		{"check b.yaml", EXIT_FINDINGS},
		{"check r.yaml nothere.yaml", EXIT_COULD_NOT},
		{"diff r.yaml r.yaml", EXIT_DONE},
		{"diff r.yaml e.yaml", EXIT_FINDINGS},
		{"diff r.yaml nothere.yaml", EXIT_COULD_NOT},
		{"lint gov-disclosure-2021", EXIT_DONE},
		{"lint ./e.yaml", EXIT_FINDINGS},
		{"lint nosuch", EXIT_COULD_NOT},
		{"verify r.yaml 0000 0000 0000", EXIT_FINDINGS},
		{"verify nothere.yaml 0000 0000 0000", EXIT_COULD_NOT},
		{"get e.yaml", EXIT_DONE},
		{"get e.yaml no.such", EXIT_COULD_NOT},
		{"print e.yaml", EXIT_DONE},
		{"print nothere.yaml", EXIT_COULD_NOT},
		{"find e.yaml nothing", EXIT_DONE},
		{"repair e.yaml", EXIT_DONE},
		{"zeros --dry-run b.yaml", EXIT_DONE},
		{"previous r.yaml", EXIT_DONE},
		{"set e.yaml requests.new.natural=1", EXIT_DONE},
		{"set e.yaml requests.new.total=1", EXIT_COULD_NOT},
		{"get", EXIT_COULD_NOT},
		{"check --nosuch r.yaml", EXIT_COULD_NOT},
		{"previous --remove nothere.yaml", EXIT_COULD_NOT},
	};
	given_data("full.yaml");
	given_text("b.yaml", "form: gov-disclosure-2021\n");
	given_text("e.yaml", "form: gov-disclosure-2021\ncover: {year: 12}\n");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(run(cases[i].line), cases[i].status, "%s: %s%s", cases[i].line, out(),
			errors());
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
