#include "report/answers.h"

#include <string.h>

static void answer_free(gpointer data)
{
	struct answer *answer = data;

	g_free(answer->address);
	g_free(answer->text);
	g_free(answer);
}

struct answers *answers_new(void)
{
	struct answers *answers = g_new(struct answers, 1);

	answers->list = g_ptr_array_new_with_free_func(answer_free);
	answers->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	return answers;
}

void answers_free(struct answers *answers)
{
	if (!answers)
		return;
	g_hash_table_destroy(answers->numbers);
	g_ptr_array_unref(answers->list);
	g_free(answers);
}

struct answers *answers_copy(const struct answers *answers)
{
	struct answers *copy = answers_new();

	for (guint i = 0; i < answers_count(answers); i++) {
		const struct answer *answer = answers_get(answers, i);

		answers_add(copy, answer->address, answer->text, answer->at);
	}
	return copy;
}

bool answers_add(struct answers *answers, const char *address, const char *text, struct position at)
{
	if (answers_find(answers, address))
		return false;
	struct answer *answer = g_new(struct answer, 1);

	*answer = (struct answer){g_strdup(address), g_strdup(text), at};
	g_ptr_array_add(answers->list, answer);
	g_hash_table_insert(
		answers->numbers, answer->address, GUINT_TO_POINTER(answers->list->len));
	return true;
}

guint answers_count(const struct answers *answers)
{
	return answers->list->len;
}

const struct answer *answers_get(const struct answers *answers, guint index)
{
	return g_ptr_array_index(answers->list, index);
}

const char *answers_find(const struct answers *answers, const char *address)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(answers->numbers, address));

	return number > 0 ? answers_get(answers, number - 1)->text : NULL;
}

/* Reading */

struct answer_reader {
	struct answers *answers;
	const char *file;
	struct diagnostics *diagnostics;
};

static bool read_text(
	const struct answer_reader *reader, const char *address, const struct yaml_node *node)
{
	if (yaml_is_null(node) || *node->text == '\0')
		return true;
	if (answers_add(reader->answers, address, node->text, node->at))
		return true;
	return diagnostics_error(
		reader->diagnostics, reader->file, node->at, "%s 写了两次", address);
}

static int parts_of(const char *address)
{
	int parts = *address ? 1 : 0;

	for (; *address; address++)
		parts += *address == '.';
	return parts;
}

static bool read_node(
	const struct answer_reader *reader, const char *address, const struct yaml_node *node);

static bool read_entry(
	const struct answer_reader *reader, const char *prefix, const struct yaml_node *node)
{
	const char *key = node->key->text;
	g_autofree char *address = g_strconcat(prefix, *prefix ? "." : "", key, NULL);

	if (*key == '\0' || strchr(key, '.'))
		return diagnostics_error(reader->diagnostics, reader->file, node->key->at,
			"“%s”不是一个键：键里不能有点，也不能没有字", key);
	return read_node(reader, address, node);
}

static bool refuse(
	const struct answer_reader *reader, const char *address, const struct yaml_node *node)
{
	return diagnostics_error(reader->diagnostics, reader->file, node->at,
		"%s%s应是%s，而不是%s", address, *address ? " " : "",
		*address ? "一个值" : "“键: 值”的组合", yaml_kind_name(node->kind));
}

static bool read_node(
	const struct answer_reader *reader, const char *address, const struct yaml_node *node)
{
	bool good = true;

	if (node->kind == NODE_SCALAR && *address)
		return read_text(reader, address, node);
	if (yaml_is_null(node))
		return true;
	if (node->kind != NODE_MAPPING || parts_of(address) >= ANSWER_PARTS)
		return refuse(reader, address, node);
	for (const struct yaml_node *entry = node->first; entry; entry = entry->next)
		good &= read_entry(reader, address, entry);
	return good;
}

bool answers_read(struct answers *answers, const char *prefix, const struct yaml_node *node,
	const char *file, struct diagnostics *diagnostics)
{
	struct answer_reader reader = {answers, file, diagnostics};

	return read_node(&reader, prefix, node);
}

/* Writing */

/* Behind the last of the answers from `first` on that share its first bytes. */
static guint end_of_group(const struct answers *answers, guint first, size_t shared)
{
	const char *address = answers_get(answers, first)->address;
	guint end = first + 1;

	while (end < answers_count(answers) &&
		strncmp(answers_get(answers, end)->address, address, shared) == 0)
		end++;
	return end;
}

/* Writes the answers before `end` whose addresses share all before `offset` with the first. A
   mapping inside a mapping is a row, which stands on one line. Returns the first not written. */
static guint write_group(const struct answers *answers, guint first, size_t offset, bool row,
	struct yaml_writer *writer)
{
	const struct answer *answer = answers_get(answers, first);
	const char *part = answer->address + offset;
	const char *point = strchr(part, '.');

	if (!point) {
		yaml_write(writer, part, answer->text);
		return first + 1;
	}
	size_t inner = (size_t)(point + 1 - answer->address);
	guint end = end_of_group(answers, first, inner);
	g_autofree char *key = g_strndup(part, (gsize)(point - part));

	(row ? yaml_open_flow : yaml_open_mapping)(writer, key);
	while (first < end)
		first = write_group(answers, first, inner, true, writer);
	(row ? yaml_close_flow : yaml_close_mapping)(writer);
	return end;
}

static bool is_skipped(const char *part, bool (*skips)(const char *part, void *data), void *data)
{
	g_autofree char *key = g_strndup(part, strcspn(part, "."));

	return skips && skips(key, data);
}

void answers_write(const struct answers *answers, const char *prefix,
	bool (*skips)(const char *part, void *data), void *data, struct yaml_writer *writer)
{
	size_t offset = strlen(prefix);

	for (guint i = 0; i < answers_count(answers);) {
		const char *address = answers_get(answers, i)->address;

		if (!g_str_has_prefix(address, prefix) || is_skipped(address + offset, skips, data))
			i++;
		else
			i = write_group(answers, i, offset, offset > 0, writer);
	}
}
