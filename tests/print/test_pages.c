/*
 * Pages: what stands on every one, and where they end.
 */

#include "copies.h"
#include "document/sample.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(pages, .timeout = 60);

/* One page of a copy, by its lines. */
struct page {
	char **lines;
	int count;
	int number, of;
};

typedef void property(const struct page *page, const char *where);

static const int lengths[] = {24, 27, 33, 40, 52, 66, 70, 100};
static const int widths[] = {28, 40, 56, 80, 132};

enum { HEAD = 2, FOOT = 3 };

static struct print_options on_pages(int width, int length)
{
	struct print_options options = copy_options(width, WIDTH_WIDE, RULES_ASCII);
	options.paper.lines = length;
	return options;
}

/* Goes through the pages of a copy, which are all of one length. */
static void hold_for_pages(const char *text, int length, const char *where, property *holds)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int count = (int)g_strv_length(lines) - 1;
	cr_expect_eq(count % length, 0, "%s: %d lines", where, count);
	for (int at = 0; at + length <= count; at += length) {
		struct page page = {
			.lines = lines + at,
			.count = length,
			.number = at / length + 1,
			.of = count / length,
		};
		holds(&page, where);
	}
}

static void hold_on_papers(property *holds)
{
	struct sample sample = sample_open("full.yaml");
	report_set_note(sample.report, "disputes", "行政复议、行政诉讼数量含上年度结转数量");
	for (size_t i = 0; i < G_N_ELEMENTS(lengths) * G_N_ELEMENTS(widths); i++) {
		int width = widths[i % G_N_ELEMENTS(widths)];
		int length = lengths[i / G_N_ELEMENTS(widths)];
		struct print_options options = on_pages(width, length);
		g_autofree char *where = g_strdup_printf("%d by %d", width, length);
		g_autofree char *text = copy_printed(sample.report, &options);
		hold_for_pages(text, length, where, holds);
	}
	sample_release(&sample);
}

static void says_what_it_is(const struct page *page, const char *where)
{
	g_autofree char *of = g_strdup_printf("%d/%d", page->number, page->of);
	g_autofree char *text = g_strjoinv("\n", page->lines);
	bool right = g_str_has_suffix(page->lines[0], "（草稿）");
	cr_expect(right, "%s, page %d: '%s'", where, page->number, page->lines[0]);
	cr_expect(g_str_has_suffix(page->lines[page->count - 1], of), "%s, page %d: '%s'", where,
		page->number, page->lines[page->count - 1]);
}

Test(pages, each_says_that_it_is_a_draft_and_which_it_is)
{
	hold_on_papers(says_what_it_is);
}

Test(pages, numbers_stand_at_the_outer_edge)
{
	struct sample sample = sample_open("full.yaml");
	struct print_options options = on_pages(80, 66);
	g_autofree char *text = copy_printed(sample.report, &options);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	enum { NUMBER = 66 - 2 };
	cr_expect_str_eq(g_strchug(lines[NUMBER]), "- 1 -");
	cr_expect_str_eq(lines[66 + NUMBER], "- 2 -");
	sample_release(&sample);
}

/* The last line of the page's body that is not empty, or NULL. */
static const char *last_of_body(const struct page *page)
{
	for (int i = page->count - FOOT - 1; i >= HEAD; i--) {
		if (*page->lines[i] != '\0')
			return page->lines[i];
	}
	return NULL;
}

static void ends_with_no_heading(const struct page *page, const char *where)
{
	static const char *const headings[] = {"一、总体情况", "二、主动公开", "三、收到和处理",
		"四、政府信息公开行政", "五、存在", "六、其他需要", "附注"};
	const char *last = last_of_body(page);
	for (size_t i = 0; last != NULL && i < G_N_ELEMENTS(headings); i++)
		cr_expect_null(
			strstr(last, headings[i]), "%s, page %d: %s", where, page->number, last);
}

Test(pages, none_ends_with_a_heading)
{
	hold_on_papers(ends_with_no_heading);
}

/* The first line of the page's body. */
static void does_not_begin_with_signatures(const struct page *page, const char *where)
{
	cr_expect_null(strstr(page->lines[HEAD], "填表人"), "%s, page %d", where, page->number);
	cr_expect_null(strstr(page->lines[HEAD], "版式1"), "%s, page %d", where, page->number);
	const char *org = strstr(page->lines[HEAD], "示例县政务公开办公室");
	bool closing = org != NULL && page->number > 1 && !g_str_has_suffix(org, "，");
	cr_expect_not(closing, "%s, page %d", where, page->number);
}

Test(pages, who_signs_has_something_above)
{
	struct sample sample = sample_open("full.yaml");
	for (int length = 24; length < 110; length++) {
		struct print_options options = on_pages(80, length);
		g_autofree char *where = g_strdup_printf("%d lines", length);
		g_autofree char *text = copy_printed(sample.report, &options);
		hold_for_pages(text, length, where, does_not_begin_with_signatures);
	}
	sample_release(&sample);
}

static void begins_with_something(const struct page *page, const char *where)
{
	cr_expect_str_neq(page->lines[HEAD], "", "%s, page %d", where, page->number);
}

Test(pages, each_begins_right_below_its_head)
{
	hold_on_papers(begins_with_something);
}

static void has_heads_over_figures(const struct page *page, const char *where)
{
	bool heads = false;
	for (int i = HEAD; i < page->count - FOOT; i++) {
		heads |= strstr(page->lines[i], "总计") != NULL ||
			strstr(page->lines[i], "数量") != NULL ||
			strstr(page->lines[i], "件数") != NULL ||
			strstr(page->lines[i], "金额") != NULL;
		bool figures = strstr(page->lines[i], "0 |") != NULL;
		cr_expect(
			heads || !figures, "%s, page %d: %s", where, page->number, page->lines[i]);
	}
}

Test(pages, figures_stand_under_their_heads_on_every_page)
{
	struct sample sample = sample_open("full.yaml");
	for (int length = 26; length < 64; length++) {
		struct print_options options = on_pages(80, length);
		g_autofree char *where = g_strdup_printf("%d lines", length);
		g_autofree char *text = copy_printed(sample.report, &options);
		hold_for_pages(text, length, where, has_heads_over_figures);
	}
	sample_release(&sample);
}

Test(pages, table_3_stands_on_one_page_of_66_lines)
{
	static const enum width_profile profiles[] = {WIDTH_NARROW, WIDTH_WIDE};
	struct sample sample = sample_open("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(profiles); i++) {
		struct print_options options = on_pages(80, 66);
		options.profile = profiles[i];
		g_autofree char *text = copy_printed(sample.report, &options);
		const char *heading = strstr(text, "三、收到和处理");
		const char *last = strstr(text, "四、结转下年度");
		const char *foot = strstr(heading, "表式 ");
		cr_expect(last < foot, "profile %d", profiles[i]);
	}
	sample_release(&sample);
}

Test(pages, are_parted_by_form_feeds_on_request)
{
	struct sample sample = sample_open("full.yaml");
	struct print_options options = on_pages(80, 66);
	options.form_feeds = true;
	g_autofree char *text = copy_printed(sample.report, &options);
	g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
	g_autofree char *last = g_strdup_printf("%1$u/%1$u\n", g_strv_length(pages));
	cr_expect(g_str_has_suffix(text, last), "%s", last);
	for (char **page = pages; *page != NULL; page++) {
		g_auto(GStrv) lines = g_strsplit(*page, "\n", -1);
		cr_expect_eq(g_strv_length(lines), 66 + 1);
	}
	sample_release(&sample);
}

Test(pages, paper_without_room_for_a_line_is_refused)
{
	struct sample sample = sample_open("full.yaml");
	struct print_options options = on_pages(16, 3);
	g_autoptr(GString) out = g_string_new("before");
	struct document *document = document_new(sample.report);
	cr_expect_not(print_text(document, &options, out));
	cr_expect_str_eq(out->str, "before");
	document_free(document);
	sample_release(&sample);
}

Test(pages, a_row_longer_than_a_page_goes_on_overleaf)
{
	struct sample sample = sample_open("full.yaml");
	for (int length = 9; length < 16; length++) {
		struct print_options options = on_pages(80, length);
		g_autofree char *text = copy_printed(sample.report, &options);
		g_autofree char *where = g_strdup_printf("%d lines", length);
		hold_for_pages(text, length, where, says_what_it_is);
		cr_expect_not_null(strstr(text, "正当理由逾"), "%s", where);
	}
	sample_release(&sample);
}
