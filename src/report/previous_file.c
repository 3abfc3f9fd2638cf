/* Last year's report in the file of this year's: the mapping behind `previous:`. */
#include "report/previous.h"

#include <limits.h>
#include <string.h>

#include "base/language.h"
#include "base/suggest.h"

struct previous_reader {
	struct previous *previous;
	const char *file;
	struct diagnostics *diagnostics;
};

static bool read_text(
	const struct previous_reader *reader, const struct yaml_node *node, char **text)
{
	if (node->kind != NODE_SCALAR)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("previous 的 %s 应是一个值"), node->key);
	if (!yaml_is_null(node)) {
		g_free(*text);
		*text = g_strdup(node->text);
	}
	return true;
}

static bool read_form(const struct previous_reader *reader, const struct yaml_node *node)
{
	return read_text(reader, node, &reader->previous->form);
}

static bool read_version(const struct previous_reader *reader, const struct yaml_node *node)
{
	struct decimal version;

	if (node->kind == NODE_SCALAR && decimal_parse(node->text, &version) == DECIMAL_OK &&
		version.scale == 0 && version.coefficient > 0 && version.coefficient <= INT_MAX) {
		reader->previous->version = (int)version.coefficient;
		return true;
	}
	return diagnostics_error(
		reader->diagnostics, reader->file, node->at, _("previous 的 version 应是正整数"));
}

static bool read_year(const struct previous_reader *reader, const struct yaml_node *node)
{
	return read_text(reader, node, &reader->previous->year);
}

static bool read_digest(const struct previous_reader *reader, const struct yaml_node *node)
{
	return read_text(reader, node, &reader->previous->digest);
}

static bool read_figures(const struct previous_reader *reader, const struct yaml_node *node)
{
	return answers_read(reader->previous->figures, "", node, reader->file, reader->diagnostics);
}

static bool read_texts(const struct previous_reader *reader, const struct yaml_node *node)
{
	return answers_read(reader->previous->texts, "", node, reader->file, reader->diagnostics);
}

static const struct previous_key {
	const char *key;
	bool (*read)(const struct previous_reader *reader, const struct yaml_node *node);
} previous_keys[] = {
	{"form", read_form},
	{"version", read_version},
	{"year", read_year},
	{"digest", read_digest},
	{"figures", read_figures},
	{"texts", read_texts},
};

static bool unknown_key(const struct previous_reader *reader, const struct yaml_node *value)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, value->key);
	for (size_t i = 0; i < G_N_ELEMENTS(previous_keys); i++)
		suggestion_offer(&suggestion, previous_keys[i].key);
	g_autofree char *question = suggestion_question(&suggestion);
	return diagnostics_error(reader->diagnostics, reader->file, value->key_at,
		_("previous 里没有“%s”这个键%s"), value->key, question);
}

static bool read_entry(const struct previous_reader *reader, const struct yaml_node *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(previous_keys); i++) {
		if (strcmp(previous_keys[i].key, node->key) == 0)
			return previous_keys[i].read(reader, node);
	}
	return unknown_key(reader, node);
}

static bool check_form(const struct previous_reader *reader, const struct yaml_node *node)
{
	return *reader->previous->form ||
		diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("previous 没有写明上年报告的表式（form: …）"));
}

/* One address has one answer, be it a figure or a text. */
static bool check_once(const struct previous_reader *reader)
{
	const struct answers *texts = reader->previous->texts;
	bool good = true;

	for (guint i = 0; i < answers_count(texts); i++) {
		const struct answer *answer = answers_get(texts, i);

		if (answers_find(reader->previous->figures, answer->address))
			good = diagnostics_error(reader->diagnostics, reader->file, answer->at,
				_("%s 在 figures 和 texts 里写了两次"), answer->address);
	}
	return good;
}

static bool read_mapping(const struct previous_reader *reader, const struct yaml_node *node)
{
	bool good = true;

	if (node->kind != NODE_MAPPING)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("previous 应是“键: 值”的组合：上年报告的副本"));
	for (const struct yaml_node *entry = node->first; entry; entry = entry->next)
		good &= read_entry(reader, entry);
	good &= check_form(reader, node);
	return good & check_once(reader);
}

struct previous *previous_read(
	const struct yaml_node *node, const char *file, struct diagnostics *diagnostics)
{
	struct previous_reader reader = {previous_new(), file, diagnostics};

	if (!read_mapping(&reader, node))
		g_clear_pointer(&reader.previous, previous_free);
	return reader.previous;
}

static void write_answers(
	struct yaml_writer *writer, const char *key, const struct answers *answers)
{
	if (answers_count(answers) == 0)
		return;
	yaml_open_mapping(writer, key);
	answers_write(answers, "", NULL, NULL, writer);
	yaml_close_mapping(writer);
}

static void write_known(struct yaml_writer *writer, const char *key, const char *text)
{
	if (*text)
		yaml_write(writer, key, text);
}

void previous_write(const struct previous *previous, struct yaml_writer *writer)
{
	g_autofree char *version = g_strdup_printf("%d", previous->version);

	yaml_write(writer, "form", previous->form);
	write_known(writer, "version", previous->version > 0 ? version : "");
	write_known(writer, "year", previous->year);
	write_known(writer, "digest", previous->digest);
	write_answers(writer, "figures", previous->figures);
	write_answers(writer, "texts", previous->texts);
}

char *previous_text(const struct previous *previous)
{
	GString *out = g_string_new(NULL);
	struct yaml_writer writer;

	yaml_writer_init(&writer, out);
	if (previous)
		previous_write(previous, &writer);
	return g_string_free(out, FALSE);
}

struct previous *previous_parse(const char *text, struct diagnostics *diagnostics)
{
	if (*text == '\0')
		return NULL;
	struct yaml_tree *tree = yaml_parse("previous", text, strlen(text), diagnostics);
	struct previous *previous =
		tree ? previous_read(yaml_root(tree), "previous", diagnostics) : NULL;

	yaml_tree_free(tree);
	return previous;
}
