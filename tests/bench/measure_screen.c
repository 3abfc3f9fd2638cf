/*
 * Measures through a pseudo-terminal, by the driver of the end-to-end tests.
 *
 * A program says nowhere that it has finished answering. So its answer ends
 * with the last byte before a silence: the time is taken as each piece is read,
 * and the silence itself is not counted. It is long against what a program on
 * a busy machine may pause within one answer, and short against a clerk.
 */

#include "measure.h"

#include "../e2e/screen.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	SILENCE_MS = 20,
	START_SILENCE_MS = 60,
	STARTS = 25,
	WALKS = 30,
	LINES_WALKED = 6,
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

static struct desk *desk_for(const struct subjects *subjects)
{
	struct desk *desk = desk_new();
	char *forms = g_path_get_dirname(subjects->form), *report = NULL;
	char *absolute = g_canonicalize_filename(forms, NULL);
	desk_setenv(desk, "NIANBAO_FORMS", absolute);
	if (g_file_get_contents(subjects->report, &report, NULL, NULL))
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
	for (int line = 0; line < LINES_WALKED && good; line++)
		good = press(screens[0], "Up") && press(screens[1], "Up");
	return good;
}

bool measure_digit(
	const struct subjects *subjects, struct comparison *time, struct comparison *bytes)
{
	struct desk *desk = desk_for(subjects);
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
