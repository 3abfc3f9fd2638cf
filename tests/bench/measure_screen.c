/*
 * Measures through a pseudo-terminal, by the driver of the end-to-end tests.
 *
 * A program says nowhere that it has finished answering. So its answer ends
 * with the last byte before a silence: the time is taken as each piece is read,
 * and the silence itself is not counted. It is long against what a program on
 * a busy machine may pause within one answer, and short against a clerk.
 *
 * Where the pages of a process happen to lie in memory makes all its answers slower or
 * quicker by up to a tenth. So keys are typed into several processes, one after
 * the other, each beside a floor of its own.
 */

#include "measure.h"

#include "../e2e/screen.h"
#include "inputs.h"
#include "report/file.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	SILENCE_MS = 20,
	PATIENCE_MS = 2000,
	START_SILENCE_MS = 60,
	STARTS = 25,
	PROCESSES = 12,
	WALKS = 4,
	LINES_WALKED = 6,
	KEYS = 24, /* into a process */
	ESCAPES = 10,
	NARRATIVE = 100000, /* characters */
	SENTENCES = 10,     /* of a paragraph, as people write them */
	ROWS_OF_TABLE = 5000,
	PAGES_TURNED = 60,
	SETTLED_MS = 1000,
	IDLE_MS = 10000,
	ROWS = 24,
	SCREEN_COLUMNS = 80,
};

/* Draws until there is silence; returns when the last byte came, or 0 when none did. */
static gint64 await_silence(struct screen *screen, int silence_ms)
{
	size_t drawn;
	do {
		drawn = screen_received(screen);
		screen_draw(screen, silence_ms);
	} while (screen_received(screen) != drawn);
	return screen_received(screen) ? screen_last_arrival(screen) : 0;
}

static void settle(struct screen *screen)
{
	await_silence(screen, SILENCE_MS);
	screen_mark(screen);
}

static bool complain(struct screen *screen, const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	for (int row = 0; row < ROWS; row++)
		fprintf(stderr, "  |%s\n", screen_row(screen, row));
	return false;
}

static char *report_text(const struct subjects *subjects)
{
	char *report = NULL;
	return g_file_get_contents(subjects->report, &report, NULL, NULL) ? report : g_strdup("");
}

static struct desk *desk_for(const struct subjects *subjects)
{
	struct desk *desk = desk_new();
	char *forms = g_path_get_dirname(subjects->form), *report = report_text(subjects);
	char *absolute = g_canonicalize_filename(forms, NULL);
	desk_setenv(desk, "NIANBAO_FORMS", absolute);
	desk_write(desk, "report.yaml", report);
	g_free(report);
	g_free(absolute);
	g_free(forms);
	return desk;
}

static struct screen *run(
	struct desk *desk, const char *program, const char *first, const char *second)
{
	char *path = g_canonicalize_filename(program, NULL);
	char *command[] = {path, (char *)first, (char *)second, NULL};
	struct screen *screen = screen_open(desk, ROWS, SCREEN_COLUMNS, command);
	g_free(path);
	return screen;
}

/* A digit. */

/* Table 3, its end on the screen, on a row with typed rows below. A floor that knows no Esc and no
   tables stands there from the start. */
static bool go_to_table_3(struct screen *screen)
{
	bool there = screen_expect(screen, "F10") && (settle(screen), true) &&
		screen_press(screen, "Esc 3") && (settle(screen), true);
	for (int i = 0; i < 25 && there; i++)
		there = screen_press(screen, "Down") && (settle(screen), true);
	for (int i = 0; i < LINES_WALKED + 1 && there; i++)
		there = screen_press(screen, "Up") && (settle(screen), true);
	return there && screen_expect(screen, "（七）总计");
}

static bool type_digit(
	struct screen *screen, char digit, struct samples *time, struct samples *bytes)
{
	char key[] = {digit, '\0'};
	screen_mark(screen);
	gint64 begun = g_get_monotonic_time();
	if (!screen_type(screen, key))
		return complain(screen, "a digit was not taken");
	screen_draw(screen, PATIENCE_MS); /* a busy machine may be slow to begin */
	gint64 ended = await_silence(screen, SILENCE_MS);
	if (ended == 0)
		return complain(screen, "a digit showed nothing");
	samples_add(time, (double)(ended - begun));
	samples_add(bytes, (double)screen_received(screen));
	return true;
}

static bool press(struct screen *screen, const char *keys)
{
	bool pressed = screen_press(screen, keys);
	settle(screen);
	return pressed;
}

/* The same digit in both, the one first and then the other. */
static bool type_in_turn(struct screen *const screens[2], char digit, int first,
	struct samples *const times[2], struct samples *const bytes[2])
{
	int second = 1 - first;
	return type_digit(screens[first], digit, times[first], bytes[first]) &&
		type_digit(screens[second], digit, times[second], bytes[second]) &&
		press(screens[first], "Enter") && press(screens[second], "Enter");
}

static bool walk_up(struct screen *screen)
{
	bool good = true;
	for (int line = 0; line < LINES_WALKED && good; line++)
		good = press(screen, "Up");
	return good;
}

/* One walk down the rows, a digit in each, and back up. Digits change from walk to walk, so that
   every one of them changes its cell. */
static bool walk(struct screen *const screens[2], int number, struct samples *const times[2],
	struct samples *const bytes[2])
{
	bool good = true;
	for (int line = 0; line < LINES_WALKED && good; line++) {
		char digit = (char)('1' + (number + line) % 9);
		good = type_in_turn(screens, digit, (number + line) % 2, times, bytes);
	}
	return good && walk_up(screens[0]) && walk_up(screens[1]);
}

/* Puts last year's beside the report. */
static bool lay_last_year(struct desk *desk, const struct subjects *subjects)
{
	struct bytes bytes = {0};
	struct form *form = load_form(subjects->form);
	struct report *report = form && bytes_read(subjects->report, &bytes)
		? load_with_last_year(form, &bytes)
		: NULL;
	g_autoptr(GString) text = g_string_new(NULL);

	if (report) {
		report_write(report, text);
		desk_write(desk, "report.yaml", text->str);
	}
	bool good = report != NULL;
	g_free(bytes.text);
	report_free(report);
	g_clear_pointer(&form, form_free);
	return good;
}

static bool measure_digit_once(
	const struct subjects *subjects, struct comparison *time, struct comparison *bytes)
{
	struct desk *desk = desk_for(subjects);
	if (!lay_last_year(desk, subjects))
		fprintf(stderr, "bench: no last year\n");
	struct screen *program = run(desk, subjects->program, "report.yaml", NULL);
	struct screen *floor = run(desk, subjects->bare_entry, NULL, NULL);
	bool good = (go_to_table_3(program) || complain(program, "no way to table 3")) &&
		(go_to_table_3(floor) || complain(floor, "the floor shows no table"));
	for (int i = 0; i < WALKS && good; i++)
		good = walk((struct screen *const[]){program, floor}, i,
			(struct samples *const[]){&time->program, &time->floor},
			(struct samples *const[]){&bytes->program, &bytes->floor});
	desk_free(desk);
	return good;
}

bool measure_digit(
	const struct subjects *subjects, struct comparison *time, struct comparison *bytes)
{
	bool good = true;
	for (int i = 0; i < PROCESSES && good; i++)
		good = measure_digit_once(subjects, time, bytes);
	return good;
}

/* Large things. */

static bool in_processes(bool (*measure_once)(const struct subjects *, struct comparison *),
	const struct subjects *subjects, struct comparison *time)
{
	bool good = true;
	for (int i = 0; i < PROCESSES && good; i++)
		good = measure_once(subjects, time);
	return good;
}

/* Digits typed into the program where it stands, each beside one typed into the floor. */
static bool type_beside_floor(
	struct screen *program, struct screen *floor, const char *onwards, struct comparison *time)
{
	struct samples bytes;
	bool good = true;
	samples_init(&bytes);
	for (int i = 0; i < KEYS && good; i++) {
		char digit = (char)('1' + i % 9);
		good = type_digit(program, digit, &time->program, &bytes) &&
			type_digit(floor, digit, &time->floor, &bytes) && press(floor, "Enter") &&
			(*onwards == '\0' || press(program, onwards)) &&
			(i % LINES_WALKED != LINES_WALKED - 1 || walk_up(floor));
	}
	samples_release(&bytes);
	return good;
}

/* The report with a narrative of so many characters, in paragraphs of so many sentences. */
static char *with_narrative(const struct subjects *subjects, int characters, int sentences)
{
	static const char sentence[] =
		"本年度逐项核对公开目录，按月更新栏目内容，收到来信及时登记。";
	char *report = report_text(subjects);
	GString *text = g_string_new("  management: |\n");
	GRegex *field = g_regex_new("  management: .*\n", G_REGEX_DEFAULT, 0, NULL);
	int length = (int)g_utf8_strlen(sentence, -1);
	for (int i = 0; i * length < characters; i++)
		g_string_append_printf(text, "%s%s",
			i % sentences == 0 ? i > 0 ? "\n    " : "    " : "", sentence);
	g_string_append_c(text, '\n');
	char *large = g_regex_replace_literal(field, report, -1, 0, text->str, 0, NULL);
	g_regex_unref(field);
	g_string_free(text, TRUE);
	g_free(report);
	return large;
}

/* In the middle of the narrative, open for writing. */
static bool go_into_narrative(struct screen *screen)
{
	return screen_expect(screen, "F10") && press(screen, "Esc 1") && press(screen, "Down") &&
		press(screen, "Down") && press(screen, "Down") && press(screen, "Enter") &&
		screen_expect(screen, "（三）政府信息管理") && press(screen, "PgDn") &&
		press(screen, "PgDn");
}

static bool measure_narrative_once(const struct subjects *subjects, struct comparison *time)
{
	struct desk *desk = desk_for(subjects);
	char *report = with_narrative(subjects, NARRATIVE, SENTENCES);
	desk_write(desk, "report.yaml", report);
	struct screen *program = run(desk, subjects->program, "report.yaml", NULL);
	struct screen *floor = run(desk, subjects->bare_entry, NULL, NULL);
	bool good = (go_into_narrative(program) || complain(program, "no way into the text")) &&
		(go_to_table_3(floor) || complain(floor, "the floor shows no table")) &&
		type_beside_floor(program, floor, "", time);
	g_free(report);
	desk_free(desk);
	return good;
}

bool measure_narrative(const struct subjects *subjects, struct comparison *time)
{
	return in_processes(measure_narrative_once, subjects, time);
}

bool measure_paragraph(const struct subjects *subjects, struct comparison *time)
{
	struct desk *desk = desk_for(subjects);
	char *report = with_narrative(subjects, NARRATIVE, NARRATIVE);
	struct samples bytes;

	samples_init(&bytes);
	desk_write(desk, "report.yaml", report);
	struct screen *program = run(desk, subjects->program, "report.yaml", NULL);
	bool good = go_into_narrative(program) || complain(program, "no way into the text");
	for (int i = 0; i < KEYS && good; i++)
		good = type_digit(program, (char)('1' + i % 9), &time->program, &bytes);
	samples_release(&bytes);
	g_free(report);
	desk_free(desk);
	return good;
}

/* A form of one table of so many rows, each with its total and all with theirs. */
static char *long_form(int rows)
{
	GString *form =
		g_string_new("form: long\nversion: 1\ntitle: [长表]\ncover:\n"
			     "  - {id: org, label: 单位, type: line}\n"
			     "sections:\n  - id: works\n    heading: 一、工程\n    table:\n"
			     "      cell: {type: count}\n      columns:\n"
			     "        - {id: old, label: 旧}\n        - {id: new, label: 新}\n"
			     "        - {id: all, label: 计, formula: old + new, rule: row}\n"
			     "      rows:\n");
	for (int i = 0; i < rows; i++)
		g_string_append_printf(form, "        - {id: r%d, label: 第%d项工程}\n", i, i + 1);
	return g_string_free(form, FALSE);
}

/* The program on the long table, at its first cell. */
static struct screen *open_long_table(struct desk *desk, const struct subjects *subjects)
{
	char *form = long_form(ROWS_OF_TABLE);
	desk_write(desk, "long.yaml", form);
	desk_write(desk, "report.yaml", "form: long\nform_version: 1\nstatus: draft\n");
	g_free(form);
	return run(desk, subjects->program, "report.yaml", NULL);
}

static bool go_to_long_table(struct screen *program)
{
	return screen_expect(program, "F10") && press(program, "Esc 1") &&
		(screen_expect(program, "第1项工程") || complain(program, "no long table"));
}

static bool measure_rows_once(const struct subjects *subjects, struct comparison *time)
{
	struct desk *desk = desk_for(subjects);
	struct screen *program = open_long_table(desk, subjects);
	struct screen *floor = run(desk, subjects->bare_entry, NULL, NULL);
	bool good = go_to_long_table(program) &&
		(go_to_table_3(floor) || complain(floor, "the floor shows no table")) &&
		type_beside_floor(program, floor, "Down", time);
	desk_free(desk);
	return good;
}

bool measure_rows(const struct subjects *subjects, struct comparison *time)
{
	return in_processes(measure_rows_once, subjects, time);
}

bool measure_pages(const struct subjects *subjects, struct comparison *time)
{
	struct desk *desk = desk_for(subjects);
	struct screen *program = open_long_table(desk, subjects);
	bool good = go_to_long_table(program);
	for (int i = 0; i < PAGES_TURNED && good; i++) {
		screen_mark(program);
		gint64 begun = g_get_monotonic_time();
		good = screen_press(program, "PgDn");
		samples_add(&time->program, (double)(await_silence(program, SILENCE_MS) - begun));
	}
	desk_free(desk);
	return good;
}

bool measure_idle(const struct subjects *subjects, struct comparison *bytes)
{
	struct desk *desk = desk_for(subjects);
	struct screen *program = run(desk, subjects->program, "report.yaml", NULL);
	bool good = screen_expect(program, "F10") && press(program, "Esc 3") &&
		screen_type(program, "7");
	screen_listen(program, SETTLED_MS);
	if (good)
		samples_add(&bytes->program, (double)screen_listen(program, IDLE_MS));
	desk_free(desk);
	return good;
}

/* From Esc alone, which could have begun something else, to the menu. */
bool measure_escape(const struct subjects *subjects, struct comparison *time)
{
	struct desk *desk = desk_for(subjects);
	struct screen *program = run(desk, subjects->program, "report.yaml", NULL);
	bool good = screen_expect(program, "F10") && (settle(program), true);
	for (int i = 0; i < ESCAPES && good; i++) {
		screen_mark(program);
		gint64 begun = g_get_monotonic_time();
		good = screen_press(program, "Esc") && screen_expect(program, "菜单");
		samples_add(&time->program, (double)(screen_last_arrival(program) - begun) / 1000);
		good = good && screen_press(program, "Esc") && screen_expect_gone(program, "菜单");
		settle(program);
	}
	desk_free(desk);
	return good;
}

/* The first screen. */

/* In MB; 0 when the system does not say. */
static double resident(struct screen *screen)
{
	char *path = g_strdup_printf("/proc/%d/status", screen_process(screen)), *status = NULL;
	double kilobytes = 0;
	if (g_file_get_contents(path, &status, NULL, NULL)) {
		const char *line = strstr(status, "VmRSS:");
		kilobytes = line ? strtod(line + strlen("VmRSS:"), NULL) : 0;
	}
	g_free(status);
	g_free(path);
	return kilobytes / 1024;
}

static bool start_once(const struct subjects *subjects, const char *program, const char *first,
	const char *second, struct samples *time, struct samples *memory)
{
	struct desk *desk = desk_for(subjects);
	gint64 begun = g_get_monotonic_time();
	struct screen *screen = run(desk, program, first, second);
	bool good = screen_expect(screen, "F10") || complain(screen, "no first screen");
	gint64 ended = await_silence(screen, START_SILENCE_MS);
	if (good) {
		samples_add(time, (double)(ended - begun) / 1000);
		samples_add(memory, resident(screen));
	}
	desk_free(desk);
	return good;
}

bool measure_start(
	const struct subjects *subjects, struct comparison *time, struct comparison *memory)
{
	char *form = g_canonicalize_filename(subjects->form, NULL);
	bool good = true;
	for (int i = 0; i < STARTS && good; i++)
		good = start_once(subjects, subjects->bare_start, form, "report.yaml", &time->floor,
			       &memory->floor) &&
			start_once(subjects, subjects->program, "report.yaml", NULL, &time->program,
				&memory->program);
	g_free(form);
	return good;
}
