#ifndef NIANBAO_YAML_SLIPS_H
#define NIANBAO_YAML_SLIPS_H

/*
 * Slips: what people mistype in YAML when they type Chinese, seen in one line.
 *
 * Full-width colons, commas, brackets, quotes and blanks, tabs as indent, a colon
 * without its blank. Most can also be meant, as part of a text: so a line is looked
 * through only where libyaml already gave up over it, and elsewhere only for slips
 * that cannot be meant.
 */

#include "yaml/source.h"

/* One line of the file without its break. */
struct line {
	const char *text;
	size_t length;
	struct position start;
};

/* The line that an offset lies in. Walks the file: for diagnostics only. */
struct line line_at(const struct source *source, size_t offset);
/* Where the text of a line begins: behind its indent and the dashes of list items. */
size_t line_text(struct line line);

/* Names the first slip of a line; false when it has none. */
bool slip_report(const struct source *source, struct line line);
/* Names the slips that cannot be meant in all lines from an offset on, which begins line `number`:
   libyaml stops where it breaks; an author had rather hear of all. */
void slips_report_below(const struct source *source, size_t offset, int number);

#endif
