#include "print/board_listing.h"

#include <string.h>

#include "base/language.h"
#include "print/csv.h"
#include "report/when.h"
#include "review/summary_words.h"

/* Each figure has a column of its own: spreadsheets take 3/4 for a day in March. */

static char *count_text(size_t count)
{
	return g_strdup_printf("%zu", count);
}

static char *filled_of(const struct report_summary *summary)
{
	return count_text(section_count_filled(summary->count));
}

static char *required_of(const struct report_summary *summary)
{
	return count_text(summary->count.required);
}

static char *errors_of(const struct report_summary *summary)
{
	return count_text(summary->count.errors);
}

static char *warnings_of(const struct report_summary *summary)
{
	return count_text(summary->count.warnings);
}

static char *explained_of(const struct report_summary *summary)
{
	return count_text(summary->count.explained);
}

static char *remarks_of(const struct report_summary *summary)
{
	return count_text(summary->remarks);
}

static char *open_remarks_of(const struct report_summary *summary)
{
	return count_text(summary->standing.remarks);
}

/* "-" on the board is nothing to count. */
static char *figure_of(const struct report_summary *summary, enum summary_column column)
{
	g_autofree char *text = summary_text(summary, column);

	return g_strdup(strcmp(text, "-") == 0 ? "" : text);
}

static char *beyond_of(const struct report_summary *summary)
{
	return figure_of(summary, SUMMARY_BEYOND);
}

static char *changed_of(const struct report_summary *summary)
{
	return figure_of(summary, SUMMARY_CHANGED);
}

static char *rounds_of(const struct report_summary *summary)
{
	return count_text(summary->rounds);
}

static char *submitted_of(const struct report_summary *summary)
{
	return when_day(summary->submitted.when);
}

static char *approved_of(const struct report_summary *summary)
{
	return when_day(summary->approved.when);
}

static char *unit_of(const struct report_summary *summary)
{
	return g_strdup(summary->unit);
}

static char *year_of(const struct report_summary *summary)
{
	return g_strdup(summary->year);
}

static char *status_of(const struct report_summary *summary)
{
	return summary_text(summary, SUMMARY_STATUS);
}

static const struct {
	const char *head;
	char *(*text)(const struct report_summary *summary);
} columns[] = {
	{NC_("sheet", "单位"), unit_of},
	{NC_("sheet", "年度"), year_of},
	{NC_("sheet", "状态"), status_of},
	{NC_("sheet", "已填"), filled_of},
	{NC_("sheet", "应填"), required_of},
	{NC_("sheet", "错"), errors_of},
	{NC_("sheet", "未说明的警"), warnings_of},
	{NC_("sheet", "已说明的警"), explained_of},
	{NC_("sheet", "比上年突变"), beyond_of},
	{NC_("sheet", "批注"), remarks_of},
	{NC_("sheet", "未答批注"), open_remarks_of},
	{NC_("sheet", "改动"), changed_of},
	{NC_("sheet", "第几次报送"), rounds_of},
	{NC_("sheet", "报送日期"), submitted_of},
	{NC_("sheet", "批准日期"), approved_of},
};

static char *field_of(const struct board_line *line, size_t column)
{
	if (!line->summary)
		return g_strdup(column == 0 ? line->name : "");
	return columns[column].text(line->summary);
}

static void append_fields(GString *out, GPtrArray *fields)
{
	csv_append_line(out, (const char *const *)fields->pdata, fields->len);
}

static void append_heads(GString *out)
{
	g_autoptr(GPtrArray) heads = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		g_ptr_array_add(heads, (gpointer)g_dpgettext2(NULL, "sheet", columns[i].head));
	g_ptr_array_add(heads, (gpointer)C_("sheet", "文件"));
	g_ptr_array_add(heads, (gpointer)C_("sheet", "读不了的原因"));
	append_fields(out, heads);
}

static void append_report(GString *out, const struct board_line *line)
{
	g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		g_ptr_array_add(fields, field_of(line, i));
	g_ptr_array_add(fields, g_strdup(line->path));
	g_ptr_array_add(fields, g_strdup(line->trouble ? line->trouble : ""));
	append_fields(out, fields);
}

void print_board_csv(const struct board *board, enum board_filter filter, GString *out)
{
	const struct board_line *line;

	append_heads(out);
	for (size_t i = 0; (line = board_get(board, filter, i)); i++)
		append_report(out, line);
}
