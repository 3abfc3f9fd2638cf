#ifndef NIANBAO_FORM_FORM_H
#define NIANBAO_FORM_FORM_H

/*
 * A form: what a report consists of, as its author wrote it in YAML.
 *
 * Everything that can hold a value is a cell: a field of the cover, a text, a
 * square of a table. Cells are numbered in the order of the form, and a report
 * keeps its values in arrays of that order; people and files name them by
 * address (`requests.new.natural`). The cover is section 0.
 *
 * A form never changes once it is loaded. Reports borrow it. It owns all it
 * points to; its texts live in the YAML tree it keeps.
 */

#include "base/decimal.h"
#include "base/diagnostics.h"
#include "form/cell_type.h"
#include "form/ids.h"
#include "form/program.h"
#include "form/rule.h"
#include "layout/head.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FORM_MAX_COLUMNS = 1000, /* leaves of one block's column tree */
	FORM_MAX_CELLS = 1000000,
	FORM_MAX_INSTRUCTIONS =
		4000000, /* of all formulas and rules, one for each cell they are for */
	FORM_MAX_INSTANCES = 1000000, /* of rules */
	FORM_MAX_CONDITIONS = 1000,
	FORM_MAX_CONDITION = 1000, /* instructions of one */
};

/* One thing of a fixed list that can be chosen. */
struct form_choice {
	const char *id;
	const char *label;
};

/* What rows, columns, a table and single cells can say of the cells they cover. The nearest to the
   cell wins: table, block, row, column. */
struct cell_spec {
	bool has_type, has_decimals, has_min, has_max, has_required, has_grouping, has_rekey,
		has_choices;
	enum cell_type type;
	int decimals; /* most digits after the point */
	struct decimal min, max;
	bool min_of_type;          /* `min` is what the type has, no form says it */
	struct position bounds_at; /* of the one of them that stands nearest to the cell */
	bool required;
	bool grouping; /* thousands are set apart on paper */
	bool rekey;    /* figures to be keyed by a second person, see session/rekeying.h */
	struct form_choice *choices; /* the form's; of a cell of type choice */
	size_t choice_count;
	struct position choices_at;
	const char *unit;             /* NULL: says nothing */
	const char *smaller_unit;     /* the unit is so many of another, or NULL */
	struct decimal smaller_units; /* how many */
	const char *help;             /* not of a cell's own spec: form_cell has it */
};

/* What only a field says; a table's cell is called by its row and column. */
struct form_field {
	const char *id;
	const char *label;
	const char *short_label;  /* never NULL */
	const char *default_text; /* what a new report says here, or NULL */
};

/* What its author wrote of a cell in words, and where. Cells of a row of which the same is said
   share it. */
struct cell_words {
	const char *help;               /* how to fill it in, or NULL */
	const struct form_field *field; /* NULL in a table: see form_cell_label */
	const char *rule;               /* of a formula of the cell's own, see form_cell_rule */
	struct position at;             /* in the form's file */
};

/* Whose formula computes a cell. */
enum computed_by {
	COMPUTED_NOT,
	COMPUTED_BY_COLUMN,
	COMPUTED_BY_ROW,
	COMPUTED_BY_ITSELF,
};

/* There can be hundreds of thousands, and every step of loading goes over them: what is asked of
   all of them stands here, and the rest is shared. No number in it has more bits than it can need:
   2^20 is more than FORM_MAX_CELLS, and more than there are sections or tables in
   YAML_MAX_BYTES. */
struct form_cell {
	const char *address;
	const struct cell_spec *spec; /* complete: every has_ that applies is set. Cells of which
					 the same is said share it */
	const struct cell_words *words;
	cell_index carry; /* where last year's report says what begins here; CELL_NONE: nowhere */
	int section : 21;
	int column : 11;    /* row and column are leaves of the block */
	int table : 21;     /* -1 for a field */
	int condition : 11; /* index of the condition under which it applies; -1: always */
	int block : 21;
	enum computed_by computed_by : 4;
	bool absent : 1; /* a square of a table that is no cell: nothing can stand there */
	int row;
};

/* Which formula computes a cell that has two, its row's and its column's. */
enum crossing {
	CROSSING_UNSAID, /* they have to be the same sum */
	CROSSING_ROW,
	CROSSING_COLUMN,
};

/* What a row or column says besides its label; one for each head of the tree. */
struct form_line {
	const char *id;      /* NULL for a group that no formula names */
	const char *formula; /* text, or NULL */
	const char *carry;   /* text, or NULL: what of last year begins here */
	const char *help; /* of its cells, or NULL. Apart from the spec: most lines say no more */
	const struct cell_spec *spec; /* NULL: it says nothing else of its cells */
	int condition;                /* -1: none of its own */
	enum crossing crossing;
	const char *short_label;
	const char *rule; /* of a formula, or of what is carried */
	const char *was;  /* the id it had in earlier versions, or NULL */
	struct position at, formula_at, crossing_at, carry_at;
};

/* The rows, or the columns, of a block. */
struct form_axis {
	struct head_tree tree;
	struct form_line *lines; /* parallel to tree.heads */
	int *leaves;             /* leaf number -> head */
	int *sourced;            /* leaves with a formula or what is carried, in their order */
	int sourced_count;
	struct id_index heads; /* of ids: groups, too */
};

/* One block of a table: blocks of one table stand stacked in one frame. */
struct form_block {
	const char *caption; /* NULL: none */
	const char *corner;  /* what stands above the stub; NULL: nothing */
	struct form_axis columns, rows;
	struct cell_spec spec;
	cell_index first; /* cells row by row from here */
	bool holed;       /* some of its squares are no cells */
	bool alike;       /* a formula makes the same of any of its cells: they are of one type, and
			   that is not choice */
	int first_row;    /* rows of the blocks above: row numbers run through the table */
};

struct form_table {
	const char *caption;
	const char *footnote;
	bool across; /* on paper, the rows lie side by side in one line */
	struct form_block *blocks;
	int block_count;
	int row_count;
	int section;
	cell_index first;
	size_t cell_count;
	struct cell_spec spec;
	struct position at;
	/* `cells:` and `previous:`, for the loader and lint alone; NULL: none */
	const struct yaml_node *overrides, *succession;
};

struct form_section {
	const char *id;
	const char *heading;
	const char *short_label;
	const char *help;
	cell_index first; /* its fields come first, then its tables' cells */
	size_t field_count;
	size_t cell_count;
	struct form_table *tables;
	int table_count;
	struct id_index entries; /* id of a field, or row -> the field, or the row's first cell */
	int condition;           /* -1: none */
	struct position at;
};

/* A condition under which cells apply: `when:` of a section, row, column or field. */
struct form_condition {
	const char *text; /* NULL: both `outer` and `inner` have to be true */
	int outer, inner;
	int section; /* whose names its formula knows */
	struct position at;
	struct program program;
	cell_index *cells; /* what it reads, each once; the form's */
	size_t cell_count;
};

/* An address of last year's report, or of this one as an older version of the form had it, that
   is part of what this year's cell continues. */
struct form_predecessor {
	cell_index cell;
	const char *address;
	bool was; /* the same cell under another id: it stands for the cell in older files too */
};

/* A list of numbers for each cell: those of cell c are items[start[c]] to items[start[c + 1]]. */
struct cell_lists {
	uint32_t *start;
	uint32_t *items;
};

struct form {
	const char *id;
	int version;
	char *path;             /* the file it came from */
	struct text_list title; /* lines, with references */
	const char *language;   /* of the paper's own words */
	const char *basis;
	const char *period_from, *period_to; /* with references, or NULL */
	struct text_list before;  /* ids of cover texts printed before the first section */
	struct text_list closing; /* lines with references, printed right-aligned at the end */
	struct text_list sign;    /* words of the signature lines */
	struct text_list roles;   /* those behind which people approve; no texts at all: unsaid */
	bool not_applicable_answers; /* 不适用 is an answer to a required cell */

	struct form_section *sections; /* 0 is the cover */
	int section_count;
	struct form_cell *cells;
	size_t cell_count;

	struct form_rule *rules;
	size_t rule_count;
	struct rule_instance *instances;
	size_t instance_count;

	struct code code;         /* of every program of the form */
	cell_index *order;        /* computed cells, each behind all it depends on */
	struct program *programs; /* theirs, in the same order */
	uint32_t *rank;           /* cell -> its place in order, or RANK_NONE when it is typed */
	size_t computed_count;
	struct cell_lists dependants; /* cell -> ranks of the computed cells that name it */
	struct cell_lists touches;    /* cell -> rule instances that read it */

	struct form_condition *conditions;
	size_t condition_count;
	struct cell_lists governs;  /* cell -> conditions that read it */
	struct cell_lists governed; /* condition -> cells that apply under it */
	size_t governed_count;      /* of all those lists */

	struct form_predecessor *predecessors; /* in the order of cells */
	size_t predecessor_count;
	struct form_example *examples;
	size_t example_count;
	cell_index year_cell; /* the cover's first field of type year, or CELL_NONE */

	struct form_private *private; /* what holds the memory; nobody else's business */
};

#define RANK_NONE UINT32_MAX

/* A condition as people read it: "单位类别是乡镇", "2025年起"; what has no such words, as it is
   written. Free with g_free. */
char *form_condition_words(const struct form *form, const struct form_condition *condition);

/* Loads a form from bytes; path is its name in diagnostics. NULL when there are errors: all of them
   are in diagnostics. */
struct form *form_load(
	const char *path, const char *bytes, size_t length, struct diagnostics *diagnostics);
/* The same of bytes that the form may hold on to, which spares it a copy. */
struct form *form_load_bytes(const char *path, GBytes *bytes, struct diagnostics *diagnostics);
void form_free(struct form *form);

/* SHA-256 of the file's bytes, in hex; the form's. Worked out when it is first asked for, because
   that takes as long as a tenth of the loading and many forms are never asked: inside, a form has
   the bytes until then and the digest from then on, which nobody sees. */
const char *form_digest(const struct form *form);
/* Lets a form that was made to stand for another go by the digest of that. */
void form_stand_for(struct form *form, const char *digest);

/* What stands before an address, in formulas, files and messages, to mean last year's. */
#define NAME_PREVIOUS "previous."

/* Whether no section can have an id: a report's file has a key of that name, or an address of what
   is no cell begins with it (report/load.c, session/place.h). */
bool form_reserves(const char *id);

/* The cell of an address, or CELL_NONE. */
cell_index form_find(const struct form *form, const char *address);
/* The same of an address without its section. */
cell_index form_find_in_section(const struct form *form, int section, const char *name);
/* The field of an id in a section, or CELL_NONE. */
cell_index form_find_field(const struct form *form, int section, const char *id);
/* The section of an id, or -1; the id ends with its text or at a point. */
int form_find_section(const struct form *form, const char *id);
/* Where a row id leads in a section: false when it has no such row. */
bool form_find_row(
	const struct form *form, int section, const char *row, int *table, int *block, int *leaf);
/* Whether an address is that of a cell, a row or a section. */
bool form_knows(const struct form *form, const char *address);
/* The cell where such an address begins: itself, or the first of the row or section. CELL_NONE
   where it leads nowhere. */
cell_index form_first_cell(const struct form *form, const char *address);

static inline const struct form_cell *form_cell(const struct form *form, cell_index cell)
{
	return &form->cells[cell];
}

/* The predecessors of a cell; how many in *count. */
const struct form_predecessor *form_predecessors(
	const struct form *form, cell_index cell, size_t *count);
/* The cell that had this address in an older version of the form (`was`), or CELL_NONE. */
cell_index form_find_former(const struct form *form, const char *address);

/* What a field is called: its label, or the short one where the paper prints none. */
static inline const char *form_field_label(const struct form_cell *cell)
{
	const struct form_field *field = cell->words->field;

	return *field->label ? field->label : field->short_label;
}

static inline bool form_cell_is_computed(const struct form_cell *cell)
{
	return cell->computed_by != COMPUTED_NOT;
}

/* What computes a cell; empty when it is typed. */
static inline struct program form_cell_formula(const struct form *form, cell_index cell)
{
	uint32_t rank = form->rank[cell];

	return rank == RANK_NONE ? (struct program){0} : form->programs[rank];
}

/* Where the formula of a computed cell stands: in its row or its column; the cell's row where it
   has one of its own. */
struct position form_formula_at(const struct form *form, cell_index cell);
/* The rule that a stated figure breaks when it differs from the computed one, or NULL: that of the
   formula. */
const char *form_cell_rule(const struct form *form, cell_index cell);

/* The table and block of a table's cell; NULL for a field. */
const struct form_table *form_cell_table(const struct form *form, cell_index cell);
const struct form_block *form_cell_block(const struct form *form, cell_index cell);
/* The cell at a leaf row and leaf column of a block. */
static inline cell_index form_block_cell(const struct form_block *block, int row, int column)
{
	return block->first + (cell_index)(row * block->columns.tree.leaves + column);
}

/* The line of a leaf. */
static inline const struct form_line *form_axis_leaf(const struct form_axis *axis, int leaf)
{
	return &axis->lines[axis->leaves[leaf]];
}

/* The head of an id, a leaf or a group; -1 when there is none. Its text is all of the id. */
int form_axis_find_head(const struct form_axis *axis, const char *id);
/* The leaf of an id; -1 when there is none. */
int form_axis_find(const struct form_axis *axis, const char *id);
const char *form_axis_label(const struct form_axis *axis, int leaf);
/* The row's number within its table, from 1, as people say it on the telephone, and with how many
   digits it is said, so that it reads the same everywhere. */
int form_row_number(const struct form_block *block, int row);
int form_row_digits(const struct form_table *table);

/* "（四）无法提供 1.本机关不掌握相关政府信息，商业企业": the whole label, in the form's own words;
   the short one where paper prints none.
   Free with g_free. */
char *form_cell_label(const struct form *form, cell_index cell);
/* "三、收到…情况 13行 商业企业": short enough for a list. Free with g_free. */
char *form_cell_place(const struct form *form, cell_index cell);
/* The same of what an address leads to: a cell, a row, a section; the address where it leads
   nowhere. Free with g_free. */
char *form_place(const struct form *form, const char *address);

/* Appends the cells a program reads to `cells`, in the order named, each once: those in the set
   `seen` are passed over, the others put into it. */
void form_gather_cells(
	const struct form *form, struct program program, GHashTable *seen, GArray *cells);

/* Whether a text can be the value of a cell that holds no figure. */
bool form_cell_holds(const struct form_cell *cell, const char *text);
/* The label of a choice, or NULL when it is none of the cell's. */
const char *form_choice_label(const struct form_cell *cell, const char *id);

#endif
