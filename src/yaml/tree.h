#ifndef NIANBAO_YAML_TREE_H
#define NIANBAO_YAML_TREE_H

/*
 * A YAML document as a tree whose every node knows its place in the file.
 *
 * Only what forms and reports need: scalars stay the text that was written
 * (`no`, `1_000`, `0x1F` and `12:30` are no more than that), mappings keep
 * their order and refuse a key given twice, and anchors, aliases, tags and a
 * second document are refused. Size and depth are bounded while the events
 * come in, before anything is built from them.
 *
 * The tree owns its nodes and their texts; both live until yaml_tree_free.
 */

#include "base/diagnostics.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	YAML_MAX_BYTES = 16 * 1024 * 1024,
	YAML_MAX_DEPTH = 64,
};

enum node_kind {
	NODE_SCALAR,
	NODE_SEQUENCE,
	NODE_MAPPING,
};

/* A large form has hundreds of thousands of them, hence the narrow counts: no file has as many
   bytes. */
struct yaml_node {
	const char *text;   /* of a scalar, NUL-terminated; it holds no NUL itself */
	struct position at; /* where it begins */
	uint32_t length;    /* of the text */
	unsigned children : 24;
	enum node_kind kind : 4;
	bool plain : 1;  /* a scalar written without quotes and not as a block */
	const char *key; /* of a mapping's value; values with like keys can share the text */
	struct position key_at;
	struct yaml_node *first; /* child of a sequence or mapping (a mapping's values) */
	struct yaml_node *next;  /* brother */
};

struct yaml_tree;

/* Parses bytes; file is the name for diagnostics. NULL when the document cannot be used: every
   reason is in diagnostics. An empty document is one of them. Bytes that are no UTF-8 are named
   with line and byte. Full-width colons, commas, blanks used as indent, a leading tab, `%`, `@`,
   `` ` `` and `*` are named in plain words instead of libyaml's message. Gives up
   after 100 diagnostics. A full-width colon that makes a whole line a text is a warning only. */
struct yaml_tree *yaml_parse(
	const char *file, const char *bytes, size_t length, struct diagnostics *diagnostics);
void yaml_tree_free(struct yaml_tree *tree);
const struct yaml_node *yaml_root(const struct yaml_tree *tree);
const char *yaml_file(const struct yaml_tree *tree);

/* The value of key in a mapping, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);

/* Whether node is YAML's null as reports write it: plain ~, null or nothing at all. */
bool yaml_is_null(const struct yaml_node *node);

/* "a mapping", "a list", "a text": what a node is, in the words of diagnostics. */
const char *yaml_kind_name(enum node_kind kind);

#endif
