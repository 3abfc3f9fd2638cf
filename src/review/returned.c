#include "review/returned.h"

#include <string.h>

#include "base/language.h"
#include "report/history.h"
#include "report/remarks.h"
#include "report/when.h"

static void add_return(GPtrArray *words, const struct history_entry *entry)
{
	g_autofree char *origin =
		when_and_who(*entry->name ? entry->name : entry->login, entry->when);

	g_ptr_array_add(words,
		*entry->text ? g_strdup_printf(_("%s 退回：%s"), origin, entry->text)
			     : g_strdup_printf(_("%s 退回"), origin));
}

static void add_remarks(GPtrArray *words, const struct report *report)
{
	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		if (strcmp(remark->address, REMARK_ON_REPORT) == 0 &&
			remark_is_open(remark, report))
			g_ptr_array_add(words,
				g_strdup_printf(_("批注%u %s：%s"), remark->number, remark->who,
					remark->text));
	}
}

GPtrArray *returned_words(const struct report *report)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	const struct history_entry *entry = history_last(report, HISTORY_RETURN);

	if (report->status != STATUS_RETURNED || !entry)
		return words;
	add_return(words, entry);
	add_remarks(words, report);
	if (words->len == 1 && !*entry->text)
		g_ptr_array_set_size(words, 0);
	return words;
}
