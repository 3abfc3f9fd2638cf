#include "review/lineage.h"

#include <string.h>

#include "base/language.h"
#include "report/history.h"

static const char *const names[] = {
	[LINEAGE_UNKNOWN] = "unknown",
	[LINEAGE_SAME] = "same",
	[LINEAGE_CONTINUES] = "continues",
	[LINEAGE_BEHIND] = "behind",
	[LINEAGE_PARTED] = "parted",
	[LINEAGE_STRANGERS] = "strangers",
	[LINEAGE_BROKEN] = "broken",
};

const char *lineage_name(enum lineage_kind kind)
{
	return names[kind];
}

static bool is_broken(const struct report *report)
{
	return history_first_broken(report) < report->history->len;
}

static size_t common_entries(const struct report *old, const struct report *report)
{
	size_t least = MIN(old->history->len, report->history->len), common = 0;

	while (common < least &&
		strcmp(history_get(old, common)->chain, history_get(report, common)->chain) == 0)
		common++;
	return common;
}

static enum lineage_kind kind_of(const struct lineage *lineage)
{
	if (lineage->common == 0)
		return LINEAGE_STRANGERS;
	if (lineage->old_more > 0 && lineage->more > 0)
		return LINEAGE_PARTED;
	if (lineage->more > 0)
		return LINEAGE_CONTINUES;
	return lineage->old_more > 0 ? LINEAGE_BEHIND : LINEAGE_SAME;
}

struct lineage lineage_of(const struct report *old, const struct report *report)
{
	struct lineage lineage = {.common = common_entries(old, report)};

	lineage.old_more = old->history->len - lineage.common;
	lineage.more = report->history->len - lineage.common;
	if (is_broken(old) || is_broken(report))
		lineage.kind = LINEAGE_BROKEN;
	else if (old->history->len > 0 && report->history->len > 0)
		lineage.kind = kind_of(&lineage);
	return lineage;
}

char *lineage_words(const struct lineage *lineage, const char *old_name, const char *name)
{
	switch (lineage->kind) {
	case LINEAGE_CONTINUES:
		return g_strdup_printf(_("%s 接着 %s：历史多%zu条"), name, old_name, lineage->more);
	case LINEAGE_BEHIND:
		return g_strdup_printf(
			_("%s 接着 %s：历史多%zu条"), old_name, name, lineage->old_more);
	case LINEAGE_PARTED:
		return g_strdup_printf(
			_("两份各走各的：历史前%zu条相同，以后 %s 有%zu条，%s 有%zu条，须定下用哪一份"),
			lineage->common, old_name, lineage->old_more, name, lineage->more);
	case LINEAGE_STRANGERS: return g_strdup(_("两份的历史从头就不同：不是同一份报告的副本"));
	case LINEAGE_BROKEN: return g_strdup(_("历史被改过，看不出哪一份接着哪一份"));
	default: return NULL;
	}
}
