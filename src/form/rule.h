#ifndef NIANBAO_FORM_RULE_H
#define NIANBAO_FORM_RULE_H

/*
 * Rules of a form: what has to be true of a report, and small reports that show it.
 *
 * A rule is what its author wrote; an instance is the rule at one of the places it
 * is about, with its formulas as programs. Findings are of instances. All of it
 * belongs to the form and lives as long.
 */

#include "base/decimal.h"
#include "base/diagnostics.h"
#include "form/program.h"
#include <stdbool.h>
#include <stddef.h>

struct yaml_node;

struct text_list {
	const char **texts; /* NULL behind the last; NULL when there are none */
	size_t count;
};

enum rule_each {
	EACH_ONCE,
	EACH_COLUMN,
	EACH_ROW,
	EACH_CELL, /* every figure that is typed */
	EACH_TEXT, /* every text */
};

/* Whether the instances of a rule are findings of their own, or one together. */
enum rule_together {
	TOGETHER_NOT,
	TOGETHER_ANY, /* fails where one instance fails */
	TOGETHER_ALL, /* fails where all fail that say anything */
};

/* What a rule does: hold a formula true, compare figures in prose with the tables, or look at the
   years that prose names. */
enum rule_kind {
	RULE_REQUIRE,
	RULE_FIGURES,
	RULE_YEARS,
};

/* What a text says behind certain words has to be one of some figures. */
struct figures_entry {
	struct text_list after; /* the words */
	struct text_list none;  /* words that say nought without a figure */
	bool ignored;           /* its figures are no business of the rule's */
	struct program *is;
	size_t is_count;
	const struct yaml_node *formulas; /* what `is` came from; the loader's */
	struct position at;
};

/* Words that let a text name a year that is not the report's. */
struct years_words {
	struct text_list last;  /* near last year's */
	struct text_list next;  /* near next year's */
	struct text_list ahead; /* ids of sections that look ahead anyway */
};

/* A figure typed in another unit than its cell's: it comes out so many times too large. */
struct unit_slip {
	const char *unit;  /* the cell's: 万元 */
	const char *typed; /* 元 */
	struct decimal factor;
	struct position at;
};

struct form_rule {
	const char *id;
	const char *label;   /* what the rule says, for people; NULL: its formula */
	const char *require; /* its formula, as written; of RULE_YEARS that of the report's year;
				NULL for RULE_FIGURES */
	const char *when;    /* a formula, or NULL: always */
	const char *message; /* with words in braces, see form/message.h; or NULL */
	const char *ledger;  /* label of the row on screen that shows what remains; NULL: none */
	enum level level;
	enum rule_kind kind;
	enum rule_each each;
	enum rule_together together;
	int each_of;         /* section whose rows or columns it is for; -1: its own table's */
	int section, table;  /* where it stands; -1: on the form, on no table */
	struct text_list in; /* ids of the sections a rule of the form is for */
	bool has_within;     /* two sides may differ by `within` */
	struct decimal within;
	struct figures_entry *entries;
	size_t entry_count;
	struct years_words years;
	struct unit_slip *slips; /* that a figure which breaks the rule may come from */
	size_t slip_count;
	bool own;     /* the program's: label and message are in the language of the screen */
	bool carried; /* it is about the carried figures of one line of its table, across which
			 `each` goes: */
	int carried_block, carried_leaf;
	struct position at, require_at, when_at, ledger_at, each_at;
	size_t first_instance, instance_count;
};

/* A rule applied to one column, one row, one cell, or once. When its formula compares two sides,
   each is a program of its own; otherwise `left` is the whole formula and relation is OP_NONE. */
struct rule_instance {
	int rule;
	enum operation relation;
	struct program left, right;
	struct program when; /* empty: always */
	cell_index self;     /* the cell or text it is for; CELL_NONE */
	int entry;           /* of RULE_FIGURES: which entry; else 0 */
	int section, table, block,
		line;      /* leaf of the column or row it stands for; line -1: none */
	cell_index *cells; /* what it reads, in the order named, each once; the form's */
	size_t cell_count; /* at least 1 */
	bool reads_previous;
};

/* What an example puts into a cell, as a report's file says it. */
struct example_value {
	cell_index cell;
	const char *text; /* "": blank */
};

/* A finding an example has to come to. */
struct example_finding {
	const char *rule;
	cell_index cell;  /* the finding's own, or one only it names; CELL_NONE: of whatever cell */
	const char *text; /* as written */
	struct position at;
};

/* A small report that the form brings along, and all that `check` has to find in it. */
struct form_example {
	const char *name;
	struct example_value *set, *previous; /* this year's values, and last year's */
	size_t set_count, previous_count;
	struct example_finding *findings;
	size_t finding_count;
	struct position at;
};

#endif
