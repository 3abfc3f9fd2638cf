#ifndef NIANBAO_YAML_SOURCE_H
#define NIANBAO_YAML_SOURCE_H

/*
 * The bytes of a YAML file, for whoever must look at them beside libyaml.
 *
 * libyaml counts characters and lines; what it swallowed or stumbled over has
 * to be looked up in the bytes. What is too long, or in another encoding at
 * first sight, is refused when a source is opened; a byte order mark is left out.
 * Bytes that are no UTF-8 stop libyaml, which checks each character it reads: so
 * up to its marks the bytes can be stepped over by whole characters, and whoever
 * looks further asks source_is_valid first.
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

/* Whether all bytes are UTF-8, and none is NUL; the first that is not is put into diagnostics. */
bool source_is_valid(const struct source *source);

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
