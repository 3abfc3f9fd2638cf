/*
 * Report files: what is in them comes back, what is wrong is named, and the
 * same report is always the same bytes.
 */

#include "base/file_room.h"
#include "report/file.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(report_file, .timeout = 20);

static const char *const samples[] = {"tests/data/full.yaml", "tests/data/real-00.yaml",
	"tests/data/real-01.yaml", "tests/data/real-02.yaml"};

/* The bytes of a report read back on its form. */
static char *written_again(const struct form *form, const char *bytes)
{
	struct report *report = given_report(form, bytes);
	char *again = written(report);

	report_free(report);
	return again;
}

Test(report_file, loaded_and_saved_twice_is_the_same_bytes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
		struct report_file *file = source_report(samples[i]);
		g_autofree char *once = written(file->report);
		g_autofree char *twice = written_again(file->form, once);

		cr_expect_str_eq(once, twice, "%s", samples[i]);
		report_file_free(file);
	}
}

Test(report_file, of_anything_typed_comes_back_as_it_was)
{
	struct form *form = official_form();
	struct report *report = report_new(form);

	for (unsigned seed = 3, edit = 0; edit < 500; edit++) {
		fill_randomly(report, &seed);
		if (edit % 20 != 0)
			continue;
		g_autofree char *once = written(report);
		struct report *again = given_report(form, once);
		for (cell_index cell = 0; cell < form->cell_count; cell++)
			cr_expect(value_equal(&report->typed[cell], &again->typed[cell]), "%s",
				form_cell(form, cell)->address);
		report_free(again);
	}
	report_free(report);
	form_free(form);
}

Test(report_file, too_long_to_be_read_again_is_not_written)
{
	g_autofree char *text = g_strnfill(YAML_MAX_BYTES, 'a');
	g_autoptr(GError) error = NULL;
	char *notice;

	room_open();
	g_autofree char *path = room_path_of("r.yaml");
	struct report_file *file = report_file_new(path, official_form());
	fill(file->report, "problems.problems", text);
	cr_expect_not(report_file_save(file, true, &notice, &error));
	cr_assert_not_null(error);
	cr_expect(strstr(error->message, "16 MB"), "%s", error->message);
	cr_expect_eq(room_count_entries(), 0);
	fill(file->report, "problems.problems", "甲。");
	cr_expect(report_file_save(file, true, &notice, NULL));
	report_file_free(file);
	room_close();
}

Test(report_file, keeps_texts_of_every_kind)
{
	static const char *const texts[] = {"一行", "两行\n两行", "首行\n\n隔一行", "  缩进",
		"尾空格  ", "# 像注释", "- 像列表", "冒号: 空格", "𠮷𠮷䶮",
		"{requests.new.total}件", "\"引号\"", "'", "no", "~", "null", "2024", "\ttab",
		"a\\b", "“全角”——……"};
	struct form *form = official_form();

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		static const char *const places[] = {"overview.lead", "cover.org"};

		for (size_t p = 0; p < G_N_ELEMENTS(places); p++) {
			struct report *report = report_new(form);

			fill(report, places[p], texts[i]);
			g_autofree char *bytes = written(report);
			struct report *again = given_report(form, bytes);
			g_autofree char *back = shown(again, places[p]);
			cr_expect_str_eq(back, texts[i], "%s at %s", texts[i], places[p]);
			report_free(report);
			report_free(again);
		}
	}
	form_free(form);
}

Test(report_file, tells_blank_nought_and_not_applicable_apart)
{
	struct form *form = official_form();
	struct report *report = given_report(form,
		"form: gov-disclosure-2021\n"
		"requests:\n"
		"  new: {natural: ~, business: 0, research: /}\n");
	static const struct {
		const char *address, *text;
	} cases[] = {{"requests.new.natural", ""}, {"requests.new.business", "0"},
		{"requests.new.research", "/"}, {"requests.new.legal", ""},
		{"requests.granted.natural", ""}};
	g_autofree char *bytes = written(report);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = shown(report, cases[i].address);

		cr_expect_str_eq(text, cases[i].text, "%s", cases[i].address);
	}
	cr_expect(strstr(bytes,
			  "new: {natural: ~, business: 0, research: /, welfare: ~, legal: ~, "
			  "other_org: ~, total: ~}"),
		"%s", bytes);
	report_free(report);
	form_free(form);
}

Test(report_file, keeps_what_is_not_applicable_in_a_text_and_a_field)
{
	static const char *const addresses[] = {"overview.lead", "cover.org", "cover.date"};
	struct form *form = official_form();
	struct report *report = report_new(form);

	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++)
		fill(report, addresses[i], "/");
	g_autofree char *bytes = written(report);
	g_autofree char *twice = written_again(form, bytes);
	struct report *again = given_report(form, bytes);
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++)
		cr_expect_eq(report_value(again, form_find(form, addresses[i]))->kind,
			VALUE_NOT_APPLICABLE, "%s", addresses[i]);
	cr_expect_str_eq(bytes, twice);
	report_free(again);
	report_free(report);
	form_free(form);
}

Test(report_file, keeps_a_total_it_states_until_figures_agree)
{
	struct form *form = official_form();
	struct report *report = given_report(form,
		"form: gov-disclosure-2021\n"
		"disputes:\n"
		"  review: {upheld: 10, corrected: 1, other: 0, pending: 0, total: 0}\n"
		"  direct: {upheld: 1, corrected: 0, other: 0, pending: 0, total: 1}\n");
	cell_index total = form_find(form, "disputes.review.total");
	g_autofree char *computed = shown(report, "disputes.review.total");
	g_autofree char *bytes = written(report);

	cr_expect_str_eq(computed, "11");
	cr_expect(report_contradicted(report, total));
	cr_expect_not(report_contradicted(report, form_find(form, "disputes.direct.total")));
	cr_expect(strstr(
		bytes, "review: {upheld: 10, corrected: 1, other: 0, pending: 0, total: 0}"));
	fill_all(report, "disputes.review.upheld=0 disputes.review.corrected=0");
	cr_expect_not(report_contradicted(report, total));
	report_free(report);
	form_free(form);
}

Test(report_file, writes_an_incomplete_total_blank)
{
	struct form *form = official_form();
	struct report *report = report_new(form);

	fill(report, "disputes.review.upheld", "10");
	g_autofree char *total = shown(report, "disputes.review.total");
	g_autofree char *bytes = written(report);
	cr_expect_str_eq(total, "10+");
	cr_expect(strstr(bytes, "upheld: 10, corrected: ~, other: ~, pending: ~, total: ~}"));
	report_free(report);
	form_free(form);
}

/* What is wrong with a file */

/* The file's bytes with a ^ where the diagnostic has to point. */
static void expect_report_refused(const char *marked, const char *words)
{
	g_autofree char *path = NULL;
	g_autofree char *forms = source_path("forms");
	g_autofree char *text = g_strdup(marked);
	char *mark = strchr(text, '^');
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;
	int line = 1, column = 1;

	for (const char *c = text; c < mark; c = g_utf8_next_char(c)) {
		line += *c == '\n';
		column = *c == '\n' ? 1 : column + 1;
	}
	memmove(mark, mark + 1, strlen(mark));
	path = room_given_file("r.yaml", text, 0600);
	form_search_init(&search);
	form_search_add(&search, forms);
	cr_expect_null(report_file_open(path, &search, diagnostics), "%s", text);
	cr_assert_gt(diagnostics_errors(diagnostics), 0, "%s", text);
	const struct diagnostic *first = diagnostics_get(diagnostics, 0);
	cr_expect(strstr(first->text, words), "%s\nsays %s", text, first->text);
	cr_expect_str_eq(first->file, path);
	cr_expect(first->at.line == line && first->at.column == column, "%s\nsays %s at %d:%d",
		marked, first->text, first->at.line, first->at.column);
	form_search_release(&search);
	diagnostics_free(diagnostics);
	expect_content(path, text);
}

#define FORM "form: gov-disclosure-2021\n"

Test(report_file, is_refused_for_its_structure, .init = room_open, .fini = room_close)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"^", "没有内容"},
		{"^a: 1\n", "没有写明所用的表式"},
		{"^- 1\n", "没有写明所用的表式"},
		{"form: ^gov-disclosure-202\n", "是不是“gov-disclosure-2021”？"},
		{"form: ^../../etc/passwd\n", "没有找到表式"},
		{FORM "^request: {}\n", "是不是“requests”？"},
		{FORM "requests:\n  ^nwe: {natural: 1}\n", "是不是“new”？"},
		{FORM "requests:\n  new: {^natrual: 1}\n", "是不是“natural”？"},
		{FORM "requests:\n  new: ^3\n", "应写成 {列: 值"},
		{FORM "requests:\n  new: {natural: ^[1]}\n", "应是一个值"},
		{FORM "requests: ^3\n", "“键: 值”的组合"},
		{FORM "cover:\n  org: ^{a: 1}\n", "应是一个值"},
		{FORM "cover:\n  year: 2024\n  ^year: 2024\n", "重复"},
		{FORM "cover: {year: ^&a 2024}\n", "锚点"},
		{FORM "status: ^done\n", "draft"},
		{FORM "form_version: ^x\n", "整数"},
		{FORM "notes: {^requests.nwe: x}\n", "地址"},
		{FORM "notes: ^[x]\n", "“地址: 文字”"},
		{FORM "reasons: [^x]\n", "“键: 值”的组合"},
		{FORM "reasons: ^x\n", "应是列表"},
		{FORM "reasons:\n  - {^rul: r}\n", "是不是“rule”？"},
		{FORM "reasons:\n  - ^{rule: r, address: a}\n", "没有 text"},
		{FORM "reasons:\n  - {rule: r, address: a, text: ^[x]}\n", "应是一个值"},
		{FORM "reasons:\n  - {rule: r, address: a, text: t, figures: ^x}\n", "“地址: 值”"},
		{FORM "remarks: [^x]\n", "“键: 值”"},
		{FORM "remarks: [{number: ^0, address: report, text: t}]\n", "从1起的整数"},
		{FORM "history: ^x\n", "history 应是列表"},
		{FORM "history:\n  - ^{number: 1, when: t}\n", "没有 action"},
		{FORM "status: ^aproved\n", "是不是“approved”？"},
		{FORM "previous: ^x\n", "上年报告的副本"},
		{FORM "previous: ^{year: 2023}\n", "没有写明上年报告的表式"},
		{FORM "previous: {form: f, ^figure: {}}\n", "是不是“figures”？"},
		{FORM "previous: {form: f, version: ^x}\n", "正整数"},
		{FORM "previous: {form: f, year: ^[1]}\n", "应是一个值"},
		{FORM "previous:\n  form: f\n  figures:\n    a: {b: {c: ^[1]}}\n", "一个值"},
		{FORM "previous:\n  form: f\n  figures:\n    a: {b: {c: ^{d: 1}}}\n",
			"a.b.c 应是一个值"},
		{FORM "previous:\n  form: f\n  figures:\n    ^a.b: {c: 1}\n", "不是一个键"},
		{FORM "previous:\n  form: f\n  figures: {a: {b: 1}}\n  texts: {a: {b: ^x}}\n",
			"写了两次"},
		{FORM "cover:\n  org: ^\"没有关上\n", "引号"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_report_refused(cases[i].text, cases[i].words);
}

Test(report_file, that_is_no_text_is_refused, .init = room_open, .fini = room_close)
{
	static const struct {
		const char *bytes;
		size_t length;
		int line;
	} cases[] = {
		{"form: gov-disclosure-2021\ncover:\n  org: \xff\xfe\n", 42, 3},
		{"\x7f"
		 "ELF\x02\x01\x01\0\0\0",
			10, 1},
		{"a: b\0c\n", 7, 1},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		g_autofree char *path = room_path_of("r.yaml");
		struct form_search search;

		cr_assert(g_file_set_contents(path, cases[i].bytes, (gssize)cases[i].length, NULL));
		form_search_init(&search);
		cr_expect_null(report_file_open(path, &search, diagnostics));
		cr_assert_gt(diagnostics_errors(diagnostics), 0);
		cr_expect_eq(diagnostics_get(diagnostics, 0)->at.line, cases[i].line);
		form_search_release(&search);
		diagnostics_free(diagnostics);
	}
}

Test(report_file, survives_every_truncation)
{
	g_autofree char *path = source_path("tests/data/full.yaml");
	g_autofree char *bytes = NULL;
	gsize length;
	struct form *form = official_form();

	cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
	for (gsize cut = 0; cut <= length; cut += 61) {
		struct diagnostics *diagnostics = diagnostics_new();
		struct yaml_tree *tree = yaml_parse(path, bytes, cut, diagnostics);
		struct report *report = tree ? report_load(form, tree, diagnostics) : NULL;

		cr_expect(report || diagnostics_errors(diagnostics) > 0, "at %zu", cut);
		report_free(report);
		yaml_tree_free(tree);
		diagnostics_free(diagnostics);
	}
	form_free(form);
}

Test(report_file, keeps_values_that_are_wrong)
{
	struct form *form = official_form();
	struct report *report = given_report(form,
		"form: gov-disclosure-2021\n"
		"cover: {year: '24', date: 明天}\n"
		"requests:\n"
		"  new: {natural: 约20, business: 1_000, research: 007, welfare: -3, legal: 1.5}\n");
	g_autofree char *bytes = written(report);
	g_autofree char *again = written_again(form, bytes);

	cr_expect(strstr(bytes,
			  "natural: 约20, business: \"1_000\", research: \"007\", "
			  "welfare: -3, legal: 1.5"),
		"%s", bytes);
	cr_expect_str_eq(bytes, again);
	report_free(report);
	form_free(form);
}

Test(report_file, says_where_each_cell_stands)
{
	struct form *form = official_form();
	struct report *report = given_report(form,
		"form: gov-disclosure-2021\n"
		"requests:\n"
		"  new: {natural: 1,\n"
		"    business: 2}\n");
	static const struct {
		const char *address;
		int line, column;
	} cases[] = {
		{"requests.new.natural", 3, 18},
		{"requests.new.business", 4, 15},
		{"requests.new.legal", 3, 3},
		{"requests.granted.legal", 2, 1},
		{"cover.year", 0, 0},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct position at = report->positions[form_find(form, cases[i].address)];

		cr_expect(at.line == cases[i].line && at.column == cases[i].column,
			"%s is at %d:%d", cases[i].address, at.line, at.column);
	}
	report_free(report);
	form_free(form);
}

Test(report_file, keeps_notes_in_one_order)
{
	struct form *form = official_form();
	struct report *report = report_new(form);

	report_set_note(report, "requests", "含上年结转");
	report_set_note(report, "proactive.rules.made", "其中修订16件\n第二行");
	report_set_note(report, "disputes", "x");
	report_set_note(report, "disputes", "");
	g_autofree char *bytes = written(report);
	struct report *again = given_report(form, bytes);
	g_autofree char *twice = written(again);

	cr_expect_str_eq(report_note(again, "requests"), "含上年结转");
	cr_expect_str_eq(report_note(again, "proactive.rules.made"), "其中修订16件\n第二行");
	cr_expect_null(report_note(again, "disputes"));
	cr_expect_str_eq(bytes, twice);
	report_free(report);
	report_free(again);
	form_free(form);
}

Test(report_file, replaces_references_by_what_they_lead_to)
{
	static const struct {
		const char *text, *expanded;
	} cases[] = {
		{"收到{requests.new.total}件", "收到3件"},
		{"{cover.year}年{cover.org}", "2024年（未填）"},
		{"{cover.date}", "2025年1月24日"},
		{"{cover.level}", "部门"},
		{"{{cover.year}", "{cover.year}"},
		{"{nowhere}", "{nowhere}"},
		{"{", "{"},
		{"}{", "}{"},
	};
	struct form *form = official_form();
	struct report *report = report_new(form);

	fill_all(report,
		"cover.year=2024 cover.date=2025-01-24 cover.level=department "
		"requests.new.natural=3 requests.new.business=0 requests.new.research=0 "
		"requests.new.welfare=0 requests.new.legal=0 requests.new.other_org=0");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *expanded = report_expand(report, cases[i].text);

		cr_expect_str_eq(expanded, cases[i].expanded, "%s", cases[i].text);
	}
	report_free(report);
	form_free(form);
}

Test(report_file, looks_at_a_long_text_once_for_its_references)
{
	/* searched anew from each brace, a megabyte of them would take minutes */
	static const struct {
		const char *piece, *end, *expanded_piece;
	} cases[] = {
		{"{a", "", "{a"},
		{"{a", "}", "{a"},
		{"{{", "}", "{"},
		{"{ ", "}", "{ "},
		{"}{", "", "}{"},
	};
	enum { PIECES = 500000 };
	struct form *form = official_form();
	struct report *report = report_new(form);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GString) expected = g_string_new(NULL);

		for (int piece = 0; piece < PIECES; piece++) {
			g_string_append(text, cases[i].piece);
			g_string_append(expected, cases[i].expanded_piece);
		}
		g_string_append(text, cases[i].end);
		g_string_append(expected, cases[i].end);
		g_autofree char *expanded = report_expand(report, text->str);
		cr_expect(strcmp(expanded, expected->str) == 0, "%s...%s", cases[i].piece,
			cases[i].end);
	}
	report_free(report);
	form_free(form);
}

Test(report_file, copies_all_of_a_report)
{
	struct form *form = official_form();
	struct report *report = given_report(form,
		"form: gov-disclosure-2021\n"
		"cover: {org: 某局}\n"
		"requests:\n  new: {natural: 2, business: /, legal: 约20}\n"
		"disputes:\n"
		"  review: {upheld: 10, corrected: 1, other: 0, pending: 0, total: 0}\n"
		"notes: {requests: 说明}\n");
	report->status = STATUS_RETURNED;
	struct report *copy = report_copy(report);
	g_autofree char *bytes = written(report);
	g_autofree char *copied = written(copy);

	cr_expect_str_eq(copied, bytes);
	report_free(copy);
	report_free(report);
	form_free(form);
}
