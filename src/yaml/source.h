#ifndef NIANBAO_YAML_SOURCE_H
#define NIANBAO_YAML_SOURCE_H

/*
 * The bytes of a YAML file, for whoever must look at them beside libyaml.
 *
 * libyaml counts characters and lines; what it swallowed or stumbled over has
 * to be looked up in the bytes. A source is opened once: what is too long or
 * no UTF-8 is refused there, so that everything behind may step over the bytes
 * by whole characters. A byte order mark is left out.
 *
 * A source borrows the bytes, the file's name and the diagnostics.
 */

#include "base/diagnostics.h"
#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

struct source {
	const char *file;
	const char *bytes;
	size_t length;
	struct diagnostics *diagnostics;
	size_t index; /* a cursor: character number index begins at offset */
	size_t offset;
};

/* False when the bytes cannot be handed to libyaml; the reason is in diagnostics. */
bool source_open(struct source *source, const char *file, const char *bytes, size_t length,
	struct diagnostics *diagnostics);

/* The offset of a mark. Cheap for marks that come in the order of the file. */
size_t source_offset(struct source *source, yaml_mark_t mark);

/* Line and column of an offset. Walks the file: for diagnostics only. */
struct position source_position(const struct source *source, size_t offset);

/* Line and column of a mark, which libyaml counts from 0. */
static inline struct position mark_position(yaml_mark_t mark)
{
	return (struct position){.line = (int)mark.line + 1, .column = (int)mark.column + 1};
}

/* The first characters of a text as a diagnostic quotes them. Free with g_free. */
char *source_excerpt(const char *text);

#endif
