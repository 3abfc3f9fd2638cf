/*
 * Trees of heads.
 *
 * Reading order is all the structure there is: what a group holds follows it,
 * deeper, up to the next head that is not deeper. Everything else is numbered
 * from that once, so that no question walks past a head's brothers.
 */

#include "layout/head.h"

/* Counts leaf number `leaf` in for every group that holds the head at index. */
static void count_in_groups(struct head_tree *tree, int index, int leaf)
{
	for (int at = index; at >= 0; at = tree->heads[at].parent) {
		struct head *head = &tree->heads[at];
		if (head->leaves == 0)
			head->first_leaf = leaf;
		head->leaves++;
	}
}

/* The group a head belongs to: the one before it, or one around that. */
static int find_parent(const struct head_tree *tree, int index)
{
	int at = index - 1;

	while (at >= 0 && tree->heads[at].depth >= tree->heads[index].depth)
		at = tree->heads[at].parent;
	return at;
}

void head_tree_number(struct head_tree *tree)
{
	tree->leaves = 0;
	tree->levels = 0;
	for (int i = 0; i < tree->count; i++) {
		struct head *head = &tree->heads[i];
		head->parent = find_parent(tree, i);
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
	return tree->heads[head].parent;
}

/* Of the heads that begin at a leaf, or before it, the last is the leaf itself: groups come before
   what they hold. */
int head_of_leaf(const struct head_tree *tree, int leaf)
{
	int from = 0, past = tree->count;

	if (leaf < 0 || leaf >= tree->leaves)
		return -1;
	while (past - from > 1) {
		int middle = from + (past - from) / 2;
		if (tree->heads[middle].first_leaf <= leaf)
			from = middle;
		else
			past = middle;
	}
	return from;
}

/* Where no groups stand between them, a group's last leaf follows it by as many heads as it has
   leaves. */
static bool holds_leaves_only(const struct head_tree *tree, int group)
{
	const struct head *head = &tree->heads[group];
	int last = head_of_leaf(tree, head->first_leaf + head->leaves - 1);

	return last == group + head->leaves;
}

bool head_rule_below(const struct head_tree *tree, int leaf)
{
	if (leaf + 1 >= tree->leaves)
		return true;
	int group = head_parent(tree, head_of_leaf(tree, leaf));
	int next = head_parent(tree, head_of_leaf(tree, leaf + 1));
	return group < 0 || group != next || !holds_leaves_only(tree, group);
}
