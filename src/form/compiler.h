#ifndef NIANBAO_FORM_COMPILER_H
#define NIANBAO_FORM_COMPILER_H

/*
 * Inside the form floor: formulas become programs.
 *
 * What a name stands for depends on where the formula is (names.c); of expressions whose
 * names are found, sorts are checked and instructions appended (compile.c). A formula
 * that holds for many rows or columns is compiled once and moved along (along.c).
 */

#include "base/suggest.h"
#include "form/form.h"
#include "form/formula.h"
#include <glib.h>
#include <stdbool.h>

struct loader;

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

#endif
