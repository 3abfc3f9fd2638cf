/*
 * Reasons: why figures that a rule warns of are right.
 *
 * They stand behind the notes and are numbered along with them. One that no
 * longer holds explains nothing, so it is left out: its warning is open again.
 */

#include "report/reasons.h"
#include "check/checker.h"
#include "document/compose.h"
#include "report/when.h"

/* 2024-01-23T16:40:00+08:00 in words of the form's language: the day is enough. */
static char *day_of(const struct composition *composition, const char *when)
{
	g_autofree char *iso = when_day(when);

	return report_format_date(composition->form, iso);
}

/* Appends (who, when), or as much of that as is known. */
static void append_giver(
	const struct composition *composition, const struct reason *reason, GString *text)
{
	const struct paper_words *words = composition->words;
	bool who = *reason->who != '\0';
	bool when = *reason->when != '\0';
	g_autofree char *day = day_of(composition, reason->when);

	if (who || when)
		g_string_append_printf(text, "%s%s%s%s%s", words->open, reason->who,
			who && when ? words->comma : "", day, words->close);
}

/* What the rule warns of, and where: its label behind the place, or its message, which says where
   by itself. Both are the form author's; of the program's own rules the paper speaks in its own
   words. */
static char *warning_of(const struct composition *composition, const struct form_rule *rule,
	const struct finding *finding)
{
	const char *label = rule->own ? composition->words->carried : rule->label;

	if (!label && rule->message)
		return g_strdup(finding->message);
	g_autofree char *place = label_of_cells(composition, finding->cells, finding->cell_count);
	return g_strconcat(place, *place == '\0' ? "" : composition->words->comma,
		label != NULL ? label : rule->id, NULL);
}

static void add_reason(struct composition *composition, const struct form_rule *rule,
	const struct finding *finding)
{
	int section = form_cell(composition->form, finding->cell)->section;
	g_autofree char *warning = warning_of(composition, rule, finding);
	g_autoptr(GString) text = g_string_new(finding->reason->text);

	append_giver(composition, finding->reason, text);
	compose_note(composition, &composition->form->sections[section], warning, text->str);
}

static void add_explained(
	struct composition *composition, const struct checker *checker, size_t slot)
{
	struct finding finding;

	if (!checker_is_explained(checker, slot) || !checker_finding(checker, slot, &finding))
		return;
	add_reason(composition, checker_rule(checker, slot), &finding);
	finding_release(&finding);
}

void compose_reasons(struct composition *composition)
{
	if (composition->report->reasons->len == 0)
		return;
	struct checker *checker = checker_new(composition->report);
	g_autoptr(GArray) slots = checker_list(checker);
	for (guint i = 0; i < slots->len; i++)
		add_explained(composition, checker, g_array_index(slots, size_t, i));
	checker_free(checker);
}
