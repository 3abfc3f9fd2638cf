#include <criterion/criterion.h>

#include "edit/text_buffer.h"

#include <string.h>

TestSuite(text_buffer, .timeout = 60);

enum {
	COLUMNS = 16, /* eight characters; the first line of a paragraph has six */
};

static struct text_buffer *open_text(const char *text)
{
	return text_buffer_new(text, COLUMNS, WIDTH_NARROW);
}

/* The rows parted by `/`, a bar where the cursor is in the text, a `>` before an indented row. */
static char *show(const struct text_buffer *buffer)
{
	GString *out = g_string_new(NULL);
	int cursor_row, cursor_column;
	text_buffer_cursor(buffer, &cursor_row, &cursor_column);
	for (int i = 0; i < text_buffer_rows(buffer); i++) {
		struct text_row row = text_buffer_row(buffer, i);
		const char *text = text_buffer_text(buffer) + row.start;
		g_string_append_printf(out, "%s%s", i > 0 ? "/" : "", row.indent > 0 ? ">" : "");
		gsize at = out->len;
		g_string_append_len(out, text, (gssize)row.length);
		size_t before = text_buffer_offset(buffer) - row.start;
		if (i == cursor_row)
			g_string_insert_c(out, (gssize)(at + MIN(before, row.length)), '|');
	}
	return g_string_free(out, FALSE);
}

static void expect_shown(const struct text_buffer *buffer, const char *expected)
{
	g_autofree char *shown = show(buffer);
	cr_expect_str_eq(shown, expected, "[%s] is not [%s]", shown, expected);
}

static void expect_cursor(const struct text_buffer *buffer, int row, int column)
{
	int got_row, got_column;
	text_buffer_cursor(buffer, &got_row, &got_column);
	cr_expect(got_row == row && got_column == column, "cursor at %d,%d, not %d,%d", got_row,
		got_column, row, column);
}

/* Letters stand for operations: < > arrows, ^ v up and down, ( ) ends of the row, [ ] of the
   text, e erase, r remove, n a new paragraph; anything else is typed. */
static bool operate(struct text_buffer *buffer, gunichar operation)
{
	char typed[8] = {0};
	switch (operation) {
	case '<': return text_buffer_left(buffer);
	case '>': return text_buffer_right(buffer);
	case '^': return text_buffer_up(buffer, 1);
	case 'v': return text_buffer_down(buffer, 1);
	case '(': return text_buffer_home(buffer);
	case ')': return text_buffer_end(buffer);
	case '[': return text_buffer_first(buffer);
	case ']': return text_buffer_last(buffer);
	case 'e': return text_buffer_erase(buffer);
	case 'r': return text_buffer_remove(buffer);
	case 'n': return text_buffer_insert(buffer, "\n", 1);
	default:
		return text_buffer_insert(
			buffer, typed, (size_t)g_unichar_to_utf8(operation, typed));
	}
}

static void operate_all(struct text_buffer *buffer, const char *operations)
{
	for (const char *at = operations; *at != '\0'; at = g_utf8_next_char(at))
		operate(buffer, g_utf8_get_char(at));
}

Test(text_buffer, wraps_and_edits)
{
	static const struct {
		const char *text, *operations, *shown;
	} cases[] = {
		{"", "", ">|"},
		{"", "年报", ">年报|"},
		{"一二三四五六七八九十", "", ">|一二三四五六/七八九十"},
		{"一二三四五六七八九十甲乙丙丁", "]", ">一二三四五六/七八九十甲乙丙丁|"},
		{"一二三四五六七八九十甲乙丙丁戊", "]", ">一二三四五六/七八九十甲乙丙丁/戊|"},
		{"一二三\n四五", "]", ">一二三/>四五|"},
		{"一\n\n二", "v", ">一/>|/>二"},
		{"一二三四五六七", "零", ">零|一二三四五/六七"},
		{"一二三四五六七", "]e", ">一二三四五六|"},
		{"一二三四", ">>n", ">一二/>|三四"},
		{"一二\n三四", "v(e", ">一二|三四"},
		{"一二\n三四", ")r", ">一二|三四"},
		{"一二\n三四\n五", "vrr", ">一二/>|/>五"},
		{"\n", "]", ">/>|"},
		{"a\xC2\x85\033b\r\nc\td", "]", ">ab/>cd|"},
		{"一\u2028二\u2029三", "]", ">一/>二/>三|"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct text_buffer *buffer = open_text(cases[i].text);
		operate_all(buffer, cases[i].operations);
		g_autofree char *shown = show(buffer);
		cr_expect_str_eq(shown, cases[i].shown, "case %zu: %s", i, shown);
		text_buffer_free(buffer);
	}
}

Test(text_buffer, no_row_begins_with_a_closing_mark)
{
	struct text_buffer *buffer = open_text("一二三四五六，七八");
	for (int i = 1; i < text_buffer_rows(buffer); i++) {
		struct text_row row = text_buffer_row(buffer, i);
		cr_expect_not(g_str_has_prefix(text_buffer_text(buffer) + row.start, "，"));
	}
	text_buffer_free(buffer);
}

Test(text_buffer, moves_by_whole_characters)
{
	struct text_buffer *buffer = open_text("e\u0301𠮷👨\u200D👩\u200D👧");
	int steps = 0;
	while (text_buffer_right(buffer))
		steps++;
	cr_expect_eq(steps, 3);
	while (text_buffer_left(buffer))
		steps--;
	cr_expect_eq(steps, 0);
	text_buffer_last(buffer);
	text_buffer_erase(buffer);
	cr_expect_str_eq(text_buffer_text(buffer), "e\u0301𠮷");
	text_buffer_free(buffer);
}

Test(text_buffer, the_cursor_never_stands_inside_a_character_that_grew)
{
	struct text_buffer *buffer = open_text("e");
	text_buffer_last(buffer);
	text_buffer_insert(buffer, "\u0301", strlen("\u0301"));
	cr_expect_eq(text_buffer_offset(buffer), strlen("e\u0301"));
	text_buffer_insert(buffer, "🇨x🇳", strlen("🇨x🇳"));
	text_buffer_left(buffer);
	text_buffer_erase(buffer);
	cr_expect_eq(text_buffer_offset(buffer), strlen("e\u0301🇨🇳"));
	text_buffer_free(buffer);
}

Test(text_buffer, knows_row_and_column_of_the_cursor)
{
	struct text_buffer *buffer = open_text("一二三四五六七八");
	expect_cursor(buffer, 0, 4);
	text_buffer_right(buffer);
	expect_cursor(buffer, 0, 6);
	text_buffer_end(buffer);
	expect_cursor(buffer, 0, 16);
	text_buffer_right(buffer);
	expect_cursor(buffer, 1, 2);
	text_buffer_home(buffer);
	expect_cursor(buffer, 1, 0);
	text_buffer_left(buffer);
	expect_cursor(buffer, 0, 14);
	text_buffer_free(buffer);
}

Test(text_buffer, the_end_of_a_full_row_is_not_the_start_of_the_next)
{
	struct text_buffer *buffer = open_text("一二三四五六七八");
	cr_expect(text_buffer_end(buffer));
	cr_expect_not(text_buffer_end(buffer));
	expect_cursor(buffer, 0, 16);
	cr_expect(text_buffer_down(buffer, 1));
	expect_cursor(buffer, 1, 4);
	cr_expect(text_buffer_up(buffer, 1));
	expect_cursor(buffer, 0, 16);
	cr_expect(text_buffer_home(buffer));
	expect_cursor(buffer, 0, 4);
	text_buffer_end(buffer);
	text_buffer_insert(buffer, "零", strlen("零"));
	expect_shown(buffer, ">一二三四五六/零|七八");
	text_buffer_free(buffer);
}

Test(text_buffer, up_and_down_keep_the_column_they_started_from)
{
	struct text_buffer *buffer = open_text("一二三四五六\n一\n一二三四五");
	operate_all(buffer, ">>>>");
	expect_cursor(buffer, 0, 12);
	operate(buffer, 'v');
	expect_cursor(buffer, 1, 6);
	operate(buffer, 'v');
	expect_cursor(buffer, 2, 12);
	cr_expect_not(operate(buffer, 'v'));
	operate(buffer, '<');
	operate(buffer, '^');
	operate(buffer, '^');
	expect_cursor(buffer, 0, 10);
	text_buffer_free(buffer);
}

Test(text_buffer, a_page_beyond_the_text_stops_at_its_edge)
{
	struct text_buffer *buffer = open_text("一\n二\n三");
	cr_expect(text_buffer_down(buffer, 20));
	expect_cursor(buffer, 2, 4);
	cr_expect_not(text_buffer_down(buffer, 20));
	cr_expect(text_buffer_up(buffer, 20));
	expect_cursor(buffer, 0, 4);
	cr_expect_not(text_buffer_up(buffer, 20));
	text_buffer_free(buffer);
}

Test(text_buffer, blanks_at_the_end_move_the_cursor_but_not_past_the_edge)
{
	struct text_buffer *buffer = open_text("");
	operate_all(buffer, "一 ");
	expect_cursor(buffer, 0, 7);
	operate_all(buffer, "                    ");
	int row, column;
	text_buffer_cursor(buffer, &row, &column);
	cr_expect(column <= COLUMNS, "column %d", column);
	text_buffer_free(buffer);
}

Test(text_buffer, says_whether_anything_changed)
{
	struct text_buffer *buffer = open_text("");
	for (const char *at = "<>^v()[]er"; *at != '\0'; at++)
		cr_expect_not(operate(buffer, (gunichar)*at), "%c in an empty text", *at);
	cr_expect_not(text_buffer_insert(buffer, "", 0));
	cr_expect_not(text_buffer_insert(buffer, "\033", 1));
	cr_expect(text_buffer_insert(buffer, "a", 1));
	cr_expect(text_buffer_home(buffer));
	cr_expect_not(text_buffer_home(buffer));
	cr_expect(text_buffer_last(buffer));
	cr_expect_not(text_buffer_last(buffer));
	text_buffer_free(buffer);
}

Test(text_buffer, says_paragraph_and_sentence)
{
	static const struct {
		const char *before, *behind;
		int paragraph, sentence;
	} cases[] = {
		{"", "", 1, 1},
		{"", "一。二。", 1, 1},
		{"一", "。二。", 1, 1},
		{"一。", "二。", 1, 2},
		{"一。二", "。", 1, 2},
		{"一。二。", "", 1, 2},
		{"一。二。", "\n三。", 1, 2},
		{"一。二。\n", "三。", 2, 1},
		{"“一。", "”二。", 1, 1},
		{"“一。”", "二。", 1, 2},
		{"一？！", "二。", 1, 2},
		{"收费1.5元", "。", 1, 1},
		{"\n\n一。", "", 3, 1},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct text_buffer *buffer = open_text(cases[i].behind);
		int paragraph, sentence;
		text_buffer_insert(buffer, cases[i].before, strlen(cases[i].before));
		text_buffer_place(buffer, &paragraph, &sentence);
		cr_expect(paragraph == cases[i].paragraph && sentence == cases[i].sentence,
			"case %zu: paragraph %d, sentence %d", i, paragraph, sentence);
		text_buffer_free(buffer);
	}
}

Test(text_buffer, counts_characters_without_blanks)
{
	struct text_buffer *buffer = open_text("　一 二\n\n三𠮷e\u0301。");
	cr_expect_eq(text_buffer_characters(buffer), 6);
	text_buffer_last(buffer);
	text_buffer_erase(buffer);
	cr_expect_eq(text_buffer_characters(buffer), 5);
	text_buffer_insert(buffer, "四\n五 六", strlen("四\n五 六"));
	cr_expect_eq(text_buffer_characters(buffer), 8);
	text_buffer_free(buffer);
}

Test(text_buffer, fits_into_any_number_of_columns)
{
	for (int columns = -1; columns < 12; columns++) {
		struct text_buffer *buffer = text_buffer_new("一二，三\nabc", columns, WIDTH_WIDE);
		while (text_buffer_right(buffer))
			continue;
		while (text_buffer_up(buffer, 1))
			continue;
		int row, column;
		text_buffer_cursor(buffer, &row, &column);
		cr_expect_eq(row, 0, "%d columns", columns);
		text_buffer_free(buffer);
	}
}

/* What is kept from edit to edit must be what wrapping afresh would give. */
static void expect_as_if_new(const struct text_buffer *buffer, int step)
{
	struct text_buffer *fresh = open_text(text_buffer_text(buffer));
	cr_assert_eq(text_buffer_rows(buffer), text_buffer_rows(fresh), "step %d", step);
	cr_assert_eq(
		text_buffer_characters(buffer), text_buffer_characters(fresh), "step %d", step);
	for (int i = 0; i < text_buffer_rows(fresh); i++) {
		struct text_row row = text_buffer_row(buffer, i);
		struct text_row wanted = text_buffer_row(fresh, i);
		cr_assert(row.start == wanted.start && row.length == wanted.length &&
				row.indent == wanted.indent,
			"step %d, row %d", step, i);
	}
	text_buffer_free(fresh);
}

static void expect_sound_cursor(const struct text_buffer *buffer, int step)
{
	int row, column;
	const char *text = text_buffer_text(buffer);
	size_t length = strlen(text_buffer_text(buffer)), offset = text_buffer_offset(buffer);
	text_buffer_cursor(buffer, &row, &column);
	cr_assert(row >= 0 && row < text_buffer_rows(buffer), "step %d: row %d", step, row);
	cr_assert(column >= 0 && column <= COLUMNS, "step %d: column %d", step, column);
	size_t boundary = 0;
	while (boundary < offset)
		boundary = text_next(text, length, boundary);
	cr_assert_eq(boundary, offset, "step %d: inside a character", step);
	cr_assert(g_utf8_validate(text, (gssize)length, NULL), "step %d", step);
}

Test(text_buffer, any_edits_leave_what_wrapping_afresh_would_give)
{
	static const char *const texts[] = {"一", "，", "”", "“", "a", " ", "\n", "一二\n三四，五",
		"\u0301", "🇨", "𠮷", "word ", "（"};
	static const char moves[] = "<>^v()[]eerr";
	GRand *random = g_rand_new_with_seed(11);
	struct text_buffer *buffer = open_text("");
	for (int step = 0; step < 5000; step++) {
		if (g_rand_int_range(random, 0, 3) == 0) {
			const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
			text_buffer_insert(buffer, text, strlen(text));
		} else {
			int move = g_rand_int_range(random, 0, (int)strlen(moves));
			operate(buffer, (gunichar)moves[move]);
		}
		expect_sound_cursor(buffer, step);
		if (step % 7 == 0)
			expect_as_if_new(buffer, step);
	}
	text_buffer_free(buffer);
	g_rand_free(random);
}

Test(text_buffer, typing_into_a_long_text_is_quick)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < 1000; i++)
		g_string_append(
			text, "本年度收到政府信息公开申请三件，均已按期办结，结果如实登记。\n");
	struct text_buffer *buffer = text_buffer_new(text->str, 56, WIDTH_NARROW);
	text_buffer_down(buffer, text_buffer_rows(buffer) / 2);
	gint64 began = g_get_monotonic_time();
	for (int i = 0; i < 100; i++)
		text_buffer_insert(buffer, "年", strlen("年"));
	gint64 each = (g_get_monotonic_time() - began) / 100;
	cr_expect(each < 20000, "%d microseconds a character", (int)each);
	text_buffer_free(buffer);
	g_string_free(text, TRUE);
}

/* Words of all kinds at any place of a paragraph of many lines, and away again. */
Test(text_buffer, any_edits_inside_a_long_paragraph_leave_what_wrapping_afresh_would_give)
{
	static const char *const texts[] = {"一", "办理", "，", "。", "”", "“", "（", "）", "《",
		"、", "a", "word ", "longestofallwords", " ", "　", "12", "3.5%", "——", "…",
		"\u0301", "🇨", "𠮷", "’", "-"};
	g_autoptr(GRand) random = g_rand_new_with_seed(12);
	struct text_buffer *buffer = open_text("");
	enum { LONGEST = 240 }; /* bytes, some lines */

	for (int step = 0; step < 8000; step++) {
		const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
		int length = (int)text_buffer_length(buffer);

		text_buffer_go(buffer, (size_t)g_rand_int_range(random, 0, length + 1));
		if (length < LONGEST && g_rand_int_range(random, 0, 5) > 1)
			text_buffer_insert(buffer, text, strlen(text));
		else
			text_buffer_erase(buffer);
		expect_as_if_new(buffer, step);
	}
	text_buffer_free(buffer);
}
