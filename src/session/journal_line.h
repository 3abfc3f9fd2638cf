#ifndef NIANBAO_SESSION_JOURNAL_LINE_H
#define NIANBAO_SESSION_JOURNAL_LINE_H

/*
 * Lines of a journal: what each says, and how it is written.
 *
 *	{"nianbao-journal":2,"form":"gov-disclosure-2021","base":"3f9c…"}
 *	{"done":[["requests.new.natural","2"]],"time":1737700000}
 *	{"open":[["overview.lead","第一段。"]],"time":1737700004}
 *	{"open":[["overview.lead",12,12,"又一句。"]],"time":1737700005}
 *	{"done":[["overview.lead",24,24,""]],"time":1737700006}
 *	{"open":[]}
 *	{"cursor":"overview.lead"}
 *
 * The first line is the head. "done" is a list of changes as it was accepted;
 * "open" is the list that the open field would be if it were left now, and
 * holds until the next "done" or "open". A change says what stands at an address
 * from now on: as a whole, or, where most of a text stays, as the words that take
 * the place of the bytes from one offset to another of the text last *said* at
 * that address. The first time an address is named it is said as a whole, so a
 * journal can be read without the report it goes on from.
 *
 * Version 1 had arrays of [address, before, after] for lists and nothing else;
 * it is still read.
 */

#include "session/change.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum { JOURNAL_VERSION = 2 };

/* The text last said at each address. Writer and reader keep one each, and go through the same
   lines, so that they agree. */
struct said;

struct said *said_new(void);
void said_free(struct said *said);
/* Forgets all: behind a line that could not be read nothing is known for certain. */
void said_clear(struct said *said);
/* What was said at an address, or NULL. Borrowed until the next line. */
const GString *said_at(const struct said *said, const char *address);

enum journal_line_kind {
	JOURNAL_LINE_DONE,
	JOURNAL_LINE_OPEN,
	JOURNAL_LINE_CURSOR,
};

/* A line as it was read. Its values are those that `said` has now. */
struct journal_line {
	enum journal_line_kind kind;
	gint64 when;          /* seconds since 1970; 0: not told */
	GPtrArray *addresses; /* of char *, owned: what a list is about, or the one of the cursor */
};

/* Appends a line, its end included. A list of kind DONE or OPEN; NULL is an empty one. */
void journal_line_write_head(const char *form, const char *base, GString *out);
void journal_line_write_list(struct said *said, enum journal_line_kind kind,
	const struct change_list *list, GString *out);
void journal_line_write_cursor(const char *address, GString *out);

/* Reads a line without its end; false when it says nothing that could be used, and then nothing is
   said by it. Release what was read. */
bool journal_line_read(
	struct said *said, const char *bytes, size_t length, struct journal_line *line);
void journal_line_release(struct journal_line *line);

/* Reads a head; false when it is none of a version that can be read. Free the texts with g_free. */
bool journal_line_read_head(const char *bytes, size_t length, char **form, char **base);

#endif
