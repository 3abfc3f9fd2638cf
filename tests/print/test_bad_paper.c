/*
 * What people type and hang on labels, on papers nobody would choose: no figure
 * is cut, no rule bent, nothing left out.
 */

#include "copies.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../document/sample.h"

TestSuite(bad_paper, .timeout = 240);

static int count_of(const char *text, const char *words)
{
	int count = 0;
	for (const char *at = text; (at = strstr(at, words)) != NULL; at += strlen(words))
		count++;
	return count;
}

Test(bad_paper, figures_wider_than_their_columns_are_whole)
{
	static const char *const figures[] = {
		"11398889", "999999999999999999", "-72701.2578", "123456789012345.678"};
	static const int widths[] = {16, 20, 24, 40, 60, 80, 132, 400};
	struct sample sample =
		sample_on(SAMPLE_FORM("    table:\n"
				      "      cell: {type: amount, decimals: 4}\n"
				      "      columns: [{id: a, label: 甲}, {id: b, label: 乙}, "
				      "{id: c, label: 丙}]\n"
				      "      rows: [{id: r, label: 道路}, {id: s, label: 桥}]\n"));
	for (size_t i = 0; i < G_N_ELEMENTS(figures) * G_N_ELEMENTS(widths); i++) {
		const char *figure = figures[i % G_N_ELEMENTS(figures)];
		struct print_options options = copy_options(
			widths[i / G_N_ELEMENTS(figures)], WIDTH_WIDE, (enum rule_style)(i % 3));
		sample_set(&sample, "works.r.b", figure);
		sample_set(&sample, "works.s.c", figure);
		g_autofree char *copy = copy_printed(sample.report, &options);
		g_autofree char *where = g_strdup_printf("%s at %d", figure, options.paper.width);
		bool parted = (int)strlen(figure) + 2 > options.paper.width;
		g_autofree char *all = parted ? copy_squeezed(copy) : g_strdup(copy);
		copy_expect_straight(where, copy, &options);
		cr_expect_eq(count_of(all, figure), 2, "%s:\n%s", where, copy);
	}
	sample_release(&sample);
}

Test(bad_paper, a_long_figure_does_not_bend_the_official_table)
{
	static const int widths[] = {20, 40, 60, 80, 96, 132, 400};
	struct sample sample = sample_open("full.yaml");
	sample_set(&sample, "requests.new.natural", "11398889");
	sample_set(&sample, "requests.granted.legal", "999999999999999999");
	for (size_t i = 0; i < G_N_ELEMENTS(widths) * 6; i++) {
		struct print_options options = copy_options(
			widths[i / 6], (enum width_profile)(i % 2), (enum rule_style)(i % 3));
		g_autofree char *copy = copy_printed(sample.report, &options);
		g_autofree char *where = g_strdup_printf("%d columns", options.paper.width);
		copy_expect_straight(where, copy, &options);
		cr_expect_geq(
			count_of(copy, "11398889"), 2, "%s: itself and its row's total", where);
		cr_expect_eq(count_of(copy, "999999999999999999"), 3,
			"%s: itself, and the totals of row and column", where);
	}
	sample_release(&sample);
}

Test(bad_paper, labels_longer_than_any_column_are_whole)
{
	static const int widths[] = {16, 20, 30, 56, 80, 400};
	g_autoptr(GString) label = g_string_new(NULL);
	for (int i = 0; i < 60; i++)
		g_string_append_printf(label, "第%d种情形的申请", i);
	g_autofree char *word = g_strnfill(300, 'w');
	g_autofree char *form = g_strdup_printf(
		SAMPLE_FORM(
			"    table:\n"
			"      corner: %s\n"
			"      columns: [{id: a, label: %s}, {group: %s, columns: [{id: b, label: 乙}]}]\n"
			"      rows: [{group: %s, rows: [{id: r, label: %s}]}, {id: s, label: 桥}]\n"),
		label->str, label->str, word, label->str, word);
	struct sample sample = sample_on(form);
	sample_set(&sample, "works.r.a", "7");
	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
		struct print_options options = copy_options(widths[i], WIDTH_WIDE, RULES_ASCII);
		g_autofree char *copy = copy_printed(sample.report, &options);
		g_autofree char *where = g_strdup_printf("%d columns", widths[i]);
		copy_expect_straight(where, copy, &options);
		cr_expect_geq(count_of(copy, "w"), 600, "%s", where);
		cr_expect_not_null(strstr(copy, "7"));
	}
	sample_release(&sample);
}

struct bad_text {
	const char *name, *text;
	int times;
};

/* What people and programs leave in texts; each many times over. */
static const struct bad_text texts[] = {
	{"a megabyte of prose", "全年收到申请2件，均已办结。", 27000},
	{"a megabyte without a break", "w", 1 << 20},
	{"a megabyte of one character that takes four bytes", "𠮷", 1 << 18},
	{"combining marks", "e\xcc\x81\xcc\xa7\xcc\x88", 4000},
	{"one letter under a thousand marks", "\xcc\x81", 1000},
	{"right to left",
		"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 ", 500},
	{"turned around", "\xe2\x80\xae\xe2\x80\xa8甲\xe2\x81\xa6乙\xe2\x81\xa9", 500},
	{"tabs", "\t甲\t\t乙", 1000},
	{"escapes",
		"\x1b[2J\x1b]0;x\x07\x9b"
		"31m甲\f\v\r\x7f",
		500},
	{"marks that must not begin a line", "，。）”", 2000},
	{"quotation marks", "“”‘’—…", 2000},
};

static char *repeated(const struct bad_text *bad)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < bad->times; i++)
		g_string_append(text, bad->text);
	g_autofree char *raw = g_string_free(text, FALSE);
	return g_utf8_make_valid(raw, -1);
}

Test(bad_paper, texts_of_any_kind_keep_to_the_paper)
{
	static const int widths[] = {20, 80, 400};
	for (size_t i = 0; i < G_N_ELEMENTS(texts) * G_N_ELEMENTS(widths); i++) {
		const struct bad_text *bad = &texts[i / G_N_ELEMENTS(widths)];
		struct sample sample =
			sample_on(SAMPLE_FORM("    texts: [{id: words, label: （一）概况}]\n"));
		g_autofree char *text = repeated(bad);
		sample_set(&sample, "works.words", text);
		struct print_options options =
			copy_options(widths[i % G_N_ELEMENTS(widths)], WIDTH_WIDE, RULES_ASCII);
		options.paper.lines = 66;
		g_autofree char *copy = copy_printed(sample.report, &options);
		g_autofree char *where =
			g_strdup_printf("%s at %d", bad->name, options.paper.width);
		g_autofree char *harmless = text_sanitize(copy, strlen(copy));
		copy_expect_straight(where, copy, &options);
		cr_expect_str_eq(copy, harmless, "%s", where);
		cr_expect_null(strpbrk(copy, "\t\r\f"), "%s", where);
		sample_release(&sample);
	}
}

Test(bad_paper, a_megabyte_comes_back_whole)
{
	for (size_t i = 0; i < 3; i++) {
		struct sample sample =
			sample_on(SAMPLE_FORM("    texts: [{id: words, label: （一）概况}]\n"));
		g_autofree char *text = repeated(&texts[i]);
		sample_set(&sample, "works.words", text);
		struct print_options options = copy_endless();
		g_autofree char *copy = copy_printed(sample.report, &options);
		g_autofree char *all = copy_squeezed(copy);
		cr_expect_not_null(strstr(all, text), "%s", texts[i].name);
		sample_release(&sample);
	}
}

Test(bad_paper, papers_nobody_would_choose_are_filled_or_refused)
{
	static const int measures[][2] = {{16, 5}, {20, 5}, {20, 12}, {24, 7}, {40, 5}, {80, 5},
		{400, 5}, {400, 70}, {1000, 1000}};
	struct sample sample = sample_open("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(measures); i++) {
		struct print_options options =
			copy_options(measures[i][0], WIDTH_WIDE, RULES_ASCII);
		options.paper.lines = measures[i][1];
		g_autoptr(GString) copy = g_string_new(NULL);
		struct document *document = document_new(sample.report);
		bool good = print_text(document, &options, copy);
		g_autofree char *where =
			g_strdup_printf("%d columns, %d lines", measures[i][0], measures[i][1]);
		cr_expect(good || copy->len == 0, "%s", where);
		cr_expect(good || measures[i][0] < 80, "%s is refused", where);
		copy_expect_straight(where, copy->str, &options);
		cr_expect_eq(count_of(copy->str, "\n") % measures[i][1], 0, "%s", where);
		document_free(document);
	}
	sample_release(&sample);
}
