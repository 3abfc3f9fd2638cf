/*
 * The makeshift form is written as the YAML of a form and loaded like any other,
 * so that there is one way only in which forms come about.
 */
#include "report/makeshift.h"

#include <string.h>

#include "yaml/writer.h"

static const char cover_id[] = "cover";

static bool is_row(const struct yaml_node *node)
{
	return node->kind == NODE_MAPPING && node->children > 0;
}

static void write_entry(struct yaml_writer *writer, const char *id)
{
	yaml_open_mapping(writer, NULL);
	yaml_write(writer, "id", id);
	yaml_write(writer, "label", id);
}

/* Fields */

/* What the title is made of keeps its type; the rest can be any text. */
static const char *field_type(const struct yaml_node *field, bool cover)
{
	if (!cover)
		return "text";
	return strcmp(field->key, "year") == 0 ? "year" : "line";
}

static void write_fields(
	struct yaml_writer *writer, const char *key, const struct yaml_node *section, bool cover)
{
	yaml_open_list(writer, key);
	for (const struct yaml_node *field = section ? section->first : NULL; field;
		field = field->next) {
		if (is_row(field))
			continue;
		bool lines = field->kind == NODE_SCALAR && strchr(field->text, '\n');

		write_entry(writer, field->key);
		yaml_write(writer, "type", lines ? "text" : field_type(field, cover));
		yaml_close_mapping(writer);
	}
	yaml_close_list(writer);
}

/* Tables */

static bool has_same_columns(const struct yaml_node *row, const struct yaml_node *other)
{
	const struct yaml_node *a = row->first, *b = other->first;

	while (a && b && strcmp(a->key, b->key) == 0) {
		a = a->next;
		b = b->next;
	}
	return !a && !b;
}

static void write_lines(struct yaml_writer *writer, const char *key, const struct yaml_node *first,
	const struct yaml_node *end)
{
	yaml_open_list(writer, key);
	for (const struct yaml_node *line = first; line != end; line = line->next) {
		write_entry(writer, line->key);
		yaml_close_mapping(writer);
	}
	yaml_close_list(writer);
}

/* Behind the last of the rows that make a table with this one. */
static const struct yaml_node *table_end(const struct yaml_node *row)
{
	const struct yaml_node *end = row->next;

	while (end && is_row(end) && has_same_columns(row, end))
		end = end->next;
	return end;
}

static void write_table(struct yaml_writer *writer, const struct yaml_node *first)
{
	yaml_open_mapping(writer, NULL);
	yaml_open_flow(writer, "cell");
	yaml_write(writer, "type", "line");
	yaml_close_flow(writer);
	write_lines(writer, "columns", first->first, NULL);
	write_lines(writer, "rows", first, table_end(first));
	yaml_close_mapping(writer);
}

static void write_tables(struct yaml_writer *writer, const struct yaml_node *section)
{
	yaml_open_list(writer, "tables");
	for (const struct yaml_node *row = section->first; row;) {
		if (is_row(row))
			write_table(writer, row);
		row = is_row(row) ? table_end(row) : row->next;
	}
	yaml_close_list(writer);
}

/* The form */

static void write_sections(struct yaml_writer *writer, const struct yaml_node *root)
{
	yaml_open_list(writer, "sections");
	for (const struct yaml_node *section = root->first; section; section = section->next) {
		const char *id = section->key;

		if (section->kind != NODE_MAPPING || form_reserves(id))
			continue;
		yaml_open_mapping(writer, NULL);
		yaml_write(writer, "id", id);
		yaml_write(writer, "heading", id);
		write_fields(writer, "texts", section, false);
		write_tables(writer, section);
		yaml_close_mapping(writer);
	}
	yaml_close_list(writer);
}

/* A scalar of the report's, or what to say in its place. */
static const char *text_at(const struct yaml_node *root, const char *key, const char *otherwise)
{
	const struct yaml_node *node = yaml_get(root, key);

	return node && node->kind == NODE_SCALAR && !yaml_is_null(node) ? node->text : otherwise;
}

/* The name of the office, if the cover says one; else the form's id. */
static const char *title_of(const struct yaml_node *root, const char *id)
{
	const struct yaml_node *cover = yaml_get(root, cover_id);
	bool named = cover && cover->kind == NODE_MAPPING && yaml_get(cover, "org") &&
		yaml_get(cover, "year");

	return named ? "{cover.org} {cover.year}" : id;
}

static void write_form(GString *out, const struct yaml_node *root)
{
	const struct yaml_node *cover = yaml_get(root, cover_id);
	const char *id = text_at(root, "form", "");
	struct yaml_writer writer;

	yaml_writer_init(&writer, out);
	yaml_write(&writer, "form", id);
	yaml_write(&writer, "version", text_at(root, "form_version", "1"));
	yaml_write(&writer, "title", title_of(root, id));
	write_fields(&writer, cover_id, cover && cover->kind == NODE_MAPPING ? cover : NULL, true);
	write_sections(&writer, root);
}

struct form *makeshift_form(const struct yaml_tree *tree)
{
	const struct yaml_node *root = yaml_root(tree);
	struct diagnostics *unsaid = diagnostics_new(); /* that there is no form is said already */
	g_autoptr(GString) bytes = g_string_new(NULL);

	write_form(bytes, root);
	struct form *form = form_load("-", bytes->str, bytes->len, unsaid);
	diagnostics_free(unsaid);
	if (form) /* nothing has been edited */
		form_stand_for(form, text_at(root, "form_digest", ""));
	return form;
}
