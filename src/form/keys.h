#ifndef NIANBAO_FORM_KEYS_H
#define NIANBAO_FORM_KEYS_H

/*
 * Inside the form floor: mappings of a form's file, read by tables of their keys.
 *
 * A table is the only place that says which keys a kind of mapping has, how the value
 * behind each is read and what can stand there: the loader reads by it, and the schema
 * for editors is made of it (form/schema.h). Adding a key is adding a row.
 */

#include "form/form.h"
#include "yaml/tree.h"
#include <stdbool.h>
#include <stddef.h>

struct loader;

/* One key of a mapping: how its value is read, and, for the schema, what can stand there. */
struct key_row {
	const char *key;
	void (*load)(struct loader *loader, const struct yaml_node *value, void *target);
	size_t offset; /* where in the target `load` writes */
	bool required;
	const struct value_shape *shape; /* NULL: a text */
};

/* The keys of one kind of mapping. */
struct key_table {
	const char *name; /* of the kind, in the schema */
	const struct key_row *rows;
	size_t count;
};
#define KEY_TABLE(name, rows)                                                                      \
	{                                                                                          \
		name, rows, G_N_ELEMENTS(rows)                                                     \
	}

/* What can stand behind a key: what its loader takes, said so that form/schema.h can say it on. */
enum shape_kind {
	SHAPE_TEXT,
	SHAPE_VALUE, /* a text, or nothing */
	SHAPE_NUMBER,
	SHAPE_DECIMAL,
	SHAPE_FLAG,
	SHAPE_WORD,       /* one of `words` */
	SHAPE_TYPE,       /* the name of a type */
	SHAPE_TABLE_TYPE, /* ... that can stand in a table */
	SHAPE_MAPPING,    /* with the keys of `keys` */
	SHAPE_NAMES,      /* a mapping with any keys, each with an `item` */
	SHAPE_LIST,       /* of `item` */
};

struct value_shape {
	enum shape_kind kind;
	const char *pattern; /* of a text, as a regular expression; NULL: any */
	const struct word_row *words;
	size_t word_count;
	const struct key_table *keys;
	const struct value_shape *item;
	const struct value_shape * or ; /* something else that can stand there, too */
};

/* Those of several tables. */
extern const struct value_shape shape_text, shape_id, shape_number, shape_decimal, shape_flag,
	shape_texts, shape_type, shape_table_type, shape_choices, shape_values;
extern const struct value_shape shape_fields, shape_table, shape_tables, shape_rules,
	shape_overrides, shape_succession, shape_examples;
extern const struct key_table form_keys;

/* Reads a mapping by its table of keys, in the table's order, so that what is read first does not
   depend on how the author arranged it. Names unknown keys and missing ones. */
void load_mapping(struct loader *loader, const struct yaml_node *node,
	const struct key_table *table, void *target);
/* Calls load for each item of a list, with the same target. */
void load_list(struct loader *loader, const struct yaml_node *node,
	void (*load)(struct loader *, const struct yaml_node *, void *), void *target);

/* One text, or a list of them, into a list that the form owns; each is given to append, which may
   look at it and calls append_text. */
void load_text_list(struct loader *loader, const struct yaml_node *value,
	void (*append)(struct loader *, const struct yaml_node *, void *), struct text_list *list);
void append_text(struct loader *loader, const struct yaml_node *item, void *list);
/* The same with nothing to look at; target is a struct text_list. */
void load_texts(struct loader *loader, const struct yaml_node *value, void *target);
/* A text with references, which are looked at when all cells are known. */
void load_referring(struct loader *loader, const struct yaml_node *value, void *target);
/* A word of a fixed list; its number in *target, an int or enum. */
struct word_row {
	const char *word;
	int number;
};
bool load_word(struct loader *loader, const struct yaml_node *value, const struct word_row *words,
	size_t count, int *number);

/* Loaders of simple values; target points at a const char *, int or struct cell_spec. */
void load_text(struct loader *loader, const struct yaml_node *value, void *target);
void load_id(struct loader *loader, const struct yaml_node *value, void *target);
void load_number(struct loader *loader, const struct yaml_node *value, void *target);
/* A node as it is, for a loader that comes back to it. */
void load_node(struct loader *loader, const struct yaml_node *value, void *target);
void load_flag(struct loader *loader, const struct yaml_node *value, void *target);
bool load_decimal(struct loader *loader, const struct yaml_node *value, struct decimal *out);
void load_position(const struct yaml_node *value, struct position *at);

void load_spec_type(struct loader *loader, const struct yaml_node *value, void *target);
/* As load_spec_type, of what can stand in a table. */
void load_table_type(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_decimals(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_min(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_max(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_required(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_grouping(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_rekey(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_choices(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_unit_is(struct loader *loader, const struct yaml_node *value, void *target);

/* The keys with which anything says something of its cells; `spec` is the offset of its spec, and
   `load_type` reads the type. */
#define SPEC_KEYS(load_type, type_shape, spec)                                                     \
	{"type", load_type, spec, .shape = &(type_shape)},                                         \
		{"decimals", load_spec_decimals, spec, .shape = &shape_number},                    \
		{"min", load_spec_min, spec, .shape = &shape_decimal},                             \
		{"max", load_spec_max, spec, .shape = &shape_decimal},                             \
		{"required", load_spec_required, spec, .shape = &shape_flag},                      \
		{"grouping", load_spec_grouping, spec, .shape = &shape_flag},                      \
		{"rekey", load_spec_rekey, spec, .shape = &shape_flag},                            \
		{"choices", load_spec_choices, spec, .shape = &shape_choices},                     \
		{"unit", load_text, spec + offsetof(struct cell_spec, unit)},                      \
		{"unit_is", load_spec_unit_is, spec},                                              \
	{                                                                                          \
		"help", load_text, spec + offsetof(struct cell_spec, help)                         \
	}

#endif
