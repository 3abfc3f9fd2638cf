#include <criterion/criterion.h>

#include "tui/canvas.h"
#include "tui/cluster.h"

#include <string.h>

TestSuite(canvas, .timeout = 60);

/* The rows' texts, parted by `/`. Free with g_free. */
static char *show(const struct canvas *canvas)
{
	GString *out = g_string_new(NULL);
	for (int row = 0; row < canvas->rows; row++) {
		g_autofree char *text = canvas_row_text(canvas, row);
		g_string_append_printf(out, "%s%s", row > 0 ? "/" : "", text);
	}
	return g_string_free(out, FALSE);
}

static void expect_shown(const struct canvas *canvas, const char *expected)
{
	g_autofree char *shown = show(canvas);
	cr_expect_str_eq(shown, expected, "[%s] is not [%s]", shown, expected);
}

static enum role role_at(const struct canvas *canvas, int row, int column)
{
	return (enum role)canvas->cells[row * canvas->columns + column].role;
}

static bool is_wide(struct canvas_cell cell)
{
	gunichar characters[CLUSTER_CHARACTERS];
	return cluster_characters(cell.text, characters) > 0 && g_unichar_iswide(characters[0]);
}

/* Every left half of a wide character has its right half, and the other way round. */
static bool is_sound(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++) {
		const struct canvas_cell *cells = &canvas->cells[row * canvas->columns];
		for (int column = 0; column < canvas->columns; column++) {
			bool has_right =
				column + 1 < canvas->columns && cells[column + 1].text == 0;
			if (is_wide(cells[column]) != has_right)
				return false;
		}
		if (cells[0].text == 0)
			return false;
	}
	return true;
}

Test(canvas, starts_blank_without_a_cursor)
{
	struct canvas *canvas = canvas_new(2, 10);
	expect_shown(canvas, "/");
	cr_expect_not(canvas->cursor_shown);
	cr_expect_eq(role_at(canvas, 1, 9), ROLE_TEXT);
	canvas_free(canvas);
	canvas_free(NULL);
}

Test(canvas, puts_text_and_says_where_it_ends)
{
	static const struct {
		const char *text, *shown;
		int row, column, behind;
	} cases[] = {
		{"abc", "abc//", 0, 0, 3},
		{"年报", "/  年报/", 1, 2, 6},
		{"12345678901", "1234567890//", 0, 0, 11},
		{"年", "//", 0, 9, 11},
		{"a年", "        a//", 0, 8, 11},
		{"年b", " b//", 0, -1, 2},
		{"abc", "c//", 0, -2, 1},
		{"abc", "//", 3, 0, 3},
		{"abc", "//", -1, 0, 3},
		{"𠮷x", "𠮷x//", 0, 0, 3},
		{"e\u0301x", "e\u0301x//", 0, 0, 2},
		{"\u0301x", "x//", 0, 0, 1},
		{"", "//", 0, 4, 4},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct canvas *canvas = canvas_new(3, 10);
		int behind =
			canvas_put(canvas, cases[i].row, cases[i].column, ROLE_TEXT, cases[i].text);
		g_autofree char *shown = show(canvas);
		cr_expect_str_eq(shown, cases[i].shown, "case %zu: [%s]", i, shown);
		cr_expect_eq(behind, cases[i].behind, "case %zu: %d", i, behind);
		cr_expect(is_sound(canvas), "case %zu", i);
		canvas_free(canvas);
	}
}

Test(canvas, nothing_in_a_text_can_act_on_the_terminal)
{
	struct canvas *canvas = canvas_new(1, 20);
	canvas_put(canvas, 0, 0, ROLE_TEXT, "a\033[2Jb\tc\nd\x7F\u202Ee");
	expect_shown(canvas, "a\uFFFD[2Jb c d\uFFFD\uFFFDe");
	canvas_put_left(canvas, 0, 0, 4, ROLE_TEXT, "\033\033\033");
	expect_shown(canvas, "\uFFFD\uFFFD\uFFFD Jb c d\uFFFD\uFFFDe");
	canvas_free(canvas);
}

Test(canvas, overwriting_half_a_character_blanks_the_other_half)
{
	static const struct {
		int column;
		const char *text, *shown;
	} cases[] = {
		{0, "x", "x 乙丙"},
		{1, "x", " x乙丙"},
		{1, "中", " 中 丙"},
		{2, "xy", "甲xy丙"},
		{3, "xy", "甲 xy"},
		{5, "x", "甲乙 x"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct canvas *canvas = canvas_new(1, 6);
		canvas_put(canvas, 0, 0, ROLE_TEXT, "甲乙丙");
		canvas_put(canvas, 0, cases[i].column, ROLE_TEXT, cases[i].text);
		expect_shown(canvas, cases[i].shown);
		cr_expect(is_sound(canvas), "case %zu", i);
		canvas_free(canvas);
	}
}

Test(canvas, keeps_three_combining_characters_and_drops_the_rest)
{
	struct canvas *canvas = canvas_new(1, 4);
	canvas_put(canvas, 0, 0, ROLE_TEXT, "e\u0301\u0302\u0303\u0304\u0305x");
	expect_shown(canvas, "e\u0301\u0302\u0303x");
	canvas_free(canvas);
}

Test(canvas, says_that_a_mark_has_joined_or_left_what_stands_there)
{
	static const char *const texts[] = {"年", "年\u0301", "年\u0301\u0302", "年\u0302", "年"};
	struct canvas *canvas = canvas_new(1, 6);

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		canvas_settle(canvas);
		canvas_put(canvas, 0, 2, ROLE_TEXT, texts[i]);
		g_autofree char *expected = g_strconcat("  ", texts[i], NULL);
		expect_shown(canvas, expected);
		cr_expect_eq(canvas->changed[0].from, 2, "%s", texts[i]);
		cr_expect_geq(canvas->changed[0].to, 3, "%s", texts[i]);
		cr_expect(is_sound(canvas), "%s", texts[i]);
	}
	canvas_free(canvas);
}

Test(canvas, has_equal_cells_wherever_the_same_is_painted)
{
	static const char *const texts[] = {"e", "e\u0301", "e\u0302", "年", "年\u0301"};
	struct canvas *one = canvas_new(1, 4), *other = canvas_new(1, 4);

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		canvas_put_left(one, 0, 1, 3, ROLE_TEXT, texts[i]);
		for (size_t j = 0; j < G_N_ELEMENTS(texts); j++) {
			canvas_put_left(other, 0, 1, 3, ROLE_TEXT, texts[j]);
			cr_expect_eq(canvas_cell_equal(one->cells[1], other->cells[1]), i == j,
				"%s and %s", texts[i], texts[j]);
		}
	}
	canvas_put_left(other, 0, 1, 3, ROLE_ERROR, texts[G_N_ELEMENTS(texts) - 1]);
	cr_expect_not(canvas_cell_equal(one->cells[1], other->cells[1]), "a look differs");
	canvas_free(one);
	canvas_free(other);
}

Test(canvas, shows_the_base_alone_of_clusters_beyond_number)
{
	struct canvas *canvas = canvas_new(1, 6);

	for (gunichar base = 0x4E00; base < 0x4E00 + CLUSTERS_MOST; base++) {
		char text[16];
		int length = g_unichar_to_utf8(base, text);
		strcpy(text + length, "\u0301");
		canvas_put(canvas, 0, 0, ROLE_TEXT, text);
	}
	canvas_put(canvas, 0, 0, ROLE_TEXT, "年\u0301报\u0302");
	expect_shown(canvas, "年报");
	cr_expect(is_sound(canvas));
	canvas_free(canvas);
}

Test(canvas, puts_fields_left_right_and_in_the_middle)
{
	static const struct {
		const char *text, *left, *right, *center;
	} cases[] = {
		{"12", "<12   >", "<   12>", "< 12  >"},
		{"年", "<年   >", "<   年>", "< 年  >"},
		{"", "<     >", "<     >", "<     >"},
		{"12345", "<12345>", "<12345>", "<12345>"},
		{"123456", "<123..>", "<123..>", "<123..>"},
		{"年报年", "<年.. >", "< 年..>", "<年.. >"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct canvas *canvas = canvas_new(3, 7);
		for (int row = 0; row < 3; row++)
			canvas_put(canvas, row, 0, ROLE_TEXT, "<xxxxx>");
		canvas_put_left(canvas, 0, 1, 5, ROLE_FIGURE, cases[i].text);
		canvas_put_right(canvas, 1, 1, 5, ROLE_FIGURE, cases[i].text);
		canvas_put_center(canvas, 2, 1, 5, ROLE_FIGURE, cases[i].text);
		g_autofree char *expected =
			g_strjoin("/", cases[i].left, cases[i].right, cases[i].center, NULL);
		expect_shown(canvas, expected);
		for (int row = 0; row < 3; row++) {
			cr_expect_eq(role_at(canvas, row, 0), ROLE_TEXT);
			cr_expect_eq(role_at(canvas, row, 1), ROLE_FIGURE);
			cr_expect_eq(role_at(canvas, row, 5), ROLE_FIGURE);
			cr_expect_eq(role_at(canvas, row, 6), ROLE_TEXT);
		}
		canvas_free(canvas);
	}
}

Test(canvas, a_field_without_columns_is_nothing)
{
	struct canvas *canvas = canvas_new(1, 4);
	canvas_put(canvas, 0, 0, ROLE_TEXT, "abcd");
	for (int columns = -2; columns <= 0; columns++) {
		canvas_put_left(canvas, 0, 1, columns, ROLE_ERROR, "年");
		canvas_put_right(canvas, 0, 1, columns, ROLE_ERROR, "年");
		canvas_put_center(canvas, 0, 1, columns, ROLE_ERROR, "年");
		canvas_fill(canvas, 0, 1, columns, ROLE_ERROR);
	}
	expect_shown(canvas, "abcd");
	canvas_free(canvas);
}

Test(canvas, fills_over_halves_of_characters)
{
	struct canvas *canvas = canvas_new(1, 6);
	canvas_put(canvas, 0, 0, ROLE_BAR, "甲");
	canvas_put(canvas, 0, 2, ROLE_TEXT, "乙丙");
	canvas_fill(canvas, 0, 1, 2, ROLE_ERROR);
	expect_shown(canvas, "    丙");
	cr_expect_eq(role_at(canvas, 0, 0), ROLE_BAR);
	cr_expect_eq(role_at(canvas, 0, 2), ROLE_ERROR);
	cr_expect_eq(role_at(canvas, 0, 3), ROLE_TEXT);
	canvas_fill(canvas, 0, 4, 100, ROLE_ERROR);
	expect_shown(canvas, "");
	canvas_free(canvas);
}

Test(canvas, formats)
{
	struct canvas *canvas = canvas_new(1, 20);
	int behind = canvas_printf(canvas, 0, 1, ROLE_TEXT, "余%d 超%s", 3, "1");
	cr_expect_eq(behind, 1 + 4 + 3);
	expect_shown(canvas, " 余3 超1");
	canvas_free(canvas);
}

Test(canvas, shows_the_cursor_only_where_there_is_a_cell)
{
	struct canvas *canvas = canvas_new(2, 4);
	canvas_set_cursor(canvas, 1, 3);
	cr_expect(canvas->cursor_shown);
	canvas_set_cursor(canvas, 2, 0);
	cr_expect_not(canvas->cursor_shown);
	canvas_set_cursor(canvas, 1, 3);
	canvas_clear(canvas);
	cr_expect_not(canvas->cursor_shown);
	canvas_free(canvas);
}

Test(canvas, stays_sound_whatever_is_painted)
{
	static const char *const texts[] = {
		"年", "a", "年报", "e\u0301", "中a国", "\u0301", "𠮷𠮷", "年\u0301报"};
	GRand *random = g_rand_new_with_seed(3);
	struct canvas *canvas = canvas_new(2, 9);
	for (int i = 0; i < 20000; i++) {
		const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
		int column = g_rand_int_range(random, -3, 12);
		if (g_rand_boolean(random))
			canvas_put(canvas, 0, column, ROLE_TEXT, text);
		else
			canvas_put_center(canvas, 1, column, 3, ROLE_TEXT, text);
		cr_assert(is_sound(canvas), "after %d paintings", i);
	}
	canvas_free(canvas);
	g_rand_free(random);
}

Test(canvas, stands_in_for_what_the_terminal_draws_wider)
{
	static const struct {
		const char *text, *narrow, *wide;
	} cases[] = {
		{"危及“三安全一稳定”|", "危及“三安全一稳定”|", "危及「三安全一稳定」|"},
		{"见——|", "见——|", "见－－|"},
		{"①②…·|", "①②…·|", "1 2 ..・|"},
		{"αβ|", "αβ|", "？？|"},
		{"plain 年|", "plain 年|", "plain 年|"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct canvas *canvas = canvas_new(1, 40);

		canvas_put(canvas, 0, 0, ROLE_TEXT, cases[i].text);
		expect_shown(canvas, cases[i].narrow);
		canvas_clear(canvas);
		canvas->profile = WIDTH_WIDE;
		int end = canvas_put(canvas, 0, 0, ROLE_TEXT, cases[i].text);
		expect_shown(canvas, cases[i].wide);
		cr_expect_eq(end, text_width(cases[i].text, strlen(cases[i].text), WIDTH_WIDE));
		cr_expect_eq(end, canvas_width(canvas, cases[i].text));
		cr_expect(is_sound(canvas), "%s", cases[i].text);
		canvas_free(canvas);
	}
}

Test(canvas, counts_within_a_window_and_paints_nothing_outside)
{
	struct canvas *canvas = canvas_new(3, 10);

	canvas_enter(canvas, (struct area){1, 2, 1, 5});
	canvas_put(canvas, 0, 0, ROLE_TEXT, "abcdefgh");
	canvas_put(canvas, 1, 0, ROLE_TEXT, "below");
	canvas_put(canvas, 0, -1, ROLE_TEXT, "x");
	canvas_set_cursor(canvas, 0, 3);
	canvas_leave(canvas);
	expect_shown(canvas, "/  abcde/");
	cr_expect_eq(canvas->cursor_row, 1);
	cr_expect_eq(canvas->cursor_column, 5);
	canvas_free(canvas);
}

static struct reach changed_on(const struct canvas *canvas, int row)
{
	return canvas->changed[row];
}

Test(canvas, knows_between_which_columns_cells_became_others)
{
	struct canvas *canvas = canvas_new(2, 20);

	canvas_put(canvas, 0, 3, ROLE_TEXT, "共12件");
	canvas_settle(canvas);
	canvas_put_left(canvas, 0, 3, 10, ROLE_TEXT, "共12件");
	cr_expect_eq(changed_on(canvas, 0).to, 0, "what stood there is painted again");
	canvas_put_left(canvas, 0, 3, 10, ROLE_TEXT, "共17件");
	cr_expect_eq(changed_on(canvas, 0).from, 6);
	cr_expect_eq(changed_on(canvas, 0).to, 7);
	canvas_put(canvas, 0, 4, ROLE_TEXT, "x");
	cr_expect_eq(changed_on(canvas, 0).from, 3, "half a character becomes a blank");
	canvas_put(canvas, 0, 8, ROLE_ERROR, "件");
	cr_expect_eq(changed_on(canvas, 0).to, 10, "a look is a change");
	cr_expect_eq(changed_on(canvas, 1).to, 0);
	canvas_clear(canvas);
	cr_expect_eq(changed_on(canvas, 1).to, 20);
	canvas_free(canvas);
}
