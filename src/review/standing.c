#include "review/standing.h"

#include "base/language.h"
#include "report/reasons.h"
#include "report/remarks.h"

/* Reasons that explain a warning; of those that explain nothing any more nobody needs to know. */
static size_t count_unaccepted(const struct report *report, const struct checker *checker)
{
	size_t count = 0;

	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		count += checker_is_explained(checker, slot) &&
			!reason_is_accepted(checker_reason(checker, slot), report);
	}
	return count;
}

struct standing standing_of(const struct report *report, const struct checker *checker)
{
	struct section_count total = checker_total(checker);

	return (struct standing){
		.errors = total.errors,
		.blanks = total.blanks,
		.warnings = total.warnings,
		.remarks = report_open_remarks(report),
		.reasons = count_unaccepted(report, checker),
	};
}

/* What each kind is called, and from which command on it stands in the way. */
static const struct obstacle {
	size_t offset;
	const char *words;
	bool to_submit, to_approve;
} obstacles[] = {
	{offsetof(struct standing, errors), N_("错"), true, true},
	{offsetof(struct standing, blanks), N_("待填"), true, true},
	{offsetof(struct standing, warnings), N_("警没有说明"), true, true},
	{offsetof(struct standing, remarks), N_("批注未答"), true, true},
	{offsetof(struct standing, reasons), N_("说明未认可"), false, true},
};

static bool stands_in_the_way(const struct obstacle *obstacle, enum review_command command)
{
	return (command == REVIEW_SUBMIT && obstacle->to_submit) ||
		(command == REVIEW_APPROVE && obstacle->to_approve);
}

static size_t count_of(const struct standing *standing, const struct obstacle *obstacle)
{
	return *(const size_t *)(const void *)((const char *)standing + obstacle->offset);
}

bool standing_allows(const struct standing *standing, enum review_command command)
{
	bool allowed = true;

	for (size_t i = 0; i < G_N_ELEMENTS(obstacles); i++)
		allowed &= !stands_in_the_way(&obstacles[i], command) ||
			count_of(standing, &obstacles[i]) == 0;
	return allowed;
}

char *standing_obstacles(const struct standing *standing, enum review_command command)
{
	GString *list = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(obstacles); i++) {
		size_t count = count_of(standing, &obstacles[i]);

		if (count == 0 || !stands_in_the_way(&obstacles[i], command))
			continue;
		if (list->len > 0)
			g_string_append(list, _("、"));
		g_string_append_printf(list, _("%s %zu"), _(obstacles[i].words), count);
	}
	return g_string_free(list, FALSE);
}
