#include "cmd/check_json.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "cmd/say.h"
#include "report/reasons.h"
#include "review/difference.h"
#include "review/flaws.h"

/* A string in which nothing acts on a terminal; null for none and for nothing. */
static json_t *harmless(const char *text)
{
	if (!text || !*text)
		return json_null();
	g_autofree char *copy = text_sanitize(text, strlen(text));
	return json_string(copy);
}

static json_t *addresses(const struct form *form, const struct finding *finding)
{
	json_t *array = json_array();

	for (size_t i = 0; i < finding->cell_count; i++)
		json_array_append_new(
			array, json_string(form_cell(form, finding->cells[i])->address));
	return array;
}

static json_t *finding_object(
	const char *file, const struct form *form, const struct finding *finding)
{
	const struct reason *reason = finding->reason;

	return json_pack("{s:o, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}",
		"file", harmless(file), "rule", finding->rule, "level", level_name(finding->level),
		"state", finding_state_name(finding->state), "message", harmless(finding->message),
		"left", harmless(finding->left), "right", harmless(finding->right), "difference",
		harmless(finding->difference), "hint", harmless(finding->hint), "cells",
		addresses(form, finding), "reason", harmless(reason ? reason->text : NULL), "who",
		harmless(reason ? reason->who : NULL), "when",
		harmless(reason ? reason->when : NULL), "explained", finding->explained);
}

void check_json_append(
	json_t *array, const char *path, const struct form *form, const struct checker *checker)
{
	g_autofree char *file = shown_name(path);
	g_autoptr(GArray) slots = checker_list(checker);

	for (guint i = 0; i < slots->len; i++) {
		struct finding finding;

		if (!checker_finding(checker, g_array_index(slots, size_t, i), &finding))
			continue;
		json_array_append_new(array, finding_object(file, form, &finding));
		finding_release(&finding);
	}
}

static json_t *difference_object(const char *file, const struct report_difference *difference)
{
	return json_pack("{s:o, s:s, s:s, s:s, s:s, s:o, s:o, s:n, s:[o], s:n, s:n, s:n, s:b}",
		"file", harmless(file), "rule", CHECK_LAST_YEAR_RULE, "level",
		level_name(LEVEL_NOTE), "state", finding_state_name(FINDING_FAILED), "message",
		_("上年的报告与抄进来的不同"), "left", harmless(difference->before), "right",
		harmless(difference->after), "difference", "cells", harmless(difference->address),
		"reason", "who", "when", "explained", false);
}

void check_json_append_differences(json_t *array, const char *path, const GPtrArray *differences)
{
	g_autofree char *file = shown_name(path);

	for (guint i = 0; i < differences->len; i++)
		json_array_append_new(
			array, difference_object(file, g_ptr_array_index(differences, i)));
}

static json_t *flaw_object(const char *file, const struct review_flaw *flaw)
{
	return json_pack("{s:o, s:s, s:s, s:s, s:o, s:n, s:n, s:n, s:s, s:[], s:n, s:n, s:n, s:b}",
		"file", harmless(file), "rule", flaw->rule, "level", level_name(flaw->level),
		"state", finding_state_name(FINDING_FAILED), "message", harmless(flaw->text),
		"left", "right", "difference", "hint", flaw->remedy, "cells", "reason", "who",
		"when", "explained", false);
}

void check_json_append_flaws(json_t *array, const char *path, const GPtrArray *flaws)
{
	g_autofree char *file = shown_name(path);

	for (guint i = 0; i < flaws->len; i++)
		json_array_append_new(array, flaw_object(file, g_ptr_array_index(flaws, i)));
}
