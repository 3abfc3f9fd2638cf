#ifndef NIANBAO_REPORT_READER_H
#define NIANBAO_REPORT_READER_H

/*
 * Inside the report floor: what the steps of reading a report's tree share.
 * load.c reads the report's own keys, load_section.c sections, rows and cells.
 */

#include "base/diagnostics.h"
#include "base/suggest.h"
#include "report/report.h"
#include "report/strays.h"
#include "yaml/tree.h"

struct reader {
	struct report *report;
	const struct form *form;
	const char *file;
	struct diagnostics *diagnostics;
	int section;
	const struct form_block *block; /* of the row read last; NULL: none of this section yet */
	int row;
	bool *named;          /* by cell: the file says something of it, be it a blank */
	size_t errors_before; /* in diagnostics: those of other files */
	struct strays *older; /* the form has been edited since: takes what it does not know */
};

/* Names a mistake, at the place of a node. Always false, so that failing is one line. */
bool reader_error(struct reader *reader, const struct yaml_node *node, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
/* The same of a place in the file, such as a key's. */
bool reader_error_at(struct reader *reader, struct position at, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* Whether so many mistakes were named that looking for more is in vain. */
bool reader_gave_up(const struct reader *reader);

/* Takes a value whose key the form does not have, at the address where it would stand: a cell that
   had this id before, or kept where the form has been edited since. False when it is neither.
   `what` is the kind of key. */
bool reader_take_older(struct reader *reader, const char *address, const struct yaml_node *value,
	const char *what);
/* Names such a key where it is a mistake; `suggestion` is what it may have been meant for. */
void reader_unknown(struct reader *reader, const struct yaml_node *value, const char *what,
	const struct suggestion *suggestion);

/* Reads a cell from the value behind its key. */
void read_cell(struct reader *reader, cell_index cell, const struct yaml_node *value);
/* Reads the section reader->section from the value behind its key. */
void read_section(struct reader *reader, const struct yaml_node *node);

#endif
