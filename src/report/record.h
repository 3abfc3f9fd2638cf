#ifndef NIANBAO_REPORT_RECORD_H
#define NIANBAO_REPORT_RECORD_H

/*
 * Records: what a report keeps as lists of mappings. Reasons, remarks and the
 * history are such lists.
 *
 * A record is a structure of texts and numbers. A table of its keys, in the order
 * of the file, says where each of them stands in it; reading, writing, copying and
 * JSON follow from the table, so that they cannot differ. What is not said is ""
 * or 0, and not written.
 *
 * A record owns its texts.
 */

#include "base/diagnostics.h"
#include "yaml/tree.h"
#include "yaml/writer.h"
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum record_kind {
	RECORD_TEXT,   /* char * */
	RECORD_NUMBER, /* unsigned, from 1 on; 0: not said */
};

enum { RECORD_NUMBER_MOST = 999999999 };

struct record_key {
	const char *key;
	size_t offset;
	enum record_kind kind;
	bool required;
};

struct record_reader;

struct record_table {
	const char *list;              /* the key of the list in the file */
	const struct record_key *keys; /* ends with a row whose key is NULL */
	const char *other;             /* a key read and written by other means; NULL: none */
	bool (*read_other)(const struct record_reader *reader, const struct yaml_node *node);
};

/* One record being read. */
struct record_reader {
	const struct record_table *table;
	void *record;
	const char *file;
	struct diagnostics *diagnostics;
};

/* All texts "" and numbers 0. */
void record_init(const struct record_table *table, void *record);
void record_release(const struct record_table *table, void *record);
/* Puts a text in the place of one of a record's. */
void record_set(char **place, const char *text);
/* Takes line breaks from the ends of its texts, as reading does. */
void record_chomp(const struct record_table *table, void *record);
/* Into one that has been initialised. */
void record_copy(const struct record_table *table, const void *record, void *copy);

/* What stands under a key, as the file has it; "" where nothing does. Numbers are put into
   buffer. */
enum { RECORD_NUMBER_SIZE = 16 };
const char *record_text(
	const struct record_key *key, const void *record, char buffer[static RECORD_NUMBER_SIZE]);

/* Reads a mapping into the initialised record of a reader. False with diagnostics. */
bool record_read(const struct record_reader *reader, const struct yaml_node *node);
/* Goes through the items of a list: `take` reads each. A list that is none is a diagnostic. */
void record_read_list(const struct record_table *table, const struct yaml_node *node,
	const char *file, struct diagnostics *diagnostics,
	void (*take)(struct record_reader *reader, const struct yaml_node *node, void *data),
	void *data);

/* Writes the entries of a mapping that is open. */
void record_write(const struct record_table *table, const void *record, struct yaml_writer *writer);

/* As an object, and back into one that has been initialised. False when the object has anything
   else in it, or lacks what is required. */
json_t *record_to_json(const struct record_table *table, const void *record);
bool record_from_json(const struct record_table *table, json_t *object, void *record);

#endif
