/*
 * Journals read: lines into lists of changes.
 *
 * A journal of a few hundred kilobytes can stand for gigabytes of texts, for a
 * word typed into a long text is a short line. So of the states a long text has
 * had in a row only the last is kept, and when the lists have grown past a limit
 * all the rest becomes one. Steps grow longer by that; nothing is left out.
 */

#include "session/journal.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "session/journal_line.h"

enum {
	LONG_TEXT = 4096,
	MOST_IN_STEPS = 64 * 1024 * 1024,
	COST_OF_CHANGE = 128, /* in bytes, beside its texts */
};

struct reader {
	struct said *said;
	struct journal_content *content;
	size_t bytes;             /* of all lists */
	struct change_list *rest; /* what came when there were enough */
	GHashTable *in_rest;      /* address -> struct change *, borrowed from it */
	struct change_list *open; /* of the open field, or NULL */
};

static void add_change(
	struct reader *reader, struct change_list *list, const char *address, const char *text)
{
	change_list_add(list, address, NULL, text);
	reader->bytes += strlen(address) + strlen(text) + COST_OF_CHANGE;
}

static const char *text_at(const struct reader *reader, const char *address)
{
	return said_at(reader->said, address)->str;
}

static struct change_list *list_of(struct reader *reader, const struct journal_line *line)
{
	struct change_list *list = change_list_new();

	for (guint i = 0; i < line->addresses->len; i++) {
		const char *address = g_ptr_array_index(line->addresses, i);

		add_change(reader, list, address, text_at(reader, address));
	}
	list->when = line->when;
	return list;
}

static void replace_text(struct change *change, const char *text)
{
	g_free(change->after);
	change->after = g_strdup(text);
}

/* The change of the list before, where that is about the same long text and nothing else. */
static struct change *change_gone_on_with(
	const struct reader *reader, const struct journal_line *line)
{
	GPtrArray *lists = reader->content->lists;
	const char *address = g_ptr_array_index(line->addresses, 0);

	if (lists->len == 0 || line->addresses->len != 1 ||
		said_at(reader->said, address)->len < LONG_TEXT)
		return NULL;
	struct change_list *last = g_ptr_array_index(lists, lists->len - 1);
	if (change_list_length(last) != 1)
		return NULL;
	struct change *change = g_ptr_array_index(last->changes, 0);
	return g_str_equal(change->address, address) ? change : NULL;
}

static void add_to_rest(struct reader *reader, const char *address)
{
	struct change *change = g_hash_table_lookup(reader->in_rest, address);

	if (change) {
		replace_text(change, text_at(reader, address));
		return;
	}
	add_change(reader, reader->rest, address, text_at(reader, address));
	change = g_ptr_array_index(reader->rest->changes, change_list_length(reader->rest) - 1);
	g_hash_table_insert(reader->in_rest, change->address, change);
}

static void take_done(struct reader *reader, const struct journal_line *line)
{
	if (reader->bytes >= MOST_IN_STEPS) {
		for (guint i = 0; i < line->addresses->len; i++)
			add_to_rest(reader, g_ptr_array_index(line->addresses, i));
		reader->rest->when = line->when;
		return;
	}
	struct change *change = change_gone_on_with(reader, line);
	if (change)
		replace_text(change, text_at(reader, change->address));
	else
		g_ptr_array_add(reader->content->lists, list_of(reader, line));
}

static void close_field(struct reader *reader)
{
	g_clear_pointer(&reader->open, change_list_free);
}

static void take_open(struct reader *reader, const struct journal_line *line)
{
	size_t before = reader->bytes;

	close_field(reader);
	if (line->addresses->len > 0)
		reader->open = list_of(reader, line);
	reader->bytes = before; /* the next takes its place */
}

static void take_line(struct reader *reader, const struct journal_line *line)
{
	switch (line->kind) {
	case JOURNAL_LINE_DONE:
		close_field(reader);
		if (line->addresses->len > 0)
			take_done(reader, line);
		break;
	case JOURNAL_LINE_OPEN: take_open(reader, line); break;
	case JOURNAL_LINE_CURSOR:
		g_free(reader->content->cursor);
		reader->content->cursor = g_strdup(g_ptr_array_index(line->addresses, 0));
		break;
	}
}

/* A line cut short was never finished: it is passed over, be it the last or one that a recovered
   session went on behind. */
static void read_lines(struct reader *reader, const char *at, const char *behind)
{
	while (at < behind) {
		const char *end = memchr(at, '\n', (size_t)(behind - at));
		struct journal_line line;

		if (end && journal_line_read(reader->said, at, (size_t)(end - at), &line)) {
			take_line(reader, &line);
			journal_line_release(&line);
		} else if (end != at) {
			reader->content->unused++;
		}
		at = end ? end + 1 : behind;
	}
}

/* The rest and the open field's list come last. */
static void finish(struct reader *reader)
{
	GPtrArray *lists = reader->content->lists;

	if (change_list_length(reader->rest) > 0)
		g_ptr_array_add(lists, reader->rest);
	else
		change_list_free(reader->rest);
	if (reader->open)
		g_ptr_array_add(lists, reader->open);
	reader->content->open = reader->open;
}

static void read_content(struct journal_content *content, const char *lines, const char *behind)
{
	struct reader reader = {
		.said = said_new(),
		.content = content,
		.rest = change_list_new(),
		.in_rest = g_hash_table_new(g_str_hash, g_str_equal),
	};

	content->lists = g_ptr_array_new_with_free_func((GDestroyNotify)change_list_free);
	read_lines(&reader, lines, behind);
	finish(&reader);
	g_hash_table_unref(reader.in_rest);
	said_free(reader.said);
}

struct journal_content *journal_parse(const char *bytes, size_t length)
{
	const char *end = memchr(bytes, '\n', length);
	char *form, *base;

	if (!end || !journal_line_read_head(bytes, (size_t)(end - bytes), &form, &base))
		return NULL;
	struct journal_content *content = g_new0(struct journal_content, 1);
	content->form = form;
	content->base = base;
	read_content(content, end + 1, bytes + length);
	return content;
}

/* Whether there were changes in it, and nothing of them is left; a last line that was cut short
   never was one. */
static bool is_ruined(const struct journal_content *content, char last)
{
	guint cut_short = last != '\n';

	return content->unused > cut_short && content->lists->len == 0;
}

struct journal_content *journal_read(const char *report, GError **error)
{
	g_autofree char *path = journal_path(report);
	GStatBuf status;

	if (g_lstat(path, &status) != 0)
		return NULL;
	size_t length;
	g_autofree char *bytes = file_read_beginning(path, JOURNAL_MAX_BYTES, &length, error);
	if (!bytes || length == 0) /* killed between making it and writing into it: nothing was */
		return NULL;
	struct journal_content *content = journal_parse(bytes, length);
	if (!content) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			_("%s：不是这一版程序的恢复日志，未使用"), path);
		return NULL;
	}
	if (is_ruined(content, bytes[length - 1])) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			_("%s：恢复日志坏了，没有一处改动读得出来，未使用"), path);
		journal_content_free(content);
		return NULL;
	}
	content->modified = status.st_mtime;
	content->unused += (guint64)status.st_size > length; /* all that is too long to be read */
	return content;
}

char *journal_form(const char *report)
{
	struct journal_content *content = journal_read(report, NULL);
	char *id = content && content->lists->len > 0 ? g_strdup(content->form) : NULL;

	journal_content_free(content);
	return id;
}

guint journal_count(const struct journal_content *content)
{
	guint count = 0;

	for (guint i = 0; i < content->lists->len; i++)
		count += change_list_length(g_ptr_array_index(content->lists, i));
	return count;
}

const char *journal_last_address(const struct journal_content *content)
{
	const struct change_list *list = content->lists->len > 0
		? g_ptr_array_index(content->lists, content->lists->len - 1)
		: NULL;
	guint length = list ? change_list_length(list) : 0;

	return length > 0 ? change_list_get(list, length - 1)->address : NULL;
}

const char *journal_left_at(const struct journal_content *content)
{
	return content->cursor ? content->cursor : journal_last_address(content);
}

void journal_content_free(struct journal_content *content)
{
	if (!content)
		return;
	g_free(content->form);
	g_free(content->base);
	g_free(content->cursor);
	g_ptr_array_unref(content->lists);
	g_free(content);
}
