/*
 * The page for a website: markup that says what the copy says.
 */

#include "base/program.h"
#include "copies.h"
#include "document/sample.h"
#include "print/html.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(html, .timeout = 30);

static char *page_of(const struct report *report)
{
	struct document *document = document_new_published(report);
	GString *out = g_string_new(NULL);
	print_html(document, report->form->language, out);
	document_free(document);
	return g_string_free(out, FALSE);
}

static int count_of(const char *text, const char *words)
{
	int count = 0;
	for (const char *at = text; (at = strstr(at, words)) != NULL; at += strlen(words))
		count++;
	return count;
}

/* Squares that the cells of all rows of a table cover, which is what its spans must add up to. */
static int squares_between(const char *begin, const char *end)
{
	g_autofree char *table = g_strndup(begin, (gsize)(end - begin));
	g_autoptr(GRegex) cell = g_regex_new(
		"<t[dh]( rowspan=\"(\\d+)\")?( colspan=\"(\\d+)\")?", G_REGEX_DEFAULT, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	int squares = 0;
	g_regex_match(cell, table, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *rows = g_match_info_fetch(match, 2);
		g_autofree char *columns = g_match_info_fetch(match, 4);
		squares += (*rows ? atoi(rows) : 1) * (columns && *columns ? atoi(columns) : 1);
	}
	return squares;
}

Test(html, tables_have_the_merged_cells_of_the_official_form)
{
	static const int squares[] = {14 * 4, 28 * 10, 4 * 15};
	struct sample sample = sample_open("full.yaml");
	g_autofree char *page = page_of(sample.report);
	const char *table = page;
	for (size_t i = 0; i < G_N_ELEMENTS(squares); i++) {
		table = strstr(table + 1, "<table border");
		cr_assert_not_null(table);
		cr_expect_eq(squares_between(table, strstr(table, "</table>")), squares[i],
			"table %zu: %d", i, squares_between(table, strstr(table, "</table>")));
	}
	cr_expect_not_null(strstr(page, "<th colspan=\"5\">法人或其他组织</th>"));
	cr_expect_not_null(strstr(page, "<td class=\"figure\">3117</td>")
			? page
			: strstr(page, "<td colspan=\"3\" class=\"figure\">3117</td>"));
	sample_release(&sample);
}

Test(html, leaves_a_line_to_sign_on_that_every_program_draws)
{
	struct sample sample = sample_open("full.yaml");
	struct document *document = document_new(sample.report);
	g_autoptr(GString) page = g_string_new(NULL);
	print_html(document, sample.report->form->language, page);
	cr_expect_not_null(strstr(page->str, "<span>填表人：____________</span>"));
	document_free(document);
	sample_release(&sample);
}

Test(html, tags_are_closed)
{
	static const char *const tags[] = {"html", "head", "body", "table", "tr", "td", "th", "p",
		"h1", "h2", "div", "span", "footer", "style", "title"};
	struct sample sample = sample_open("full.yaml");
	report_set_note(sample.report, "disputes", "含结转");
	g_autofree char *page = page_of(sample.report);
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		g_autofree char *bare = g_strdup_printf("<%s>", tags[i]);
		g_autofree char *open = g_strdup_printf("<%s ", tags[i]);
		g_autofree char *close = g_strdup_printf("</%s>", tags[i]);
		cr_expect_eq(count_of(page, bare) + count_of(page, open), count_of(page, close),
			"%s", tags[i]);
	}
	sample_release(&sample);
}

Test(html, nothing_typed_becomes_markup)
{
	struct sample sample = sample_open("full.yaml");
	sample_set(&sample, "cover.org", "<script>alert(1)</script>&");
	sample_set(&sample, "problems.problems", "一\n<b>二</b>");
	g_autofree char *page = page_of(sample.report);
	cr_expect_null(strstr(page, "<script"));
	cr_expect_null(strstr(page, "<b>"));
	cr_expect_not_null(strstr(page, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;"));
	sample_release(&sample);
}

Test(html, says_which_language_it_is_in)
{
	struct sample chinese = sample_open("full.yaml"), english = sample_open("foia.yaml");
	g_autofree char *first = page_of(chinese.report), *second = page_of(english.report);
	cr_expect_not_null(strstr(first, "<html lang=\"zh-CN\">"));
	cr_expect_not_null(strstr(second, "<html lang=\"en"));
	sample_release(&chinese);
	sample_release(&english);
}

Test(html, needs_nothing_beside_itself)
{
	struct sample sample = sample_open("full.yaml");
	g_autofree char *page = page_of(sample.report);
	cr_expect_null(strstr(page, "http"));
	cr_expect_null(strstr(page, "src="));
	cr_expect_null(strstr(page, "@import"));
	sample_release(&sample);
}

/* What tidy has to say about a page: nothing. */
static void expect_tidy(const char *name, struct document *document, const char *language)
{
	static const char *const argv[] = {"tidy", "-q", "-e", "-utf8", NULL};
	g_autoptr(GString) page = g_string_new(NULL);
	struct program_result result = {0};
	print_html(document, language, page);
	const struct program_call call = {.argv = argv, .input = page->str, .length = page->len};
	if (!program_run(&call, &result, NULL))
		cr_skip_test("tidy is not installed");
	cr_expect(result.good, "%s: %s", name, result.errors);
	cr_expect_str_eq(result.errors, "", "%s: %s", name, result.errors);
	program_result_release(&result);
	document_free(document);
}

Test(html, is_valid_as_tidy_sees_it)
{
	struct sample chinese = sample_open("full.yaml"), english = sample_open("foia.yaml");
	report_set_note(chinese.report, "disputes", "含结转 <&> \"“”");
	sample_set(&chinese, "cover.date", "2024-01-24");
	sample_explain(&chinese, "date", "如此。");
	sample_set(&chinese, "problems.problems", "");
	expect_tidy("filed", document_new(chinese.report), "zh-CN");
	expect_tidy("published", document_new_published(chinese.report), "zh-CN");
	expect_tidy("findings", document_new_findings(chinese.report), "zh-CN");
	expect_tidy("blank", document_new_blank(chinese.form), "zh-CN");
	expect_tidy("English", document_new(english.report), "en");
	sample_release(&chinese);
	sample_release(&english);
}
