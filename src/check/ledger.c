#include "check/ledger.h"

#include "base/language.h"
#include "check/slots.h"
#include "form/ledger.h"

static void append_cell(const struct checker *checker, const struct ledger_part *part, GString *out)
{
	const struct value *value = part->last ? &checker->report->last[part->cell]
					       : report_value(checker->report, part->cell);
	char buffer[DECIMAL_TEXT_SIZE];

	g_string_append(out, value->kind == VALUE_BLANK ? "." : value_text(value, buffer));
	if (value->kind == VALUE_NUMBER && value_incomplete(value))
		g_string_append_c(out, '+');
}

/* Appends what of some words are signs: ＋ － ＝. */
static void append_signs(const struct ledger_part *part, GString *out)
{
	const char *end = part->text + part->length;

	for (const char *at = part->text; at < end; at = g_utf8_next_char(at)) {
		if (!g_unichar_isalnum(g_utf8_get_char(at)))
			g_string_append_len(out, at, g_utf8_next_char(at) - at);
	}
}

char *ledger_words(const struct checker *checker, size_t index, bool bare)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const char *at = checker->form->rules[instance->rule].ledger;
	struct ledger_part part;
	GString *out;

	if (!at || checker->outcomes[index] == FINDING_NONE)
		return NULL;
	out = g_string_new(NULL);
	while (ledger_next(checker->form, instance, &at, &part)) {
		if (part.cell != CELL_NONE)
			append_cell(checker, &part, out);
		else if (bare)
			append_signs(&part, out);
		else
			g_string_append_len(out, part.text, (gssize)part.length);
	}
	return g_string_free(out, FALSE);
}

char *ledger_state(const struct checker *checker, size_t index)
{
	const struct form_rule *rule = &checker->form->rules[checker->form->instances[index].rule];

	switch (checker->outcomes[index]) {
	case FINDING_PASSED: return g_strdup(C_("ledger", "平"));
	case FINDING_PENDING: return g_strdup(C_("ledger", "待"));
	case FINDING_FAILED:
		return g_strdup(rule->level == LEVEL_ERROR ? C_("level", "错") : C_("level", "警"));
	default: return g_strdup("-");
	}
}

char *remainder_text(struct remainder remainder)
{
	char buffer[DECIMAL_TEXT_SIZE];
	int64_t left = remainder.number.coefficient;

	if (remainder.state == FINDING_NONE)
		return g_strdup("-");
	if (remainder.blank)
		return g_strdup(".");
	if (left == 0)
		return g_strdup(C_("ledger", "平"));
	if (left < 0)
		remainder.number.coefficient = -left;
	decimal_format(remainder.number, buffer);
	return g_strconcat(left > 0 ? C_("ledger", "余") : C_("ledger", "超"), buffer, NULL);
}
