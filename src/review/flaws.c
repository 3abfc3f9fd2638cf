#include "review/flaws.h"

#include "base/language.h"
#include "form/own_rule.h"
#include "report/approval.h"
#include "review/state.h"

/* What people can do about a status that the history does not lead to. */
static const char *const ways_to_found[] = {
	[STATUS_DRAFT] = N_("改法：再报送一次，状态和历史就对上了"),
	[STATUS_SUBMITTED] = N_("改法：撤回或退回，再报送一次，状态和历史就对上了"),
	[STATUS_RETURNED] = N_("改法：再报送一次，状态和历史就对上了"),
	[STATUS_APPROVED] = N_("改法：重开，再报送、批准，状态和历史就对上了"),
};

static void flaw_free(gpointer data)
{
	struct review_flaw *flaw = data;

	g_free(flaw->text);
	g_free(flaw);
}

/* Takes over the text. */
static void add(GPtrArray *flaws, enum own_rule rule, struct review_flaw what)
{
	struct review_flaw *flaw = g_new(struct review_flaw, 1);

	*flaw = what;
	flaw->rule = own_rule_id(rule);
	g_ptr_array_add(flaws, flaw);
}

static struct review_flaw unfounded(const struct report *report)
{
	return (struct review_flaw){
		.level = LEVEL_ERROR,
		.text = g_strdup_printf(_("文件写着%s，按历史应是%s"),
			review_status_word(report->status),
			review_status_word(history_status(report))),
		.remedy = _(ways_to_found[report->status]),
	};
}

static struct review_flaw outdated(const struct report *report)
{
	bool approved = report->status == STATUS_APPROVED;

	return (struct review_flaw){
		.level = LEVEL_ERROR,
		.text = g_strdup(approved ? _("批准以后内容被改过，批准已失效")
					  : _("报送以后内容被改过，与报送的不同")),
		.remedy = approved ? _("改法：用现在的内容，就重开，再报送、批准；用批准的内容，"
				       "就换回备份的文件")
				   : _("改法：用现在的内容，就撤回或退回，再报送；用报送的内容，"
				       "就换回备份的文件"),
	};
}

static void add_status(GPtrArray *flaws, const struct report *report)
{
	switch (report_status_fault(report)) {
	case STATUS_FOUNDED: break;
	case STATUS_UNFOUNDED: add(flaws, OWN_STATUS, unfounded(report)); break;
	case STATUS_OUTDATED: add(flaws, OWN_STATUS, outdated(report)); break;
	}
}

static struct review_flaw broken(const struct history_entry *entry, size_t index)
{
	return (struct review_flaw){
		.level = LEVEL_ERROR,
		.at = entry->at,
		.text = g_strdup_printf(
			_("历史第%zu条与链不符：它被改过，或前面少了、多了一条"), index + 1),
		.remedy = _("这里改不回来，报告照常可用。可与留存的副本比较（nianbao diff），"
			    "或用纸上的摘要核对（nianbao verify）"),
	};
}

static struct review_flaw earlier(const struct history_entry *entry, size_t index)
{
	return (struct review_flaw){
		.level = LEVEL_NOTE,
		.at = entry->at,
		.text = g_strdup_printf(_("历史第%zu条的时间早于上一条：时钟往回拨过"), index + 1),
		.remedy = _("请核对电脑的时间；先后以历史的次序为准"),
	};
}

static void add_entry(GPtrArray *flaws, const struct report *report, size_t index)
{
	const struct history_entry *entry = history_get(report, index);

	switch (history_fault_at(report, index)) {
	case HISTORY_SOUND: break;
	case HISTORY_BROKEN: add(flaws, OWN_HISTORY, broken(entry, index)); break;
	case HISTORY_EARLIER: add(flaws, OWN_HISTORY, earlier(entry, index)); break;
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

struct section_count review_total(const struct checker *checker, const GPtrArray *flaws)
{
	struct section_count total = checker_total(checker);

	for (guint i = 0; i < flaws->len; i++) {
		const struct review_flaw *flaw = g_ptr_array_index(flaws, i);

		total.errors += flaw->level == LEVEL_ERROR;
	}
	return total;
}
