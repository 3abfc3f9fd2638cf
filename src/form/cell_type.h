#ifndef NIANBAO_FORM_CELL_TYPE_H
#define NIANBAO_FORM_CELL_TYPE_H

/* The types a cell can have: one row each. Adding a type is adding a row here, and what is wrong
   with a value that is none of it in report/value.c. */

#include <stdbool.h>

enum cell_type {
	TYPE_COUNT,
	TYPE_INTEGER,
	TYPE_AMOUNT,
	TYPE_PERCENT,
	TYPE_LINE,
	TYPE_TEXT,
	TYPE_DATE,
	TYPE_YEAR,
	TYPE_CHOICE,
	TYPE_LAST
};

struct cell_type_row {
	const char *name; /* as forms write it */
	bool figure;      /* a number that formulas can name */
	bool negative;    /* below zero is allowed unless `min` says otherwise */
	int decimals;     /* most digits after the point unless `decimals` says otherwise */
	bool field_only;  /* no cell of a table can be of it */
	bool (*holds)(const char *text); /* whether a text can be one; NULL: any, as far as the type
					    alone can tell. Not of figures */
};

const struct cell_type_row *cell_type_row(enum cell_type type);

/* True with *type set when name is one of the table's. */
bool cell_type_parse(const char *name, enum cell_type *type);

/* The year a text is, as cells of that type hold one; 0 when it is none. */
int year_parse(const char *text);

/* The same for what types are called elsewhere, and by people; a form cannot say it so. */
bool cell_type_meant(const char *word, enum cell_type *type);

/* The parts of an ISO date; false when text is none. */
bool date_parse(const char *text, int *year, int *month, int *day);

#endif
