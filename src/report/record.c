#include "report/record.h"

#include "base/language.h"
#include "base/suggest.h"

#include <string.h>

static char **text_of(const struct record_key *key, const void *record)
{
	return (char **)(void *)((char *)record + key->offset);
}

static unsigned *number_of(const struct record_key *key, const void *record)
{
	return (unsigned *)(void *)((char *)record + key->offset);
}

void record_set(char **place, const char *text)
{
	char *copy = g_strdup(text);

	g_free(*place);
	*place = copy;
}

static void set_text(const struct record_key *key, void *record, const char *text)
{
	record_set(text_of(key, record), text);
}

static void chomp(char *text)
{
	size_t length = strlen(text);

	while (length > 0 && text[length - 1] == '\n')
		text[--length] = '\0';
}

void record_chomp(const struct record_table *table, void *record)
{
	for (const struct record_key *key = table->keys; key->key; key++) {
		if (key->kind == RECORD_TEXT)
			chomp(*text_of(key, record));
	}
}

void record_init(const struct record_table *table, void *record)
{
	for (const struct record_key *key = table->keys; key->key; key++) {
		if (key->kind == RECORD_NUMBER)
			*number_of(key, record) = 0;
		else
			*text_of(key, record) = g_strdup("");
	}
}

void record_release(const struct record_table *table, void *record)
{
	for (const struct record_key *key = table->keys; key->key; key++) {
		if (key->kind == RECORD_TEXT)
			g_free(*text_of(key, record));
	}
}

void record_copy(const struct record_table *table, const void *record, void *copy)
{
	for (const struct record_key *key = table->keys; key->key; key++) {
		if (key->kind == RECORD_NUMBER)
			*number_of(key, copy) = *number_of(key, record);
		else
			set_text(key, copy, *text_of(key, record));
	}
}

const char *record_text(
	const struct record_key *key, const void *record, char buffer[static RECORD_NUMBER_SIZE])
{
	if (key->kind == RECORD_TEXT)
		return *text_of(key, record);
	if (*number_of(key, record) == 0)
		return "";
	g_snprintf(buffer, RECORD_NUMBER_SIZE, "%u", *number_of(key, record));
	return buffer;
}

/* Reading */

static bool parse_number(const char *text, unsigned *number)
{
	guint64 parsed;
	bool good = g_ascii_string_to_unsigned(text, 10, 1, RECORD_NUMBER_MOST, &parsed, NULL);

	if (good)
		*number = (unsigned)parsed;
	return good;
}

/* The scalar of a node without line breaks at its end, or NULL with a diagnostic. Free with
   g_free. */
static char *read_scalar(const struct record_reader *reader, const struct yaml_node *node)
{
	if (node->kind != NODE_SCALAR) {
		diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("%s 的 %s 应是一个值"), reader->table->list, node->key);
		return NULL;
	}
	char *text = g_strdup(yaml_is_null(node) ? "" : node->text);
	chomp(text);
	return text;
}

static bool read_value(const struct record_reader *reader, const struct yaml_node *node,
	const struct record_key *key)
{
	g_autofree char *text = read_scalar(reader, node);

	if (!text)
		return false;
	if (key->kind == RECORD_TEXT)
		set_text(key, reader->record, text);
	else if (!parse_number(text, number_of(key, reader->record)))
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("%s 的 %s 应是从1起的整数"), reader->table->list, key->key);
	return true;
}

static bool unknown_key(const struct record_reader *reader, const struct yaml_node *value)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, value->key);
	for (const struct record_key *key = reader->table->keys; key->key; key++)
		suggestion_offer(&suggestion, key->key);
	if (reader->table->other)
		suggestion_offer(&suggestion, reader->table->other);
	g_autofree char *question = suggestion_question(&suggestion);
	return diagnostics_error(reader->diagnostics, reader->file, value->key_at,
		_("%s 里没有“%s”这个键%s"), reader->table->list, value->key, question);
}

static bool read_entry(const struct record_reader *reader, const struct yaml_node *node)
{
	for (const struct record_key *key = reader->table->keys; key->key; key++) {
		if (strcmp(key->key, node->key) == 0)
			return read_value(reader, node, key);
	}
	return g_strcmp0(reader->table->other, node->key) == 0
		? reader->table->read_other(reader, node)
		: unknown_key(reader, node);
}

static bool is_said(const struct record_key *key, const void *record)
{
	char buffer[RECORD_NUMBER_SIZE];

	return *record_text(key, record, buffer) != '\0';
}

static bool check_complete(const struct record_reader *reader, const struct yaml_node *node)
{
	bool good = true;

	for (const struct record_key *key = reader->table->keys; key->key; key++) {
		if (key->required && !is_said(key, reader->record))
			good = diagnostics_error(reader->diagnostics, reader->file, node->at,
				_("%s 的这一项没有 %s"), reader->table->list, key->key);
	}
	return good;
}

bool record_read(const struct record_reader *reader, const struct yaml_node *node)
{
	bool good = true;

	if (node->kind != NODE_MAPPING)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("%s 的一项应是“键: 值”的组合，而不是%s"), reader->table->list,
			yaml_kind_name(node->kind));
	for (const struct yaml_node *entry = node->first; entry; entry = entry->next)
		good &= read_entry(reader, entry);
	return good && check_complete(reader, node);
}

void record_read_list(const struct record_table *table, const struct yaml_node *node,
	const char *file, struct diagnostics *diagnostics,
	void (*take)(struct record_reader *reader, const struct yaml_node *node, void *data),
	void *data)
{
	struct record_reader reader = {.table = table, .file = file, .diagnostics = diagnostics};

	if (yaml_is_null(node))
		return;
	if (node->kind != NODE_SEQUENCE) {
		diagnostics_error(diagnostics, file, node->at, _("%s 应是列表，而不是%s"),
			table->list, yaml_kind_name(node->kind));
		return;
	}
	for (const struct yaml_node *item = node->first; item; item = item->next)
		take(&reader, item, data);
}

/* Writing */

void record_write(const struct record_table *table, const void *record, struct yaml_writer *writer)
{
	char buffer[RECORD_NUMBER_SIZE];

	for (const struct record_key *key = table->keys; key->key; key++) {
		const char *text = record_text(key, record, buffer);

		if (*text)
			yaml_write(writer, key->key, text);
	}
}

/* JSON */

json_t *record_to_json(const struct record_table *table, const void *record)
{
	json_t *object = json_object();

	for (const struct record_key *key = table->keys; key->key; key++) {
		if (!is_said(key, record))
			continue;
		json_object_set_new(object, key->key,
			key->kind == RECORD_NUMBER ? json_integer(*number_of(key, record))
						   : json_string(*text_of(key, record)));
	}
	return object;
}

static bool take_json(const struct record_key *key, json_t *value, void *record)
{
	if (key->kind == RECORD_TEXT && json_is_string(value)) {
		set_text(key, record, json_string_value(value));
		return true;
	}
	json_int_t number = json_integer_value(value);
	if (key->kind != RECORD_NUMBER || number < 1 || number > G_MAXINT)
		return false;
	*number_of(key, record) = (unsigned)number;
	return true;
}

bool record_from_json(const struct record_table *table, json_t *object, void *record)
{
	size_t taken = 0;

	for (const struct record_key *key = table->keys; key->key; key++) {
		json_t *value = json_object_get(object, key->key);

		if (value ? !take_json(key, value, record) : key->required)
			return false;
		taken += value != NULL;
	}
	return taken == json_object_size(object);
}
