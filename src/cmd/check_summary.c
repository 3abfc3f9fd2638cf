#include "cmd/check_summary.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "cmd/say.h"
#include "review/summary_words.h"

/* A line of the list. */
struct entry {
	char *file;
	struct report_summary *summary;
};

static void entry_free(gpointer data)
{
	struct entry *entry = data;

	g_free(entry->file);
	report_summary_free(entry->summary);
	g_free(entry);
}

GPtrArray *check_summary_new(void)
{
	return g_ptr_array_new_with_free_func(entry_free);
}

void check_summary_add(GPtrArray *list, const char *path, struct report_summary *summary)
{
	struct entry *entry = g_new(struct entry, 1);

	*entry = (struct entry){shown_name(path), summary};
	g_ptr_array_add(list, entry);
}

/* Text */

/* Behind these stands the file. */
static const enum summary_column columns[] = {
	SUMMARY_UNIT,
	SUMMARY_YEAR,
	SUMMARY_STATUS,
	SUMMARY_FILLED,
	SUMMARY_ERRORS,
	SUMMARY_WARNINGS,
	SUMMARY_BEYOND,
	SUMMARY_REMARKS,
	SUMMARY_OPEN_REMARKS,
	SUMMARY_CHANGED,
	SUMMARY_SUBMITTED,
};

static int width_of(enum summary_column column, const GPtrArray *list)
{
	const char *head = summary_head(column);
	int width = text_width(head, strlen(head), WIDTH_NARROW);

	for (guint i = 0; i < list->len; i++) {
		const struct entry *entry = g_ptr_array_index(list, i);
		g_autofree char *text = summary_text(entry->summary, column);

		width = MAX(width, text_width(text, strlen(text), WIDTH_NARROW));
	}
	return width;
}

/* A cell of the table, and the blanks behind it. */
static void append_cell(GString *out, enum summary_column column, const char *text, int width)
{
	(summary_is_figure(column) ? text_append_right : text_append_padded)(
		out, text, width, WIDTH_NARROW);
	g_string_append(out, "  ");
}

void check_summary_show_text(const GPtrArray *list, GString *out)
{
	int widths[G_N_ELEMENTS(columns)];

	for (size_t c = 0; c < G_N_ELEMENTS(columns); c++) {
		widths[c] = width_of(columns[c], list);
		append_cell(out, columns[c], summary_head(columns[c]), widths[c]);
	}
	g_string_append_printf(out, "%s\n", C_("summary", "文件"));
	for (guint i = 0; i < list->len; i++) {
		const struct entry *entry = g_ptr_array_index(list, i);

		for (size_t c = 0; c < G_N_ELEMENTS(columns); c++) {
			g_autofree char *text = summary_text(entry->summary, columns[c]);

			append_cell(out, columns[c], text, widths[c]);
		}
		g_string_append_printf(out, "%s\n", entry->file);
	}
}

/* JSON */

static void set_count(json_t *object, const char *key, size_t count)
{
	json_object_set_new(object, key, json_integer((json_int_t)count));
}

static void set_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, json_string(text));
}

/* What is known only of a report with last year's in it is null of the others. */
static json_t *object_of(const struct entry *entry)
{
	const struct report_summary *summary = entry->summary;
	json_t *object = json_object();

	set_text(object, "file", entry->file);
	set_text(object, "unit", summary->unit);
	set_text(object, "year", summary->year);
	set_text(object, "form", summary->form);
	set_text(object, "status", report_status_id(summary->status));
	json_object_set_new(object, "void", json_boolean(summary->is_void));
	set_count(object, "filled", section_count_filled(summary->count));
	set_count(object, "required", summary->count.required);
	set_count(object, "errors", summary->count.errors);
	set_count(object, "warnings", summary->count.warnings);
	set_count(object, "explained", summary->count.explained);
	set_count(object, "unaccepted", summary->standing.reasons);
	json_object_set_new(object, "beyond",
		summary->has_last_year ? json_integer((json_int_t)summary->beyond) : json_null());
	set_count(object, "remarks", summary->standing.remarks);
	set_count(object, "answered", summary->remarks - summary->standing.remarks);
	set_count(object, "changed", summary->changed);
	set_count(object, "rounds", summary->rounds);
	set_text(object, "submitted", summary->submitted.when);
	return object;
}

json_t *check_summary_show_json(const GPtrArray *list)
{
	json_t *array = json_array();

	for (guint i = 0; i < list->len; i++)
		json_array_append_new(array, object_of(g_ptr_array_index(list, i)));
	return array;
}
