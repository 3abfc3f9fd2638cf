#include "report/remarks.h"

#include <string.h>

#include "base/json_text.h"
#include "base/language.h"
#include "report/record.h"

static const struct record_key keys[] = {
	{"number", offsetof(struct remark, number), RECORD_NUMBER, true},
	{"address", offsetof(struct remark, address), RECORD_TEXT, true},
	{"quote", offsetof(struct remark, quote), RECORD_TEXT, false},
	{"before", offsetof(struct remark, before), RECORD_TEXT, false},
	{"after", offsetof(struct remark, after), RECORD_TEXT, false},
	{"text", offsetof(struct remark, text), RECORD_TEXT, true},
	{"who", offsetof(struct remark, who), RECORD_TEXT, false},
	{"when", offsetof(struct remark, when), RECORD_TEXT, false},
	{"digest", offsetof(struct remark, digest), RECORD_TEXT, false},
	{"stood", offsetof(struct remark, stood), RECORD_TEXT, false},
	{"answer", offsetof(struct remark, answer), RECORD_TEXT, false},
	{"answered_by", offsetof(struct remark, answered_by), RECORD_TEXT, false},
	{"answered_when", offsetof(struct remark, answered_when), RECORD_TEXT, false},
	{NULL},
};

static const struct record_table table = {.list = "remarks", .keys = keys};

static struct remark *remark_blank(void)
{
	struct remark *remark = g_new(struct remark, 1);

	record_init(&table, remark);
	return remark;
}

struct remark *remark_new(const char *address, const char *text, const char *who, const char *when)
{
	struct remark *remark = remark_blank();

	record_set(&remark->address, address);
	record_set(&remark->text, text);
	record_set(&remark->who, who);
	record_set(&remark->when, when);
	return remark;
}

void remark_free(struct remark *remark)
{
	if (!remark)
		return;
	record_release(&table, remark);
	g_free(remark);
}

struct remark *remark_copy(const struct remark *remark)
{
	struct remark *copy = remark_blank();

	record_copy(&table, remark, copy);
	return copy;
}

/* Where it sits */

bool remark_allowed(const struct form *form, const char *address)
{
	return strcmp(address, REMARK_ON_REPORT) == 0 || form_knows(form, address);
}

cell_index remark_cell(const struct form *form, const char *address)
{
	return strcmp(address, REMARK_ON_REPORT) == 0 ? 0 : form_first_cell(form, address);
}

char *remark_place(const struct form *form, const char *address)
{
	return strcmp(address, REMARK_ON_REPORT) == 0 ? g_strdup(_("整份报告"))
						      : form_place(form, address);
}

/* JSON */

char *remark_to_json(const struct remark *remark)
{
	return json_to_text(record_to_json(&table, remark), JSON_COMPACT);
}

struct remark *remark_from_json(const char *json)
{
	json_t *object = json_loads(json, 0, NULL);
	struct remark *remark = remark_blank();

	if (!json_is_object(object) || !record_from_json(&table, object, remark) ||
		!*remark->address || !*remark->text)
		g_clear_pointer(&remark, remark_free);
	json_decref(object);
	return remark;
}

/* Of a report */

static bool find(const struct report *report, unsigned number, guint *index)
{
	for (*index = 0; *index < report->remarks->len; ++*index) {
		const struct remark *remark = g_ptr_array_index(report->remarks, *index);

		if (remark->number == number)
			return true;
	}
	return false;
}

const struct remark *report_remark_find(const struct report *report, unsigned number)
{
	guint index;

	return find(report, number, &index) ? g_ptr_array_index(report->remarks, index) : NULL;
}

void report_set_remark(struct report *report, struct remark *remark)
{
	guint index;

	if (!find(report, remark->number, &index)) {
		g_ptr_array_add(report->remarks, remark);
		return;
	}
	remark_free(g_ptr_array_index(report->remarks, index));
	g_ptr_array_index(report->remarks, index) = remark;
}

void report_remove_remark(struct report *report, unsigned number)
{
	guint index;

	if (find(report, number, &index))
		g_ptr_array_remove_index(report->remarks, index);
}

unsigned report_next_remark(const struct report *report)
{
	unsigned last = 0;

	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		last = MAX(last, remark->number);
	}
	for (unsigned free = 1; last == RECORD_NUMBER_MOST; free++) {
		if (!report_remark_find(report, free))
			return free; /* somebody has written that number into the file */
	}
	return last + 1;
}

size_t report_open_remarks(const struct report *report)
{
	size_t open = 0;

	for (guint i = 0; i < report->remarks->len; i++)
		open += remark_is_open(g_ptr_array_index(report->remarks, i), report);
	return open;
}

size_t report_open_remarks_in(const struct report *report, int section)
{
	size_t open = 0;

	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);
		cell_index cell = remark_cell(report->form, remark->address);

		open += cell != CELL_NONE && form_cell(report->form, cell)->section == section &&
			remark_is_open(remark, report);
	}
	return open;
}

const struct remark *report_remark_at(const struct report *report, cell_index cell)
{
	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		if (remark_cell(report->form, remark->address) == cell &&
			remark_is_open(remark, report))
			return remark;
	}
	return NULL;
}

/* The file */

static void take(struct record_reader *reader, const struct yaml_node *node, void *data)
{
	struct report *report = data;
	struct remark *remark = reader->record = remark_blank();

	if (!record_read(reader, node)) {
		remark_free(remark);
	} else if (report_remark_find(report, remark->number)) {
		diagnostics_error(reader->diagnostics, reader->file, node->at,
			_("第%u条批注写了两次"), remark->number);
		remark_free(remark);
	} else {
		if (!remark_allowed(report->form, remark->address))
			diagnostics_add(reader->diagnostics, reader->file, node->at, LEVEL_NOTE,
				NULL, _("第%u条批注所在的地址“%s”不存在，照原样保留"),
				remark->number, remark->address);
		report_set_remark(report, remark);
	}
}

void report_read_remarks(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics)
{
	record_read_list(&table, node, file, diagnostics, take, report);
}

void report_write_remarks(const struct report *report, struct yaml_writer *writer)
{
	yaml_open_list(writer, table.list);
	for (guint i = 0; i < report->remarks->len; i++) {
		yaml_open_mapping(writer, NULL);
		record_write(&table, g_ptr_array_index(report->remarks, i), writer);
		yaml_close_mapping(writer);
	}
	yaml_close_list(writer);
}
