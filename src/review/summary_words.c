#include "review/summary_words.h"

#include "base/language.h"
#include "report/when.h"

enum { MINUTE = 16 }; /* of an ISO date and time: down to it */

static const char *status_word(const struct report_summary *summary)
{
	return review_word_of(summary->status, summary->is_void);
}

/* Columns */

static char *text_or_none(const char *text)
{
	return g_strdup(*text ? text : "-");
}

static char *number(size_t count)
{
	return g_strdup_printf("%zu", count);
}

/* "2/3", so many of all; "0" where there are none. */
static char *share(size_t part, size_t all)
{
	return all > 0 ? g_strdup_printf("%zu/%zu", part, all) : g_strdup("0");
}

static char *of_unit(const struct report_summary *summary)
{
	return text_or_none(summary->unit);
}

static char *of_year(const struct report_summary *summary)
{
	return text_or_none(summary->year);
}

static char *of_status(const struct report_summary *summary)
{
	return g_strdup(status_word(summary));
}

static char *of_filled(const struct report_summary *summary)
{
	return g_strdup_printf(
		"%zu/%zu", section_count_filled(summary->count), summary->count.required);
}

static char *of_errors(const struct report_summary *summary)
{
	return number(summary->count.errors);
}

static char *of_warnings(const struct report_summary *summary)
{
	size_t explained = summary->count.explained;

	return share(explained, explained + summary->count.warnings);
}

static char *of_beyond(const struct report_summary *summary)
{
	return summary->has_last_year ? number(summary->beyond) : g_strdup("-");
}

static char *of_remarks(const struct report_summary *summary)
{
	return share(summary->remarks - summary->standing.remarks, summary->remarks);
}

static char *of_open_remarks(const struct report_summary *summary)
{
	return number(summary->standing.remarks);
}

static char *of_changed(const struct report_summary *summary)
{
	bool was_seen = summary->rounds > 1 || *summary->returned.when;

	return was_seen ? number(summary->changed) : g_strdup("-");
}

static char *of_submitted(const struct report_summary *summary)
{
	g_autofree char *day = when_day(summary->submitted.when);

	if (summary->rounds > 1)
		return g_strdup_printf(_("%s 第%u次"), day, summary->rounds);
	return text_or_none(day);
}

static const struct column {
	const char *head;
	bool is_figure;
	char *(*text)(const struct report_summary *summary);
} columns[SUMMARY_COLUMNS] = {
	[SUMMARY_UNIT] = {NC_("summary", "单位"), false, of_unit},
	[SUMMARY_YEAR] = {NC_("summary", "年度"), false, of_year},
	[SUMMARY_STATUS] = {NC_("summary", "状态"), false, of_status},
	[SUMMARY_FILLED] = {NC_("summary", "已填"), true, of_filled},
	[SUMMARY_ERRORS] = {NC_("summary", "错"), true, of_errors},
	[SUMMARY_WARNINGS] = {NC_("summary", "警"), true, of_warnings},
	[SUMMARY_BEYOND] = {NC_("summary", "比上年"), true, of_beyond},
	[SUMMARY_REMARKS] = {NC_("summary", "批注"), true, of_remarks},
	[SUMMARY_OPEN_REMARKS] = {NC_("summary", "未答批注"), true, of_open_remarks},
	[SUMMARY_CHANGED] = {NC_("summary", "改"), true, of_changed},
	[SUMMARY_SUBMITTED] = {NC_("summary", "报送"), false, of_submitted},
};

const char *summary_head(enum summary_column column)
{
	return g_dpgettext2(NULL, "summary", columns[column].head);
}

bool summary_is_figure(enum summary_column column)
{
	return columns[column].is_figure;
}

char *summary_text(const struct report_summary *summary, enum summary_column column)
{
	return columns[column].text(summary);
}

/* Lines */

/* "2025-01-24 10:12 经办": when, and by whom where that is known. */
static char *step_text(const struct summary_step *step)
{
	g_autofree char *minute = g_strndup(step->when, MINUTE);

	g_strdelimit(minute, "T", ' ');
	return *step->who ? g_strdup_printf("%s %s", minute, step->who) : g_steal_pointer(&minute);
}

static void add_way(const struct report_summary *summary, GPtrArray *lines)
{
	g_autofree char *submitted = step_text(&summary->submitted);
	g_autofree char *returned = step_text(&summary->returned);
	g_autofree char *taken_back = step_text(&summary->taken_back);

	if (summary->rounds == 0)
		g_ptr_array_add(lines, g_strdup(_("还没有报送")));
	else if (summary->way_back)
		g_ptr_array_add(lines,
			g_strdup_printf(_("第%u次报送 %s；%s %s"), summary->rounds, submitted,
				summary->way_back, taken_back));
	else if (*summary->returned.when)
		g_ptr_array_add(lines,
			g_strdup_printf(_("第%u次报送 %s；上次退回 %s"), summary->rounds, submitted,
				returned));
	else
		g_ptr_array_add(
			lines, g_strdup_printf(_("第%u次报送 %s"), summary->rounds, submitted));
}

static void add_approval(const struct report_summary *summary, GPtrArray *lines)
{
	g_autofree char *approved = step_text(&summary->approved);

	if (summary_is_approved(summary))
		g_ptr_array_add(lines,
			g_strdup_printf(
				summary->is_signed ? _("批准 %s，有签名") : _("批准 %s，没有签名"),
				approved));
	else if (summary->is_void)
		g_ptr_array_add(lines, g_strdup_printf(_("批准 %s，已失效"), approved));
}

/* What stands in the way of the next step, which is for the clerk or for the reviewer. */
static void add_obstacles(const struct report_summary *summary, GPtrArray *lines)
{
	bool is_submitted = summary->status == STATUS_SUBMITTED;
	g_autofree char *obstacles = standing_obstacles(
		&summary->standing, is_submitted ? REVIEW_APPROVE : REVIEW_SUBMIT);

	if (summary->status == STATUS_APPROVED)
		return;
	if (*obstacles)
		g_ptr_array_add(lines,
			g_strdup_printf(is_submitted ? _("还不能批准：%s") : _("还不能报送：%s"),
				obstacles));
	else
		g_ptr_array_add(
			lines, g_strdup(is_submitted ? _("可以批准") : _("填好了，可以报送")));
}

void summary_describe(const struct report_summary *summary, GPtrArray *lines)
{
	add_way(summary, lines);
	add_approval(summary, lines);
	add_obstacles(summary, lines);
	for (guint i = 0; i < summary->notable->len; i++)
		g_ptr_array_add(lines, g_strdup(g_ptr_array_index(summary->notable, i)));
	if (!summary->has_last_year)
		g_ptr_array_add(lines, g_strdup(_("没有带上年的报告，跨年的规则没有查")));
}
