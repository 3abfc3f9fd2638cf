/*
 * Breaking text: where lines may end, and what holds for every text and width.
 *
 * Expected lines are written with a bar between them.
 */

#include "base/text_clusters.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unigbrk.h>

TestSuite(text_break, .timeout = 60);

static GArray *new_lines(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct text_line));
}

static const struct text_line *line_at(const GArray *lines, size_t index)
{
	return &g_array_index(lines, struct text_line, index);
}

static char *with_bars(const char *text, const GArray *lines)
{
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = line_at(lines, i);
		g_string_append(out, i > 0 ? "|" : "");
		g_string_append_len(out, text + line->start, (gssize)line->length);
	}
	return g_string_free(out, FALSE);
}

struct example {
	const char *text;
	int columns;
	const char *lines;
};

static void expect_lines(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = examples[i].text;
		g_autoptr(GArray) lines = new_lines();
		text_break(text, strlen(text), examples[i].columns, examples[i].columns,
			WIDTH_NARROW, lines);
		g_autofree char *broken = with_bars(text, lines);
		cr_expect_str_eq(broken, examples[i].lines, "%d columns: %s, not %s",
			examples[i].columns, broken, examples[i].lines);
	}
}

Test(text_break, fills_lines_with_ideographs)
{
	static const struct example examples[] = {
		{"政府信息公开", 12, "政府信息公开"},
		{"政府信息公开", 8, "政府信息|公开"},
		{"政府信息公开", 7, "政府信|息公开"},
		{"政府信息公开", 2, "政|府|信|息|公|开"},
		{"𠮷䶮", 2, "𠮷|䶮"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, empty_text_is_one_empty_line)
{
	g_autoptr(GArray) lines = new_lines();
	text_break("", 0, 10, 10, WIDTH_NARROW, lines);
	cr_assert_eq(lines->len, 1);
	cr_expect_eq(line_at(lines, 0)->length, 0);
	cr_expect_eq(line_at(lines, 0)->width, 0);
}

Test(text_break, no_line_begins_with_a_closing_mark)
{
	static const struct example examples[] = {
		{"甲乙丙丁，戊", 8, "甲乙丙|丁，戊"},
		{"甲乙丙丁。", 8, "甲乙丙|丁。"},
		{"甲乙丙丁）戊", 8, "甲乙丙|丁）戊"},
		{"甲乙丙丁》、戊", 8, "甲乙丙|丁》、戊"},
		{"甲“乙丙丁”戊", 8, "甲“乙丙|丁”戊"},
		{"甲‘乙丙丁’戊", 8, "甲‘乙丙|丁’戊"},
		{"甲“乙丙丁”。", 9, "甲“乙丙|丁”。"},
		{"甲乙丙丁？！", 8, "甲乙丙|丁？！"},
		{"甲乙丙丁……", 8, "甲乙丙|丁……"},
		{"甲乙丙丁·戊", 8, "甲乙丙|丁·戊"},
		{"甲乙丙丁％", 8, "甲乙丙|丁％"},
		{"甲乙 ，丙", 5, "甲|乙 ，|丙"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, no_line_ends_with_an_opening_mark)
{
	static const struct example examples[] = {
		{"甲乙丙（丁）", 8, "甲乙丙|（丁）"},
		{"甲乙丙《丁》", 8, "甲乙丙|《丁》"},
		{"甲乙丙“丁”", 7, "甲乙丙|“丁”"},
		{"甲乙丙（《丁》）", 10, "甲乙丙|（《丁》）"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, quoted_words_break_like_others)
{
	static const struct example examples[] = {
		{"关于“依申请公开”的答复", 10, "关于“依申|请公开”的|答复"},
		{"don’t don’t", 6, "don’t|don’t"},
		{"l’État l’État", 7, "l’État|l’État"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, keeps_words_and_figures_whole)
{
	static const struct example examples[] = {
		{"共收到127件", 8, "共收到|127件"},
		{"增长12.5％以上", 10, "增长12.5％|以上"},
		{"the quick brown fox", 9, "the quick|brown fox"},
		{"1,234,567.89 1,234", 14, "1,234,567.89|1,234"},
		{"甲——乙", 4, "甲——|乙"},
		{"甲乙丙——乙", 7, "甲乙丙|——乙"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, breaks_a_word_only_when_it_is_longer_than_a_line)
{
	static const struct example examples[] = {
		{"abcdefgh", 3, "abc|def|gh"},
		{"ab cdefgh", 4, "ab|cdef|gh"},
		{"年abcdefgh", 4, "年|abcd|efgh"},
		{"（abcdefgh）", 5, "（abc|defg|h）"},
		{"（abcdefgh", 2, "（|ab|cd|ef|gh"},
		{"12345,678", 5, "1234|5,678"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, blanks_hang_over_the_end)
{
	static const struct example examples[] = {
		{"ab   cd", 2, "ab|cd"},
		{"ab   cd", 4, "ab|cd"},
		{"ab   ", 2, "ab"},
		{"甲乙　　丙", 4, "甲乙|丙"},
		{"　　甲乙丙", 8, "　　甲乙|丙"},
		{"   ", 2, ""},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, a_newline_always_breaks)
{
	static const struct example examples[] = {
		{"甲\n乙", 20, "甲|乙"},
		{"甲\n", 20, "甲|"},
		{"\n\n", 20, "||"},
		{"甲 \n 乙", 20, "甲| 乙"},
		{"甲\r\n乙", 20, "甲|乙"},
		{"甲乙\n丙", 4, "甲乙|丙"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, the_impossible_makes_progress)
{
	static const struct example examples[] = {
		{"年报", 1, "年|报"},
		{"年报", 0, "年|报"},
		{"ab", -5, "a|b"},
		{"年，", 2, "年|，"},
		{"。。。", 2, "。|。|。"},
		{"（（（", 2, "（|（|（"},
	};
	expect_lines(examples, G_N_ELEMENTS(examples));
}

Test(text_break, the_first_line_has_a_width_of_its_own)
{
	static const char text[] = "政府信息公开年度报告\n政府信息公开";
	g_autoptr(GArray) lines = new_lines();
	text_break(text, strlen(text), 4, 8, WIDTH_NARROW, lines);
	g_autofree char *broken = with_bars(text, lines);
	cr_expect_str_eq(broken, "政府|信息公开|年度报告|政府信息|公开");
}

Test(text_break, measures_as_the_device_does)
{
	static const char text[] = "甲“乙”丙";
	g_autoptr(GArray) narrow = new_lines();
	g_autoptr(GArray) wide = new_lines();
	text_break(text, strlen(text), 8, 8, WIDTH_NARROW, narrow);
	text_break(text, strlen(text), 8, 8, WIDTH_WIDE, wide);
	cr_expect_eq(narrow->len, 1);
	cr_expect_eq(line_at(narrow, 0)->width, 8);
	cr_expect_eq(wide->len, 2);
	cr_expect_eq(line_at(wide, 0)->width, 8);
}

Test(text_break, appends_to_the_lines_there_are)
{
	g_autoptr(GArray) lines = new_lines();
	text_break("甲", 3, 9, 9, WIDTH_NARROW, lines);
	text_break("乙", 3, 9, 9, WIDTH_NARROW, lines);
	cr_expect_eq(lines->len, 2);
}

Test(text_break, breaks_no_farther_than_its_length)
{
	g_autoptr(GArray) lines = new_lines();
	text_break("甲乙\n丙", 6, 9, 9, WIDTH_NARROW, lines);
	cr_expect_eq(lines->len, 1);
}

Test(text_break, balanced_lines_are_about_the_same_length)
{
	static const struct example examples[] = {
		{"本年新收政府信息公开申请", 22, "本年新收政府|信息公开申请"},
		{"本年新收政府信息公开申请", 24, "本年新收政府信息公开申请"},
		{"科研机构", 6, "科研|机构"},
		{"甲乙丙丁，戊", 10, "甲乙丙|丁，戊"},
		{"internationalization of words", 20, "internationalization|of words"},
		{"abcdefgh ij", 9, "abcdefgh|ij"},
		{"abcdefgh", 3, "abc|def|gh"},
		{"甲乙丙丁\n戊", 6, "甲乙|丙丁|戊"},
		{"", 6, ""},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
		const char *text = examples[i].text;
		g_autoptr(GArray) lines = new_lines();
		text_break_balanced(text, strlen(text), examples[i].columns, WIDTH_NARROW, lines);
		g_autofree char *broken = with_bars(text, lines);
		cr_expect_str_eq(
			broken, examples[i].lines, "%s, not %s", broken, examples[i].lines);
	}
}

/* Properties of every text */

static const char *const pieces[] = {"年", "报", "告", "公", "开", "，", "。", "、", "；", "：",
	"？", "！", "（", "）", "《", "》", "“", "”", "‘", "’", "—", "…", "·", "％", "a", "don’t",
	"word", "12.5", "1,000", "-", "/", " ", "  ", "　", "\n", "\r\n", "\t", "e\u0301",
	"👩\u200D👧", "🇨🇳", "𠮷", "\u200B", "https://a.cn/b?c=d", "\u2028", "\u00A0", "①"};

static const char *const never_begins[] = {
	"，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "’", "…", "·", "％", NULL};
static const char *const never_ends[] = {"（", "《", "“", "‘", NULL};

static char *random_text(GRand *random, int count)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < count; i++)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

static bool begins_with_any(const char *text, const char *const *marks)
{
	for (; *marks != NULL; marks++) {
		if (g_str_has_prefix(text, *marks))
			return true;
	}
	return false;
}

/* Whether the bytes are blanks, and one newline where one is allowed. */
static bool is_gap(const char *text, size_t from, size_t to, int newlines)
{
	while (from < to) {
		if (text[from] == '\n' && newlines > 0)
			newlines--;
		else if (strchr(" \t\r", text[from]) == NULL &&
			!g_str_has_prefix(text + from, "　"))
			return false;
		from = (size_t)(g_utf8_next_char(text + from) - text);
	}
	return true;
}

static void check_nothing_is_lost(const char *text, const GArray *lines)
{
	size_t end = 0;
	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = line_at(lines, i);
		cr_assert_geq(line->start, end, "lines overlap: %s", text);
		cr_assert(
			is_gap(text, end, line->start, i > 0), "lost before line %zu: %s", i, text);
		end = line->start + line->length;
		cr_assert(memchr(text + line->start, '\n', line->length) == NULL, "%s", text);
	}
	cr_assert(is_gap(text, end, strlen(text), 0), "lost at the end: %s", text);
}

static void check_characters_are_whole(const char *text, const GArray *lines)
{
	size_t length = strlen(text);
	g_autofree char *begins = g_malloc(length + 1);
	u8_grapheme_breaks((const uint8_t *)text, length, begins);
	begins[length] = 1;
	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = line_at(lines, i);
		cr_assert(begins[line->start], "line %zu of %s", i, text);
		cr_assert(begins[line->start + line->length], "line %zu of %s", i, text);
	}
}

static void check_widths(
	const char *text, const GArray *lines, int columns, enum width_profile profile)
{
	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = line_at(lines, i);
		size_t end = line->start + line->length;
		cr_assert_eq(line->width, text_width(text + line->start, line->length, profile));
		cr_assert(line->width <= columns || text_next(text, end, line->start) == end,
			"%d columns, line %zu of %s", columns, i, text);
	}
}

/* Whether a line might have ended before offset without a mark on the wrong side. */
static bool is_good_break(const char *text, size_t offset)
{
	const char *before = g_utf8_prev_char(text + offset);
	return !begins_with_any(text + offset, never_begins) &&
		!begins_with_any(before, never_ends) && !is_gap(text, offset, offset + 1, 0) &&
		!g_unichar_ismark(g_utf8_get_char(text + offset));
}

/* A mark on the wrong side of a break is excused only where the line had no better break. */
static void check_marks(const char *text, const GArray *lines)
{
	for (size_t i = 1; i < lines->len; i++) {
		const struct text_line *line = line_at(lines, i - 1);
		size_t start = line_at(lines, i)->start;
		bool is_after_newline = text[start - 1] == '\n';
		bool is_blank_line = line->length == 0 || line_at(lines, i)->length == 0;
		bool is_wrong = begins_with_any(text + start, never_begins) ||
			begins_with_any(g_utf8_prev_char(text + start), never_ends);
		if (is_after_newline || is_blank_line || !is_wrong)
			continue;
		for (size_t better = text_next(text, start, line->start); better < start;
			better = text_next(text, start, better))
			cr_assert_not(is_good_break(text, better), "line %zu at %zu of %s", i,
				better, text);
	}
}

Test(text_break, holds_its_promises_for_every_text_and_width)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(14);
	for (int round = 0; round < 20000; round++) {
		g_autofree char *text = random_text(random, round % 60);
		enum width_profile profile = round % 2 == 0 ? WIDTH_NARROW : WIDTH_WIDE;
		int columns = g_rand_int_range(random, 1, 30);
		g_autoptr(GArray) lines = new_lines();
		text_break(text, strlen(text), columns, columns, profile, lines);
		check_nothing_is_lost(text, lines);
		check_characters_are_whole(text, lines);
		check_widths(text, lines, columns, profile);
		check_marks(text, lines);
	}
}

Test(text_break, balancing_never_adds_a_line)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(15);
	for (int round = 0; round < 5000; round++) {
		g_autofree char *text = random_text(random, round % 30);
		int columns = g_rand_int_range(random, 1, 40);
		g_autoptr(GArray) lines = new_lines();
		g_autoptr(GArray) balanced = new_lines();
		text_break(text, strlen(text), columns, columns, WIDTH_NARROW, lines);
		text_break_balanced(text, strlen(text), columns, WIDTH_NARROW, balanced);
		cr_assert_eq(balanced->len, lines->len, "%d columns: %s", columns, text);
		check_nothing_is_lost(text, balanced);
		check_widths(text, balanced, columns, WIDTH_NARROW);
	}
}

static bool is_alike(const struct cluster *a, const struct cluster *b)
{
	return a->offset == b->offset && a->width == b->width && a->before == b->before &&
		a->is_blank == b->is_blank && a->is_character == b->is_character &&
		a->is_newline == b->is_newline;
}

/* Measures a text in two parts, and compares with the whole. */
static void check_parts(const char *text, size_t cut, const struct measured *whole)
{
	size_t length = strlen(text);
	struct measured front = text_measure(text, 0, cut, WIDTH_NARROW);
	struct measured back = text_measure(text, cut, length - cut, WIDTH_NARROW);
	cr_assert_eq(front.count + back.count, whole->count, "cut at %zu: %s", cut, text);
	for (size_t i = 0; i < whole->count; i++) {
		const struct cluster *part =
			i < front.count ? &front.clusters[i] : &back.clusters[i - front.count];
		bool is_first = i == front.count; /* nobody asks what a break before it means */
		cr_assert(is_first || is_alike(part, &whole->clusters[i]),
			"cut at %zu, cluster %zu: %s", cut, i, text);
	}
	g_free(front.clusters);
	g_free(back.clusters);
}

Test(text_break, parts_where_nothing_bears_on_the_other_side)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(16);
	int cuts = 0;
	for (int round = 0; round < 5000; round++) {
		g_autofree char *text = random_text(random, round % 60);
		size_t length = strlen(text);
		struct measured whole = text_measure(text, 0, length, WIDTH_NARROW);
		for (size_t cut = 0; cut < length; cut++) {
			if (!text_parts_at(text, cut))
				continue;
			check_parts(text, cut, &whole);
			cuts++;
		}
		g_free(whole.clusters);
	}
	cr_expect_gt(cuts, 10000, "texts part often enough");
}

static bool is_known(size_t start, void *data)
{
	return start == *(size_t *)data;
}

Test(text_break, goes_on_from_any_line_as_from_the_first)
{
	enum { COLUMNS = 20, FIRST = 16, MARKS = 3000 };
	g_autoptr(GRand) random = g_rand_new_with_seed(17);
	g_autofree char *text = random_text(random, MARKS);
	size_t length = strlen(text);
	g_autoptr(GArray) lines = new_lines();
	text_break(text, length, FIRST, COLUMNS, WIDTH_NARROW, lines);
	for (size_t i = 0; i + 2 < lines->len; i++) {
		size_t last = line_at(lines, i + 2)->start;
		g_autoptr(GArray) some = new_lines();
		text_break_from(text, length, line_at(lines, i)->start, FIRST, COLUMNS,
			WIDTH_NARROW, is_known, &last, some);
		cr_assert_eq(some->len, 2, "from line %zu: %u lines", i, some->len);
		for (size_t k = 0; k < some->len; k++)
			cr_assert(memcmp(line_at(some, k), line_at(lines, i + k),
					  sizeof(struct text_line)) == 0,
				"from line %zu, line %zu", i, k);
	}
}
