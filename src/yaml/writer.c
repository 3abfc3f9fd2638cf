/*
 * Every entry is a separator, a key, a value and an end of line; braces only
 * change the separator and drop the end.
 */

#include "yaml/writer.h"
#include "yaml/scalar.h"
#include <string.h>

enum {
	INDENT = 2,
};

void yaml_writer_init(struct yaml_writer *writer, GString *out)
{
	*writer = (struct yaml_writer){.out = out};
}

static void append_indent(GString *out, int depth)
{
	for (int i = 0; i < depth * INDENT; i++)
		g_string_append_c(out, ' ');
}

static void append_scalar(GString *out, const char *text, enum scalar_place place)
{
	if (scalar_style(text, place) == STYLE_PLAIN)
		g_string_append(out, text);
	else
		scalar_append_quoted(out, text);
}

/* What begins an entry: a comma inside braces, elsewhere the indent; in the last step of the
   indent stands the dash of an item whose first entry this is. */
static void append_separator(struct yaml_writer *writer)
{
	if (writer->flow) {
		g_string_append(writer->out, writer->flow_started ? ", " : "");
		writer->flow_started = true;
	} else {
		append_indent(writer->out, writer->depth - writer->dash);
		g_string_append(writer->out, writer->dash ? "- " : "");
	}
	writer->fresh = writer->dash = false;
}

/* All of an entry before its value. A NULL key is an item of a list. */
static void open_entry(struct yaml_writer *writer, const char *key)
{
	append_separator(writer);
	if (key)
		append_scalar(writer->out, key, PLACE_KEY);
	g_string_append_c(writer->out, key ? ':' : '-');
}

static void close_entry(struct yaml_writer *writer)
{
	if (!writer->flow)
		g_string_append_c(writer->out, '\n');
}

void yaml_write_comment(struct yaml_writer *writer, const char *text)
{
	g_assert(!writer->flow && !writer->fresh);
	append_indent(writer->out, writer->depth);
	g_string_append(writer->out, "# ");
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		g_string_append_unichar(
			writer->out, g_unichar_iscntrl(c) || scalar_must_escape(c) ? ' ' : c);
	}
	g_string_append_c(writer->out, '\n');
}

void yaml_open_mapping(struct yaml_writer *writer, const char *key)
{
	g_assert(!writer->flow);
	if (key) {
		open_entry(writer, key);
		close_entry(writer);
	}
	writer->depth++;
	writer->fresh = true;
	writer->dash = !key;
}

/* Closes what has indented entries. One without any says so: a bare key would be a null. */
static void close_block(struct yaml_writer *writer, const char *empty)
{
	g_assert(writer->depth > 0);
	if (writer->fresh) {
		if (writer->dash)
			append_separator(writer);
		else
			g_string_overwrite(writer->out, writer->out->len - 1, " ");
		g_string_append_printf(writer->out, "%s\n", empty);
	}
	writer->fresh = false;
	writer->depth--;
}

void yaml_close_mapping(struct yaml_writer *writer)
{
	close_block(writer, "{}");
}

void yaml_open_list(struct yaml_writer *writer, const char *key)
{
	g_assert(key);
	yaml_open_mapping(writer, key);
}

void yaml_close_list(struct yaml_writer *writer)
{
	close_block(writer, "[]");
}

void yaml_open_flow(struct yaml_writer *writer, const char *key)
{
	g_assert(!writer->flow);
	open_entry(writer, key);
	g_string_append(writer->out, " {");
	writer->flow = true;
	writer->flow_started = false;
}

void yaml_close_flow(struct yaml_writer *writer)
{
	g_assert(writer->flow);
	g_string_append_c(writer->out, '}');
	writer->flow = false;
	close_entry(writer);
}

/*
 * The head of a literal block, without its line's end:
 *
 *   |    the text ends with one line break
 *   |-   it ends without one
 *   |+   it ends with several
 *
 * A text that begins with a blank or an empty line says its indent in figures: readers would
 * take the first line's blanks for indent.
 */
static void append_block_head(GString *out, const char *text)
{
	size_t length = strlen(text);

	g_string_append_c(out, '|');
	if (strchr(" \t\n", text[0]))
		g_string_append_printf(out, "%d", INDENT);
	if (text[length - 1] != '\n')
		g_string_append_c(out, '-');
	else if (text[length - 2] == '\n')
		g_string_append_c(out, '+');
}

static void append_block(GString *out, const char *text, int depth)
{
	append_block_head(out, text);
	while (*text) {
		size_t line = strcspn(text, "\n");
		g_string_append_c(out, '\n');
		if (line > 0)
			append_indent(out, depth);
		g_string_append_len(out, text, (gssize)line);
		text += line + (text[line] == '\n');
	}
}

void yaml_write(struct yaml_writer *writer, const char *key, const char *text)
{
	enum scalar_place place = writer->flow ? PLACE_FLOW : PLACE_BLOCK;

	open_entry(writer, key);
	g_string_append_c(writer->out, ' ');
	if (!text)
		g_string_append_c(writer->out, '~');
	else if (scalar_style(text, place) == STYLE_LITERAL)
		append_block(writer->out, text, writer->depth + 1);
	else
		append_scalar(writer->out, text, place);
	close_entry(writer);
}
