#include <criterion/criterion.h>

#include "edit/line_buffer.h"

#include <string.h>

TestSuite(line_buffer, .timeout = 60);

/* The text with a bar where the cursor stands. Free with g_free. */
static char *show(const struct line_buffer *line)
{
	return g_strdup_printf(
		"%.*s|%s", (int)line->cursor, line->text->str, line->text->str + line->cursor);
}

static void expect_line(const struct line_buffer *line, const char *expected)
{
	g_autofree char *shown = show(line);
	cr_expect_str_eq(shown, expected, "%s is not %s", shown, expected);
}

/* Letters stand for operations, so that a case is text, keys, result. */
static bool operate(struct line_buffer *line, char operation)
{
	switch (operation) {
	case '<': return line_buffer_left(line);
	case '>': return line_buffer_right(line);
	case '(': return line_buffer_home(line);
	case ')': return line_buffer_end(line);
	case 'e': return line_buffer_erase(line);
	case 'r': return line_buffer_remove(line);
	default: return line_buffer_insert(line, "x", 1);
	}
}

Test(line_buffer, moves_and_edits_by_whole_characters)
{
	static const struct {
		const char *text, *operations, *result;
	} cases[] = {
		{"", "", "|"},
		{"123", "", "123|"},
		{"123", "<", "12|3"},
		{"123", "(i", "x|123"},
		{"123", "(>r)", "13|"},
		{"123", "<e", "1|3"},
		{"年报", "<", "年|报"},
		{"年报", "e", "年|"},
		{"年报", "(r", "|报"},
		{"𠮷𠮷", "<e", "|𠮷"},
		{"e\u0301a", "<<", "|e\u0301a"},
		{"e\u0301", "e", "|"},
		{"e\u0301", "(r", "|"},
		{"👨\u200D👩\u200D👧好", "<<", "|👨\u200D👩\u200D👧好"},
		{"🇨🇳🇨🇳", "e", "🇨🇳|"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct line_buffer line;
		line_buffer_init(&line, cases[i].text);
		for (const char *at = cases[i].operations; *at != '\0'; at++)
			operate(&line, *at);
		g_autofree char *shown = show(&line);
		cr_expect_str_eq(shown, cases[i].result, "%s %s: %s", cases[i].text,
			cases[i].operations, shown);
		line_buffer_release(&line);
	}
}

Test(line_buffer, says_whether_anything_changed)
{
	struct line_buffer line;
	line_buffer_init(&line, "");
	for (const char *at = "<>()er"; *at != '\0'; at++)
		cr_expect_not(operate(&line, *at), "%c in an empty line", *at);
	cr_expect_not(line_buffer_insert(&line, "", 0));
	cr_expect(line_buffer_insert(&line, "1", 1));
	cr_expect_not(line_buffer_right(&line));
	cr_expect_not(line_buffer_end(&line));
	cr_expect_not(line_buffer_remove(&line));
	cr_expect(line_buffer_home(&line));
	cr_expect_not(line_buffer_left(&line));
	cr_expect_not(line_buffer_erase(&line));
	cr_expect(line_buffer_remove(&line));
	line_buffer_release(&line);
}

Test(line_buffer, takes_breaks_and_controls_as_blanks)
{
	struct line_buffer line;
	line_buffer_init(&line, "一\n二\t三");
	static const char hostile[] = "\033[A\xC2\x85\u2028\u2029";
	line_buffer_insert(&line, hostile, strlen(hostile));
	expect_line(&line, "一 二 三 [A   |");
	line_buffer_release(&line);
}

Test(line_buffer, inserts_only_as_many_bytes_as_it_is_told)
{
	struct line_buffer line;
	line_buffer_init(&line, "");
	line_buffer_insert(&line, "年报x", strlen("年报"));
	expect_line(&line, "年报|");
	line_buffer_release(&line);
}

Test(line_buffer, cursor_never_stands_inside_a_character_that_grew)
{
	struct line_buffer line;
	line_buffer_init(&line, "e");
	line_buffer_insert(&line, "\u0301", strlen("\u0301"));
	expect_line(&line, "e\u0301|");
	line_buffer_release(&line);

	line_buffer_init(&line, "a\u0301");
	line_buffer_home(&line);
	line_buffer_remove(&line);
	line_buffer_insert(&line, "\u0301b", strlen("\u0301b"));
	line_buffer_home(&line);
	line_buffer_insert(&line, "o", 1);
	expect_line(&line, "o\u0301|b");
	line_buffer_release(&line);
}

Test(line_buffer, joining_halves_of_a_flag_moves_the_cursor_behind_it)
{
	struct line_buffer line;
	line_buffer_init(&line, "🇨x🇳");
	line_buffer_left(&line);
	line_buffer_erase(&line);
	expect_line(&line, "🇨🇳|");
	line_buffer_release(&line);
}
