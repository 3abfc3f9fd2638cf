/*
 * What comes out of files acts on nothing: a form, a report, a report of last year, a journal, the
 * user's own files and the very names of files, full of what terminals and printers obey.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"
#include <glib/gstdio.h>
#include <string.h>

TestSuite(hostile, .init = sit_down, .fini = get_up, .timeout = 60);

/* A colour, a title of the window, an eight-bit escape, writing turned round in four ways, a delete. */
#define EVIL "\\e[5mX\\e]0;Y\\a\\u009b7mZ\\u202eR\\u2067S\\u200fT\\u061cU\\x7f"
/* How it begins once it is harmless. */
#define TAMED "\uFFFD[5mX\uFFFD]0;Y"

/* Wherever a form takes words of its own it has these. */
static const char form[] =
	"form: f\n"
	"version: 1\n"
	"title: \"题" EVIL "\"\n"
	"basis: \"据" EVIL "\"\n"
	"paper: {closing: [\"尾" EVIL "\"], sign: [\"签" EVIL "\"]}\n"
	"cover:\n"
	"- {id: org, label: \"位" EVIL "\", help: \"助" EVIL "\"}\n"
	"- {id: year, label: 年度, type: year}\n"
	"- {id: level, label: 类别, type: choice, choices: {a: \"甲" EVIL "\"}}\n"
	"sections:\n"
	"- id: s\n"
	"  heading: \"节" EVIL "\"\n"
	"  help: \"助" EVIL "\"\n"
	"  texts: [{id: t, label: \"文" EVIL "\"}]\n"
	"  table:\n"
	"    caption: \"表" EVIL "\"\n"
	"    corner: \"角" EVIL "\"\n"
	"    footnote: \"脚" EVIL "\"\n"
	"    cell: {type: count, unit: \"件" EVIL "\"}\n"
	"    columns: [{id: a, label: \"列" EVIL "\"}, {group: \"组" EVIL
	"\", columns: [{id: b, label: 乙}]}]\n"
	"    rows: [{id: x, label: \"行" EVIL "\", short: \"短" EVIL "\"}, {id: y, label: 行}]\n"
	"    rules:\n"
	"    - {id: r, each: column, require: x = y, message: \"错" EVIL "\"}\n"
	"    - {id: w, each: column, level: warning, require: x < 5, message: \"警" EVIL "\"}\n";

/* Of another state of the form, which excuses what the form does not know. */
static const char report[] =
	"form: f\n"
	"form_digest: 0000000000000000000000000000000000000000000000000000000000000000\n"
	"cover: {org: \"名" EVIL "\", year: 2024, level: \"b" EVIL "\"}\n"
	"s:\n"
	"  t: \"写" EVIL "\\n第二段" EVIL "\"\n"
	"  x: {a: 9, b: \"约" EVIL "\"}\n"
	"  y: {a: 1, b: 2}\n"
	"notes: {s.x.a: \"注" EVIL "\"}\n"
	"reasons:\n"
	"- {rule: w, address: s.x.a, who: \"谁" EVIL
	"\", when: \"2025-01-20T09:30:00+08:00\", text: \"因" EVIL "\", figures: {s.x.a: 9}}\n"
	"nosuch: {key: \"生" EVIL "\"}\n"
	"previous:\n"
	"  form: f\n"
	"  version: 1\n"
	"  year: 2023\n"
	"  digest: \"" EVIL "\"\n"
	"  figures: {s: {x: {a: 3, b: \"" EVIL "\"}}}\n"
	"  texts: {cover: {org: \"旧" EVIL "\"}, s: {t: \"旧" EVIL "\"}}\n";

static void lay_out(void)
{
	papers_lay_out_form(desk, form);
	desk_write(desk, "report.yaml", report);
	desk_write(desk, "last.yaml",
		"form: f\ncover: {org: \"" EVIL "\", year: 2023}\ns: {t: \"" EVIL "\"}\n");
}

/* Whether a character makes a terminal do something, or turns writing round; the standard's own list,
   for what the program thinks is what is tried here. */
static bool is_evil(gunichar c)
{
	bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
	return is_control || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
		c == 0x200E || c == 0x200F || c == 0x061C;
}

static void expect_harmless(const char *command, const char *what, const char *text)
{
	const char *end;
	cr_expect(g_utf8_validate(text, -1, &end), "%s: %s is no UTF-8: %s", command, what, end);
	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool is_line_end = c == '\r' && at[1] == '\n'; /* of CSV */
		if (is_evil(c) && !is_line_end) {
			cr_expect_fail("%s: U+%04X in %s, before %.60s", command, (unsigned)c, what,
				g_utf8_next_char(at));
			return;
		}
	}
}

/* Runs the program with words between blanks; its status does not matter. */
static void expect_command_harmless(const char *line, const char *input)
{
	char **words = g_strsplit(line, " ", -1), *output = NULL, *errors = NULL;
	char **command = desk_command((const char *const *)words);
	int status = desk_run(desk, command, input, &output, &errors);
	cr_expect_leq(status, 2, "%s ended with %d: %s", line, status, errors);
	cr_expect(*output || *errors, "%s says nothing", line);
	expect_harmless(line, "what it says", output);
	expect_harmless(line, "what it complains of", errors);
	g_free(output);
	g_free(errors);
	g_strfreev(command);
	g_strfreev(words);
}

Test(hostile, files_act_on_nothing_that_a_command_writes)
{
	static const char *const lines[] = {
		"get report.yaml",
		"get report.yaml cover.org s.t previous.cover.org",
		"find report.yaml 行",
		"check report.yaml",
		"check --format=json report.yaml",
		"check --previous=last.yaml report.yaml",
		"print report.yaml",
		"print --public --paper=none report.yaml",
		"print --format=html report.yaml",
		"print --format=csv report.yaml",
		"print --format=json report.yaml",
		"print --blank f.yaml",
		"previous report.yaml",
		"previous report.yaml last.yaml",
		"repair report.yaml",
		"zeros --dry-run report.yaml",
		"paste --dry-run report.yaml s.x.a",
		"forms",
		"lint f.yaml",
		"lint --against=f.yaml f.yaml",
		"verify report.yaml report.yaml",
		"edit --plain report.yaml",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		lay_out();
		expect_command_harmless(lines[i], "7\n.explain\n.list\n.go 行\n\033[5m\n");
	}
}

/* The screen has rows of text, and nothing else has come of them. */
static void expect_screen_harmless(struct screen *s, const char *where)
{
	enum { A_WHILE_MS = 40 };
	int rows, columns;
	screen_listen(s, A_WHILE_MS);
	vt_size(screen_vt(s), &rows, &columns);
	for (int row = 0; row < rows; row++)
		expect_harmless(where, "a row of the screen", screen_row(s, row));
	cr_expect_not(screen_vt(s)->titled, "%s gave the window a title", where);
}

static void expect_start_harmless(const char *words, const char *where)
{
	struct screen *s = start(desk, 43, 132, "report.yaml");
	expect(s, words);
	expect_screen_harmless(s, where);
	hang_up(s);
	wait_exit(s);
}

Test(hostile, files_act_on_nothing_on_the_screen)
{
	static const char *const keys[] = {"", "F1", "F5", "F9", "Esc 1", "Esc 1 Enter",
		"Esc 1 Down", "Esc 1 Down F2", "Esc 1 Down F8", "Esc 1 Down F4", "Esc 1 Down F6",
		"Esc 1 Down Right Ctrl-G", "F3", "F10", "Esc"};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		lay_out();
		struct screen *s = start(desk, 43, 132, "report.yaml");
		expect(s, "题" TAMED);
		press(s, keys[i]);
		expect_screen_harmless(s, *keys[i] ? keys[i] : "the first screen");
		hang_up(s);
		wait_exit(s);
	}
}

/* The journal of a text that was being written, and then something else in its place. */
Test(hostile, a_journal_acts_on_nothing)
{
	lay_out();
	struct screen *s = start(desk, 43, 132, "report.yaml");
	expect(s, "题" TAMED);
	press(s, "Esc 1 Enter");
	type(s, "ABCD");
	papers_await_journal(desk, s, "ABCD");
	hang_up(s);
	wait_exit(s);
	char *journal = desk_read(desk, ".report.yaml.journal");
	GString *other = g_string_new(journal);
	g_string_replace(other, "ABCD", "A\\u001b[5m\\u202eB", 0);
	desk_write(desk, ".report.yaml.journal", other->str);
	s = start(desk, 43, 132, "report.yaml");
	expect(s, "题" TAMED);
	expect_screen_harmless(s, "the question whether to bring it back");
	press(s, "Enter");
	expect_screen_harmless(s, "the report with it");
	hang_up(s);
	wait_exit(s);
	expect_command_harmless("check report.yaml", NULL);
	g_string_free(other, TRUE);
	g_free(journal);
}

Test(hostile, files_of_the_user_act_on_nothing)
{
	lay_out();
	desk_write_config(
		desk, "settings", "ambiguous = \033[5mX\n\033]0;Y\a = \xC2\x9B\x37m\n\xFF\n");
	desk_write_config(desk, "keys", "\033[5mX = undo\nF6 = \xE2\x80\xAEzeros\n\xFF = save\n");
	expect_start_harmless("题" TAMED, "a start with such settings");
	expect_command_harmless("keys", NULL);
}

Test(hostile, names_of_files_act_on_nothing)
{
	static const char *const names[] = {"\033[5mX\033]0;Y\a.yaml", "\xFF\xE5\xB9.yaml",
		"\xE2\x80\xAEY\xC2\x9B.yaml", "-\n\r\x7F.yaml"};
	static const char *const commands[] = {"get", "check", "check --format=json", "print",
		"repair", "find", "lint", "previous", "new --form=f", "edit --plain --form=nosuch"};
	lay_out();
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		for (size_t k = 0; k < G_N_ELEMENTS(commands); k++) {
			char *line = g_strdup_printf("%s -- %s x", commands[k], names[i]);
			expect_command_harmless(line, NULL);
			desk_write(desk, names[i], report);
			expect_command_harmless(line, NULL);
			g_free(line);
			char *path = desk_path(desk, names[i]);
			g_unlink(path);
			g_free(path);
		}
	}
}

Test(hostile, names_of_files_act_on_nothing_on_the_start_screen)
{
	static const char *const names[] = {
		"\033[5mX\033]0;Y\a.yaml", "\xFF\xE5\xB9.yaml", "\xE2\x80\xAEY\xC2\x9B.yaml"};
	papers_lay_out_form(desk, form);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		desk_write(desk, names[i], report);
		struct screen *s = start(desk, 43, 132, "--", names[i]);
		expect(s, "题" TAMED);
		expect_screen_harmless(s, "a report of such a name");
		hang_up(s);
		wait_exit(s);
	}
	struct screen *s = start(desk, 43, 132);
	expect(s, "F10 退出");
	expect_screen_harmless(s, "the start screen");
	press(s, "5");
	expect_screen_harmless(s, "the names of files");
}
