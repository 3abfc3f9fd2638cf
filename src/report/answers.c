#include "report/answers.h"

#include "base/language.h"

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
		reader->diagnostics, reader->file, node->at, _("%s 写了两次"), address);
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
	const char *key = node->key;
	g_autofree char *address = g_strconcat(prefix, *prefix ? "." : "", key, NULL);

	if (*key == '\0' || strchr(key, '.'))
		return diagnostics_error(reader->diagnostics, reader->file, node->key_at,
			_("“%s”不是一个键：键里不能有点，也不能没有字"), key);
	return read_node(reader, address, node);
}

static bool refuse(
	const struct answer_reader *reader, const char *address, const struct yaml_node *node)
{
	const char *kind = yaml_kind_name(node->kind);

	if (*address == '\0')
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("应是“键: 值”的组合，而不是%s"), kind);
	return diagnostics_error(reader->diagnostics, reader->file, node->at,
		_("%s 应是一个值，而不是%s"), address, kind);
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

/*
 * Writing
 *
 * Answers come in any order, but a mapping has a key once. So they are put in the order of the first
 * of their section, in it in that of the first of their row, and then in their own.
 */

struct spot {
	const struct answer *answer;
	guint section, row; /* numbers of the first answer with the same one */
	guint number;
};

/* The number of the first answer whose address begins like this one's, up to the point behind
   `from`; the answer's own where there is no point. */
static guint first_like(GHashTable *firsts, const char *address, size_t from, guint number)
{
	const char *point = strchr(address + from, '.');

	if (!point)
		return number;
	char *group = g_strndup(address, (gsize)(point + 1 - address));
	gpointer first = g_hash_table_lookup(firsts, group);
	if (first) {
		g_free(group);
		return GPOINTER_TO_UINT(first) - 1;
	}
	g_hash_table_insert(firsts, group, GUINT_TO_POINTER(number + 1));
	return number;
}

static struct spot spot_of(
	GHashTable *firsts, const struct answer *answer, size_t offset, guint number)
{
	const char *point = strchr(answer->address + offset, '.');
	struct spot spot = {.answer = answer, .row = number, .number = number};

	spot.section = first_like(firsts, answer->address, offset, number);
	if (point)
		spot.row = first_like(
			firsts, answer->address, (size_t)(point + 1 - answer->address), number);
	return spot;
}

static gint compare_spots(gconstpointer a, gconstpointer b)
{
	const struct spot *left = a, *right = b;

	if (left->section != right->section)
		return left->section < right->section ? -1 : 1;
	if (left->row != right->row)
		return left->row < right->row ? -1 : 1;
	return left->number < right->number ? -1 : left->number > right->number;
}

static bool is_skipped(const char *part, bool (*skips)(const char *part, void *data), void *data)
{
	g_autofree char *key = g_strndup(part, strcspn(part, "."));

	return skips && skips(key, data);
}

/* The answers to be written, in order. */
static GArray *list_spots(const struct answers *answers, const char *prefix,
	bool (*skips)(const char *part, void *data), void *data)
{
	GArray *spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	g_autoptr(GHashTable) firsts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	size_t offset = strlen(prefix);

	for (guint i = 0; i < answers_count(answers); i++) {
		const struct answer *answer = answers_get(answers, i);

		if (!g_str_has_prefix(answer->address, prefix) ||
			is_skipped(answer->address + offset, skips, data))
			continue;
		struct spot spot = spot_of(firsts, answer, offset, i);
		g_array_append_val(spots, spot);
	}
	g_array_sort(spots, compare_spots);
	return spots;
}

/* Behind the last of the answers from `first` on that share its first bytes. */
static guint end_of_group(const GArray *spots, guint first, size_t shared)
{
	const char *address = g_array_index(spots, struct spot, first).answer->address;
	guint end = first + 1;

	while (end < spots->len &&
		strncmp(g_array_index(spots, struct spot, end).answer->address, address, shared) ==
			0)
		end++;
	return end;
}

/* Writes the answer, or all answers that share the part behind `offset` with it. A mapping inside a
   mapping is a row, which stands on one line. Returns the first not written. */
static guint write_group(
	const GArray *spots, guint first, size_t offset, bool row, struct yaml_writer *writer)
{
	const struct answer *answer = g_array_index(spots, struct spot, first).answer;
	const char *part = answer->address + offset;
	const char *point = strchr(part, '.');

	if (!point) {
		yaml_write(writer, part, answer->text);
		return first + 1;
	}
	size_t inner = (size_t)(point + 1 - answer->address);
	guint end = end_of_group(spots, first, inner);
	g_autofree char *key = g_strndup(part, (gsize)(point - part));

	(row ? yaml_open_flow : yaml_open_mapping)(writer, key);
	while (first < end)
		first = write_group(spots, first, inner, true, writer);
	(row ? yaml_close_flow : yaml_close_mapping)(writer);
	return end;
}

void answers_write(const struct answers *answers, const char *prefix,
	bool (*skips)(const char *part, void *data), void *data, struct yaml_writer *writer)
{
	g_autoptr(GArray) spots = list_spots(answers, prefix, skips, data);

	for (guint i = 0; i < spots->len;)
		i = write_group(spots, i, strlen(prefix), *prefix != '\0', writer);
}
