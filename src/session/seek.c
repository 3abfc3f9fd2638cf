#include "session/seek.h"

#include <string.h>

#include "base/language.h"
#include "base/names.h"
#include "base/suggest.h"
#include "form/own_rule.h"
#include "session/place.h"

enum { NAMED = 3 }; /* addresses at most that a sentence lists */

/* What somebody looks for, and what was found so far. */
struct quest {
	const struct session *session;
	const char *rule;
	cell_index cell; /* CELL_NONE: any */
	enum seek_level level;
	GArray *slots; /* of size_t: failed findings of the rule that name the cell */
};

static const char *slot_address(const struct quest *quest, guint index)
{
	size_t slot = g_array_index(quest->slots, size_t, index);
	cell_index cell = checker_cell(session_checker(quest->session), slot);

	return form_cell(session_form(quest->session), cell)->address;
}

/* Adds the slots in question. One that is explained counts where its cell was named only. */
static void gather(struct quest *quest)
{
	const struct checker *checker = session_checker(quest->session);

	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		struct finding finding;

		if (checker_state(checker, slot) != FINDING_FAILED ||
			!checker_finding(checker, slot, &finding))
			continue;
		bool meant = quest->cell == CELL_NONE ? !finding.explained
						      : finding_names(&finding, quest->cell);
		if (meant && strcmp(finding.rule, quest->rule) == 0)
			g_array_append_val(quest->slots, slot);
		finding_release(&finding);
	}
}

/* Of several, the one that begins with the cell. */
static void prefer_first_cell(struct quest *quest)
{
	const struct checker *checker = session_checker(quest->session);

	for (guint i = 0; quest->slots->len > 1 && i < quest->slots->len; i++) {
		size_t slot = g_array_index(quest->slots, size_t, i);

		if (checker_cell(checker, slot) != quest->cell)
			continue;
		g_array_index(quest->slots, size_t, 0) = slot;
		g_array_set_size(quest->slots, 1);
	}
}

/* Sentences */

static bool is_rule(const struct form *form, const char *id)
{
	for (size_t i = 0; i < form->rule_count; i++) {
		if (strcmp(form->rules[i].id, id) == 0)
			return true;
	}
	return own_rule_is(id);
}

static char *unknown_rule(const struct form *form, const char *id)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, id);
	for (size_t i = 0; i < form->rule_count; i++)
		suggestion_offer(&suggestion, form->rules[i].id);
	if (suggestion.best)
		return g_strdup_printf(
			_("表式里没有规则「%s」；是不是「%s」？"), id, suggestion.best);
	return g_strdup_printf(_("表式里没有规则「%s」"), id);
}

static char *none_found(const struct quest *quest)
{
	const struct form *form = session_form(quest->session);

	if (!is_rule(form, quest->rule))
		return unknown_rule(form, quest->rule);
	if (quest->cell == CELL_NONE)
		return g_strdup_printf(_("规则「%s」没有问题要处理"), quest->rule);
	return g_strdup_printf(_("规则「%s」在 %s 没有问题要处理"), quest->rule,
		form_cell(form, quest->cell)->address);
}

char *seek_several(const char *rule, const GPtrArray *addresses)
{
	g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < MIN(addresses->len, NAMED); i++)
		g_ptr_array_add(
			places, g_strconcat(rule, "@", g_ptr_array_index(addresses, i), NULL));
	g_autofree char *list = names_joined(places, NAMED);
	return g_strdup_printf(addresses->len > NAMED ? _("规则「%s」有%u处，请写明是哪一处：%s等")
						      : _("规则「%s」有%u处，请写明是哪一处：%s"),
		rule, addresses->len, list);
}

static char *several_found(const struct quest *quest)
{
	g_autoptr(GPtrArray) addresses = g_ptr_array_new();

	for (guint i = 0; i < quest->slots->len; i++)
		g_ptr_array_add(addresses, (gpointer)slot_address(quest, i));
	return seek_several(quest->rule, addresses);
}

static bool is_error(const struct quest *quest)
{
	struct finding finding;

	checker_finding(
		session_checker(quest->session), g_array_index(quest->slots, size_t, 0), &finding);
	enum level level = finding.level;
	finding_release(&finding);
	return level == LEVEL_ERROR;
}

/* Why what was found will not do, or NULL; free with g_free. */
static char *fault(const struct quest *quest)
{
	if (quest->slots->len == 0)
		return none_found(quest);
	if (quest->level == SEEK_WARNING && is_error(quest))
		return g_strdup_printf(_("「%s」是错误，须改正，不能用理由说明"), quest->rule);
	return quest->slots->len > 1 ? several_found(quest) : NULL;
}

size_t seek_finding(const struct session *session, const char *rule, const char *address,
	enum seek_level level, GError **error)
{
	g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(size_t));
	struct quest quest = {
		.session = session,
		.rule = rule,
		.cell = address ? form_find(session_form(session), address) : CELL_NONE,
		.level = level,
		.slots = slots,
	};

	if (address && quest.cell == CELL_NONE) {
		g_set_error(
			error, PLACE_ERROR, PLACE_ERROR_ADDRESS, _("没有 %s 这个地址"), address);
		return SIZE_MAX;
	}
	gather(&quest);
	prefer_first_cell(&quest);
	g_autofree char *sentence = fault(&quest);
	if (!sentence)
		return g_array_index(slots, size_t, 0);
	g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_TEXT, sentence);
	return SIZE_MAX;
}
