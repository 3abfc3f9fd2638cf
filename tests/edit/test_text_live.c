/*
 * A text whose references are shown as what they lead to, and what is selected
 * in it.
 */

#include <criterion/criterion.h>

#include "edit/text_runs.h"

#include <string.h>

TestSuite(text_live, .timeout = 60);

enum { COLUMNS = 16 };

/* {n} is 12, {org} a name longer than a row, and nothing else leads anywhere. */
static char *read_reference(const void *data, const char *address)
{
	(void)data;
	if (g_str_equal(address, "n"))
		return g_strdup("12");
	return g_str_equal(address, "org") ? g_strdup("示例县政务公开办公室与示例县档案馆") : NULL;
}

static const struct text_reader reader = {read_reference, NULL};

static struct text_buffer *open_text(const char *text)
{
	return text_buffer_new_live(text, COLUMNS, WIDTH_NARROW, &reader);
}

/* The rows in runs: figures in <>, mistakes in !!, what is selected in [], marks in (). */
static char *show(const struct text_buffer *buffer, const struct text_mark *marks, size_t count)
{
	static const char *const signs[] = {"", "!", "<", "{"}, *const ends[] = {"", "!", ">", "}"};
	GString *out = g_string_new(NULL);
	for (int row = 0; row < text_buffer_rows(buffer); row++) {
		g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
		text_buffer_runs(buffer, row, marks, count, runs);
		g_string_append(out, row > 0 ? "/" : "");
		for (guint i = 0; i < runs->len; i++) {
			const struct text_run *run = &g_array_index(runs, struct text_run, i);
			g_string_append_printf(out, "%s%s%s%.*s%s%s%s", run->selected ? "[" : "",
				run->mark != NO_MARK_KIND ? "(" : "", signs[run->piece],
				(int)run->length, run->shown, ends[run->piece],
				run->mark != NO_MARK_KIND ? ")" : "", run->selected ? "]" : "");
		}
	}
	return g_string_free(out, FALSE);
}

static void expect_shown(const struct text_buffer *buffer, const char *wanted)
{
	g_autofree char *shown = show(buffer, NULL, 0);
	cr_expect_str_eq(shown, wanted, "%s, not %s", shown, wanted);
}

static void expect_text(const struct text_buffer *buffer, const char *wanted)
{
	cr_expect_str_eq(
		text_buffer_text(buffer), wanted, "%s, not %s", text_buffer_text(buffer), wanted);
}

Test(text_live, shows_what_references_lead_to)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{"收到{n}件", "收到<12>件"},
		{"{n}", "<12>"},
		{"{n}{n}", "<12><12>"},
		{"{x}件", "!{x}!件"},
		{"{{n}", "{{}n}"},
		{"{ n", "{ n"},
		{"一\n{n}", "一/<12>"},
		{"共有{org}", "共有<示例县政>/<务公开办公室与示>/<例县档案馆>"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct text_buffer *buffer = open_text(cases[i].text);
		expect_shown(buffer, cases[i].shown);
		text_buffer_free(buffer);
	}
}

Test(text_live, counts_what_is_shown)
{
	struct text_buffer *buffer = open_text("收到{n}件");
	cr_expect_eq(text_buffer_characters(buffer), 5);
	text_buffer_free(buffer);
}

Test(text_live, a_figure_is_passed_and_erased_as_one)
{
	struct text_buffer *buffer = open_text("到{n}件");
	int row, column;
	text_buffer_right(buffer);
	text_buffer_right(buffer);
	cr_expect_eq(text_buffer_offset(buffer), strlen("到{n}"));
	text_buffer_cursor(buffer, &row, &column);
	cr_expect_eq(column, 4 + 4);
	text_buffer_left(buffer);
	cr_expect_eq(text_buffer_offset(buffer), strlen("到"));
	text_buffer_remove(buffer);
	expect_text(buffer, "到件");
	text_buffer_insert(buffer, "{n}", strlen("{n}"));
	expect_shown(buffer, "到<12>件");
	text_buffer_erase(buffer);
	expect_text(buffer, "到件");
	text_buffer_free(buffer);
}

Test(text_live, typing_its_last_brace_makes_it_a_figure_and_a_mistake_can_be_mended)
{
	struct text_buffer *buffer = open_text("");
	text_buffer_insert(buffer, "{x", 2);
	expect_shown(buffer, "{x");
	text_buffer_insert(buffer, "}", 1);
	expect_shown(buffer, "!{x}!");
	text_buffer_left(buffer);
	text_buffer_erase(buffer);
	text_buffer_insert(buffer, "n", 1);
	expect_shown(buffer, "<12>");
	text_buffer_free(buffer);
}

Test(text_live, up_and_down_get_past_a_figure_longer_than_a_row)
{
	struct text_buffer *buffer = open_text("上{org}下\n末");
	int downs = 0, ups = 0;
	while (text_buffer_down(buffer, 1) && downs < 10)
		downs++;
	cr_expect_lt(downs, 10);
	cr_expect_eq(text_buffer_row_at(buffer, text_buffer_offset(buffer)),
		text_buffer_rows(buffer) - 1);
	while (text_buffer_up(buffer, 1) && ups < 10)
		ups++;
	cr_expect_lt(ups, 10);
	cr_expect_eq(text_buffer_row_at(buffer, text_buffer_offset(buffer)), 0);
	text_buffer_free(buffer);
}

Test(text_live, the_cursor_is_never_inside_a_figure)
{
	struct text_buffer *buffer = open_text("上{org}下");
	for (size_t offset = 0; offset <= text_buffer_length(buffer); offset++) {
		text_buffer_go(buffer, offset);
		size_t at = text_buffer_offset(buffer);
		cr_expect(at <= strlen("上") || at >= strlen("上{org}"), "%zu", at);
	}
	text_buffer_free(buffer);
}

Test(text_live, what_is_selected_can_be_taken_and_gives_way_to_what_is_typed)
{
	struct text_buffer *buffer = open_text("收到{n}件申请");
	text_buffer_right(buffer);
	text_buffer_mark(buffer);
	for (int i = 0; i < 3; i++)
		text_buffer_right(buffer);
	expect_shown(buffer, "收[到][<12>][件]申请");
	g_autofree char *selected = text_buffer_selected(buffer);
	cr_expect_str_eq(selected, "到{n}件");
	text_buffer_insert(buffer, "回", strlen("回"));
	expect_text(buffer, "收回申请");
	cr_expect_not(text_buffer_is_marked(buffer));
	text_buffer_mark(buffer);
	text_buffer_left(buffer);
	text_buffer_left(buffer);
	cr_expect(text_buffer_erase(buffer));
	expect_text(buffer, "申请");
	text_buffer_free(buffer);
}

Test(text_live, marks_stand_over_what_they_are_on)
{
	static const struct text_mark marks[] = {{3, 4, 1}, {5, 5, 2}};
	struct text_buffer *buffer = open_text("年1234件，共");
	g_autofree char *shown = show(buffer, marks, G_N_ELEMENTS(marks));
	cr_expect_str_eq(shown, "年(12)(34)(件)，共", "%s", shown);
	text_buffer_free(buffer);
}

Test(text_live, sentences_are_steps_of_their_own)
{
	static const char text[] = "一。二三！”四\n五。六";
	static const char *const starts[] = {"一。", "二三！”", "四", "\n", "五。", "六"};
	struct text_buffer *buffer = open_text(text);
	size_t offset = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		cr_expect_eq(text_buffer_offset(buffer), offset, "to the right, %zu", i);
		text_buffer_sentence_right(buffer);
		offset += strlen(starts[i]);
	}
	cr_expect_eq(text_buffer_offset(buffer), strlen(text));
	for (size_t i = G_N_ELEMENTS(starts); i-- > 0;) {
		text_buffer_sentence_left(buffer);
		offset -= strlen(starts[i]);
		cr_expect_eq(text_buffer_offset(buffer), offset, "to the left, %zu", i);
	}
	text_buffer_free(buffer);
}

Test(text_live, becomes_another_text_where_they_differ)
{
	struct text_buffer *buffer = open_text("前一后");
	text_buffer_become(buffer, "前二三后");
	expect_text(buffer, "前二三后");
	cr_expect_eq(text_buffer_offset(buffer), strlen("前二三"));
	cr_expect_not(text_buffer_become(buffer, "前二三后"));
	text_buffer_become(buffer, "前甲后"); /* 甲 begins with the byte of 由 */
	text_buffer_become(buffer, "前由后");
	cr_expect_eq(text_buffer_offset(buffer), strlen("前由"));
	text_buffer_free(buffer);
}

/* What is kept from edit to edit must be what wrapping afresh would give. */
Test(text_live, any_edits_leave_what_wrapping_afresh_would_give)
{
	static const char *const texts[] = {"一二三", "，", "”", "“", "a", " ", "\n", "{n}",
		"{org}", "{", "}", "{x}", "\u0301", "🇨", "word ", "——", "12.5％", "年月日时分秒"};
	g_autoptr(GRand) random = g_rand_new_with_seed(18);
	struct text_buffer *buffer = open_text("");
	for (int step = 0; step < 8000; step++) {
		const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
		int length = (int)text_buffer_length(buffer);
		text_buffer_go(buffer, (size_t)g_rand_int_range(random, 0, length + 1));
		if (g_rand_int_range(random, 0, 5) > 1)
			text_buffer_insert(buffer, text, strlen(text));
		else if (step % 2 == 0)
			text_buffer_erase(buffer);
		else
			text_buffer_remove(buffer);
		if (step % 10 != 0)
			continue;
		struct text_buffer *fresh = open_text(text_buffer_text(buffer));
		g_autofree char *kept = show(buffer, NULL, 0);
		g_autofree char *wanted = show(fresh, NULL, 0);
		cr_assert_str_eq(kept, wanted, "step %d:\n%s\n%s", step, kept, wanted);
		cr_assert_eq(text_buffer_characters(buffer), text_buffer_characters(fresh));
		text_buffer_free(fresh);
	}
	text_buffer_free(buffer);
}

Test(text_live, a_key_in_a_paragraph_of_100000_characters_breaks_a_few_lines)
{
	enum { SCREEN = 20, FEW = 400 };
	GString *text = g_string_new(NULL);
	while (text->len < 300000)
		g_string_append(text, "本年度收到政府信息公开申请{n}件，均已“按期”办结；");
	struct text_buffer *buffer = text_buffer_new_live(text->str, 56, WIDTH_NARROW, &reader);
	for (int i = 0; i < 20; i++) {
		int row, column;
		text_buffer_go(buffer, text->len / 200 * (size_t)i);
		text_buffer_insert(buffer, "年", strlen("年"));
		text_buffer_cursor(buffer, &row, &column);
		for (int below = 0; below < SCREEN; below++)
			text_buffer_row(buffer, row + below);
		cr_expect_lt(text_buffer_rows_known(buffer), row + FEW, "%d lines at row %d",
			text_buffer_rows_known(buffer), row);
	}
	cr_expect_gt(text_buffer_rows(buffer), 3000);
	text_buffer_free(buffer);
	g_string_free(text, TRUE);
}
