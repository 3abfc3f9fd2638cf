#ifndef NIANBAO_PRINT_FIT_H
#define NIANBAO_PRINT_FIT_H

/*
 * Whether a table of a form can be printed on a paper, asked before anybody has
 * filled it in: for whoever writes the form.
 *
 * The answer is for figures of usual length (three digits, and two decimals
 * where the form allows some); longer ones take more room. On paper heads are the
 * labels, word for word: `short` has no part in it.
 */

#include "form/form.h"
#include "print/print.h"

enum print_outcome {
	PRINT_WHOLE,  /* as a table in which no word is broken */
	PRINT_BROKEN, /* as a table, but words in heads or stub are broken */
	PRINT_LISTED, /* not as a table at all, but as a list of labels and figures */
};

struct print_fit {
	enum print_outcome outcome;
	int needs;        /* columns of the least paper on which no word is broken */
	int excess;       /* how many of these the paper lacks; 0 when printed whole */
	const char *head; /* when broken, the label whose longest word takes most, the form's;
			     NULL otherwise: a table that is listed has too many columns */
	int word;         /* columns of that word ... */
	int room;         /* ... and how many it may have for the table to be printed whole. Other
			     words that are longer have to be shortened too */
};

/* How a table comes out on the paper of options, whatever room its other arrangement would need:
   rows that do not fit side by side are printed below each other. */
struct print_fit print_table_fit(const struct form *form, const struct form_table *table,
	const struct print_options *options);

#endif
