/* What is said of cells, of what a value changed, and of what is wrong. */
#include "cmd/plain/desk.h"

#include <string.h>

#include "base/language.h"
#include "edit/help_line.h"
#include "report/reasons.h"
#include "review/flaws.h"
#include "session/last_year.h"

enum { CHANGED_MOST = 4 }; /* totals that are named; more are counted */

static const struct report *report_of(const struct desk *desk)
{
	return session_report(desk->session);
}

char *desk_name(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);
	const struct form_block *block = form_cell_block(form, index);
	const char *section = form->sections[cell->section].short_label;
	g_autofree char *label = form_cell_label(form, index);

	if (!block)
		return g_strdup_printf("%s %s", section, label);
	return g_strdup_printf(_("%s %d行 %s"), section, form_row_number(block, cell->row), label);
}

/* What can be written there, and last year's; the form's own help waits for 说明. */
static char *facts_of(const struct desk *desk, cell_index index)
{
	struct form_cell cell = *form_cell(desk->form, index);
	g_autofree char *last = last_year_says(report_of(desk), index);
	struct help_facts facts = {.last_year = last};

	struct cell_words words = *cell.words;

	words.help = NULL;
	cell.words = &words;
	if (cell.spec->type != TYPE_TEXT)
		return help_line(desk->form, &cell, &facts);
	return last ? g_strdup_printf(_("文字   上年 %s"), last) : g_strdup(_("文字"));
}

/* How long a text is, for nobody wants to hear all of it at every prompt. */
static char *text_standing(const char *text)
{
	g_autofree char *flat = g_strdup(text);
	glong characters = g_utf8_strlen(g_strdelimit(flat, "\n", ' '), -1);

	return g_strdup_printf(ngettext("现有%ld字", "现有%ld字", characters), characters);
}

/* What stands there. */
static char *standing(const struct desk *desk, cell_index index)
{
	const struct value *value = report_value(report_of(desk), index);
	g_autofree char *shown = report_display(report_of(desk), index);

	if (value->kind == VALUE_BLANK)
		return g_strdup(_("未填"));
	if (form_cell(desk->form, index)->spec->type == TYPE_TEXT && value->kind == VALUE_TEXT)
		return text_standing(value->text);
	return g_strdup_printf(_("现在是 %s"), shown);
}

char *desk_prompt(const struct desk *desk, cell_index cell)
{
	g_autofree char *name = desk_name(desk->form, cell);
	g_autofree char *facts = facts_of(desk, cell);
	g_autofree char *now = standing(desk, cell);

	if (*facts)
		return g_strdup_printf(_("%s（%s）%s："), name, facts, now);
	return g_strdup_printf(_("%s %s："), name, now);
}

void desk_announce(struct desk *desk, cell_index cell)
{
	int index = form_cell(desk->form, cell)->section;
	const struct form_section *section = &desk->form->sections[index];
	struct section_count count = checker_section(session_checker(desk->session), index);

	if (index == desk->section)
		return;
	desk->section = index;
	desk_say(desk, _("%s   填 %zu/%zu"),
		section->heading && *section->heading ? section->heading : section->short_label,
		section_count_filled(count), count.required);
	if (section->help)
		desk_say(desk, "%s", section->help);
}

/* What a value changed */

void desk_say_changed(struct desk *desk, const cell_index *cells, size_t count)
{
	g_autoptr(GString) line = g_string_new(NULL);
	size_t named = 0;

	for (size_t i = 1; i < count; i++) {
		if (!form_cell_is_computed(form_cell(desk->form, cells[i])) ||
			named++ >= CHANGED_MOST)
			continue;
		const struct value *value = report_value(report_of(desk), cells[i]);
		g_autofree char *place = form_cell_place(desk->form, cells[i]);
		g_autofree char *shown = report_display(report_of(desk), cells[i]);
		g_string_append_printf(line, "%s%s %s%s", named > 1 ? _("，") : "", place, shown,
			value_incomplete(value) ? "+" : "");
	}
	if (named > CHANGED_MOST)
		desk_say(desk, _("  算得 %s；共%zu格"), line->str, named);
	else if (named > 0)
		desk_say(desk, _("  算得 %s"), line->str);
}

/* What is wrong */

static const char *mark_of(const struct finding *finding)
{
	if (finding->explained)
		return _("已说明");
	return finding->level == LEVEL_ERROR ? C_("finding", "错") : C_("finding", "警");
}

static void say_finding(struct desk *desk, const struct finding *finding)
{
	desk_say(desk, "  %s %s", mark_of(finding), finding->message);
	if (finding->hint)
		desk_say(desk, "    %s", finding->hint);
	if (finding->explained)
		desk_say(desk, _("    说明：%s"), finding->reason->text);
}

static void say_slot(struct desk *desk, size_t slot)
{
	struct finding finding;

	if (slot == SIZE_MAX || !checker_finding(session_checker(desk->session), slot, &finding))
		return;
	say_finding(desk, &finding);
	finding_release(&finding);
	desk->spoken = slot;
	desk_say_repairs(desk, slot);
}

void desk_say_problem(struct desk *desk, cell_index cell)
{
	say_slot(desk, checker_at(session_checker(desk->session), cell));
}

void desk_explain(struct desk *desk, cell_index cell)
{
	const struct form_cell *definition = form_cell(desk->form, cell);
	g_autofree char *name = desk_name(desk->form, cell);
	g_autofree char *facts = facts_of(desk, cell);
	g_autofree char *shown = report_display(report_of(desk), cell);

	desk_say(desk, _("%s   地址 %s"), name, definition->address);
	if (*facts)
		desk_say(desk, "%s", facts);
	if (definition->words->help)
		desk_say(desk, "%s", definition->words->help);
	if (report_of(desk)->last[cell].kind == VALUE_TEXT && definition->spec->type == TYPE_TEXT)
		desk_say(desk, _("上年：%s"), report_of(desk)->last[cell].text);
	if (*shown)
		desk_say(desk, _("现在是：%s"), shown);
	desk_say_problem(desk, cell);
}

void desk_say_counts(struct desk *desk)
{
	struct section_count count = session_total(desk->session);

	desk_say(desk, _("填 %zu/%zu   错 %zu   警 %zu   已说明 %zu"), section_count_filled(count),
		count.required, count.errors, count.warnings, count.explained);
}

/* Where cells are still blank, by section. */
static void say_blanks(struct desk *desk)
{
	for (int s = 0; s < desk->form->section_count; s++) {
		size_t blanks = checker_section(session_checker(desk->session), s).blanks;

		if (blanks > 0)
			desk_say(desk, ngettext("  待填 %s %zu格", "  待填 %s %zu格", blanks),
				desk->form->sections[s].short_label, blanks);
	}
}

/* What is wrong with the history or the status, which no cell can say. */
static void say_flaws(struct desk *desk)
{
	g_autoptr(GPtrArray) flaws = session_flaws(desk->session);

	for (guint i = 0; i < flaws->len; i++) {
		const struct review_flaw *flaw = g_ptr_array_index(flaws, i);

		if (flaw->level != LEVEL_ERROR)
			continue;
		desk_say(desk, "  %s %s", C_("finding", "错"), flaw->text);
		desk_say(desk, "    %s", flaw->remedy);
	}
}

void desk_say_findings(struct desk *desk)
{
	const struct checker *checker = session_checker(desk->session);
	g_autoptr(GArray) slots = checker_list(checker);

	desk_say_counts(desk);
	say_flaws(desk);
	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);

		if (checker_is_problem(checker, slot) || checker_is_explained(checker, slot))
			say_slot(desk, slot);
	}
	say_blanks(desk);
	desk->spoken = SIZE_MAX;
}
