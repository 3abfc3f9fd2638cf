/*
 * Trees of heads.
 *
 * Reading order is all the structure there is: what a group holds follows it,
 * deeper, up to the next head that is not deeper. So every question is a short
 * walk along the array, and nothing can disagree with it.
 */

#include "layout/head.h"

/* Counts leaf number `leaf` in for every group that holds the head at index. */
static void count_in_groups(struct head_tree *tree, int index, int leaf)
{
	for (int at = index; at >= 0; at = head_parent(tree, at)) {
		struct head *head = &tree->heads[at];
		if (head->leaves == 0)
			head->first_leaf = leaf;
		head->leaves++;
	}
}

void head_tree_number(struct head_tree *tree)
{
	tree->leaves = 0;
	tree->levels = 0;
	for (int i = 0; i < tree->count; i++) {
		struct head *head = &tree->heads[i];
		head->leaves = 0;
		head->first_leaf = tree->leaves;
		tree->levels = MAX(tree->levels, head->depth + 1);
		if (head->leaf)
			count_in_groups(tree, i, tree->leaves++);
	}
}

void head_spans(const struct head_tree *tree, GArray *spans)
{
	for (int i = 0; i < tree->count; i++) {
		const struct head *head = &tree->heads[i];
		struct head_span span = {
			.head = i,
			.level = head->depth,
			.levels = head->leaf ? tree->levels - head->depth : 1,
			.line = head->first_leaf,
			.lines = head->leaves,
		};
		g_array_append_val(spans, span);
	}
}

int head_parent(const struct head_tree *tree, int head)
{
	int depth = tree->heads[head].depth;
	int at = head - 1;
	while (at >= 0 && tree->heads[at].depth >= depth)
		at--;
	return at;
}

int head_of_leaf(const struct head_tree *tree, int leaf)
{
	for (int i = 0; i < tree->count; i++) {
		if (tree->heads[i].leaf && tree->heads[i].first_leaf == leaf)
			return i;
	}
	return -1;
}

static bool holds_leaves_only(const struct head_tree *tree, int group)
{
	for (int i = 1; i <= tree->heads[group].leaves; i++) {
		if (!tree->heads[group + i].leaf)
			return false;
	}
	return true;
}

bool head_rule_below(const struct head_tree *tree, int leaf)
{
	if (leaf + 1 >= tree->leaves)
		return true;
	int group = head_parent(tree, head_of_leaf(tree, leaf));
	int next = head_parent(tree, head_of_leaf(tree, leaf + 1));
	return group < 0 || group != next || !holds_leaves_only(tree, group);
}
