#ifndef NIANBAO_PRINT_PAPER_H
#define NIANBAO_PRINT_PAPER_H

/*
 * Papers, as a device of fixed pitch sees them: so many columns to write in, so
 * many lines to a page, and blanks before every line where the sheet is bound.
 *
 * A4 has 210 mm: 96 columns at 12 to the inch, less what a printer cannot reach;
 * 80 are written in behind a margin of 12. At six lines to the inch it has 70.
 * Fan-fold paper has eleven inches, 66 lines.
 */

#include <stdbool.h>

enum {
	PAPER_COLUMNS = 80,   /* of all papers but the widest */
	PAPER_NARRATIVE = 56, /* 28 characters, as GB/T 9704 has it */
	PAPER_LEAST_WIDTH = 16,
	PAPER_MOST = 1000, /* columns, lines of a page, or blanks of a margin */
};

struct paper {
	const char *name;
	int width;  /* columns to write in */
	int lines;  /* of a page; 0: one page without an end */
	int margin; /* blanks before every line */
};

/* The papers, the default first, in the order of the manual; *count of them. Static storage. */
const struct paper *papers(int *count);
/* The one of a name, or NULL. */
const struct paper *paper_named(const char *name);
/* Whether the measures are within the bounds above. */
bool paper_is_usable(const struct paper *paper);

#endif
