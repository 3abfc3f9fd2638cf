#include "report/history.h"

#include <string.h>

#include "base/language.h"
#include "report/digest.h"
#include "report/record.h"

static const struct record_key keys[] = {
	{"number", offsetof(struct history_entry, number), RECORD_NUMBER, true},
	{"when", offsetof(struct history_entry, when), RECORD_TEXT, true},
	{"action", offsetof(struct history_entry, action), RECORD_TEXT, true},
	{"login", offsetof(struct history_entry, login), RECORD_TEXT, false},
	{"name", offsetof(struct history_entry, name), RECORD_TEXT, false},
	{"role", offsetof(struct history_entry, role), RECORD_TEXT, false},
	{"address", offsetof(struct history_entry, address), RECORD_TEXT, false},
	{"before", offsetof(struct history_entry, before), RECORD_TEXT, false},
	{"after", offsetof(struct history_entry, after), RECORD_TEXT, false},
	{"text", offsetof(struct history_entry, text), RECORD_TEXT, false},
	{"digest", offsetof(struct history_entry, digest), RECORD_TEXT, false},
	{"signature", offsetof(struct history_entry, signature), RECORD_TEXT, false},
	{"chain", offsetof(struct history_entry, chain), RECORD_TEXT, false},
	{NULL},
};

static const struct {
	const char *action, *word;
} actions[] = {
	{HISTORY_SUBMIT, N_("报送")},
	{HISTORY_WITHDRAW, N_("撤回")},
	{HISTORY_RETURN, N_("退回")},
	{HISTORY_APPROVE, N_("批准")},
	{HISTORY_REOPEN, N_("重开")},
	{HISTORY_VOID, N_("批准失效")},
	{HISTORY_CHANGE, N_("改动")},
	{HISTORY_REMARK, N_("批注")},
	{HISTORY_ANSWER, N_("答复")},
	{HISTORY_ACCEPT, N_("认可理由")},
	{HISTORY_TAKEOVER, N_("接手")},
};

const char *history_action_word(const char *action)
{
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
		if (strcmp(actions[i].action, action) == 0)
			return _(actions[i].word);
	}
	return action;
}

static const struct record_table table = {.list = "history", .keys = keys};

static const char head[] = "nianbao-history 1\n";

static struct history_entry *entry_blank(void)
{
	struct history_entry *entry = g_new0(struct history_entry, 1);

	record_init(&table, entry);
	return entry;
}

struct history_entry *history_entry_new(const char *action, const char *when)
{
	struct history_entry *entry = entry_blank();

	record_set(&entry->action, action);
	record_set(&entry->when, when);
	return entry;
}

void history_entry_free(struct history_entry *entry)
{
	if (!entry)
		return;
	record_release(&table, entry);
	g_free(entry);
}

struct history_entry *history_entry_copy(const struct history_entry *entry)
{
	struct history_entry *copy = entry_blank();

	record_copy(&table, entry, copy);
	copy->at = entry->at;
	return copy;
}

/* The chain */

static bool is_chain(const struct record_key *key)
{
	return key->offset == offsetof(struct history_entry, chain);
}

/* "key", a tab, the text and a line's end; nothing in the text ends either. */
static void append_line(GString *out, const char *key, const char *text)
{
	g_string_append_printf(out, "%s\t", key);
	digest_append_escaped(out, text);
	g_string_append_c(out, '\n');
}

char *history_chain(const struct history_entry *entry, const char *before)
{
	g_autoptr(GString) lines = g_string_new(head);
	char buffer[RECORD_NUMBER_SIZE];

	append_line(lines, "before", before);
	for (const struct record_key *key = keys; key->key; key++) {
		const char *text = record_text(key, entry, buffer);

		if (*text && !is_chain(key))
			append_line(lines, key->key, text);
	}
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, lines->str, (gssize)lines->len);
}

static const char *chain_before(const struct report *report, size_t index)
{
	return index == 0 ? "" : history_get(report, index - 1)->chain;
}

static bool is_broken(const struct report *report, size_t index)
{
	const struct history_entry *entry = history_get(report, index);
	g_autofree char *chain = history_chain(entry, chain_before(report, index));

	return entry->number != index + 1 || strcmp(chain, entry->chain) != 0;
}

/* Whether an entry is older than the one above it. Times that are none say nothing. */
static bool is_earlier(const struct report *report, size_t index)
{
	if (index == 0)
		return false;
	g_autoptr(GDateTime) above =
		g_date_time_new_from_iso8601(history_get(report, index - 1)->when, NULL);
	g_autoptr(GDateTime) here =
		g_date_time_new_from_iso8601(history_get(report, index)->when, NULL);

	return above && here && g_date_time_compare(here, above) < 0;
}

enum history_fault history_fault_at(const struct report *report, size_t index)
{
	if (is_broken(report, index))
		return HISTORY_BROKEN;
	return is_earlier(report, index) ? HISTORY_EARLIER : HISTORY_SOUND;
}

size_t history_first_broken(const struct report *report)
{
	size_t index = 0;

	while (index < report->history->len && !is_broken(report, index))
		index++;
	return index;
}

/* Of a report */

const struct history_entry *history_get(const struct report *report, size_t index)
{
	return g_ptr_array_index(report->history, index);
}

bool history_has_begun(const struct report *report)
{
	for (size_t i = 0; i < report->history->len; i++) {
		if (strcmp(history_get(report, i)->action, HISTORY_TAKEOVER) != 0)
			return true;
	}
	return false;
}

const struct history_entry *history_last(const struct report *report, const char *action)
{
	for (size_t i = report->history->len; i-- > 0;) {
		const struct history_entry *entry = history_get(report, i);

		if (strcmp(entry->action, action) == 0)
			return entry;
	}
	return NULL;
}

void history_append(struct report *report, struct history_entry *entry)
{
	record_chomp(&table, entry);
	entry->number = report->history->len + 1;
	char *chain = history_chain(entry, chain_before(report, report->history->len));
	g_free(entry->chain);
	entry->chain = chain;
	g_ptr_array_add(report->history, entry);
}

void history_take_back(struct report *report, size_t count)
{
	g_ptr_array_set_size(report->history, (gint)count);
}

json_t *history_entry_to_json(const struct history_entry *entry)
{
	return record_to_json(&table, entry);
}

/* The file */

static void take(struct record_reader *reader, const struct yaml_node *node, void *data)
{
	struct report *report = data;
	struct history_entry *entry = reader->record = entry_blank();

	entry->at = node->at;
	if (record_read(reader, node))
		g_ptr_array_add(report->history, entry);
	else
		history_entry_free(entry);
}

void report_read_history(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics)
{
	record_read_list(&table, node, file, diagnostics, take, report);
}

/* Whether an entry has lines of its own: a text or a signature with line breaks. */
static bool has_lines(const struct history_entry *entry)
{
	char buffer[RECORD_NUMBER_SIZE];

	for (const struct record_key *key = keys; key->key; key++) {
		if (strchr(record_text(key, entry, buffer), '\n'))
			return true;
	}
	return false;
}

void report_write_history(const struct report *report, struct yaml_writer *writer)
{
	yaml_open_list(writer, table.list);
	for (guint i = 0; i < report->history->len; i++) {
		const struct history_entry *entry = history_get(report, i);
		bool block = has_lines(entry);

		(block ? yaml_open_mapping : yaml_open_flow)(writer, NULL);
		record_write(&table, entry, writer);
		(block ? yaml_close_mapping : yaml_close_flow)(writer);
	}
	yaml_close_list(writer);
}
