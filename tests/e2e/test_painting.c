/*
 * What is painted cell by cell is what a whole repaint shows: after any key,
 * characters, looks and cursor stand as Ctrl-L would have them.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(painting, .init = sit_down, .fini = get_up, .timeout = 60);

enum {
	STEPS = 80,
	SETTLED_MS = 8,
	REPAINTING = 200, /* bytes; then the screen has been cleared */
	LOOK_MS = 25,
	PATIENCE = 200,      /* looks, for what must come */
	SHORT_PATIENCE = 12, /* for what may: some keys change nothing */
};

static void append_look(struct screen *s, int row, int column, GString *out)
{
	struct look look = vt_look(screen_vt(s), row, column);
	g_string_append_c(out,
		(char)('@' + look.reverse + 2 * look.bold + 4 * look.underline +
			8 * look.coloured));
}

/* A letter for each character's look, and for each blank behind the last; what right halves look
   like is the terminal's own business. */
static void append_looks(struct screen *s, int row, int columns, GString *out)
{
	int column = 0;
	for (const char *c = screen_row(s, row); *c; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		if (g_unichar_iszerowidth(character))
			continue;
		append_look(s, row, column, out);
		column += g_unichar_iswide(character) ? 2 : 1;
	}
	for (; column < columns; column++)
		append_look(s, row, column, out);
}

/* All that can be seen, a line for each row, but for what is said until the next key. Free with
   g_free. */
static char *picture(struct screen *s)
{
	GString *out = g_string_new(NULL);
	int rows, columns, row, column;
	vt_size(screen_vt(s), &rows, &columns);
	vt_cursor(screen_vt(s), &row, &column);
	for (int i = 0; i < rows; i++) {
		if (i == rows - 2)
			continue;
		g_string_append_printf(out, "%2d|%s| ", i, screen_row(s, i));
		append_looks(s, i, columns, out);
		g_string_append_c(out, '\n');
	}
	g_string_append_printf(out, "cursor %d,%d\n", row, column);
	return g_string_free(out, FALSE);
}

/* Fails with the lines in which two pictures differ. */
static void expect_same(const char *before, const char *now, const char *after)
{
	char **left = g_strsplit(before, "\n", -1), **right = g_strsplit(now, "\n", -1);
	for (int i = 0; left[i] && right[i]; i++)
		cr_expect(strcmp(left[i], right[i]) == 0, "after %s\n%s\nand repainted\n%s", after,
			left[i], right[i]);
	g_strfreev(left);
	g_strfreev(right);
	cr_assert(strcmp(before, now) == 0);
}

static void wait_for_bytes(struct screen *s, size_t count, int looks)
{
	for (int i = 0; i < looks && screen_received(s) < count; i++)
		screen_draw(s, LOOK_MS);
}

/* Repaints all, and waits until it looks as it did. */
static void expect_repaint_changes_nothing(struct screen *s, const char *after)
{
	char *before = picture(s), *now = NULL;
	screen_mark(s);
	press(s, "Ctrl-L");
	wait_for_bytes(s, REPAINTING, PATIENCE);
	for (int i = 0; i < PATIENCE; i++) {
		g_free(now);
		now = picture(s);
		if (strcmp(before, now) == 0)
			break;
		screen_draw(s, LOOK_MS);
	}
	expect_same(before, now, after);
	g_free(before);
	g_free(now);
}

/* One in turn: a way to somewhere, and something to do there. */
struct play {
	const char *const *ways, *const *deeds;
	guint32 ways_count, deeds_count, seed;
};

static void carry_out(struct screen *s, const char *keys)
{
	bool is_key = g_ascii_isupper(*keys);
	screen_mark(s);
	if (is_key)
		press(s, keys);
	else
		type(s, keys);
	wait_for_bytes(s, 1, SHORT_PATIENCE);
	screen_listen(s, SETTLED_MS);
	expect_repaint_changes_nothing(s, keys);
}

static void play(struct screen *s, const struct play *play)
{
	GRand *dice = g_rand_new_with_seed(play->seed);
	for (int step = 0; step < STEPS / 2; step++) {
		carry_out(s, play->ways[g_rand_int(dice) % play->ways_count]);
		carry_out(s, play->deeds[g_rand_int(dice) % play->deeds_count]);
	}
	g_rand_free(dice);
}

static const char *const table_ways[] = {
	"Right", "Down", "Left", "Up", "Enter", "Tab", "PgDn", "PgUp", "F7", "End"};
/* No figure grows wider than its column: columns that have grown shrink at the next way only. */
static const char *const table_deeds[] = {
	"1", "7", "0", "3", "42", "-", "/", ".", "x", "Backspace", "Delete", "Ctrl-Z", "Ctrl-Y"};

static struct play of_tables(guint32 seed)
{
	return (struct play){
		table_ways, table_deeds, G_N_ELEMENTS(table_ways), G_N_ELEMENTS(table_deeds), seed};
}

Test(painting, of_a_filled_table_is_whole_after_every_key)
{
	struct play tables = of_tables(3);
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	expect_row(s, 2, "三、");
	play(s, &tables);
}

Test(painting, of_an_empty_table_is_whole_after_every_key)
{
	struct play tables = of_tables(4);
	struct screen *s = papers_begin(desk, 30, 100);
	press(s, "Esc 2");
	expect_row(s, 2, "二、");
	play(s, &tables);
}

Test(painting, of_fields_and_texts_is_whole_after_every_key)
{
	static const char *const ways[] = {
		"Down", "Up", "Enter", "Tab", "Left", "Home", "Alt-0", "Alt-1"};
	static const char *const deeds[] = {"年报", "𠮷", "2", "Backspace", "Ctrl-Z",
		"一二三四五六七八九十一二三四五六七八九十一二三四五六，"};
	struct play fields = {ways, deeds, G_N_ELEMENTS(ways), G_N_ELEMENTS(deeds), 5};
	struct screen *s = papers_begin(desk, 24, 80);
	play(s, &fields);
}
