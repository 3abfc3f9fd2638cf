#ifndef NIANBAO_FORM_LOADER_H
#define NIANBAO_FORM_LOADER_H

/*
 * Inside the form floor: what the steps of loading share.
 *
 * A form is loaded in steps, each in a file of its own: keys are read by table
 * (keys.c, load.c, load_table.c), then cells are laid out (cells.c), formulas
 * and rules become programs (compile.c, rules.c), and the order of computation
 * is fixed (graph.c). Every step reports all it finds; later steps run only on
 * what earlier ones found whole.
 */

#include "base/diagnostics.h"
#include "form/form.h"
#include "form/formula.h"
#include "yaml/tree.h"

/* Where a row id leads. */
struct row_place {
	int table, block, leaf;
};

struct form_private {
	struct yaml_tree *tree;
	GStringChunk *strings;
	GHashTable *addresses; /* address -> cell + 1 */
	GHashTable *sections;  /* id -> section + 1 */
	GPtrArray *rows;       /* by section: GHashTable of row id -> struct row_place */
};

struct loader {
	struct form *form;
	const char *file;
	struct diagnostics *diagnostics;
	size_t errors_before; /* in diagnostics: those of other files */
	GArray *cells;        /* of struct form_cell, in the making */
	GArray *rules;        /* of struct form_rule */
	GArray *rule_instances;
	GArray *instructions;
	GArray *numbers;
	GPtrArray *texts;
	GPtrArray *referring; /* nodes of texts with references, to be looked at when all is read */
	struct linear *linear; /* from when the cells are ranked */
	int section, table;    /* being loaded; table -1 outside one */
};

/* keys.c: mappings by table */

struct key_row {
	const char *key;
	void (*load)(struct loader *loader, const struct yaml_node *value, void *target);
	size_t offset; /* where in the target `load` writes */
	bool required;
};

/* Reads a mapping by its table of keys, in the table's order, so that what is read first does not
   depend on how the author arranged it. Names unknown keys and missing ones. */
void load_mapping(struct loader *loader, const struct yaml_node *node, const struct key_row *rows,
	size_t count, void *target);
/* Calls load for each item of a list, with the same target. */
void load_list(struct loader *loader, const struct yaml_node *node,
	void (*load)(struct loader *, const struct yaml_node *, void *), void *target);

bool loader_error(struct loader *loader, const struct yaml_node *node, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* Loaders of simple values; target points at a const char *, int or struct cell_spec. */
void load_text(struct loader *loader, const struct yaml_node *value, void *target);
void load_id(struct loader *loader, const struct yaml_node *value, void *target);
void load_number(struct loader *loader, const struct yaml_node *value, void *target);
/* A node as it is, for a loader that comes back to it. */
void load_node(struct loader *loader, const struct yaml_node *value, void *target);
void load_position(const struct yaml_node *value, struct position *at);

void load_spec_type(struct loader *loader, const struct yaml_node *value, void *target);
/* As load_spec_type, of what can stand in a table. */
void load_table_type(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_decimals(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_min(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_max(struct loader *loader, const struct yaml_node *value, void *target);
void load_spec_required(struct loader *loader, const struct yaml_node *value, void *target);

/* The keys with which anything says something of its cells; `spec` is the offset of its spec, and
   `load_type` reads the type. */
#define SPEC_KEYS(load_type, spec)                                                                 \
	{"type", load_type, spec}, {"decimals", load_spec_decimals, spec},                         \
		{"min", load_spec_min, spec}, {"max", load_spec_max, spec},                        \
		{"required", load_spec_required, spec},                                            \
		{"unit", load_text, spec + offsetof(struct cell_spec, unit)},                      \
	{                                                                                          \
		"help", load_text, spec + offsetof(struct cell_spec, help)                         \
	}

/* load_table.c */
void load_table(struct loader *loader, const struct yaml_node *node, void *section);
void load_tables(struct loader *loader, const struct yaml_node *node, void *section);
void form_table_release(struct form_table *table);

/* cells.c */

/* Lays out the cells of every table and resolves what applies to each. */
void layout_cells(struct loader *loader, struct form_section *section);
/* Completes a spec from its type. */
void spec_complete(struct cell_spec *spec);
/* Names bounds between which there is no figure; true when there are some. */
bool check_bounds(struct loader *loader, const struct cell_spec *spec);

/* compile.c */

/* Where names of a formula are looked up. With an axis, a bare name is one of its heads, and the
   cell is where that head meets `fixed` on the other axis. */
struct scope {
	int section;
	const struct form_block *block; /* NULL: only addresses */
	bool names_columns; /* bare names are columns, fixed is a row; else the reverse */
	int fixed;
};

enum sort {
	SORT_WRONG,
	SORT_FIGURE,
	SORT_TEXT,
	SORT_TRUTH,
};

/* Appends the program of an expression; SORT_WRONG with diagnostics when it cannot be. */
enum sort compile_expression(struct loader *loader, const struct scope *scope,
	const struct expression *expression, struct position at, struct program *program);
/* The programs of all computed cells. */
void compile_cells(struct loader *loader);
/* Lets the form see the code so far, which may still grow and move. */
void publish_code(struct loader *loader);

/* rules.c */
void compile_rules(struct loader *loader);

/* graph.c */

/* Ranks the computed cells and lists each cell's dependants; false with the cycle's path. */
bool rank_cells(struct loader *loader);
/* items[start[c]..] for each cell, from pairs (cell, item). */
struct cell_lists cell_lists_new(size_t cells, const GArray *pairs);

struct cell_pair {
	cell_index cell;
	uint32_t item;
};

/* linear.c */

/* The linear forms of all computed cells, once those are ranked. It borrows the form. */
struct linear *linear_new(const struct form *form);
void linear_free(struct linear *linear);
/* Whether two programs are the same sum of typed cells, whatever those hold. */
bool linear_equal(struct linear *linear, struct program a, struct program b);

#endif
