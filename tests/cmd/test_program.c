/*
 * The program itself: what it says before any command, where it finds forms,
 * and what becomes of output that cannot be written.
 */

#include "base/file_room.h"
#include "cmd/office.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const char *program;

static const char *const variables_of_language[] = {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"};

static void begin(void)
{
	program = g_getenv("NIANBAO");
	office_open();
	g_setenv("XDG_DATA_HOME", room_path(), TRUE);
	g_unsetenv("NIANBAO_FORMS");
	for (size_t i = 0; i < G_N_ELEMENTS(variables_of_language); i++)
		g_unsetenv(variables_of_language[i]);
	if (!program)
		cr_skip_test("$NIANBAO names no built program");
}

TestSuite(program, .timeout = 60, .init = begin, .fini = office_close);

enum { CLOSED = -1 };

static void redirect(int from, int to)
{
	if (from == CLOSED)
		close(to);
	else
		dup2(from, to);
}

/* Runs the program on the words of a line; its error stream goes into the file "said". */
static int run_program(const char *line, int input, int output)
{
	g_autofree char *whole = g_strconcat("nianbao ", line, NULL);
	g_auto(GStrv) words = g_strsplit(g_strchomp(whole), " ", -1);
	int status;
	pid_t child = fork();

	if (child == 0) {
		redirect(open("said", O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
		redirect(input, STDIN_FILENO);
		redirect(output, STDOUT_FILENO);
		execv(program, words);
		_exit(127);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The same with both streams in files; what it wrote is in "written". */
static int call(const char *line)
{
	int input = open("/dev/null", O_RDONLY);
	int output = open("written", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int status = run_program(line, input, output);

	close(input);
	close(output);
	return status;
}

static void expect_said(const char *line, const char *words)
{
	g_autofree char *said = bytes_of("said");

	cr_expect(strstr(said, words), "%s says %s", line, said);
}

static void expect_written(const char *line, const char *words)
{
	g_autofree char *written = bytes_of("written");

	cr_expect(strstr(written, words), "%s writes %s", line, written);
}

Test(program, explains_itself)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"--help", "用法：nianbao"},
		{"-h", "用法：nianbao"},
		{"--version", "nianbao "},
		{"", "用法：nianbao"},
		{"get --help", "用法：nianbao get FILE"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(call(cases[i].line), EXIT_DONE, "%s", cases[i].line);
		expect_written(cases[i].line, cases[i].words);
		expect_said(cases[i].line, "");
	}
	call("--help");
	for (const struct command *command = command_table(); command->name; command++) {
		g_autofree char *line = g_strdup_printf("\n  %s ", command->name);

		expect_written("--help", line);
		expect_written("--help", command->summary);
	}
}

Test(program, says_what_may_have_been_meant)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"chek", "没有命令 chek；是不是 check？"},
		{"chek r.yaml", "是不是 check？"},
		{"frobnicate r.yaml", "没有命令 frobnicate"},
		{"--hlep", "没有选项 --hlep；是不是 --help？"},
		{"--frobnicate", "没有选项 --frobnicate；nianbao --help"},
		{"get --formt r.yaml", "get 没有选项 --formt"},
		{"set r.yaml", "用法：nianbao set"},
		{"--form=./nosuch.yaml r.yaml", "./nosuch.yaml：没有这个表式文件"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(call(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		expect_said(cases[i].line, cases[i].words);
		expect_said(cases[i].line, "nianbao: ");
		cr_expect_not(exists("chek"));
	}
}

Test(program, opens_a_file_only_at_a_terminal)
{
	given_data("full.yaml");
	g_autofree char *before = bytes_of("r.yaml");
	cr_expect_eq(call("r.yaml"), EXIT_COULD_NOT);
	expect_said("r.yaml", "终端");
	cr_expect_eq(call("edit r.yaml"), EXIT_COULD_NOT);
	expect_said("edit r.yaml", "终端");
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(before, after);
}

Test(program, reads_a_report_from_standard_input)
{
	given_data("full.yaml");
	int input = open("r.yaml", O_RDONLY);
	int output = open("written", O_WRONLY | O_CREAT, 0600);

	cr_expect_eq(run_program("get - requests.new.total", input, output), EXIT_DONE);
	expect_written("get -", "requests.new.total=2\n");
	close(input);
	close(output);
}

/* Output that gets lost */

static const char *const talkative[] = {"get r.yaml", "check r.yaml", "check --format=json r.yaml",
	"print r.yaml", "forms", "--help", "--version"};

Test(program, fails_when_the_disk_is_full)
{
	given_data("full.yaml");
	int full = open("/dev/full", O_WRONLY);
	if (full < 0)
		cr_skip_test("there is no /dev/full");
	for (size_t i = 0; i < G_N_ELEMENTS(talkative); i++) {
		cr_expect_eq(run_program(talkative[i], STDIN_FILENO, full), EXIT_COULD_NOT, "%s",
			talkative[i]);
		expect_said(talkative[i], "标准输出写不出去：磁盘已满");
	}
	close(full);
}

Test(program, fails_when_nobody_reads)
{
	int ends[2];

	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(talkative); i++) {
		cr_assert_eq(pipe(ends), 0);
		close(ends[0]);
		cr_expect_eq(run_program(talkative[i], STDIN_FILENO, ends[1]), EXIT_COULD_NOT, "%s",
			talkative[i]);
		expect_said(talkative[i], "标准输出写不出去：另一端已经关闭");
		close(ends[1]);
	}
}

Test(program, fails_when_output_is_closed)
{
	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(talkative); i++) {
		cr_expect_eq(run_program(talkative[i], STDIN_FILENO, CLOSED), EXIT_COULD_NOT, "%s",
			talkative[i]);
		expect_said(talkative[i], "标准输出写不出去");
	}
}

Test(program, writes_no_words_into_the_report_when_streams_are_closed)
{
	given_data("full.yaml");
	cr_expect_eq(run_program("set r.yaml requests.new.natural=3", CLOSED, CLOSED), EXIT_DONE,
		"there was nothing to say");
	cr_expect_eq(call("get r.yaml requests.new.natural"), EXIT_DONE);
	expect_written("get", "requests.new.natural=3\n");
	g_autofree char *bytes = bytes_of("r.yaml");
	cr_expect(g_str_has_prefix(bytes, "# 示例县政务公开办公室"), "%s", bytes);
}

/* The world around it */

Test(program, speaks_chinese_in_any_locale)
{
	static const char *const locales[] = {"C", "POSIX", "C.UTF-8", "zh_CN.GB18030", "nonsense"};

	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		g_setenv("LC_ALL", locales[i], TRUE);
		cr_expect_eq(call("get r.yaml cover.org"), EXIT_DONE, "%s", locales[i]);
		expect_written(locales[i], "cover.org=示例县政务公开办公室\n");
		cr_expect_eq(call("get r.yaml cover.orgg"), EXIT_COULD_NOT);
		expect_said(locales[i], "是不是 cover.org？");
	}
}

static const char *const locales_there_may_not_be[] = {
	"C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8", "nonsense", ""};

Test(program, speaks_english_where_the_locale_says_so_installed_or_not)
{
	static const char *const locales[] = {"en", "en_US", "en_US.UTF-8", "en_GB.ISO-8859-1"};

	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		g_setenv("LANG", locales[i], TRUE);
		cr_expect_eq(call("get r.yaml cover.orgg"), EXIT_COULD_NOT);
		expect_said(locales[i], "did you mean cover.org?");
		cr_expect_eq(call("--lang=zh get r.yaml cover.orgg"), EXIT_COULD_NOT);
		expect_said(locales[i], "是不是 cover.org？");
	}
}

Test(program, speaks_the_language_it_is_told_in_any_locale)
{
	static const char *const lines[] = {"--lang=en get r.yaml cover.orgg",
		"get --lang=en r.yaml cover.orgg", "get r.yaml cover.orgg --lang=en",
		"--lang=zh get r.yaml cover.orgg --lang=en"};

	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(locales_there_may_not_be); i++) {
		g_setenv("LANG", locales_there_may_not_be[i], TRUE);
		for (size_t l = 0; l < G_N_ELEMENTS(lines); l++) {
			cr_expect_eq(call(lines[l]), EXIT_COULD_NOT, "%s", lines[l]);
			expect_said(locales_there_may_not_be[i], "did you mean cover.org?");
		}
	}
}

Test(program, prints_the_form_s_language_whatever_it_speaks_itself)
{
	given_data("real-01.yaml");
	cr_assert_eq(g_rename("r.yaml", "last.yaml"), 0);
	given_data("real-02.yaml");
	cr_expect_eq(call("previous r.yaml last.yaml"), EXIT_DONE);
	cr_expect_eq(call("set r.yaml requests.brought_forward.natural=9"), EXIT_DONE);
	cr_expect_eq(call("reason r.yaml brought-forward 并入"), EXIT_DONE);
	cr_expect_eq(call("print r.yaml"), EXIT_DONE);
	g_autofree char *chinese = bytes_of("written");
	cr_expect(strstr(chinese, "与上年的数不同"), "%s", chinese);
	cr_expect_eq(call("--lang=en print r.yaml"), EXIT_DONE);
	g_autofree char *english = bytes_of("written");
	cr_expect_str_eq(english, chinese);
}

Test(program, names_the_languages_when_told_another)
{
	static const char *const words[] = {"--lang=xx", "--lang=", "--lang", "--lang=xx forms"};

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		cr_expect_eq(call(words[i]), EXIT_COULD_NOT, "%s", words[i]);
		expect_said(words[i], "--lang=zh");
		expect_said(words[i], "--lang=en");
	}
}

Test(program, leaves_the_mode_of_a_new_file_to_the_umask)
{
	static const struct {
		mode_t umask, mode;
	} cases[] = {{022, 0644}, {077, 0600}, {002, 0664}};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		umask(cases[i].umask);
		cr_expect_eq(call(NEW "r.yaml"), EXIT_DONE);
		cr_expect_eq(mode_of("r.yaml"), cases[i].mode);
		g_remove("r.yaml");
	}
}

/* A good form of that id, in a directory of the room. */
static char *given_form_in(const char *directory, const char *id, const char *basis)
{
	char *path = room_path_of(directory);
	g_autofree char *name = g_strconcat(directory, "/", id, ".yaml", NULL);
	g_autofree char *text = g_strdup_printf("form: %s\nversion: 1\ntitle: t\nbasis: %s\n"
						"cover: [{id: org, label: 单位}]\nsections: []\n",
		id, basis);

	g_mkdir_with_parents(path, 0700);
	given_text(name, text);
	return path;
}

static void remove_form(const char *directory, const char *id)
{
	g_autofree char *name = g_strconcat(directory, "/", id, ".yaml", NULL);

	g_remove(name);
	g_rmdir(directory);
}

Test(program, finds_forms_of_its_tree_behind_those_of_the_user)
{
	g_autofree char *first = given_form_in("first", "one", "甲");
	g_autofree char *second = given_form_in("second", "one", "乙");
	g_autofree char *other = given_form_in("second", "two", "丙");
	g_autofree char *own = given_form_in("nianbao/forms", "one", "丁");
	g_autofree char *third = given_form_in("nianbao/forms", "three", "戊");
	g_autofree char *list = g_strconcat(first, ":", second, ":/nonexistent:", NULL);

	g_setenv("NIANBAO_FORMS", list, TRUE);
	cr_expect_eq(call("forms"), EXIT_DONE);
	g_autofree char *written = bytes_of("written");
	cr_expect(strstr(written, "甲"), "%s", written);
	cr_expect_null(strstr(written, "乙"));
	cr_expect(strstr(written, "丙"));
	cr_expect_null(strstr(written, "丁"));
	cr_expect(strstr(written, "戊"));
	g_autofree char *shipped =
		g_build_filename(office_forms(), "gov-disclosure-2021.yaml", NULL);
	cr_expect(strstr(written, shipped), "%s", written);
	remove_form("first", "one");
	remove_form("second", "one");
	remove_form("second", "two");
	remove_form("nianbao/forms", "one");
	remove_form("nianbao/forms", "three");
	g_rmdir("nianbao");
}

Test(program, lists_good_forms_beside_one_that_is_not)
{
	g_autofree char *first = given_form_in("first", "bad", "{");

	g_setenv("NIANBAO_FORMS", first, TRUE);
	cr_expect_eq(call("forms"), EXIT_COULD_NOT);
	expect_said("forms", "bad.yaml:");
	expect_written("forms", "gov-disclosure-2021\n");
	remove_form("first", "bad");
}
