/* Keys that come together, before anything could be painted between them, do what they do one by
   one. */
#include "clerk.h"
#include "papers.h"
#include "seat.h"

enum { ROWS = 24, COLUMNS = 80, GLANCE_MS = 15 };

#define DOWN "\033[B"
#define UP "\033[A"
#define ENTER "\033OM"
#define FIRST "\033[1;5H"
#define FOUR(key) key, key, key, key

static const struct {
	const char *about;
	const char *shown; /* by the last of the keys, and not before the first */
	const char *keys[32];
} cases[] = {
	{"help is not scrolled beyond its end", "翻看", {"\033OP", "\033[4~", UP}},
	{"a table scrolls back from where it was", "3申请完]",
		{"\0333", FOUR(DOWN), FOUR(DOWN), FOUR(DOWN), FOUR(DOWN), FOUR(DOWN), FOUR(UP)}},
	{"so does the list of what was found", "Esc 返回",
		{"\033OR", "公", FOUR(DOWN), FOUR(DOWN), FOUR(DOWN), FOUR(DOWN), FOUR(DOWN),
			FOUR(DOWN), FOUR(UP)}},
	{"rows of a text are those beside last year's", "上年原文",
		{"\0331", ENTER, "\033[19~", FIRST, DOWN, DOWN}},
	{"what comes behind a key was no part of what was refused", "未存",
		{"\0333", "，", DOWN, "5"}},
};

static void begin(void)
{
	sit_down_to_full_report();
	papers_run(desk, "new --form=gov-disclosure-2021 --set cover.year=2023 2023.yaml");
	papers_run(desk,
		"set 2023.yaml overview.lead=上年的开头写得不长，分两句写，好看出一行有多少字。");
	papers_run(desk, "previous report.yaml 2023.yaml");
}

TestSuite(together, .init = begin, .fini = get_up, .timeout = 60);

static bool look_alike(struct screen *one, struct screen *other)
{
	int row[2], column[2];

	for (int i = 0; i < ROWS; i++) {
		g_autofree char *text = g_strdup(screen_row(one, i));

		if (strcmp(text, screen_row(other, i)) != 0)
			return false;
	}
	vt_cursor(screen_vt(one), &row[0], &column[0]);
	vt_cursor(screen_vt(other), &row[1], &column[1]);
	return row[0] == row[1] && column[0] == column[1];
}

static bool become_alike(struct screen *one, struct screen *other)
{
	int64_t deadline = g_get_monotonic_time() + (int64_t)5 * G_USEC_PER_SEC;

	while (!look_alike(one, other) && g_get_monotonic_time() < deadline) {
		screen_draw(one, GLANCE_MS);
		screen_draw(other, GLANCE_MS);
	}
	return look_alike(one, other);
}

static void send_together(struct screen *screen, const char *const *keys)
{
	g_autofree char *all = g_strjoinv("", (char **)keys);

	send_raw(screen, all);
}

static void send_one_by_one(struct screen *screen, const char *const *keys)
{
	for (; *keys; keys++) {
		send_raw(screen, *keys);
		screen_listen(screen, GLANCE_MS);
	}
}

/* Opens a copy of the report of its own, which nobody has touched. */
static struct screen *open_copy(const char *report, const char *prefix, size_t number)
{
	g_autofree char *name = g_strdup_printf("%s-%zu.yaml", prefix, number);

	desk_write(desk, name, report);
	struct screen *screen = start(desk, ROWS, COLUMNS, name);
	expect(screen, "F1帮助");
	return screen;
}

Test(together, do_what_they_do_one_by_one)
{
	g_autofree char *report = desk_read(desk, "report.yaml");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct screen *together = open_copy(report, "together", i);
		struct screen *one_by_one = open_copy(report, "one-by-one", i);

		send_together(together, cases[i].keys);
		expect(together, cases[i].shown);
		send_one_by_one(one_by_one, cases[i].keys);
		cr_expect(become_alike(together, one_by_one), "%s", cases[i].about);
	}
}
