#ifndef NIANBAO_FORM_LOADER_H
#define NIANBAO_FORM_LOADER_H

/*
 * Inside the form floor: what the steps of loading share.
 *
 * A form is loaded in steps, each in a file of its own: keys are read by table
 * (keys.c, load.c, load_field.c, load_table.c, load_rule.c, load_example.c), then cells are laid
 * out (cells.c), names are found (names.c), formulas, conditions and rules become
 * programs (compile.c, computed.c, conditions.c, rules.c), the order of computation
 * is fixed (graph.c), and what cells continue is listed (succession.c).
 *
 * Every step reports all it finds and goes on. A mistake that leaves it open what
 * cells there are (a row without an id) makes the loader unsure: then formulas are
 * only read (syntax.c), for most of what could be said of their names would follow
 * from that mistake.
 */

#include "base/diagnostics.h"
#include "base/suggest.h"
#include "form/form.h"
#include "form/formula.h"
#include "yaml/arena.h"
#include "yaml/tree.h"

struct form_private {
	struct yaml_tree *tree;
	GBytes *bytes; /* the file's, until its digest is asked for */
	char *digest;  /* from then on */
	GStringChunk *strings;
	struct arena arena;         /* addresses, and what cells share */
	struct id_index sections;   /* id -> section */
	GHashTable *formers;        /* former address -> cell + 1 */
	GPtrArray *lists;           /* small arrays that belong to the form, to be freed with it */
	cell_index *instance_cells; /* what the instances' cells point into */
};

/* A field that begins with something of last year's. */
struct field_carry {
	cell_index cell;
	const char *text;
	struct position at;
};

/* A cell with a formula, and the program that was made of it. */
struct computed_cell {
	cell_index cell;
	struct program program;
};

/* A formula of a single cell. */
struct cell_formula {
	cell_index cell;
	const char *text, *rule;
	struct position at;
};

/* A list of rules, and where it stands. */
struct rule_source {
	const struct yaml_node *list;
	int section, table; /* -1: on the form */
};

struct loader {
	struct form *form;
	const char *file;
	struct diagnostics *diagnostics;
	size_t errors_before;  /* in diagnostics: those of other files */
	size_t cell_room;      /* for how many there is room in the form */
	GArray *heads, *lines; /* of struct head and form_line: those of the axis being read */
	GArray *rules;         /* of struct form_rule */
	GPtrArray *rule_ids;   /* of all rules, those with mistakes among them */
	GArray *rule_sources;  /* of struct rule_source */
	GArray *conditions;    /* of struct form_condition */
	GArray *cell_formulas; /* of struct cell_formula */
	GArray *computed; /* of struct computed_cell, each cell once; until they are ranked, the
			     form's ranks are places in it */
	GArray *rule_instances;
	GArray *instance_cells; /* of cell_index: those of all instances, one behind the other */
	uint32_t *stamps;       /* by cell: the last question for which it was gathered */
	uint32_t *condition_stamps; /* the same, by condition */
	uint32_t stamp;
	GArray *carries;                    /* of struct field_carry */
	GArray *carried_rules;              /* of struct form_rule, while they are made */
	GArray *predecessors;               /* of struct form_predecessor */
	const struct yaml_node *succession; /* the form's own `previous:` */
	const struct yaml_node *examples;
	GArray *instructions;
	GArray *numbers;
	GPtrArray *texts;
	GPtrArray *referring; /* nodes of texts with references, to be looked at when all is read */
	struct line_program *line; /* the one being compiled; NULL: none */
	struct linear *linear;     /* from when the cells are ranked */
	bool unsure;               /* something is missing or unreadable that names could lead to */
	bool code_full;            /* that it is has been said */
	int section, table;        /* being loaded; table -1 outside one */
};

/* keys.c: mappings by table */

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

/* Whether so many mistakes were named that nobody reads them to the end. */
bool loader_gave_up(const struct loader *loader);
bool loader_error(struct loader *loader, const struct yaml_node *node, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
/* The same of a place in the file, such as a key's. */
bool loader_error_at(struct loader *loader, struct position at, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* One text, or a list of them, into a list that the form owns; each is given to append, which may
   look at it and calls append_text. */
void load_text_list(struct loader *loader, const struct yaml_node *value,
	void (*append)(struct loader *, const struct yaml_node *, void *), struct text_list *list);
void append_text(struct loader *loader, const struct yaml_node *item, void *list);
/* The same with nothing to look at; target is a struct text_list. */
void load_texts(struct loader *loader, const struct yaml_node *value, void *target);
/* A text with references, which are looked at when all cells are known. */
void load_referring(struct loader *loader, const struct yaml_node *value, void *target);
/* A piece of memory that lives as long as the form; zeros. */
void *loader_keep(struct loader *loader, size_t size);
/* A copy of something small that is kept with many of its kind, and lives as long. */
const void *loader_keep_copy(struct loader *loader, const void *original, size_t size);

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

/* load_field.c */
void load_cover_field(struct loader *loader, const struct yaml_node *node, void *section);
void load_section_texts(struct loader *loader, const struct yaml_node *node, void *section);

/* load_table.c */
void load_table(struct loader *loader, const struct yaml_node *node, void *section);
void load_tables(struct loader *loader, const struct yaml_node *node, void *section);
void form_table_release(struct form_table *table);

/* load_rule.c */

/* Notes where rules stand; they name sections, so they are read when all of those are. */
void load_rules(struct loader *loader, const struct yaml_node *node, void *unused);
void read_rules(struct loader *loader);

/* cells.c */

/* Lays out the cells of every table and resolves what applies to each. */
void layout_cells(struct loader *loader, struct form_section *section);
/* Appends cells to the form, to be filled in at once; they lie in one piece, which can move. */
struct form_cell *loader_add_cells(struct loader *loader, size_t count);
/* Completes a spec from its type. */
void spec_complete(struct cell_spec *spec);
/* Whether there is anything in a spec, its help aside. */
bool spec_says_something(const struct cell_spec *spec);
/* Lays what stands nearer to a cell over what stands further. */
void spec_overlay(struct cell_spec *spec, const struct cell_spec *nearer);
/* Names bounds between which there is no figure, and choices of what is no choice; true when all
   is well. */
bool check_spec(struct loader *loader, const struct cell_spec *spec, struct position at);

/* overrides.c */

/* What `cells:` of a table says of single ones. */
void override_cells(struct loader *loader, const struct form_section *section, int table);

/* conditions.c */

/* Reads `when:`; target points at an int, which becomes the condition's index, joined with what
   stands there already. */
void load_when(struct loader *loader, const struct yaml_node *value, void *target);
/* `from:` and `until:`, years. */
void load_from(struct loader *loader, const struct yaml_node *value, void *target);
void load_until(struct loader *loader, const struct yaml_node *value, void *target);
/* The condition under which both apply; -1 is none. */
int condition_both(struct loader *loader, int outer, int inner);
/* Whether it comes from `from:` or `until:`: its text lacks the year, which is put before it. */
bool condition_is_year_bound(const struct form_condition *condition);
/* Their programs, before all others. */
void compile_conditions(struct loader *loader);
/* Which cells each governs, and which each reads. */
void list_conditions(struct loader *loader);

/* names.c */

/* Where names of a formula are looked up. With a block, a bare name is a row or column of it, and
   the cell is where that meets `fixed` on the other axis. */
struct scope {
	int section;                    /* whose addresses can go without it; -1: none */
	const struct form_block *block; /* NULL: only addresses */
	bool names_columns; /* bare names are columns, fixed is a row; else the reverse */
	int fixed;
	int other;        /* a single cell's column, whose rows can be named too; -1: none */
	const char *at;   /* what `@` in an address stands for; NULL: nothing */
	const char *self; /* the word for the cell itself, "cell" or "text"; NULL: there is none */
	enum cell_type self_type;
};

struct named {
	enum {
		NAMED_NOTHING,
		NAMED_CELL,
		NAMED_SET,
		NAMED_SELF,
	} kind;
	bool previous; /* last year's */
	bool at_hand;  /* it is another in another place: a row or column of the block, or by `@` */
	cell_index cell; /* of NAMED_CELL */
	GArray *cells;   /* of NAMED_SET: cell_index; named_release */
};

/* What a name stands for. */
struct named find_named(const struct loader *loader, const struct scope *scope, const char *name);
void named_release(struct named *named);
/* Offers the ids of all sections, for their headings, too. */
void offer_sections(const struct loader *loader, struct suggestion *suggestion);
/* Offers all addresses, unless there are many mistakes already; fields for their labels, too. */
void offer_addresses(const struct loader *loader, struct suggestion *suggestion);
/* Offers all names a formula could mean there. */
void offer_names(
	const struct loader *loader, const struct scope *scope, struct suggestion *suggestion);

/* compile.c */

enum sort {
	SORT_WRONG,
	SORT_FIGURE,
	SORT_TEXT,
	SORT_DATE,
	SORT_TRUTH,
};

/* Appends the program of an expression; SORT_WRONG with diagnostics when it cannot be. */
enum sort compile_expression(struct loader *loader, const struct scope *scope,
	const struct expression *expression, struct position at, struct program *program);
/* Parses and compiles one formula that has to be of that sort; `wanted` says so in words. */
bool compile_text(struct loader *loader, const struct scope *scope, const char *text,
	struct position at, enum sort sort, const char *wanted, struct program *program);
/* Appends one instruction as a program of its own. */
struct program compile_single(struct loader *loader, enum operation operation, cell_index cell);
/* Notes how many values a program has on the stack at most. */
void measure_depth(struct loader *loader, struct program program);
/* Lets the form see the code so far, which may still grow and move. */
void publish_code(struct loader *loader);

/* along.c */

/* The program of an expression as it is in one place of a block, and what of it is another in
   another row or column. */
struct line_program {
	struct program program;
	enum sort sort;
	const struct form_block *block;
	int fixed;       /* the row or column */
	bool moves;      /* nothing but its cells at hand would be another */
	GArray *at_hand; /* of uint32_t: its instructions with cells that move along */
};

void line_program_init(struct line_program *line);
void line_program_release(struct line_program *line);
/* Whether what was compiled last, moved, is what would be compiled there. */
bool line_program_fits(
	const struct loader *loader, const struct line_program *line, const struct scope *scope);
/* compile_expression, in one place behind the other; always with the same expression. */
enum sort compile_along(struct loader *loader, const struct scope *scope,
	const struct expression *expression, struct position at, struct line_program *line,
	struct program *program);

/* computed.c */

/* The programs of all computed cells, and in what order those are computed. */
void compile_cells(struct loader *loader);

/* rules.c */
void compile_rules(struct loader *loader);

/* syntax.c */

/* Of a form whose names are not known: whether its formulas are well written at all. */
void check_syntax(struct loader *loader);
/* The same of one rule. */
void check_rule_syntax(struct loader *loader, const struct form_rule *rule);

/* carries.c */

/* What cells take over from last year, and the rules that warn when they no longer have it. */
void compile_carries(struct loader *loader);

/* succession.c */

/* Notes that a cell continues an address; the form keeps a copy of it. */
void add_predecessor(struct loader *loader, cell_index cell, const char *address, bool was);
/* Reads `previous:` of the form and its tables, and hands over what cells continue. */
void list_predecessors(struct loader *loader);

/* load_example.c */

/* Reads `examples:`, when all cells and rules are known. */
void read_examples(struct loader *loader);

/* graph.c */

/* Ranks the computed cells and lists each cell's dependants; false with the cycle's path. */
bool rank_cells(struct loader *loader);

/* What cells several things name, the first thing's first, then the second's, and so on. */
struct cell_listing {
	GArray *cells; /* of cell_index, those of all things */
	GArray *ends;  /* of uint32_t: where those of each thing end */
};

void cell_listing_init(struct cell_listing *listing);
void cell_listing_release(struct cell_listing *listing);
/* What is listed from now on is named by the next thing. */
void cell_listing_end(struct cell_listing *listing);
/* The same turned round: by which things each cell is named. */
struct cell_lists cell_listing_turn(const struct cell_listing *listing, size_t cells);
/* Begins a question: cells are gathered for it, each once. */
void gather_begin(struct loader *loader);
/* Appends a cell. */
void gather_cell(struct loader *loader, cell_index cell, GArray *cells);
/* Appends the cells a program reads, in the order named. */
void gather_cells(struct loader *loader, struct program program, GArray *cells);
/* Appends those that decide whether a cell applies. */
void gather_condition(struct loader *loader, cell_index cell, GArray *cells);

/* linear.c */

/* The linear forms of all computed cells, once those are ranked. It borrows the form. */
struct linear *linear_new(const struct form *form);
void linear_free(struct linear *linear);
/* Whether two programs are the same sum of typed cells, whatever those hold. */
bool linear_equal(struct linear *linear, struct program a, struct program b);

#endif
