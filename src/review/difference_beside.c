/*
 * What stands beside the cells of two reports, and differs: notes, reasons,
 * remarks, the copies of last year's report; and what a history says was changed.
 */
#include "review/difference_internal.h"

#include <string.h>

#include "base/language.h"
#include "report/history_changes.h"
#include "report/reasons.h"
#include "report/remarks.h"

/* Notes */

static gint compare_addresses(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void gather_keys(GHashTable *table, const GHashTable *but_not, GPtrArray *keys)
{
	GHashTableIter iterator;
	gpointer key;

	g_hash_table_iter_init(&iterator, table);
	while (g_hash_table_iter_next(&iterator, &key, NULL)) {
		if (!but_not || !g_hash_table_contains((GHashTable *)but_not, key))
			g_ptr_array_add(keys, key);
	}
}

void difference_add_notes(GPtrArray *list, const struct report *old, const struct report *report)
{
	g_autoptr(GPtrArray) addresses = g_ptr_array_new();

	gather_keys(report->notes, NULL, addresses);
	gather_keys(old->notes, report->notes, addresses);
	g_ptr_array_sort(addresses, compare_addresses);
	for (guint i = 0; i < addresses->len; i++) {
		const char *address = g_ptr_array_index(addresses, i);
		const char *before = report_note(old, address),
			   *after = report_note(report, address);

		difference_add(list, DIFFERENCE_NOTE, g_strconcat("notes.", address, NULL),
			form_place(after ? report->form : old->form, address), before ? before : "",
			after ? after : "");
	}
}

/* Reasons */

static void append_figures(GString *words, const struct reason *reason)
{
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);

		g_string_append_printf(words, " %s=%s", figure->address, figure->text);
	}
}

/* "并入（张三，2025-01-20T09:30:00+08:00）", and the figures it was given for where they are asked
   for; "" for none. Free with g_free. */
static char *reason_words(const struct reason *reason, bool with_figures)
{
	g_autoptr(GString) words = g_string_new(NULL);

	if (!reason)
		return g_strdup("");
	if (*reason->who)
		g_string_append_printf(
			words, _("%s（%s，%s）"), reason->text, reason->who, reason->when);
	else
		g_string_append_printf(words, _("%s（%s）"), reason->text, reason->when);
	if (*reason->accepted_by)
		g_string_append_printf(
			words, _("；%s已认可（%s）"), reason->accepted_by, reason->accepted_when);
	if (with_figures)
		append_figures(words, reason);
	return g_strdup(words->str);
}

/* The place of a reason's address, which can be several joined by +: the first of them. */
static char *reason_label(const struct form *form, const char *address)
{
	g_autofree char *first = g_strndup(address, strcspn(address, "+"));

	return form_place(form, first);
}

static void compare_reasons(GPtrArray *list, const struct form *form, const struct reason *old,
	const struct reason *reason)
{
	const struct reason *any = reason ? reason : old;
	g_autofree char *short_before = reason_words(old, false);
	g_autofree char *short_after = reason_words(reason, false);
	bool alike = strcmp(short_before, short_after) == 0;
	g_autofree char *before = reason_words(old, alike);
	g_autofree char *after = reason_words(reason, alike);

	difference_add(list, DIFFERENCE_REASON,
		g_strconcat("reasons.", any->rule, "@", any->address, NULL),
		reason_label(form, any->address), before, after);
}

void difference_add_reasons(GPtrArray *list, const struct report *old, const struct report *report)
{
	for (guint i = 0; i < report->reasons->len; i++) {
		const struct reason *reason = g_ptr_array_index(report->reasons, i);

		compare_reasons(list, report->form,
			report_reason_find(old, reason->rule, reason->address), reason);
	}
	for (guint i = 0; i < old->reasons->len; i++) {
		const struct reason *reason = g_ptr_array_index(old->reasons, i);

		if (!report_reason_find(report, reason->rule, reason->address))
			compare_reasons(list, old->form, reason, NULL);
	}
}

/* Last year */

/* What `one` says otherwise than `other`; with only_missing, what the other does not say at all. */
static void add_answers(GPtrArray *list, const struct answers *answers,
	const struct previous *other, bool only_missing)
{
	for (guint i = 0; i < answers_count(answers); i++) {
		const struct answer *answer = answers_get(answers, i);
		const char *there = other ? previous_find(other, answer->address) : NULL;

		if (!only_missing || !there)
			difference_add(list, DIFFERENCE_LAST_YEAR,
				g_strconcat(NAME_PREVIOUS, answer->address, NULL),
				g_strdup(answer->address), only_missing ? "" : answer->text,
				only_missing    ? answer->text
					: there ? there
						: "");
	}
}

GPtrArray *previous_differences(const struct previous *old, const struct previous *previous)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(difference_free);

	if (old) {
		add_answers(list, old->figures, previous, false);
		add_answers(list, old->texts, previous, false);
	}
	if (previous) {
		add_answers(list, previous->figures, old, true);
		add_answers(list, previous->texts, old, true);
	}
	return list;
}

/* Remarks */

/* "与表三不合（李四）；答：已改（张三）"; "" for none. Free with g_free. */
static char *remark_words(const struct remark *remark)
{
	if (!remark)
		return g_strdup("");
	g_autofree char *said = g_strdup_printf(_("%s（%s）"), remark->text, remark->who);
	if (!remark_is_answered(remark))
		return g_steal_pointer(&said);
	return g_strdup_printf(_("%s；答：%s（%s）"), said,
		*remark->answer ? remark->answer : _("已改数"), remark->answered_by);
}

static void compare_remarks(GPtrArray *list, const struct form *form, const struct remark *old,
	const struct remark *remark)
{
	const struct remark *any = remark ? remark : old;
	g_autofree char *before = remark_words(old);
	g_autofree char *after = remark_words(remark);

	difference_add(list, DIFFERENCE_REMARK, g_strdup_printf("remarks.%u", any->number),
		remark_place(form, any->address), before, after);
}

/* Numbers are given once, but copies that went different ways have given the same one twice. */
void difference_add_remarks(GPtrArray *list, const struct report *old, const struct report *report)
{
	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		compare_remarks(
			list, report->form, report_remark_find(old, remark->number), remark);
	}
	for (guint i = 0; i < old->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(old->remarks, i);

		if (!report_remark_find(report, remark->number))
			compare_remarks(list, old->form, remark, NULL);
	}
}

/* History */

/* The kinds of addresses of changes, by how they begin; all others are cells. */
static const struct beginning {
	const char *prefix;
	enum difference_kind kind;
} beginnings[] = {
	{"notes.", DIFFERENCE_NOTE},
	{"reasons.", DIFFERENCE_REASON},
	{"stated.", DIFFERENCE_STATED},
	{"remarks.", DIFFERENCE_REMARK},
	{"previous", DIFFERENCE_LAST_YEAR},
};

/* What of a place an address of a change is about, behind how it begins. */
static const char *place_of(const char *address, enum difference_kind *kind)
{
	const char *at = strchr(address, '@');

	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		if (!g_str_has_prefix(address, beginnings[i].prefix))
			continue;
		*kind = beginnings[i].kind;
		return at ? at + 1 : address + strlen(beginnings[i].prefix);
	}
	return address;
}

GPtrArray *history_differences(const struct report *report, size_t index)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(difference_free);
	g_autoptr(GArray) changes = history_changes_from(report, index);

	for (guint i = 0; i < changes->len; i++) {
		const struct history_change *change =
			&g_array_index(changes, struct history_change, i);
		cell_index cell = form_find(report->form, change->address);
		enum difference_kind kind = cell == CELL_NONE
			? DIFFERENCE_CELL
			: difference_kind_of(form_cell(report->form, cell));
		const char *place = place_of(change->address, &kind);

		difference_add(list, kind, g_strdup(change->address),
			form_place(report->form, place), change->before, change->after);
	}
	return list;
}
