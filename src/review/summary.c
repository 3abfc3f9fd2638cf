#include "review/summary.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "report/approval.h"
#include "report/comparison.h"
#include "review/flaws.h"
#include "review/scrutiny.h"

enum { ERRORS_NAMED = 2, FIGURES_NAMED = 3 };

static char *harmless(const char *text)
{
	return text_sanitize(text, strlen(text));
}

/* What it takes over is put behind the rest, as one line. */
static void add_notable(struct report_summary *summary, char *text)
{
	g_strdelimit(text, "\n\t", ' ');
	g_ptr_array_add(summary->notable, harmless(text));
	g_free(text);
}

/* History */

/* NULL: it never was. */
static void take_entry(struct summary_step *step, const struct history_entry *entry)
{
	step->when = harmless(entry ? entry->when : "");
	step->who = harmless(!entry ? "" : *entry->name ? entry->name : entry->login);
}

/* What made a draft again of a report that was handed in; NULL where it is none. */
static const struct history_entry *find_way_back(const struct report *report)
{
	static const char *const actions[] = {HISTORY_WITHDRAW, HISTORY_REOPEN, HISTORY_VOID};

	for (guint i = report->history->len; report->status == STATUS_DRAFT && i > 0; i--) {
		const struct history_entry *entry = history_get(report, i - 1);

		for (size_t a = 0; a < G_N_ELEMENTS(actions); a++) {
			if (strcmp(entry->action, actions[a]) == 0)
				return entry;
		}
	}
	return NULL;
}

static unsigned count_rounds(const struct report *report)
{
	unsigned rounds = 0;

	for (guint i = 0; i < report->history->len; i++)
		rounds += strcmp(history_get(report, i)->action, HISTORY_SUBMIT) == 0;
	return rounds;
}

static void take_history(struct report_summary *summary, const struct report *report)
{
	const struct history_entry *approval = history_last(report, HISTORY_APPROVE);
	const struct history_entry *way_back = find_way_back(report);

	take_entry(&summary->submitted, history_last(report, HISTORY_SUBMIT));
	take_entry(&summary->returned, history_last(report, HISTORY_RETURN));
	take_entry(&summary->approved, approval);
	take_entry(&summary->taken_back, way_back);
	summary->way_back = way_back ? history_action_word(way_back->action) : NULL;
	summary->rounds = count_rounds(report);
	summary->is_signed = approval && *approval->signature;
}

static void take_flaws(struct report_summary *summary, const GPtrArray *flaws)
{
	for (guint i = 0; i < flaws->len; i++) {
		const struct review_flaw *flaw = g_ptr_array_index(flaws, i);

		if (flaw->level == LEVEL_ERROR && summary->flaws++ == 0)
			add_notable(summary, g_strdup(flaw->text));
	}
}

/* What there is to see */

static void name_error(struct report_summary *summary, const struct checker *checker,
	const struct scrutiny_item *item)
{
	struct finding finding;

	checker_finding(checker, item->finding.slot, &finding);
	add_notable(summary, g_strdup_printf(_("错 %s"), finding.message));
	finding_release(&finding);
}

static void name_figure(
	struct report_summary *summary, const struct report *report, cell_index cell)
{
	const struct value *value = report_value(report, cell), *last = &report->last[cell];
	char buffer[DECIMAL_TEXT_SIZE], of_last[DECIMAL_TEXT_SIZE];
	g_autofree char *place = form_cell_place(report->form, cell);
	g_autofree char *ratio = comparison_text(comparison_of(value, last));

	add_notable(summary,
		g_strdup_printf(_("比上年 %s：%s 到 %s（%s）"), place, value_text(last, of_last),
			value_text(value, buffer), ratio));
}

static void name_items(struct report_summary *summary, const struct scrutiny *scrutiny,
	const struct report *report, const struct checker *checker)
{
	size_t errors = MIN(summary->count.errors - summary->flaws, ERRORS_NAMED);
	size_t figures = MIN(summary->beyond, FIGURES_NAMED);

	for (size_t i = 0; i < errors; i++) /* they are the first */
		name_error(summary, checker,
			scrutiny_get(scrutiny, SCRUTINY_SET(SCRUTINY_FINDING), i));
	for (size_t i = 0; i < figures; i++)
		name_figure(summary, report,
			scrutiny_get(scrutiny, SCRUTINY_SET(SCRUTINY_YEAR), i)->cell);
}

static void take_scrutiny(struct report_summary *summary, const struct report *report,
	const struct checker *checker, struct decimal factor)
{
	struct scrutiny scrutiny = scrutiny_of(report, checker, NULL, -1, factor);

	summary->changed = scrutiny.counts[SCRUTINY_CHANGED];
	summary->beyond = scrutiny.counts[SCRUTINY_YEAR];
	name_items(summary, &scrutiny, report, checker);
	scrutiny_release(&scrutiny);
}

/* The whole */

struct report_summary *report_summary_new(
	const struct report *report, const struct checker *checker, struct decimal factor)
{
	struct report_summary *summary = g_new(struct report_summary, 1);
	g_autoptr(GPtrArray) flaws = review_flaws(report);

	*summary = (struct report_summary){
		.unit = harmless(report_unit(report)),
		.year = harmless(report_cover_year(report)),
		.form = harmless(report->form->id),
		.status = report->status,
		.is_void = report_approval(report) == APPROVAL_VOID,
		.count = review_total(checker, flaws),
		.standing = standing_of(report, checker),
		.remarks = report->remarks->len,
		.has_last_year = report->previous != NULL,
		.notable = g_ptr_array_new_with_free_func(g_free),
	};
	take_history(summary, report);
	take_flaws(summary, flaws);
	take_scrutiny(summary, report, checker, factor);
	return summary;
}

static void step_release(struct summary_step *step)
{
	g_free(step->when);
	g_free(step->who);
}

void report_summary_free(struct report_summary *summary)
{
	if (!summary)
		return;
	step_release(&summary->submitted);
	step_release(&summary->returned);
	step_release(&summary->approved);
	step_release(&summary->taken_back);
	g_ptr_array_unref(summary->notable);
	g_free(summary->unit);
	g_free(summary->year);
	g_free(summary->form);
	g_free(summary);
}

bool summary_is_approved(const struct report_summary *summary)
{
	return summary->status == STATUS_APPROVED && !summary->is_void;
}

bool summary_is_amiss(const struct report_summary *summary)
{
	return summary->flaws > 0 || (summary->status == STATUS_APPROVED && summary->is_void);
}
