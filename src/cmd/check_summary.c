#include "cmd/check_summary.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"
#include "cmd/say.h"
#include "report/approval.h"
#include "report/remarks.h"
#include "review/state.h"

struct summary {
	char *file, *unit, *year;
	const char *status; /* as files have it */
	const char *word;   /* as people say it */
	bool is_void;       /* it was approved, and is another now */
	struct section_count count;
	size_t remarks; /* open ones */
};

static void summary_free(gpointer data)
{
	struct summary *summary = data;

	g_free(summary->file);
	g_free(summary->unit);
	g_free(summary->year);
	g_free(summary);
}

GPtrArray *check_summary_new(void)
{
	return g_ptr_array_new_with_free_func(summary_free);
}

void check_summary_add(
	GPtrArray *list, const char *path, const struct report *report, struct section_count count)
{
	const char *unit = report_unit(report), *year = report_cover_year(report);
	struct summary *summary = g_new(struct summary, 1);

	*summary = (struct summary){
		.file = shown_name(path),
		.unit = text_sanitize(unit, strlen(unit)),
		.year = text_sanitize(year, strlen(year)),
		.status = report_status_id(report->status),
		.word = review_word(report),
		.is_void = report_approval(report) == APPROVAL_VOID,
		.count = count,
		.remarks = report_open_remarks(report),
	};
	g_ptr_array_add(list, summary);
}

/* ---- text ---- */

static char *of_unit(const struct summary *summary)
{
	return g_strdup(*summary->unit ? summary->unit : "-");
}

static char *of_year(const struct summary *summary)
{
	return g_strdup(*summary->year ? summary->year : "-");
}

static char *of_status(const struct summary *summary)
{
	return g_strdup(summary->word);
}

static char *of_filled(const struct summary *summary)
{
	return g_strdup_printf(
		"%zu/%zu", section_count_filled(summary->count), summary->count.required);
}

static char *of_errors(const struct summary *summary)
{
	return g_strdup_printf("%zu", summary->count.errors);
}

static char *of_warnings(const struct summary *summary)
{
	return g_strdup_printf("%zu", summary->count.warnings);
}

static char *of_remarks(const struct summary *summary)
{
	return g_strdup_printf("%zu", summary->remarks);
}

static char *of_file(const struct summary *summary)
{
	return g_strdup(summary->file);
}

static const struct column {
	const char *head;
	bool right;                                   /* figures stand at the right */
	char *(*text)(const struct summary *summary); /* to be freed with g_free */
} columns[] = {
	{NC_("summary", "单位"), false, of_unit},
	{NC_("summary", "年度"), false, of_year},
	{NC_("summary", "状态"), false, of_status},
	{NC_("summary", "已填"), true, of_filled},
	{NC_("summary", "错"), true, of_errors},
	{NC_("summary", "警"), true, of_warnings},
	{NC_("summary", "未答批注"), true, of_remarks},
	{NC_("summary", "文件"), false, of_file},
};

static const char *head_of(const struct column *column)
{
	return g_dpgettext2(NULL, "summary", column->head);
}

static int width_of(const struct column *column, const GPtrArray *list)
{
	const char *head = head_of(column);
	int width = text_width(head, strlen(head), WIDTH_NARROW);

	for (guint i = 0; i < list->len; i++) {
		g_autofree char *text = column->text(g_ptr_array_index(list, i));

		width = MAX(width, text_width(text, strlen(text), WIDTH_NARROW));
	}
	return width;
}

/* A cell of the table, and the blanks behind it unless it is the last. */
static void append_cell(GString *out, size_t column, const char *text, int width)
{
	if (column + 1 == G_N_ELEMENTS(columns)) {
		g_string_append_printf(out, "%s\n", text);
		return;
	}
	(columns[column].right ? text_append_right : text_append_padded)(
		out, text, width, WIDTH_NARROW);
	g_string_append(out, "  ");
}

void check_summary_show_text(const GPtrArray *list, GString *out)
{
	int widths[G_N_ELEMENTS(columns)];

	for (size_t c = 0; c < G_N_ELEMENTS(columns); c++)
		widths[c] = width_of(&columns[c], list);
	for (size_t c = 0; c < G_N_ELEMENTS(columns); c++)
		append_cell(out, c, head_of(&columns[c]), widths[c]);
	for (guint i = 0; i < list->len; i++) {
		for (size_t c = 0; c < G_N_ELEMENTS(columns); c++) {
			g_autofree char *text = columns[c].text(g_ptr_array_index(list, i));

			append_cell(out, c, text, widths[c]);
		}
	}
}

/* ---- JSON ---- */

json_t *check_summary_show_json(const GPtrArray *list)
{
	json_t *array = json_array();

	for (guint i = 0; i < list->len; i++) {
		const struct summary *summary = g_ptr_array_index(list, i);
		const struct section_count *count = &summary->count;

		json_array_append_new(array,
			json_pack("{s:s, s:s, s:s, s:s, s:b, s:I, s:I, s:I, s:I, s:I}", "file",
				summary->file, "unit", summary->unit, "year", summary->year,
				"status", summary->status, "void", summary->is_void, "filled",
				(json_int_t)section_count_filled(*count), "required",
				(json_int_t)count->required, "errors", (json_int_t)count->errors,
				"warnings", (json_int_t)count->warnings, "remarks",
				(json_int_t)summary->remarks));
	}
	return array;
}
