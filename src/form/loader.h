#ifndef NIANBAO_FORM_LOADER_H
#define NIANBAO_FORM_LOADER_H

/*
 * Inside the form floor: what the steps of loading share. How mappings are read by
 * table says keys.h, how formulas become programs compiler.h, how it is noted which
 * cells something reads listing.h; all of them come along with this.
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
#include "form/compiler.h"
#include "form/form.h"
#include "form/formula.h"
#include "form/keys.h"
#include "form/listing.h"
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

/* keys.c */

/* Whether so many mistakes were named that nobody reads them to the end. */
bool loader_gave_up(const struct loader *loader);
/* Names a mistake, at the place of a node. Always false, so that failing is one line. */
bool loader_error(struct loader *loader, const struct yaml_node *node, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
/* The same of a place in the file, such as a key's. */
bool loader_error_at(struct loader *loader, struct position at, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* A piece of memory that lives as long as the form; zeros. */
void *loader_keep(struct loader *loader, size_t size);
/* A copy of something small that is kept with many of its kind, and lives as long. */
const void *loader_keep_copy(struct loader *loader, const void *original, size_t size);

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

/* linear.c */

/* The linear forms of all computed cells, once those are ranked. It borrows the form. */
struct linear *linear_new(const struct form *form);
void linear_free(struct linear *linear);
/* Whether two programs are the same sum of typed cells, whatever those hold. */
bool linear_equal(struct linear *linear, struct program a, struct program b);

#endif
