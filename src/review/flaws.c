#include "review/flaws.h"

#include <glib/gi18n.h>

#include "form/own_rule.h"
#include "report/approval.h"

static void flaw_free(gpointer data)
{
	struct review_flaw *flaw = data;

	g_free(flaw->text);
	g_free(flaw);
}

static void add(
	GPtrArray *flaws, enum own_rule rule, enum level level, struct position at, char *text)
{
	struct review_flaw *flaw = g_new(struct review_flaw, 1);

	*flaw = (struct review_flaw){own_rule_id(rule), level, at, text};
	g_ptr_array_add(flaws, flaw);
}

static void add_status(GPtrArray *flaws, const struct report *report)
{
	const struct position nowhere = {0};

	switch (report_status_fault(report)) {
	case STATUS_FOUNDED: break;
	case STATUS_UNFOUNDED:
		add(flaws, OWN_STATUS, LEVEL_ERROR, nowhere,
			g_strdup_printf(_("状态写的是 %s，按历史应是 %s"),
				report_status_id(report->status),
				report_status_id(history_status(report))));
		break;
	case STATUS_OUTDATED:
		add(flaws, OWN_STATUS, LEVEL_ERROR, nowhere,
			g_strdup(report->status == STATUS_APPROVED
					? _("批准以后内容被改过，批准已失效")
					: _("报送以后内容被改过，与报送的不同")));
	}
}

static void add_entry(GPtrArray *flaws, const struct report *report, size_t index)
{
	const struct history_entry *entry = history_get(report, index);

	switch (history_fault_at(report, index)) {
	case HISTORY_SOUND: break;
	case HISTORY_BROKEN:
		add(flaws, OWN_HISTORY, LEVEL_ERROR, entry->at,
			g_strdup_printf(_("历史第%zu条与链不符：它被改过，或前面少了、多了一条"),
				index + 1));
		break;
	case HISTORY_EARLIER:
		add(flaws, OWN_HISTORY, LEVEL_NOTE, entry->at,
			g_strdup_printf(_("历史第%zu条的时间早于上一条：时钟往回拨过"), index + 1));
	}
}

GPtrArray *review_flaws(const struct report *report)
{
	GPtrArray *flaws = g_ptr_array_new_with_free_func(flaw_free);

	add_status(flaws, report);
	for (size_t i = 0; i < report->history->len; i++)
		add_entry(flaws, report, i);
	return flaws;
}
