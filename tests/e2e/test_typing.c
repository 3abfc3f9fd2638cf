/*
 * Typing figures: what a cell takes, what it shows while it is typed, and what
 * moves with it.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "seat.h"
#include <string.h>

TestSuite(typing, .init = sit_down, .fini = get_up, .timeout = 60);

/* Where the cursor stands behind a figure of the first column: under the end of its head. */
static int behind_first_figure(struct screen *s)
{
	int row, column;
	expect(s, "自然人");
	cr_assert(vt_find(screen_vt(s), "自然人", &row, &column));
	return column + 5;
}

Test(typing, total_and_ledger_move_with_every_digit)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "1");
	expect_figures(s, "01", "1 . . . . . 1+");
	expect_figures(s, LEDGER, "余1 . . . . . 余1");
	type(s, "2");
	expect_figures(s, "01", "12 . . . . . 12+");
	expect_figures(s, LEDGER, "余12 . . . . . 余12");
	press(s, "Backspace");
	expect_figures(s, "01", "1 . . . . . 1+");
	press(s, "Tab");
	type(s, "5");
	expect_figures(s, "01", "1 5 . . . . 6+");
	press(s, "PgDn Left");
	type(s, "3");
	expect_figures(s, LEDGER, "超2 余5 . . . . 余3");
	expect_row(s, 0, "错 ");
	press(s, "Down");
	expect_figures(s, "03", "3 . . . . . 3+");
}

Test(typing, figures_of_every_script_are_plain_in_the_cell)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "１２");
	press(s, "Tab");
	type(s, "3,259");
	press(s, "Tab");
	type(s, "3，259");
	press(s, "Tab");
	type(s, " 7 ");
	press(s, "Tab");
	type(s, "007");
	press(s, "Tab");
	expect_figures(s, "01", "12 3259 3259 7 7 . 6544+");
}

Test(typing, the_numeric_keypad_types_digits_point_and_enter)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 2");
	expect_figures(s, "6", ".");
	press(s, "Down Down Down Down Down");
	send_raw(s, "\033Oq");
	send_raw(s, "\033Or");
	send_raw(s, "\033Ow");
	send_raw(s, "\033On");
	send_raw(s, "\033Oy");
	expect_figures(s, "6", "127.9");
	send_raw(s, "\033OM");
	expect_row(s, 2, "三、");
	press(s, "Keypad0 Keypad5 KeypadEnter");
	expect_figures(s, "01", "5 . . . . . 5+");
	expect_row(s, 20, "02行 ");
}

Test(typing, letters_beep_once_and_are_said_not_to_belong)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "1");
	expect_figures(s, "01", "1 . . . . . 1+");
	type(s, "a");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	cr_expect_eq(screen_vt(s)->bells, 1);
	type(s, "2");
	expect_figures(s, "01", "12 . . . . . 12+");
	type(s, "件");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	expect_figures(s, "01", "12 . . . . . 12+");
}

Test(typing, a_slash_or_a_dash_alone_is_not_applicable)
{
	static const char *const signs[] = {"/", "／", "、", "－", "—", "-"};
	struct screen *s = papers_begin_table_3(desk);
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		press(s, "Delete");
		expect_figures(s, "01", ". . . . . . .");
		type(s, signs[i]);
		press(s, "Right Left");
		expect_figures(s, "01", "/ . . . . . .");
	}
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "/");
}

Test(typing, what_cannot_be_right_stays_is_marked_and_is_saved)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "-3");
	press(s, "Enter");
	expect_row(s, 0, "错 1");
	expect_figures(s, "01", "-3! . . . . . -3+");
	type(s, "1.5");
	press(s, "Enter");
	expect_row(s, 0, "错 2");
	type(s, "1,2");
	press(s, "Enter");
	expect_figures(s, "03", "1,2! . . . . . .");
	expect_row(s, 0, "错 3");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "-3");
	expect_saved(desk, "requests.brought_forward.natural", "1.5");
	expect_saved(desk, "requests.granted.natural", "1,2");
	g_free(papers_ask(desk, 1, "check"));
}

Test(typing, eighteen_digits_find_room)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "123456789012345678");
	expect(s, "123456789012345678");
	press(s, "Tab");
	type(s, "1");
	expect(s, "123456789012345678");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "123456789012345678");
	s = papers_open(desk, 24, 80);
	press(s, "Esc 3 Home");
	expect(s, "123456789012345678");
	press(s, "End");
	expect(s, "123456789012345679+");
}

Test(typing, an_amount_keeps_the_decimals_it_was_typed_with)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 2 PgDn PgDn PgDn");
	expect(s, "万元");
	type(s, "72701。2570");
	expect_figures(s, "6", "72701.2570");
	press(s, "Up");
	expect_figures(s, "6", "72701.2570");
	papers_close(s);
	expect_saved(desk, "proactive.fees.amount", "72701.2570");
}

Test(typing, esc_restores_and_undo_brings_the_typed_value_back)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "5");
	press(s, "Enter Up");
	type(s, "77");
	expect_figures(s, "01", "77 . . . . . 77+");
	press(s, "Esc");
	expect_figures(s, "01", "5 . . . . . 5+");
	expect_figures(s, LEDGER, "余5 . . . . . 余5");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "77 . . . . . 77+");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "5 . . . . . 5+");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", ". . . . . . .");
	press(s, "Ctrl-Y Ctrl-Y");
	expect_figures(s, "01", "77 . . . . . 77+");
}

Test(typing, esc_and_a_digit_at_once_accept_and_go)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "5");
	expect_figures(s, "01", "5 . . . . . 5+");
	press(s, "Esc 2");
	expect_row(s, 2, "二、");
	press(s, "Esc 3");
	expect_figures(s, "01", "5 . . . . . 5+");
}

Test(typing, esc_and_a_digit_within_half_a_second_accept_and_go)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "5");
	expect_figures(s, "01", "5 . . . . . 5+");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
	press(s, "2");
	expect_row(s, 2, "二、");
	press(s, "Esc 3");
	expect_figures(s, "01", "5 . . . . . 5+");
}

Test(typing, a_digit_long_after_esc_is_a_digit)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "5");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
	screen_listen(s, 600);
	type(s, "2");
	expect_figures(s, "01", "2 . . . . . 2+");
}

Test(typing, delete_and_backspace_clear_to_blank)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "0");
	press(s, "Enter Up");
	expect_figures(s, "01", "0 . . . . . 0+");
	press(s, "Delete");
	expect_figures(s, "01", ". . . . . . .");
	type(s, "4");
	press(s, "Enter Up Backspace");
	expect_figures(s, "01", ". . . . . . .");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "4 . . . . . 4+");
}

Test(typing, f2_edits_in_place)
{
	struct screen *s = papers_begin_table_3(desk);
	int behind = behind_first_figure(s);
	type(s, "135");
	press(s, "Enter Up F2");
	expect_figures(s, "01", "135 . . . . . 135+");
	expect_cursor(s, 4, behind);
	press(s, "Left Left");
	expect_cursor(s, 4, behind - 2);
	type(s, "2");
	expect_figures(s, "01", "1235 . . . . . 1235+");
	press(s, "Home Delete End Backspace");
	expect_figures(s, "01", "23 . . . . . 23+");
	press(s, "Tab");
	expect_row(s, 20, "商业企业");
	press(s, "Left Ctrl-E");
	type(s, "9");
	press(s, "Down");
	expect_figures(s, "01", "239 . . . . . 239+");
	expect_row(s, 20, "02行 ");
}

Test(typing, a_computed_cell_takes_nothing)
{
	struct screen *s = papers_begin_table_3(desk);
	press(s, "End");
	type(s, "5");
	expect_row(s, PROBLEM_ROW, "此格由程序计算");
	press(s, "Home End");
	expect_gone(s, "此格由程序计算");
	press(s, "F2");
	expect_row(s, PROBLEM_ROW, "此格由程序计算");
	press(s, "Home End");
	expect_gone(s, "此格由程序计算");
	press(s, "Delete");
	expect_row(s, PROBLEM_ROW, "此格由程序计算");
	expect_figures(s, "01", ". . . . . . .");
	cr_expect_eq(screen_vt(s)->bells, 3);
}

Test(typing, the_cursor_stands_behind_what_is_typed)
{
	struct screen *s = papers_begin_table_3(desk);
	int behind = behind_first_figure(s);
	expect_cursor(s, 4, behind - 1);
	type(s, "12");
	expect_figures(s, "01", "12 . . . . . 12+");
	expect_cursor(s, 4, behind);
	cr_expect(screen_vt(s)->cursor_shown);
	press(s, "Enter");
	expect_cursor(s, 5, behind - 1);
}

/* The saved report has a note. */
static void expect_noted(const char *note)
{
	char *file = desk_read(desk, "report.yaml");
	cr_expect(file && strstr(file, note), "%s", file);
	g_free(file);
}

Test(typing, a_sum_counts_while_it_is_typed_and_keeps_its_addends)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "=12+3");
	expect_figures(s, "01", "=12+3 . . . . . 15+");
	expect_row(s, PROBLEM_ROW, "合计 15（=12+3）");
	type(s, "＋7");
	expect_figures(s, LEDGER, "余22 . . . . . 余22");
	press(s, "Enter Up");
	expect_figures(s, "01", "22 . . . . . 22+");
	press(s, "F2");
	expect_figures(s, "01", "22 . . . . . 22+");
	press(s, "Enter Ctrl-Z");
	expect_figures(s, "01", ". . . . . . .");
	press(s, "Ctrl-Y");
	expect_figures(s, "01", "22 . . . . . 22+");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "22");
	expect_noted("requests.new.natural: \"=12+3+7\"");
}

Test(typing, a_sum_that_esc_threw_away_comes_back_whole)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "=2*30");
	expect_figures(s, "01", "=2*30 . . . . . 60+");
	press(s, "Esc");
	expect_figures(s, "01", ". . . . . . .");
	press(s, "Ctrl-Z");
	expect_figures(s, "01", "60 . . . . . 60+");
	press(s, "F2");
	type(s, "=");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	papers_close(s);
	expect_noted("requests.new.natural: \"=2*30\"");
}

Test(typing, the_problem_told_is_that_of_the_column_one_is_in)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "3");
	press(s, "Right");
	type(s, "1");
	press(s, "Down Down Down");
	expect_row(s, PROBLEM_ROW, "商业企业：");
	press(s, "Left");
	expect_row(s, PROBLEM_ROW, "自然人：");
}

Test(typing, what_does_not_apply_is_said_to_be_no_answer_here)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "/");
	press(s, "Enter Up");
	expect_row(s, PROBLEM_ROW, "不算答复");
}

Test(typing, a_stray_digit_does_not_get_into_a_text)
{
	papers_lay_out(desk, "full.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 1");
	type(s, "2");
	expect_row(s, PROBLEM_ROW, "按 Enter 打开来写");
	type(s, "2024年");
	expect_row(s, PROBLEM_ROW, "按 Enter 打开来写");
	expect_row(s, 0, "已存");
}

Test(typing, a_text_begins_with_the_year_as_it_is_typed)
{
	struct screen *s = papers_begin(desk, 24, 80);
	press(s, "Esc 1");
	expect_row(s, 2, "一、总体情况");
	type(s, "2024年，我镇主动公开政府信息312条。");
	expect_row(s, 3, "2024年，我镇主动公开政府信息312条。");
}

Test(typing, delete_clears_what_is_being_typed)
{
	struct screen *s = papers_begin_table_3(desk);
	type(s, "12");
	press(s, "Delete");
	expect_figures(s, "02", ". . . . . . .");
	press(s, "Enter Up");
	expect_figures(s, "01", ". . . . . . .");
}

Test(typing, of_a_sentence_in_a_figure_nothing_is_taken)
{
	papers_lay_out(desk, "real-00.yaml");
	struct screen *s = papers_open(desk, 24, 80);
	press(s, "Esc 3");
	type(s, "，全年抽查4次。");
	expect_row(s, PROBLEM_ROW, "此格只收数字");
	expect_figures(s, "01", "2 0 0 0 0 0 2");
	expect_row(s, 0, "已存");
}
