#include "session/journal_line.h"

#include <jansson.h>
#include <string.h>

#include "base/difference.h"
#include "base/json_text.h"

enum {
	LEAST_SAVED = 64, /* bytes of a text not written again that are worth the offsets */
};

struct said {
	GHashTable *texts; /* address -> GString */
};

static void free_text(gpointer text)
{
	g_string_free(text, TRUE);
}

struct said *said_new(void)
{
	struct said *said = g_new(struct said, 1);

	said->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_text);
	return said;
}

void said_free(struct said *said)
{
	g_hash_table_unref(said->texts);
	g_free(said);
}

void said_clear(struct said *said)
{
	g_hash_table_remove_all(said->texts);
}

const GString *said_at(const struct said *said, const char *address)
{
	return g_hash_table_lookup(said->texts, address);
}

/* The text of an address, to be altered; an empty one where nothing was said. */
static GString *said_text(struct said *said, const char *address)
{
	GString *text = g_hash_table_lookup(said->texts, address);

	if (!text) {
		text = g_string_new(NULL);
		g_hash_table_insert(said->texts, g_strdup(address), text);
	}
	return text;
}

static void replace_bytes(GString *text, size_t from, size_t to, const char *words)
{
	g_string_erase(text, (gssize)from, (gssize)(to - from));
	g_string_insert(text, (gssize)from, words);
}

/* Writing */

/* Appends a value, which it lets go of, as a line. */
static void append_line(GString *out, json_t *value)
{
	json_append_text(out, value, JSON_COMPACT);
	g_string_append_c(out, '\n');
}

void journal_line_write_head(const char *form, const char *base, GString *out)
{
	append_line(out,
		json_pack("{s:i, s:s, s:s}", "nianbao-journal", JOURNAL_VERSION, "form", form,
			"base", base));
}

/* What takes the place of what in the text said before, or NULL where there is nothing to spare. */
static json_t *splice_of(const char *address, const GString *before, const GString *after)
{
	struct difference same =
		difference_between(before->str, before->len, after->str, after->len);

	if (same.front + same.back < LEAST_SAVED)
		return NULL;
	return json_pack("[s, I, I, s%]", address, (json_int_t)same.front,
		(json_int_t)(before->len - same.back), after->str + same.front,
		after->len - same.front - same.back);
}

static json_t *say(struct said *said, const struct change *change)
{
	g_autoptr(GString) after = g_string_new(change->after);
	GString *text = said_text(said, change->address);
	json_t *item = splice_of(change->address, text, after);

	g_string_assign(text, change->after);
	return item ? item : json_pack("[ss]", change->address, change->after);
}

void journal_line_write_list(struct said *said, enum journal_line_kind kind,
	const struct change_list *list, GString *out)
{
	json_t *line = json_object(), *items = json_array();

	for (guint i = 0; list && i < change_list_length(list); i++)
		json_array_append_new(items, say(said, change_list_get(list, i)));
	json_object_set_new(line, kind == JOURNAL_LINE_DONE ? "done" : "open", items);
	if (list && list->when != 0)
		json_object_set_new(line, "time", json_integer(list->when));
	append_line(out, line);
}

void journal_line_write_cursor(const char *address, GString *out)
{
	append_line(out, json_pack("{s:s}", "cursor", address));
}

/* Reading */

bool journal_line_read_head(const char *bytes, size_t length, char **form, char **base)
{
	json_t *head = json_loadb(bytes, length, 0, NULL);
	const char *its_form, *its_base;
	int version;
	bool good = head &&
		json_unpack(head, "{s:i, s:s, s:s}", "nianbao-journal", &version, "form", &its_form,
			"base", &its_base) == 0 &&
		version >= 1 && version <= JOURNAL_VERSION;

	*form = good ? g_strdup(its_form) : NULL;
	*base = good ? g_strdup(its_base) : NULL;
	json_decref(head);
	return good;
}

/* A change as its line has it; borrowed from that. */
struct item {
	const char *address, *words;
	json_int_t from, to; /* -1: as a whole */
};

/* "[sss]" is version 1. */
static bool read_item(json_t *value, struct item *item)
{
	const char *before;

	item->from = item->to = -1;
	return json_unpack(value, "[ss!]", &item->address, &item->words) == 0 ||
		json_unpack(value, "[sIIs!]", &item->address, &item->from, &item->to,
			&item->words) == 0 ||
		json_unpack(value, "[sss!]", &item->address, &before, &item->words) == 0;
}

static bool is_border(const GString *text, json_int_t offset)
{
	return offset >= 0 && offset <= (json_int_t)text->len &&
		((unsigned char)text->str[offset] & 0xC0) != 0x80;
}

static bool is_whole(const struct item *item)
{
	return item->from < 0 && item->to < 0;
}

static bool fits(const struct said *said, const struct item *item)
{
	const GString *text = said_at(said, item->address);

	if (is_whole(item))
		return true;
	return text && item->from <= item->to && is_border(text, item->from) &&
		is_border(text, item->to);
}

static void take_item(struct said *said, const struct item *item)
{
	GString *text = said_text(said, item->address);

	if (is_whole(item))
		g_string_assign(text, item->words);
	else
		replace_bytes(text, (size_t)item->from, (size_t)item->to, item->words);
}

/* Says all of a list. False at the first change that does not fit: what was said by then is not to
   be relied upon. */
static bool take_items(struct said *said, json_t *items, GPtrArray *addresses)
{
	size_t index;
	json_t *value;

	json_array_foreach(items, index, value)
	{
		struct item item;

		if (!read_item(value, &item) || !fits(said, &item))
			return false;
		take_item(said, &item);
		g_ptr_array_add(addresses, g_strdup(item.address));
	}
	return true;
}

static bool take_cursor(json_t *value, struct journal_line *line)
{
	if (!json_is_string(value))
		return false;
	line->kind = JOURNAL_LINE_CURSOR;
	g_ptr_array_add(line->addresses, g_strdup(json_string_value(value)));
	return true;
}

static bool take_line(struct said *said, json_t *value, struct journal_line *line)
{
	json_t *done = json_is_array(value) ? value : json_object_get(value, "done");
	json_t *open = json_object_get(value, "open");

	line->when = json_integer_value(json_object_get(value, "time"));
	line->kind = done ? JOURNAL_LINE_DONE : JOURNAL_LINE_OPEN;
	if (done || open)
		return json_is_array(done ? done : open) &&
			take_items(said, done ? done : open, line->addresses);
	return take_cursor(json_object_get(value, "cursor"), line);
}

bool journal_line_read(
	struct said *said, const char *bytes, size_t length, struct journal_line *line)
{
	json_t *value = json_loadb(bytes, length, 0, NULL);

	*line = (struct journal_line){.addresses = g_ptr_array_new_with_free_func(g_free)};
	bool good = value && take_line(said, value, line);
	json_decref(value);
	if (good)
		return true;
	said_clear(said);
	journal_line_release(line);
	return false;
}

void journal_line_release(struct journal_line *line)
{
	g_clear_pointer(&line->addresses, g_ptr_array_unref);
}
