/* Trees of heads and the spans they cover. */

#include "trees.h"

#include <criterion/criterion.h>

TestSuite(head, .timeout = 10);

#define APPLICANTS                                                                                 \
	TREE(GROUP(0, "申请人情况"), LEAF(1, "自然人"), GROUP(1, "法人或其他组织"),                \
		LEAF(2, "商业企业"), LEAF(2, "其他"), LEAF(1, "总计"))

#define RESULTS                                                                                    \
	TREE(LEAF(0, "新收"), GROUP(0, "办理结果"), LEAF(1, "予以公开"), GROUP(1, "不予公开"),     \
		LEAF(2, "国家秘密"), LEAF(2, "三安全一稳定"), GROUP(1, "无法提供"),                \
		LEAF(2, "不掌握"), LEAF(1, "总计"), LEAF(0, "结转"))

Test(head, numbering_counts_leaves_and_levels)
{
	struct head_tree tree = APPLICANTS;
	cr_expect_eq(tree.leaves, 4);
	cr_expect_eq(tree.levels, 3);
	cr_expect_eq(tree.heads[0].leaves, 4);
	cr_expect_eq(tree.heads[2].first_leaf, 1);
	cr_expect_eq(tree.heads[2].leaves, 2);
	cr_expect_eq(tree.heads[5].first_leaf, 3);
}

Test(head, a_leaf_reaches_down_to_the_figures)
{
	static const struct head_span expected[] = {
		{.head = 0, .level = 0, .levels = 1, .line = 0, .lines = 4},
		{.head = 1, .level = 1, .levels = 2, .line = 0, .lines = 1},
		{.head = 2, .level = 1, .levels = 1, .line = 1, .lines = 2},
		{.head = 3, .level = 2, .levels = 1, .line = 1, .lines = 1},
		{.head = 4, .level = 2, .levels = 1, .line = 2, .lines = 1},
		{.head = 5, .level = 1, .levels = 2, .line = 3, .lines = 1},
	};
	struct head_tree tree = APPLICANTS;
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct head_span));
	head_spans(&tree, spans);
	cr_assert_eq(spans->len, G_N_ELEMENTS(expected));
	for (guint i = 0; i < spans->len; i++) {
		struct head_span span = g_array_index(spans, struct head_span, i);
		cr_expect_eq(span.head, expected[i].head, "%u", i);
		cr_expect_eq(span.level, expected[i].level, "%u", i);
		cr_expect_eq(span.levels, expected[i].levels, "%u", i);
		cr_expect_eq(span.line, expected[i].line, "%u", i);
		cr_expect_eq(span.lines, expected[i].lines, "%u", i);
	}
}

Test(head, spans_cover_every_square_once)
{
	struct head_tree trees[] = {APPLICANTS, RESULTS, TREE(LEAF(0, "甲"))};
	for (size_t t = 0; t < G_N_ELEMENTS(trees); t++) {
		int covered[3][8] = {0};
		g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct head_span));
		head_spans(&trees[t], spans);
		for (guint i = 0; i < spans->len; i++) {
			struct head_span s = g_array_index(spans, struct head_span, i);
			for (int level = s.level; level < s.level + s.levels; level++) {
				for (int line = s.line; line < s.line + s.lines; line++)
					covered[level][line]++;
			}
		}
		for (int level = 0; level < trees[t].levels; level++) {
			for (int line = 0; line < trees[t].leaves; line++)
				cr_expect_eq(covered[level][line], 1, "%zu: %d %d", t, level, line);
		}
	}
}

Test(head, a_parent_is_the_head_one_level_out)
{
	static const int parents[] = {-1, -1, 1, 1, 3, 3, 1, 6, 1, -1};
	struct head_tree tree = RESULTS;
	for (int i = 0; i < tree.count; i++)
		cr_expect_eq(head_parent(&tree, i), parents[i], "%s", tree.heads[i].label);
}

Test(head, leaves_are_found_by_their_number)
{
	static const int heads[] = {0, 2, 4, 5, 7, 8, 9};
	struct head_tree tree = RESULTS;
	cr_assert_eq(tree.leaves, (int)G_N_ELEMENTS(heads));
	for (int leaf = 0; leaf < tree.leaves; leaf++)
		cr_expect_eq(head_of_leaf(&tree, leaf), heads[leaf], "%d", leaf);
	cr_expect_eq(head_of_leaf(&tree, tree.leaves), -1);
}

Test(head, rules_part_groups_but_not_the_leaves_of_one)
{
	static const bool ruled[] = {true, true, false, true, true, true, true};
	struct head_tree tree = RESULTS;
	for (int leaf = 0; leaf < tree.leaves; leaf++)
		cr_expect_eq(head_rule_below(&tree, leaf), ruled[leaf], "below leaf %d", leaf);
}

/* A table of ten thousand rows is asked for each of them: no answer may walk past the others. */
Test(head, questions_do_not_walk_past_brothers)
{
	enum { LEAVES = 200000 };
	g_autofree struct head *heads = g_new0(struct head, LEAVES + 1);
	struct head_tree tree = {.heads = heads, .count = LEAVES + 1};
	heads[0] = (struct head)GROUP(0, "组");
	for (int i = 1; i <= LEAVES; i++)
		heads[i] = (struct head)LEAF(1, "行");
	head_tree_number(&tree);
	for (int leaf = 0; leaf < LEAVES; leaf++) {
		cr_assert_eq(head_of_leaf(&tree, leaf), leaf + 1);
		cr_assert_eq(head_parent(&tree, leaf + 1), 0);
		cr_assert_eq(head_rule_below(&tree, leaf), leaf == LEAVES - 1);
	}
}

Test(head, a_group_without_leaves_misleads_nobody)
{
	struct head_tree tree =
		TREE(GROUP(0, "空"), LEAF(0, "甲"), GROUP(0, "空"), LEAF(0, "乙"), GROUP(0, "空"));
	cr_expect_eq(head_of_leaf(&tree, 0), 1);
	cr_expect_eq(head_of_leaf(&tree, 1), 3);
	cr_expect_eq(head_of_leaf(&tree, 2), -1);
	cr_expect_eq(head_of_leaf(&tree, -1), -1);
}
