#ifndef NIANBAO_YAML_TROUBLE_H
#define NIANBAO_YAML_TROUBLE_H

/*
 * Trouble: why libyaml gave up, in the reader's words.
 *
 * libyaml says what its grammar missed, often lines behind the slip that
 * caused it. So the lines it was busy with are searched first for the slips
 * people make when they type Chinese: full-width colons, commas and blanks, a
 * tab as indent, a sign that means something to YAML at the start of a text.
 * Only where none is found is libyaml's own complaint translated.
 */

#include "yaml/source.h"

/* Adds one error that explains the parser's. */
void trouble_report(struct source *source, const yaml_parser_t *parser);

#endif
