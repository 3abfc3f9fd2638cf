#ifndef NIANBAO_YAML_TRAPS_H
#define NIANBAO_YAML_TRAPS_H

/*
 * Traps: what YAML swallows without a word although somebody typed it.
 *
 * libyaml is right to accept all of these, and whoever wrote them meant
 * something else. Each check looks at one scalar event, and at the bytes
 * around it only where the document can hold the trap at all.
 *
 *   label: 见附件 #3       the text ends before " #": the rest is a comment. A
 *                          comment is taken as one when a blank (or the end of
 *                          the line) follows its #; a # glued to text is refused.
 *   {label: 甲,乙}         the comma ends the text; 乙 becomes a key without value
 *   {cover.org}镇          a text that begins with a brace is a mapping
 *   　　org: 某局          full-width blanks are no indent but part of the key
 *   org：某局              a full-width colon separates nothing
 */

#include "yaml/source.h"
#include <stdbool.h>

/* Where a blank, # and glued text begin in text, as the offset of the #; length when nowhere. */
size_t traps_find_cut(const char *text, size_t length);

/* Behind a plain scalar: a comment that looks like the rest of its text. */
void traps_check_cut(struct source *source, const yaml_event_t *scalar);

/* A plain scalar that opens its line, being a key or a value below its key. */
void traps_check_line(const struct source *source, const yaml_event_t *scalar, bool is_key);

/* An empty value in { }: whether its key, which ended at key_end, was meant to be one. first says
   whether nothing stands before it in the braces. */
void traps_check_missing(struct source *source, const char *key, struct position key_at,
	yaml_mark_t key_end, bool first);

#endif
