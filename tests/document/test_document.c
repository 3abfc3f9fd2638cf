/* What stands on the copy, in what order, in which words. */

#include "report/reports.h"
#include "sample.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"

TestSuite(document, .timeout = 20);

static void expect_texts(
	const struct document *document, enum document_kind kind, const char *expected)
{
	g_autofree char *texts = sample_texts(document, kind);
	cr_expect_str_eq(texts, expected, "\n have %s\n want %s", texts, expected);
}

/* A letter for each block, in order. */
static char *kinds_of(const struct document *document)
{
	static const char letters[DOCUMENT_KINDS] = {
		[DOCUMENT_TITLE] = 't',
		[DOCUMENT_HEADING] = 'H',
		[DOCUMENT_PARAGRAPH] = 'p',
		[DOCUMENT_WRITING] = 'w',
		[DOCUMENT_CAPTION] = 'c',
		[DOCUMENT_TABLE] = 'T',
		[DOCUMENT_FOOTNOTE] = 'f',
		[DOCUMENT_NOTE] = 'n',
		[DOCUMENT_CLOSING] = 'e',
		[DOCUMENT_SIGNATURES] = 's',
	};
	GString *kinds = g_string_new(NULL);
	for (guint i = 0; i < document->blocks->len; i++)
		g_string_append_c(kinds, letters[document_block(document, i)->kind]);
	return g_string_free(kinds, FALSE);
}

static void expect_kinds(const struct document *document, const char *expected)
{
	g_autofree char *kinds = kinds_of(document);
	cr_expect_str_eq(kinds, expected);
}

#define FORM_OF_EVERYTHING                                                                         \
	SAMPLE_FORM("    texts: [{id: words, label: （一）概况}]\n"                           \
		    "    table:\n"                                                                 \
		    "      caption: 工程表\n"                                                   \
		    "      footnote: 年度为{cover.year}年\n"                                   \
		    "      columns: [{id: count, label: 处}]\n"                                   \
		    "      rows: [{group: 桥, rows: [{id: new, label: 新建}]}]\n"               \
		    "paper: {closing: [\"{cover.org}\", 二月], sign: [填表人, 盖章]}\n")

Test(document, stands_in_the_order_of_the_official_copy)
{
	struct sample sample = sample_open("full.yaml");
	struct document *document = document_new(sample.report);
	expect_kinds(document,
		"ttpHpppppppp" /* a lead, and five texts in seven paragraphs */
		"HTHTHTHppHpees");
	document_free(document);
	sample_release(&sample);
}

Test(document, has_a_place_for_all_that_a_form_can_say)
{
	struct sample sample = sample_on(FORM_OF_EVERYTHING);
	sample_set(&sample, "cover.org", "某局");
	sample_set(&sample, "cover.year", "2024");
	report_set_note(sample.report, "works.new", "旧桥改建不计");
	struct document *document = document_new(sample.report);
	expect_kinds(document, "ttHpcTfeeHns");
	expect_texts(document, DOCUMENT_TITLE, "某局\n2024年报告\n");
	expect_texts(document, DOCUMENT_CAPTION, "工程表\n");
	expect_texts(document, DOCUMENT_FOOTNOTE, "年度为2024年\n");
	expect_texts(document, DOCUMENT_CLOSING, "某局\n二月\n");
	expect_texts(document, DOCUMENT_HEADING, "一、工程\n附注\n");
	document_free(document);
	sample_release(&sample);
}

Test(document, keeps_what_leads_with_what_follows)
{
	struct sample sample = sample_on(FORM_OF_EVERYTHING);
	struct document *document = document_new(sample.report);
	g_autofree char *kinds = kinds_of(document);
	g_autofree char *kept = g_strdup(kinds);
	for (guint i = 0; i < document->blocks->len; i++)
		kept[i] = document_block(document, i)->keep_with_next ? '+' : '-';
	cr_expect_str_eq(kinds, "ttHpcTfees");
	cr_expect_str_eq(kept, "+++-+++++-");
	document_free(document);
	sample_release(&sample);
}

/* Texts */

struct answered_text {
	const char *label, *type, *text;
	const char *paragraphs;
};

static const struct answered_text answered[] = {
	{"（一）概况", "text", "建桥。", "（一）概况。建桥。\n"},
	{"（一）概况。", "text", "建桥。", "（一）概况。建桥。\n"},
	{"概况：", "text", "建桥。", "概况：建桥。\n"},
	{"概况（全年）", "text", "建桥。", "概况（全年）。建桥。\n"},
	{"（一）概况", "text", "甲。\n乙。", "（一）概况。甲。\n乙。\n"},
	{"（一）概况", "text", "　　甲。\n\n　　乙。　\n \n", "（一）概况。甲。\n乙。\n"},
	{"（一）概况", "text", "", "（一）概况\n"},
	{"（一）概况", "text", " \n　\n", "（一）概况\n"},
	{"（一）概况", "text", "/", "（一）概况。/\n"},
	{"", "text", "建桥。", "建桥。\n"},
	{"", "text", "", ""},
	{"电话", "line", "0317-1", "电话：0317-1\n"},
	{"日期", "date", "2025-01-04", "日期：2025年1月4日\n"},
};

static struct sample sample_written(const struct answered_text *entry)
{
	g_autofree char *form =
		g_strdup_printf(SAMPLE_FORM("    texts: [{id: words, label: \"%s\", short: 概况, "
					    "type: %s}]\n"),
			entry->label, entry->type);
	struct sample sample = sample_on(form);
	sample_set(&sample, "works.words", entry->text);
	return sample;
}

Test(document, runs_labels_into_their_first_paragraph)
{
	for (size_t i = 0; i < G_N_ELEMENTS(answered); i++) {
		struct sample sample = sample_written(&answered[i]);
		struct document *document = document_new(sample.report);
		expect_texts(document, DOCUMENT_PARAGRAPH, answered[i].paragraphs);
		document_free(document);
		sample_release(&sample);
	}
}

Test(document, resolves_references)
{
	struct sample sample = sample_on(FORM_OF_EVERYTHING);
	sample_set(&sample, "works.words", "建{works.new.count}处，{cover.org}，{{甲}，{乙}。");
	sample_set(&sample, "works.new.count", "12");
	struct document *document = document_new(sample.report);
	expect_texts(document, DOCUMENT_PARAGRAPH, "（一）概况。建12处，（未填），{甲}，{乙}。\n");
	document_free(document);
	sample_release(&sample);
}

Test(document, prints_cover_texts_before_the_first_section_without_their_labels)
{
	struct sample sample =
		sample_on("form: sample\n"
			  "version: 1\n"
			  "title: [报告]\n"
			  "cover: [{id: preamble, label: 前言, type: text, default: 现公布。}]\n"
			  "sections: [{id: works, heading: 一、工程}]\n"
			  "paper: {before: [preamble]}\n");
	struct document *document = document_new(sample.report);
	expect_kinds(document, "tpH");
	expect_texts(document, DOCUMENT_PARAGRAPH, "现公布。\n");
	document_free(document);
	sample_release(&sample);
}

Test(document, marks_what_does_not_count)
{
	static const struct {
		const char *history; /* actions, separated by blanks */
		const char *mark;
	} cases[] = {{"", "（草稿）"}, {"submit", "（待审）"}, {"submit return", "（已退回）"},
		{"submit approve", NULL}, {"submit approve void", "（批准已失效）"}};
	struct sample sample = sample_on(FORM_OF_EVERYTHING);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		went_through(sample.report, cases[i].history);
		struct document *document = document_new(sample.report);
		cr_expect_eq(g_strcmp0(document->mark, cases[i].mark), 0, "%s", cases[i].history);
		document_free(document);
	}
	sample_release(&sample);
}

#define FORM_TO_FILL                                                                               \
	"form: sample\n"                                                                           \
	"version: 1\n"                                                                             \
	"basis: 县办〔2024〕1号\n"                                                            \
	"title: [\"{cover.org}\", \"{cover.year}年报告\"]\n"                                    \
	"cover:\n"                                                                                 \
	"  - {id: org, label: 单位名称, type: line}\n"                                         \
	"  - {id: year, label: 报告年度, type: year}\n"                                        \
	"  - {id: date, label: 成文日期, type: date}\n"                                        \
	"  - {id: preamble, label: 前言, type: text, default: \"{cover.org}{cover.year}年\"}\n" \
	"sections:\n"                                                                              \
	"  - id: works\n"                                                                          \
	"    heading: 一、工程\n"                                                              \
	"    texts:\n"                                                                             \
	"      - {id: words, label: （一）概况}\n"                                            \
	"      - {id: phone, label: 电话, type: line}\n"                                         \
	"      - {id: level, label: 级别, type: choice, choices: {a: 县, b: 乡}}\n"            \
	"    table: {columns: [{id: n, label: 处}], rows: [{id: new, label: 新建}]}\n"          \
	"paper: {before: [preamble], closing: [\"{cover.date}\"], sign: [填表人]}\n"

Test(document, is_without_a_report_a_form_to_fill_in_by_hand)
{
	struct sample sample = sample_on(FORM_TO_FILL);
	struct document *document = document_new_blank(sample.form);
	expect_kinds(document, "ttpHpwppTes");
	expect_texts(document, DOCUMENT_TITLE, "____________________\n______ 年报告\n");
	expect_texts(document, DOCUMENT_PARAGRAPH,
		"____________________  ______ 年\n"
		"（一）概况\n"
		"电话：____________________\n"
		"级别：□县 □乡\n");
	expect_texts(document, DOCUMENT_CLOSING, "______年____月____日\n");
	cr_expect_null(document->mark);
	cr_expect_str_eq(document->foot.origin, "表式 sample  县办〔2024〕1号");
	cr_expect_null(document->foot.result);
	cr_expect_null(document->foot.edition);
	document_free(document);
	sample_release(&sample);
}

Test(document, speaks_the_language_of_the_form)
{
	struct sample sample = sample_on("form: sample\n"
					 "version: 1\n"
					 "title: [Works]\n"
					 "language: en\n"
					 "cover: [{id: year, label: Year, type: year}]\n"
					 "sections:\n"
					 "  - id: works\n"
					 "    heading: 1 Works\n"
					 "    texts: [{id: words, label: Summary}]\n"
					 "paper: {sign: [Signed]}\n");
	sample_set(&sample, "works.words", "Two bridges.");
	report_set_note(sample.report, "works", "Built in May.");
	struct document *document = document_new(sample.report);
	cr_expect_str_eq(document->mark, "(draft)");
	expect_texts(document, DOCUMENT_PARAGRAPH, "Summary. Two bridges.\n");
	expect_texts(document, DOCUMENT_NOTE, "1. 1 Works: Built in May.\n");
	document_free(document);
	sample_release(&sample);
}

/* What does not apply */

#define FORM_OF_CONDITIONS                                                                           \
	"form: sample\n"                                                                             \
	"version: 1\n"                                                                               \
	"title: [报告]\n"                                                                          \
	"cover:\n"                                                                                   \
	"  - {id: open, label: 开放, type: choice, choices: {yes: 是, no: 否}}\n"                \
	"  - {id: lead, label: 前言, type: text, when: cover.open = 'yes'}\n"                      \
	"sections:\n"                                                                                \
	"  - id: works\n"                                                                            \
	"    heading: 一、工程\n"                                                                \
	"    when: cover.open = 'yes'\n"                                                             \
	"    texts: [{id: words, label: （一）概况}, {id: phone, label: 电话, type: line}]\n" \
	"    table: {columns: [{id: a, label: 甲}], rows: [{id: new, label: 新建}]}\n"            \
	"  - id: other\n"                                                                            \
	"    heading: 二、其他\n"                                                                \
	"    texts:\n"                                                                               \
	"      - {id: words, label: （一）概况, when: cover.open = 'yes'}\n"                    \
	"      - {id: bare, label: '', short: 补充, when: cover.open = 'yes'}\n"                   \
	"      - {id: phone, label: 电话, type: line, when: cover.open = 'yes'}\n"                 \
	"      - {id: mail, label: 信箱, type: line}\n"                                            \
	"  - {id: last, heading: 三、附录}\n"                                                    \
	"paper: {before: [lead]}\n"

struct condition {
	const char *open;           /* cover.open */
	const char *address, *text; /* typed besides */
	const char *kinds, *paragraphs;
};

static const struct condition conditions[] = {
	{"no", "other.mail", "甲", "tHpHpppH",
		"不适用。\n（一）概况。不适用。\n电话：-\n信箱：甲\n"},
	{"no", "works.phone", "110", "tHppTHpppH",
		"（一）概况。不适用。\n电话：110\n（一）概况。不适用。\n电话：-\n信箱\n"},
	{"no", "works.new.a", "0", "tHppTHpppH",
		"（一）概况。不适用。\n电话：-\n（一）概况。不适用。\n电话：-\n信箱\n"},
	{"no", "cover.lead", "甲。", "tpHpHpppH",
		"甲。\n不适用。\n（一）概况。不适用。\n电话：-\n信箱\n"},
	{"no", "other.bare", "甲。", "tHpHppppH",
		"不适用。\n（一）概况。不适用。\n甲。\n电话：-\n信箱\n"},
	{"yes", "works.phone", "110", "tHppTHpppH",
		"（一）概况\n电话：110\n（一）概况\n电话\n信箱\n"},
	{"", "works.phone", "110", "tHppTHpppH", "（一）概况\n电话：110\n（一）概况\n电话\n信箱\n"},
};

Test(document, a_section_that_does_not_apply_keeps_its_heading)
{
	for (size_t i = 0; i < G_N_ELEMENTS(conditions); i++) {
		struct sample sample = sample_on(FORM_OF_CONDITIONS);
		sample_set(&sample, "cover.open", conditions[i].open);
		sample_set(&sample, conditions[i].address, conditions[i].text);
		struct document *document = document_new(sample.report);
		expect_kinds(document, conditions[i].kinds);
		expect_texts(document, DOCUMENT_PARAGRAPH, conditions[i].paragraphs);
		document_free(document);
		sample_release(&sample);
	}
}

/* Figures in fields */

struct measured {
	const char *label, *unit, *text;
	const char *paragraph;
};

static const struct measured measured[] = {
	{"面积", "平方米", "1200", "面积：1,200平方米\n"},
	{"面积（平方米）", "平方米", "1200", "面积（平方米）：1,200\n"},
	{"面积", "平方米", "", "面积\n"},
	{"面积", "平方米", "/", "面积：/\n"},
	{"面积", "平方米", "约1200", "面积：约1200\n"},
	{"功率", "kW", "1200", "功率：1,200 kW\n"},
	{"比例", "%", "12.5", "比例：12.5%\n"},
};

Test(document, figures_of_fields_have_their_unit_unless_the_label_has_it)
{
	for (size_t i = 0; i < G_N_ELEMENTS(measured); i++) {
		g_autofree char *form = g_strdup_printf(
			SAMPLE_FORM("    texts: [{id: figure, label: %s, type: amount, unit: "
				    "\"%s\", grouping: true}]\n"),
			measured[i].label, measured[i].unit);
		struct sample sample = sample_on(form);
		sample_set(&sample, "works.figure", measured[i].text);
		struct document *document = document_new(sample.report);
		expect_texts(document, DOCUMENT_PARAGRAPH, measured[i].paragraph);
		document_free(document);
		sample_release(&sample);
	}
}

/* Notes */

Test(document, lists_notes_in_the_order_of_the_form_with_their_places)
{
	struct sample sample = sample_open("full.yaml");
	report_set_note(sample.report, "requests.not_held.business", "已函告");
	report_set_note(sample.report, "requests.not_held", "两件\n并案");
	report_set_note(sample.report, "disputes", "含上年度结转");
	report_set_note(sample.report, "overview.lead", "另附");
	report_set_note(sample.report, "proactive.rules.made", "其中修订16件");
	report_set_note(sample.report, "cover.org", "原名某办");
	struct document *document = document_new(sample.report);
	expect_texts(document, DOCUMENT_NOTE,
		"1. 封面，单位名称：原名某办\n"
		"2. 一、总体情况，开头：另附\n"
		"3. 二、主动公开政府信息情况，规章，本年制发件数：其中修订16件\n"
		"4. 三、收到和处理政府信息公开申请情况，（四）无法提供 "
		"1.本机关不掌握相关政府信息：两件 并案\n"
		"5. 三、收到和处理政府信息公开申请情况，（四）无法提供 "
		"1.本机关不掌握相关政府信息，法人或其他组织 商业企业：已函告\n"
		"6. 四、政府信息公开行政复议、行政诉讼情况：含上年度结转\n");
	document_free(document);
	sample_release(&sample);
}

/* Safety */

Test(document, lets_nothing_in_that_could_act_on_a_printer)
{
	static const char evil[] = "甲\x1b[2J\x07\x7f\xc2\x9b乙\xe2\x80\xae丙\t丁";
	static const char tame[] = "甲�[2J���乙�丙 丁";
	struct sample sample = sample_on(
		SAMPLE_FORM("    texts: [{id: words, label: \"\\e[1m概况\", short: 概况}]\n"
			    "    table:\n"
			    "      columns: [{id: count, label: \"\\u202e处\", type: line}]\n"
			    "      rows: [{id: new, label: \"\\a新建\"}]\n"));
	sample_set(&sample, "cover.org", evil);
	sample_set(&sample, "works.words", evil);
	sample_set(&sample, "works.new.count", evil);
	report_set_note(sample.report, "works", evil);
	struct document *document = document_new(sample.report);
	for (guint i = 0; i < document->blocks->len; i++) {
		const char *text = document_block(document, i)->text;
		if (text == NULL)
			continue;
		g_autofree char *sanitized = text_sanitize(text, strlen(text));
		cr_expect_str_eq(text, sanitized);
		cr_expect_null(strpbrk(text, "\t\n"), "%s", text);
	}
	const struct document_table *table = sample_table(document);
	cr_expect_str_eq(table->parts[0].cells[0].text, tame);
	cr_expect_str_eq(table->parts[0].rows.heads[0].label, "�新建");
	cr_expect_str_eq(table->parts[0].columns.heads[0].label, "�处");
	document_free(document);
	sample_release(&sample);
}

Test(document, breaks_paragraphs_at_every_kind_of_line_break)
{
	struct sample sample = sample_on(FORM_OF_EVERYTHING);
	sample_set(&sample, "works.words", "甲\xe2\x80\xa9乙\xe2\x80\xa8丙\n丁");
	struct document *document = document_new(sample.report);
	expect_texts(document, DOCUMENT_PARAGRAPH, "（一）概况。甲\n乙\n丙\n丁\n");
	document_free(document);
	sample_release(&sample);
}

Test(document, needs_neither_report_nor_form_once_it_is_made)
{
	struct sample sample = sample_open("full.yaml");
	struct document *document = document_new(sample.report);
	sample_release(&sample);
	expect_texts(
		document, DOCUMENT_TITLE, "示例县政务公开办公室\n2024年政府信息公开工作年度报告\n");
	const struct document_table *table = sample_table(document);
	cr_expect_str_eq(table->parts[0].rows.heads[1].label, "行政规范性文件");
	cr_expect_str_eq(table_part_cell(&table->parts[0], 1, 2)->text, "19");
	document_free(document);
}
