#include "papers.h"

#include "clerk.h"
#include "figures.h"
#include <string.h>
#include <unistd.h>

char *papers_data(const char *name)
{
	const char *source = g_getenv("srcdir");
	char *path = g_build_filename(source ? source : ".", "tests/data", name, NULL);
	char *text = NULL;
	cr_assert(g_file_get_contents(path, &text, NULL, NULL), "cannot read %s", path);
	g_free(path);
	return text;
}

void papers_lay_out(struct desk *desk, const char *name)
{
	char *text = papers_data(name);
	desk_write(desk, "report.yaml", text);
	g_free(text);
}

void papers_lay_out_form(struct desk *desk, const char *text)
{
	desk_write(desk, "f.yaml", text);
	desk_write(desk, "report.yaml", "form: f\n");
	desk_setenv(desk, "NIANBAO_FORMS", desk_folder(desk));
}

void papers_lay_out_form_of(struct desk *desk, const char *name)
{
	char *text = papers_data(name);
	desk_write(desk, name, text);
	desk_setenv(desk, "NIANBAO_FORMS", desk_folder(desk));
	g_free(text);
}

/* Forgets where reports were left: they open on their covers. */
static void forget_places(struct desk *desk)
{
	char *recent = g_build_filename(g_environ_getenv(desk_environment(desk), "XDG_STATE_HOME"),
		"nianbao", "recent", NULL);
	unlink(recent);
	g_free(recent);
}

struct screen *papers_open(struct desk *desk, int rows, int columns)
{
	forget_places(desk);
	struct screen *s = start(desk, rows, columns, "report.yaml");
	expect(s, "单位名称");
	expect(s, "F1帮助");
	return s;
}

/* Chooses the form whose line below the sheet has the words, and goes back to the unit. */
static void choose(struct screen *s, const char *words)
{
	enum { FORM_ROW = 2, FIRST_ROW = 8 };
	bool found = false;
	press(s, "Up");
	expect(s, "数字、左右 选");
	for (int row = FIRST_ROW; row < FIRST_ROW + 9 && !found; row++) {
		found = strstr(screen_row(s, row), words);
		if (found)
			type(s, ((char[]){(char)('1' + row - FIRST_ROW), '\0'}));
	}
	cr_assert(found, "no form is offered as %s\n", words);
	expect_row(s, FORM_ROW, words);
	press(s, "Down");
}

struct screen *papers_begin_on(struct desk *desk, int rows, int columns, const char *words)
{
	struct screen *s = start(desk, rows, columns, "report.yaml");
	expect(s, "Enter 开始填写");
	if (words)
		choose(s, words);
	return s;
}

struct screen *papers_begin_official(struct desk *desk, int rows, int columns)
{
	return papers_begin_on(desk, rows, columns, NULL);
}

struct screen *papers_begin(struct desk *desk, int rows, int columns)
{
	struct screen *s = papers_begin_official(desk, rows, columns);
	type(s, "桥头镇");
	press(s, "Down");
	type(s, "2024");
	press(s, "Enter");
	expect_row(s, 0, "桥头镇 2024年报");
	return s;
}

struct screen *papers_begin_table_3(struct desk *desk)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 3");
	expect_figures(s, "01", ". . . . . . .");
	return s;
}

void papers_await_journal(struct desk *desk, struct screen *s, const char *text)
{
	enum { LOOKS = 200, GLANCE_MS = 25 };
	bool stands = false;
	for (int i = 0; i < LOOKS && !stands; i++) {
		char *journal = desk_read(desk, ".report.yaml.journal");
		stands = journal && strstr(journal, text);
		g_free(journal);
		screen_draw(s, GLANCE_MS);
	}
	cr_assert(stands, "%s does not stand in the journal", text);
}

void papers_close(struct screen *s)
{
	press(s, "F10");
	expect(s, "存盘退出");
	press(s, "Enter");
	expect_exit(s, 0);
	expect_restored(s);
}

void papers_close_to_start(struct screen *s)
{
	press(s, "F10");
	expect(s, "存盘退出");
	press(s, "Enter");
	expect(s, "F10 退出");
}

struct screen *papers_change_a_figure(struct desk *desk)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter");
	expect_row(s, 0, "未存 1 处");
	return s;
}

void papers_run(struct desk *desk, const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	g_auto(GStrv) command = desk_command((const char *const *)words);
	g_autofree char *errors = NULL;
	cr_assert_eq(desk_run(desk, command, NULL, NULL, &errors), 0, "%s: %s", line, errors);
}

char *papers_ask(struct desk *desk, int status, const char *command)
{
	const char *const arguments[] = {command, "report.yaml", NULL};
	char **words = desk_command(arguments), *output = NULL, *errors = NULL;
	int ended = desk_run(desk, words, NULL, &output, &errors);
	cr_assert_eq(ended, status, "%s ended with %d: %s%s", command, ended, output, errors);
	g_strfreev(words);
	g_free(errors);
	return output;
}

/* The rest of the line that begins with address and =. */
static char *find_value(const char *lines, const char *address)
{
	char *begin = g_strconcat("\n", address, "=", NULL), *value = NULL;
	char *all = g_strconcat("\n", lines, NULL);
	const char *found = strstr(all, begin);
	if (found) {
		found += strlen(begin);
		value = g_strndup(found, strcspn(found, "\n"));
	}
	g_free(begin);
	g_free(all);
	return value;
}

char *papers_value(struct desk *desk, const char *address)
{
	char *lines = papers_ask(desk, 0, "get"), *value = find_value(lines, address);
	cr_assert(value, "no value at %s", address);
	g_free(lines);
	return value;
}
