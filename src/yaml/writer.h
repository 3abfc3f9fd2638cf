#ifndef NIANBAO_YAML_WRITER_H
#define NIANBAO_YAML_WRITER_H

/*
 * Writes the small part of YAML that report files are made of.
 *
 * libyaml's emitter cannot write comments, and escapes 𠮷 and every text with
 * a trailing blank; a report file must stay readable and must give the same
 * bytes for the same report. So: block mappings indented by two, flow mappings
 * on one line, plain scalars wherever YAML and our reader take them as the same
 * text, double quotes elsewhere, and literal blocks for texts of several lines
 * wherever YAML can hold them. What is written is what yaml_parse reads back.
 *
 * The writer borrows the string it appends to.
 */

#include <glib.h>
#include <stdbool.h>

struct yaml_writer {
	GString *out;
	int depth;         /* open block mappings and lists */
	bool flow;         /* inside { } */
	bool flow_started; /* ... behind its first entry */
	bool fresh;        /* right behind the head of a mapping or list */
	bool dash;         /* the next line is the first of a list's item */
};

void yaml_writer_init(struct yaml_writer *writer, GString *out);

/* "# text": a comment of one line; control characters in it become blanks. It stands at the top
   or behind an entry, not in braces nor as the first thing of a mapping or list. */
void yaml_write_comment(struct yaml_writer *writer, const char *text);

/* Every key below is a name of one line; it is quoted where it must be. YAML finds no key of more
   than 1,000 characters. Texts and keys are valid UTF-8. */

/* "key:", then entries one step further in until yaml_close_mapping. Without entries it becomes
   "key: {}". */
void yaml_open_mapping(struct yaml_writer *writer, const char *key);
void yaml_close_mapping(struct yaml_writer *writer);

/* "key: {", then entries on the same line until yaml_close_flow. Nothing but
   yaml_write may come between. */
void yaml_open_flow(struct yaml_writer *writer, const char *key);
void yaml_close_flow(struct yaml_writer *writer);

/* "key: text", quoted or as a literal block where it must be. A NULL text is ~. */
void yaml_write(struct yaml_writer *writer, const char *key, const char *text);

/* "key:", then items until yaml_close_list: every other call whose key is NULL adds one. Without
   items it becomes "key: []". */
void yaml_open_list(struct yaml_writer *writer, const char *key);
void yaml_close_list(struct yaml_writer *writer);

#endif
