/*
 * Facts: the counts and years a text names, what is none, and in which clause;
 * and that only paragraphs that changed are read again.
 */

#include "check/facts.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(facts, .timeout = 60);

/* All facts of a text, as a reader would list them: 41 2024年. */
static char *listed(const struct facts *facts)
{
	GString *out = g_string_new(NULL);

	for (guint p = 0; p < facts->paragraphs->len; p++) {
		const struct paragraph *paragraph = facts_paragraph(facts, p);
		for (size_t i = 0; i < paragraph->fact_count; i++) {
			char figure[DECIMAL_TEXT_SIZE];
			g_string_append_printf(out, "%s%s%s", out->len > 0 ? " " : "",
				decimal_format(paragraph->facts[i].figure, figure),
				paragraph->facts[i].kind == FACT_YEAR ? "年" : "");
		}
	}
	return g_string_free(out, FALSE);
}

static char *facts_listed(const char *text)
{
	struct facts facts;

	facts_init(&facts);
	facts_update(&facts, text);
	char *list = listed(&facts);
	facts_release(&facts);
	return list;
}

Test(facts, are_counts_and_years_as_clerks_type_them)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{"收到申请41件", "41"},
		{"收到申请 41 件", "41"},
		{"收到申请４１件", "41"},
		{"公开信息3,259条", "3259"},
		{"公开信息３，２５９条", "3259"},
		{"公开信息1,003,259条", "1003259"},
		{"办理12件次", "12"},
		{"复议3宗，诉讼2起，答复5份，案件1例", "3 2 5 1"},
		{"收到0件", "0"},
		{"收到007件", "7"},
		{"2024年收到41件", "2024年 41"},
		{"２０２４ 年度", "2024年"},
		{"1.2024年收到2件", "2024年 2"},
		{"999999999999999999件", "999999999999999999"},
		{"《没有收尾的3件", "3"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = facts_listed(cases[i].text);
		cr_expect_str_eq(list, cases[i].expected, "%s: %s", cases[i].text, list);
	}
}

Test(facts, are_not_what_is_live_named_ordered_or_round)
{
	static const char *const cases[] = {
		"",
		"收到申请若干件",
		"共{requests.new.total}件",
		"{cover.year}年",
		"《3件要事和2021年要点》",
		"国办函〔2021年〕3号",
		"转发<2021年3件实事>",
		"适用第3条",
		"拨打12345",
		"公开信息1.2万条",
		"公开信息3万余条",
		"近40件",
		"约 40 件",
		"超过40件",
		"40余件",
		"30多件",
		"3至5件",
		"3—5件",
		"3、5件",
		"占29%",
		"收费127.9万元",
		"1.5件",
		"1000000000000000000件",
		"99,999,999,999,999,999,999件",
		"召开3次会议，培训200人",
		"6月收到",
		"二十件",
		"12024年",
		"2021—2025年规划",
		"2022、2023年",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = facts_listed(cases[i]);
		cr_expect_str_eq(list, "", "%s: %s", cases[i], list);
	}
}

/* The clauses of a text: their words, an aside with the number of its outer clause before it. */
static char *clauses_listed(const char *text)
{
	GString *out = g_string_new(NULL);
	struct paragraph *paragraph = paragraph_read(text, strlen(text));

	for (size_t i = 0; i < paragraph->clause_count; i++) {
		const struct clause *clause = &paragraph->clauses[i];
		if (out->len > 0)
			g_string_append_c(out, '|');
		if (clause->outer != i)
			g_string_append_printf(out, "%zu:", clause->outer);
		g_string_append(out, clause->words);
	}
	paragraph_free(paragraph);
	return g_string_free(out, FALSE);
}

Test(facts, clauses_end_where_a_reader_takes_breath)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{"收到41件，办结40件。均已答复！", "收到41件|办结40件|均已答复"},
		{"收 到４１件,办 结", "收到41件|办结"},
		{"行政复议：3件", "行政复议:3件"},
		{"情况如下：收到3件", "情况如下|收到3件"},
		{"情况如下：2024年收到3件", "情况如下|2024年收到3件"},
		{"公开、部分公开3件", "公开、部分公开3件"},
		{"公开3,259条，办结", "公开3,259条|办结"},
		{"办结43件（公开12件，不公开3件），结转2件",
			"办结43件|0:公开12件|0:不公开3件|结转2件"},
		{"复议（含结转）3件", "复议3件|0:含结转"},
		{"（一）公开3件", "公开3件|0:一"},
		{"1）公开3件", "1)公开3件"},
		{"甲（乙（丙）丁）戊", "甲戊|0:乙丁|1:丙"},
		{"没有收尾（乙。丙）丁", "没有收尾|0:乙|丙)丁"},
		{"，，。（）；甲", "甲"},
		{"", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = clauses_listed(cases[i].text);
		cr_expect_str_eq(list, cases[i].expected, "%s: %s", cases[i].text, list);
	}
}

Test(facts, keep_titles_and_references_as_one_sign)
{
	g_autofree char *list = clauses_listed("依《甲，乙》共{requests.new.total}件");

	cr_expect_str_eq(list, "依\xEF\xBF\xBC共\xEF\xBF\xBC件", "%s", list);
}

Test(facts, know_their_place_and_the_words_before_them)
{
	static const char text[] = "甲。\n收到 ３，２５９ 件、结转（乙） 2 件";
	struct facts facts;

	facts_init(&facts);
	facts_update(&facts, text);
	const struct paragraph *paragraph = facts_paragraph(&facts, 1);
	const struct fact *first = &paragraph->facts[0], *second = &paragraph->facts[1];
	const char *words = paragraph->clauses[second->clause].words;
	const char *place = text + facts_start(&facts, 1) + first->offset;

	cr_assert_eq(paragraph->fact_count, 2);
	cr_expect(g_str_has_prefix(place, "３，２５９ 件"), "%s", place);
	cr_expect_eq(first->length, strlen("３，２５９"));
	cr_expect_eq(text[facts_start(&facts, 1) + second->offset], '2');
	cr_expect_eq(second->length, 1);
	cr_expect(g_str_has_prefix(words + second->before, "、结转2件"), "%s", words);
	cr_expect_eq(second->start - second->before, strlen("、结转"));
	facts_release(&facts);
}

Test(facts, of_a_vague_or_live_figure_take_the_words_before_it)
{
	static const char *const cases[] = {"收到近40件、结转2件",
		"收到{requests.new.total}件、结转2件", "收到1.2万件、结转2件"};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct paragraph *paragraph = paragraph_read(cases[i], strlen(cases[i]));
		const struct fact *fact = &paragraph->facts[0];
		const char *words = paragraph->clauses[0].words;
		cr_assert_eq(paragraph->fact_count, 1, "%s", cases[i]);
		cr_expect(g_str_has_prefix(words + fact->before, "、结转"), "%s", cases[i]);
		paragraph_free(paragraph);
	}
}

Test(facts, are_read_again_only_where_the_text_changed)
{
	static const struct {
		const char *text;
		size_t read;
	} steps[] = {
		{"甲1件\n乙2件\n丙3件", 21},
		{"甲1件\n乙2件\n丙3件", 0},
		{"甲1件\n乙20件\n丙3件", 8},
		{"甲1件\n乙20件\n\n丙3件", 0},
		{"甲1件\n丙3件", 0},
		{"丁4件\n甲1件\n丙3件", 7},
		{"丁4件\n甲1件\n丙3件\n甲1件\n丙3件", 14},
		{"", 0},
		{"甲1件", 7},
	};
	struct facts facts;

	facts_init(&facts);
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		struct prose_lines_change change = facts_update(&facts, steps[i].text);
		size_t read = 0;
		for (size_t p = 0; p < change.added; p++)
			read += prose_line_at(&facts.lines, change.first + p)->length;
		g_autofree char *kept = listed(&facts);
		g_autofree char *fresh = facts_listed(steps[i].text);
		cr_expect_eq(read, steps[i].read, "step %zu: %zu", i, read);
		cr_expect_str_eq(kept, fresh, "step %zu: %s", i, kept);
	}
	facts_release(&facts);
}

Test(facts, of_other_paragraphs_stay_where_they_are_in_memory)
{
	struct facts facts;

	facts_init(&facts);
	facts_update(&facts, "甲1件\n乙2件\n丙3件");
	const struct paragraph *first = facts_paragraph(&facts, 0);
	const struct paragraph *last = facts_paragraph(&facts, 2);
	facts_update(&facts, "甲1件\n乙2件，又3件\n丁\n丙3件");
	cr_expect_eq(facts_paragraph(&facts, 0), first);
	cr_expect_eq(facts_paragraph(&facts, 3), last);
	cr_expect_eq(facts_start(&facts, 3), strlen("甲1件\n乙2件，又3件\n丁\n"));
	facts_release(&facts);
}

/* The facts and clauses of a paragraph that begins at a place, each with where it stands. */
static void describe(const struct paragraph *paragraph, size_t start, GString *out)
{
	for (size_t i = 0; i < paragraph->fact_count; i++) {
		const struct fact *fact = &paragraph->facts[i];
		const struct clause *clause = &paragraph->clauses[fact->clause];

		g_string_append_printf(out, "%zu+%zu in %zu+%zu%s: %s\n", start + fact->offset,
			fact->length, start + clause->offset, clause->length,
			clause->is_part ? " part" : "", clause->words);
	}
}

Test(facts, of_a_long_paragraph_are_the_same_however_it_is_cut)
{
	static const char *const pieces[] = {"收到", "1件", "2024年", "，", "。", "。", "（", "）",
		"《", "》", "＜", ">", " ", "{a.b}", "{", "{{", "3,259条", "其中", "近", "、", "：",
		"本年度逐项核对公开目录按月更新栏目内容收到来信及时登记"};
	g_autoptr(GRand) random = g_rand_new_with_seed(7);
	guint most = 0;

	for (int round = 0; round < 300; round++) {
		g_autoptr(GString) text = g_string_new(NULL), cut = g_string_new(NULL),
				   whole = g_string_new(NULL);
		/* the signs behind the sixth reach over sentences: now and then there are some */
		gint32 behind = round % 3 ? 6 : (gint32)G_N_ELEMENTS(pieces);
		struct facts facts;

		for (int i = 0; i < 200; i++) {
			gint32 piece = g_rand_int_range(random, 0, behind + 1);

			g_string_append(text,
				pieces[piece == behind ? (gint32)G_N_ELEMENTS(pieces) - 1 : piece]);
		}
		facts_init(&facts);
		facts_update(&facts, text->str);
		for (guint p = 0; p < facts.paragraphs->len; p++)
			describe(facts_paragraph(&facts, p), facts_start(&facts, p), cut);
		struct paragraph *paragraph = paragraph_read(text->str, text->len);
		describe(paragraph, 0, whole);
		cr_assert_str_eq(cut->str, whole->str, "%s", text->str);
		most = MAX(most, facts.paragraphs->len);
		paragraph_free(paragraph);
		facts_release(&facts);
	}
	cr_expect_gt(most, 3, "long paragraphs are cut");
}

Test(facts, of_any_text_after_any_edit_are_those_of_a_fresh_reading)
{
	static const char *const pieces[] = {"收到", "1件", "2024年", "，", "。", "（", "）", "《",
		"》", "\n", " ", "{a.b}", "{", "3,259条", ".", "其中", "近", "、", "："};
	g_autoptr(GRand) random = g_rand_new_with_seed(5);
	struct facts facts;

	facts_init(&facts);
	for (int round = 0; round < 2000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int i = g_rand_int_range(random, 0, 30); i > 0; i--)
			g_string_append(
				text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		facts_update(&facts, text->str);
		g_autofree char *kept = listed(&facts);
		g_autofree char *fresh = facts_listed(text->str);
		cr_expect_str_eq(kept, fresh, "%s", text->str);
	}
	facts_release(&facts);
}
