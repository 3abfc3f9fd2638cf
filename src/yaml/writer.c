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

/* What stands before a value: the comma or the indent, the key and its colon. */
static void open_entry(struct yaml_writer *writer, const char *key)
{
	if (!writer->flow)
		append_indent(writer->out, writer->depth);
	else if (writer->flow_started)
		g_string_append(writer->out, ", ");
	writer->flow_started = writer->flow;
	writer->fresh = false;
	append_scalar(writer->out, key, PLACE_KEY);
	g_string_append_c(writer->out, ':');
}

static void close_entry(struct yaml_writer *writer)
{
	if (!writer->flow)
		g_string_append_c(writer->out, '\n');
}

void yaml_write_comment(struct yaml_writer *writer, const char *text)
{
	append_indent(writer->out, writer->depth);
	g_string_append(writer->out, "# ");
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		g_string_append_unichar(writer->out, scalar_must_escape(c) || c < ' ' ? ' ' : c);
	}
	g_string_append_c(writer->out, '\n');
}

void yaml_open_mapping(struct yaml_writer *writer, const char *key)
{
	g_assert(!writer->flow);
	open_entry(writer, key);
	close_entry(writer);
	writer->depth++;
	writer->fresh = true;
}

void yaml_close_mapping(struct yaml_writer *writer)
{
	g_assert(writer->depth > 0);
	writer->depth--;
	if (writer->fresh) { /* or the key would read back with a null */
		g_string_truncate(writer->out, writer->out->len - 1);
		g_string_append(writer->out, " {}\n");
	}
	writer->fresh = false;
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

void yaml_write_empty_list(struct yaml_writer *writer, const char *key)
{
	open_entry(writer, key);
	g_string_append(writer->out, " []");
	close_entry(writer);
}
