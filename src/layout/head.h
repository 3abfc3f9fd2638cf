#ifndef NIANBAO_LAYOUT_HEAD_H
#define NIANBAO_LAYOUT_HEAD_H

/*
 * Trees of heads: the merged labels above a table's columns or beside its rows.
 *
 * A tree is its heads in reading order, each with its depth; the leaves, in the
 * same order, are the columns (or rows) themselves. On the sheet a head covers
 * the leaves under it, and a leaf that is not as deep as the tree reaches down
 * (or across) to the figures. Screen and paper draw the same spans.
 *
 * The tree borrows its labels.
 */

#include <glib.h>
#include <stdbool.h>

struct head {
	const char *label;
	int depth;      /* 0 for the outermost */
	int first_leaf; /* index of the first leaf it covers */
	int leaves;     /* how many it covers; a leaf covers itself */
	int parent;     /* the head one level further out, or -1 */
	bool leaf;
};

struct head_tree {
	struct head *heads; /* in reading order: a group before what it holds */
	int count;
	int leaves;
	int levels; /* greatest depth + 1 */
};

/* Fills in what follows from each head's depth and leaf, given those, count and the labels: the
   leaves covered, the parents, and the tree's leaves and levels. */
void head_tree_number(struct head_tree *tree);

/* Where a head stands among its tree's cells: `level` counts away from the outermost, `line`
   along the leaves. */
struct head_span {
	int head;
	int level, levels;
	int line, lines;
};

/* Appends one struct head_span for each head, in the order of the heads. Together they cover the
   levels x leaves rectangle exactly once. */
void head_spans(const struct head_tree *tree, GArray *spans);

/* The head one level further out, or -1. */
int head_parent(const struct head_tree *tree, int head);
/* The head that is leaf number `leaf`, or -1. */
int head_of_leaf(const struct head_tree *tree, int leaf);
/* Whether a rule belongs between a leaf and the next one: everywhere but between two leaves of a
   group that holds leaves only. */
bool head_rule_below(const struct head_tree *tree, int leaf);

#endif
