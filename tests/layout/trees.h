#ifndef NIANBAO_TESTS_LAYOUT_TREES_H
#define NIANBAO_TESTS_LAYOUT_TREES_H

/*
 * Trees of heads, written down as they read:
 *
 *     struct head_tree tree = TREE(GROUP(0, "甲"), LEAF(1, "乙"), LEAF(1, "丙"));
 *
 * The heads live as long as the block that the tree is written in.
 */

#include "layout/head.h"

#define GROUP(level, text)                                                                         \
	{                                                                                          \
		.label = text, .depth = level                                                      \
	}
#define LEAF(level, text)                                                                          \
	{                                                                                          \
		.label = text, .depth = level, .leaf = true                                        \
	}
#define TREE(...)                                                                                  \
	tree_numbered((struct head[]){__VA_ARGS__},                                                \
		sizeof((struct head[]){__VA_ARGS__}) / sizeof(struct head))

static inline struct head_tree tree_numbered(struct head *heads, int count)
{
	struct head_tree tree = {.heads = heads, .count = count};
	head_tree_number(&tree);
	return tree;
}

#endif
