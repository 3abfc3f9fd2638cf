/* Reasons in a report's file: a list of mappings. */
#include "report/reasons.h"

#include "base/suggest.h"

#include <glib/gi18n.h>
#include <string.h>

/* What every reason says, in the order of the file. */
static const struct reason_key {
	const char *key;
	size_t offset;
	bool required;
} reason_keys[] = {
	{"rule", offsetof(struct reason, rule), true},
	{"address", offsetof(struct reason, address), true},
	{"text", offsetof(struct reason, text), true},
	{"who", offsetof(struct reason, who), false},
	{"when", offsetof(struct reason, when), false},
};

static const char figures_key[] = "figures";

static char **text_of(struct reason *reason, const struct reason_key *key)
{
	return (char **)(void *)((char *)reason + key->offset);
}

struct reason_reader {
	struct reason *reason;
	const char *file;
	struct diagnostics *diagnostics;
};

static const char *scalar_text(const struct yaml_node *node)
{
	return yaml_is_null(node) ? "" : node->text;
}

/* Without the line break that ends a block. */
static bool read_text(const struct reason_reader *reader, const struct yaml_node *node, char **text)
{
	if (node->kind != NODE_SCALAR)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("reasons 的 %s 应是一个值"), node->key);
	g_free(*text);
	*text = g_strdup(scalar_text(node));
	if (g_str_has_suffix(*text, "\n"))
		(*text)[strlen(*text) - 1] = '\0';
	return true;
}

static bool read_figures(const struct reason_reader *reader, const struct yaml_node *node)
{
	if (yaml_is_null(node))
		return true;
	if (node->kind != NODE_MAPPING)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("reasons 的 figures 应是“地址: 值”的组合"));
	for (const struct yaml_node *figure = node->first; figure; figure = figure->next) {
		if (figure->kind != NODE_SCALAR)
			return diagnostics_error(reader->diagnostics, reader->file, figure->at,
				_("%s 应是一个值"), figure->key);
		reason_add_figure(reader->reason, figure->key, scalar_text(figure));
	}
	return true;
}

static bool unknown_key(const struct reason_reader *reader, const struct yaml_node *value)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, value->key);
	for (size_t i = 0; i < G_N_ELEMENTS(reason_keys); i++)
		suggestion_offer(&suggestion, reason_keys[i].key);
	suggestion_offer(&suggestion, figures_key);
	g_autofree char *question = suggestion_question(&suggestion);
	return diagnostics_error(reader->diagnostics, reader->file, value->key_at,
		_("reasons 里没有“%s”这个键%s"), value->key, question);
}

static bool read_entry(const struct reason_reader *reader, const struct yaml_node *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reason_keys); i++) {
		if (strcmp(reason_keys[i].key, node->key) == 0)
			return read_text(reader, node, text_of(reader->reason, &reason_keys[i]));
	}
	return strcmp(node->key, figures_key) == 0 ? read_figures(reader, node)
						   : unknown_key(reader, node);
}

static bool check_complete(const struct reason_reader *reader, const struct yaml_node *node)
{
	bool good = true;

	for (size_t i = 0; i < G_N_ELEMENTS(reason_keys); i++) {
		if (reason_keys[i].required && **text_of(reader->reason, &reason_keys[i]) == '\0')
			good = diagnostics_error(reader->diagnostics, reader->file, node->at,
				_("这条理由没有 %s"), reason_keys[i].key);
	}
	return good;
}

static bool read_reason(const struct reason_reader *reader, const struct yaml_node *node)
{
	bool good = true;

	if (node->kind != NODE_MAPPING)
		return diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("一条理由应是“键: 值”的组合，而不是%s"), yaml_kind_name(node->kind));
	for (const struct yaml_node *entry = node->first; entry; entry = entry->next)
		good &= read_entry(reader, entry);
	return good && check_complete(reader, node);
}

/* Whether a form knows the cells of an address, or of several joined by +. */
static bool is_known(const struct form *form, const char *address)
{
	g_auto(GStrv) cells = g_strsplit(address, "+", -1);
	bool known = true;

	for (char **cell = cells; *cell; cell++)
		known &= form_find(form, *cell) != CELL_NONE;
	return known;
}

/* Gives the report a reason that was read at a node. */
static void take(
	struct report *report, const struct reason_reader *reader, const struct yaml_node *node)
{
	struct reason *reason = reader->reason;

	if (report_reason_find(report, reason->rule, reason->address)) {
		diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("%s 在 %s 的理由写了两次"), reason->rule, reason->address);
		reason_free(reason);
		return;
	}
	if (!is_known(report->form, reason->address))
		diagnostics_add(reader->diagnostics, reader->file, node->at, LEVEL_NOTE, NULL,
			_("理由所在的地址“%s”不存在，照原样保留"), reason->address);
	report_set_reason(report, reason);
}

void report_read_reasons(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics)
{
	if (yaml_is_null(node))
		return;
	if (node->kind != NODE_SEQUENCE) {
		diagnostics_error(diagnostics, file, node->at, _("reasons 应是列表，而不是%s"),
			yaml_kind_name(node->kind));
		return;
	}
	for (const struct yaml_node *item = node->first; item; item = item->next) {
		struct reason_reader reader = {reason_new("", "", "", "", ""), file, diagnostics};

		if (read_reason(&reader, item))
			take(report, &reader, item);
		else
			reason_free(reader.reason);
	}
}

static void write_reason(const struct reason *reason, struct yaml_writer *writer)
{
	yaml_open_mapping(writer, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(reason_keys); i++) {
		const char *text = *text_of((struct reason *)reason, &reason_keys[i]);

		if (*text)
			yaml_write(writer, reason_keys[i].key, text);
	}
	yaml_open_flow(writer, figures_key);
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);

		yaml_write(writer, figure->address, *figure->text ? figure->text : NULL);
	}
	yaml_close_flow(writer);
	yaml_close_mapping(writer);
}

void report_write_reasons(const struct report *report, struct yaml_writer *writer)
{
	yaml_open_list(writer, "reasons");
	for (guint i = 0; i < report->reasons->len; i++)
		write_reason(g_ptr_array_index(report->reasons, i), writer);
	yaml_close_list(writer);
}
