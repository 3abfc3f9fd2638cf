/* Reading a report's tree against its form. */
#include "report/file.h"

#include <string.h>

#include "base/language.h"
#include "base/names.h"
#include "report/history.h"
#include "report/previous.h"
#include "report/reader.h"
#include "report/reasons.h"
#include "report/remarks.h"

bool reader_error(struct reader *reader, const struct yaml_node *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(
		reader->diagnostics, reader->file, node->at, LEVEL_ERROR, NULL, format, arguments);
	va_end(arguments);
	return false;
}

bool reader_error_at(struct reader *reader, struct position at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(
		reader->diagnostics, reader->file, at, LEVEL_ERROR, NULL, format, arguments);
	va_end(arguments);
	return false;
}

bool reader_gave_up(const struct reader *reader)
{
	enum { MOST_MISTAKES = 100 };

	return diagnostics_errors(reader->diagnostics) >= reader->errors_before + MOST_MISTAKES;
}

static void G_GNUC_PRINTF(3, 4)
	reader_note(struct reader *reader, struct position at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(
		reader->diagnostics, reader->file, at, LEVEL_NOTE, NULL, format, arguments);
	va_end(arguments);
}

/* Keeps what stands at an address that the form knew before it was edited. */
static void keep_stray(
	struct reader *reader, const char *address, const struct yaml_node *value, const char *what)
{
	if (!answers_read(
		    reader->older->answers, address, value, reader->file, reader->diagnostics))
		return;
	reader_note(reader, value->key_at, _("表式里不再有%s“%s”，照原样保留"), what, value->key);
}

static char *address_in(const char *address, const struct yaml_node *value)
{
	return g_strconcat(address, ".", value->key, NULL);
}

/* The cell that had this address in an earlier version of the form and is not named yet. */
static cell_index find_former(const struct reader *reader, const char *address)
{
	cell_index cell = form_find_former(reader->form, address);

	return cell != CELL_NONE && !reader->named[cell] ? cell : CELL_NONE;
}

/* Whether a value, or one of a row's, is one of a cell that was called otherwise. */
static bool holds_former(
	const struct reader *reader, const char *address, const struct yaml_node *value)
{
	if (value->kind == NODE_SCALAR)
		return find_former(reader, address) != CELL_NONE;
	for (const struct yaml_node *part = value->first; part && part->key; part = part->next) {
		g_autofree char *inner = address_in(address, part);

		if (holds_former(reader, inner, part))
			return true;
	}
	return false;
}

static void read_former(struct reader *reader, const char *address, const struct yaml_node *value)
{
	static const struct suggestion none = {0};

	if (value->kind == NODE_SCALAR) {
		read_cell(reader, find_former(reader, address), value);
		return;
	}
	for (const struct yaml_node *part = value->first; part; part = part->next) {
		g_autofree char *inner = address_in(address, part);

		if (!reader_take_older(reader, inner, part, _("这一项：")))
			reader_unknown(reader, part, _("这一项："), &none);
	}
}

bool reader_take_older(
	struct reader *reader, const char *address, const struct yaml_node *value, const char *what)
{
	const char *key = value->key;
	bool former = holds_former(reader, address, value);
	bool stray = !former && reader->older && *key && !strchr(key, '.');

	if (former)
		read_former(reader, address, value);
	if (stray)
		keep_stray(reader, address, value, what);
	return former || stray;
}

void reader_unknown(struct reader *reader, const struct yaml_node *value, const char *what,
	const struct suggestion *suggestion)
{
	g_autofree char *question = suggestion_question(suggestion);

	reader_error_at(reader, value->key_at, _("表式里没有%s“%s”%s"), what, value->key, question);
}

/* The report's own keys */

static void read_form(struct reader *reader, const struct yaml_node *node)
{
	if (strcmp(node->text, reader->form->id) != 0)
		reader_error(reader, node, _("这是表式“%s”的报告，不是“%s”的"), node->text,
			reader->form->id);
}

static void read_version(struct reader *reader, const struct yaml_node *node)
{
	struct decimal version;

	if (node->kind != NODE_SCALAR || decimal_parse(node->text, &version) != DECIMAL_OK ||
		version.scale > 0)
		reader_error(reader, node, _("form_version 应是整数"));
	else if (version.coefficient != reader->form->version)
		diagnostics_add(reader->diagnostics, reader->file, node->at, LEVEL_NOTE, NULL,
			_("报告按表式第%s版填写，现在用的是第%d版"), node->text,
			reader->form->version);
}

static void read_digest(struct reader *reader, const struct yaml_node *node)
{
	if (node->kind != NODE_SCALAR)
		reader_error(reader, node, _("form_digest 应是一串摘要"));
	if (node->kind != NODE_SCALAR || yaml_is_null(node) ||
		strcmp(node->text, form_digest(reader->form)) == 0)
		return;
	g_free(reader->report->saved_on);
	reader->report->saved_on = g_strdup(node->text);
	reader_note(reader, node->at, _("报告填写以后，表式文件有过改动"));
}

static void read_status(struct reader *reader, const struct yaml_node *node)
{
	struct suggestion suggestion;

	if (node->kind == NODE_SCALAR && report_status_parse(node->text, &reader->report->status))
		return;
	suggestion_init(&suggestion, node->kind == NODE_SCALAR ? node->text : "");
	for (enum report_status status = 0; status < STATUSES; status++)
		suggestion_offer(&suggestion, report_status_id(status));
	g_autofree char *question = suggestion_question(&suggestion);
	reader_error(reader, node,
		_("状态只能是 draft（草稿）、submitted（已报送）、returned（退回）或 "
		  "approved（已批准）%s"),
		question);
}

static void read_note(struct reader *reader, const struct yaml_node *note)
{
	cell_index former = form_find_former(reader->form, note->key);
	const char *address =
		former == CELL_NONE ? note->key : form_cell(reader->form, former)->address;
	bool allowed = form_knows(reader->form, address);

	if (note->kind != NODE_SCALAR)
		reader_error(reader, note, _("附注应是文字"));
	else if (!allowed && !reader->older)
		reader_error_at(reader, note->key_at, _("附注所在的地址“%s”不存在"), address);
	else if (!allowed)
		reader_note(
			reader, note->key_at, _("附注所在的地址“%s”不再存在，照原样保留"), address);
	if (note->kind == NODE_SCALAR && !yaml_is_null(note))
		report_set_note(reader->report, address, note->text);
}

static void read_notes(struct reader *reader, const struct yaml_node *node)
{
	if (yaml_is_null(node))
		return;
	if (node->kind != NODE_MAPPING) {
		reader_error(reader, node, _("notes 应是“地址: 文字”的组合"));
		return;
	}
	for (const struct yaml_node *note = node->first; note && !reader_gave_up(reader);
		note = note->next)
		read_note(reader, note);
}

static void read_reasons(struct reader *reader, const struct yaml_node *node)
{
	report_read_reasons(reader->report, node, reader->file, reader->diagnostics);
}

/* "requests.new.x、requests.new.y、requests.new.z等12格". Free with g_free. */
static char *list_addresses(const GPtrArray *addresses)
{
	enum { NAMED = 3 };
	g_autofree char *first = names_joined(addresses, NAMED);

	return addresses->len > NAMED ? g_strdup_printf(_("%s等%u格"), first, addresses->len)
				      : g_steal_pointer(&first);
}

static bool is_empty(const struct yaml_node *node)
{
	return yaml_is_null(node) || (node->kind != NODE_SCALAR && node->children == 0);
}

static void read_previous(struct reader *reader, const struct yaml_node *node)
{
	struct previous *previous =
		is_empty(node) ? NULL : previous_read(node, reader->file, reader->diagnostics);

	if (!previous)
		return;
	report_take_previous(reader->report, previous);
	g_autoptr(GPtrArray) strays = report_previous_strays(reader->report);
	g_autofree char *list = list_addresses(strays);
	if (strays->len > 0)
		reader_note(reader, node->key_at, _("上年的报告里，这份表式没有的格照原样保留：%s"),
			list);
}

static void read_remarks(struct reader *reader, const struct yaml_node *node)
{
	report_read_remarks(reader->report, node, reader->file, reader->diagnostics);
}

static void read_history(struct reader *reader, const struct yaml_node *node)
{
	report_read_history(reader->report, node, reader->file, reader->diagnostics);
}

static const struct report_key {
	const char *key;
	void (*read)(struct reader *reader, const struct yaml_node *node);
} report_keys[] = {
	{"form", read_form},
	{"form_version", read_version},
	{"form_digest", read_digest},
	{"status", read_status},
	{"notes", read_notes},
	{"reasons", read_reasons},
	{"remarks", read_remarks},
	{"history", read_history},
	{"previous", read_previous},
};

static void unknown_report_key(struct reader *reader, const struct yaml_node *value)
{
	struct suggestion suggestion;

	if (reader_take_older(reader, value->key, value, _("这一节：")))
		return;
	suggestion_init(&suggestion, value->key);
	for (size_t i = 0; i < G_N_ELEMENTS(report_keys); i++)
		suggestion_offer(&suggestion, report_keys[i].key);
	for (int s = 0; s < reader->form->section_count; s++)
		suggestion_offer(&suggestion, reader->form->sections[s].id);
	reader_unknown(reader, value, _("这一节："), &suggestion);
}

static void read_entry(struct reader *reader, const struct yaml_node *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(report_keys); i++) {
		if (strcmp(report_keys[i].key, node->key) == 0) {
			report_keys[i].read(reader, node);
			return;
		}
	}
	reader->section = form_find_section(reader->form, node->key);
	if (reader->section >= 0)
		read_section(reader, node);
	else
		unknown_report_key(reader, node);
}

const struct yaml_node *report_form_node(
	const struct yaml_tree *tree, struct diagnostics *diagnostics)
{
	const struct yaml_node *root = yaml_root(tree);
	const struct yaml_node *form = root->kind == NODE_MAPPING ? yaml_get(root, "form") : NULL;

	if (form && form->kind == NODE_SCALAR && !yaml_is_null(form))
		return form;
	diagnostics_error(diagnostics, yaml_file(tree), root->at,
		_("这不是年报文件：没有写明所用的表式（form: …）"));
	return NULL;
}

/* A stated figure that agrees says nothing and is let go of. */
static void drop_agreeing(struct report *report)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (report->stated[cell].kind != VALUE_BLANK && !report_contradicted(report, cell))
			value_release(&report->stated[cell]);
	}
}

/* What the tree says of the form it was written on, where that is not the form at hand; else NULL.
   Looked at first: what is read after it depends on it. */
static struct strays *find_older(const struct form *form, const struct yaml_node *root)
{
	const struct yaml_node *digest = yaml_get(root, "form_digest");
	const struct yaml_node *version = yaml_get(root, "form_version");

	if (!digest || digest->kind != NODE_SCALAR || yaml_is_null(digest) ||
		strcmp(digest->text, form_digest(form)) == 0)
		return NULL;
	return strays_new(
		version && version->kind == NODE_SCALAR ? version->text : NULL, digest->text);
}

/* Whether anything was kept that the form does not know. */
static bool keeps_strays(const struct reader *reader)
{
	GHashTableIter notes;
	gpointer address;

	if (!reader->older)
		return false;
	g_hash_table_iter_init(&notes, reader->report->notes);
	while (g_hash_table_iter_next(&notes, &address, NULL)) {
		if (!form_knows(reader->form, address))
			return true;
	}
	return answers_count(reader->older->answers) > 0;
}

/* What the edited form has and the file does not name. */
static void note_additions(struct reader *reader, const struct yaml_node *root)
{
	g_autoptr(GPtrArray) added = g_ptr_array_new();

	for (cell_index cell = 0; cell < reader->form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(reader->form, cell);

		if (!reader->named[cell] && !definition->absent &&
			!form_cell_is_computed(definition))
			g_ptr_array_add(added, (gpointer)definition->address);
	}
	g_autofree char *list = list_addresses(added);
	if (added->len > 0)
		reader_note(reader, root->at, _("表式里有而报告没有写的格，都是空白：%s"), list);
}

static void finish_older(struct reader *reader, const struct yaml_node *root)
{
	if (reader->older)
		note_additions(reader, root);
	if (keeps_strays(reader))
		reader->report->strays = g_steal_pointer(&reader->older);
	g_clear_pointer(&reader->older, strays_free);
}

struct report *report_load(
	const struct form *form, const struct yaml_tree *tree, struct diagnostics *diagnostics)
{
	size_t errors = diagnostics_errors(diagnostics);
	const struct yaml_node *root = yaml_root(tree);
	g_autofree bool *named = g_new0(bool, form->cell_count);
	struct reader reader = {
		.report = report_blank(form),
		.form = form,
		.file = yaml_file(tree),
		.diagnostics = diagnostics,
		.named = named,
		.errors_before = errors,
		.older = find_older(form, root),
	};

	for (const struct yaml_node *node = root->first; node && !reader_gave_up(&reader);
		node = node->next)
		read_entry(&reader, node);
	finish_older(&reader, root);
	if (diagnostics_errors(diagnostics) > errors) {
		report_free(reader.report);
		return NULL;
	}
	report_set_status(
		reader.report, reader.report->status); /* read behind the form, or before it */
	report_recalculate(reader.report);
	drop_agreeing(reader.report);
	return reader.report;
}
