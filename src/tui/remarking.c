#include "tui/remarking.h"

#include <string.h>

#include "edit/sentence.h"
#include "report/reasons.h"
#include "report/record.h"
#include "report/when.h"
#include "session/explain.h"
#include "session/remark_changes.h"
#include "tui/dialog.h"
#include "tui/targets.h"

/* Telling */

static void add_answer(
	const struct app *app, const struct remark *remark, int columns, GPtrArray *lines)
{
	g_autofree char *origin = remark_is_answered(remark)
		? when_and_who(remark->answered_by, remark->answered_when)
		: NULL;
	g_autofree char *line = NULL;

	if (origin)
		line = *remark->answer ? g_strdup_printf(_("答（%s）：%s"), origin, remark->answer)
				       : g_strdup_printf(_("答（%s）：已改"), origin);
	else if (remark_is_open(remark, session_report(app->session)))
		line = g_strdup(_("还没有答"));
	else
		line = g_strdup(_("这里已经改了"));
	list_add_wrapped(lines, line, columns, app->profile);
}

void remark_describe(
	const struct app *app, const struct remark *remark, int columns, GPtrArray *lines)
{
	g_autofree char *origin = when_and_who(remark->who, remark->when);
	g_autofree char *text =
		g_strdup_printf(_("批注%u（%s）：%s"), remark->number, origin, remark->text);

	if (*remark->quote) {
		g_autofree char *quote = g_strdup_printf(_("所指：「%s」"), remark->quote);

		list_add_wrapped(lines, quote, columns, app->profile);
	}
	list_add_wrapped(lines, text, columns, app->profile);
	add_answer(app, remark, columns, lines);
}

/* Sentences */

struct sentence {
	size_t start, length; /* bytes of the text */
};

/* All sentences of a text, to choose one from, and where they stand. */
static void gather_sentences(const char *text, GPtrArray *lines, GArray *sentences)
{
	for (const char *paragraph = text; *paragraph;) {
		size_t length = strcspn(paragraph, "\n");

		for (size_t start = 0, behind; start < length; start = behind) {
			behind = sentence_behind(paragraph, length, start);
			struct sentence sentence = {
				(size_t)(paragraph - text) + start, behind - start};

			g_ptr_array_add(lines, g_strndup(paragraph + start, behind - start));
			g_array_append_val(sentences, sentence);
		}
		paragraph += length + (paragraph[length] == '\n');
	}
}

/* Puts a remark onto one of the sentences of its text. False for Esc. */
static bool choose_sentence(struct app *app, struct remark *remark)
{
	const struct report *report = session_report(app->session);
	cell_index cell = form_find(app->form, remark->address);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));

	gather_sentences(report->typed[cell].text, lines, sentences);
	int taken = list_choose(app, _("批注哪一句？"), C_("Enter will", "批注"), lines, 0);
	if (taken < 0)
		return false;
	struct sentence sentence = g_array_index(sentences, struct sentence, taken);
	return remark_quote_at(remark, report, sentence.start, sentence.length);
}

/* Writing */

/* Asks for the words of a remark, which stand there already where it has some; NULL for Esc. Free
   with g_free. */
static char *ask_words(struct app *app, const struct remark *remark)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *place = remark_place(app->form, remark->address);

	if (*remark->quote) {
		g_autofree char *quote = g_strdup_printf(_("「%s」"), remark->quote);

		list_add_wrapped(lines, quote, ASK_COLUMNS, app->profile);
	}
	if (*remark->text)
		g_ptr_array_add(lines, g_strdup(_("清空后按 Enter，就是撤回这条批注")));
	g_ptr_array_add(lines, NULL);
	char *text = dialog_ask(app, place, (const char *const *)lines->pdata,
		C_("a remark", "批注"), remark->text);

	return text ? g_strstrip(text) : NULL;
}

/* What makes a remark say these words: one without a number is new, and without words one is taken
   back. NULL with *error. */
static struct change_list *changes_for(
	const struct app *app, const struct remark *remark, const char *words, GError **error)
{
	if (remark->number > 0)
		return *words ? remark_rewording(app->session, remark->number, words, error)
			      : remark_removal(app->session, remark->number, error);
	struct remark *made = remark_copy(remark);
	record_set(&made->text, words);
	return remark_addition(app->session, made, error);
}

static unsigned put(struct app *app, const struct remark *remark, const char *words)
{
	g_autoptr(GError) error = NULL;

	if (!*words && remark->number == 0)
		return app_say(app, _("没有写批注"));
	struct change_list *changes = changes_for(app, remark, words, &error);
	if (!changes || !session_apply(app->session, changes, &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, *words ? _("写了批注，退回时随附") : _("批注已撤回"));
}

static unsigned ask(struct app *app, const struct remark *remark)
{
	g_autofree char *words = ask_words(app, remark);

	return words ? put(app, remark, words) : REACT_REDRAW;
}

unsigned remark_change(struct app *app, const struct remark *remark)
{
	struct remark *copy = remark_copy(remark); /* the report's own goes with the change */
	unsigned reaction = ask(app, copy);

	remark_free(copy);
	return reaction;
}

/* The remark on all of an address that is not answered yet, or NULL. */
static const struct remark *open_at(const struct app *app, const char *address)
{
	const GPtrArray *remarks = session_report(app->session)->remarks;

	for (guint i = 0; i < remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(remarks, i);

		if (g_str_equal(remark->address, address) && !*remark->quote &&
			!remark_is_answered(remark))
			return remark;
	}
	return NULL;
}

/* Makes a remark on an address, or on one of the sentences there. */
static unsigned make(struct app *app, const char *address, bool on_sentence)
{
	g_autofree char *when = when_iso(app->options->now());
	struct remark *remark = remark_new(address, "", app->options->user, when);
	unsigned reaction = REACT_REDRAW;

	if (!on_sentence || choose_sentence(app, remark))
		reaction = ask(app, remark);
	remark_free(remark);
	return reaction;
}

enum { ANOTHER = 1, SAME = 2 };

/* Where a remark stands already, another one or that one in other words; -1 for Esc. */
static int ask_which(struct app *app, const struct remark *open)
{
	const struct choice choices[] = {
		{ANOTHER, _("再写一条"), NULL},
		{SAME, _("改这一条"), open->text},
	};

	return dialog_choose(app, _("这里已有批注"), NULL, choices, G_N_ELEMENTS(choices), 0);
}

unsigned remark_ask_for(struct app *app, const char *address)
{
	const struct remark *open = open_at(app, address);
	int which = open ? ask_which(app, open) : ANOTHER;

	if (which == SAME)
		return remark_change(app, open);
	return which == ANOTHER ? make(app, address, false) : REACT_REDRAW;
}

unsigned remark_ask_sentence(struct app *app, const char *address)
{
	return make(app, address, true);
}

/* On what where the cursor is */

static bool has_sentences(const struct app *app, cell_index cell)
{
	const struct value *value = &session_report(app->session)->typed[cell];

	return value->kind == VALUE_TEXT && form_cell(app->form, cell)->spec->type == TYPE_TEXT;
}

/* What a remark can be on here, in the order of their digits. A sentence stands behind the text it
   is of; `sentence` is its digit, 0 where there is none. */
struct places {
	GArray *targets;
	struct choice choices[TARGETS_MOST + 2];
	int count, sentence;
};

static void add_place(struct places *places, const char *name, const struct remark *open)
{
	int digit = places->count + 1;

	places->choices[places->count++] = (struct choice){digit, name, open ? open->text : NULL};
}

static void gather_places(const struct app *app, struct places *places)
{
	*places = (struct places){.targets = targets_at(app, app_cursor(app))};
	for (guint i = 0; i < places->targets->len; i++) {
		const struct target *target = &g_array_index(places->targets, struct target, i);

		add_place(places, target->name, open_at(app, target->address));
		if (i > 0 || !has_sentences(app, app_cursor(app)))
			continue;
		add_place(places, _("其中一句"), NULL);
		places->sentence = places->count;
	}
	add_place(places, _("整份报告"), open_at(app, REMARK_ON_REPORT));
}

/* The address behind a digit. */
static const char *address_of(const struct places *places, int digit)
{
	if (digit == places->count)
		return REMARK_ON_REPORT;
	int index = digit - 1 - (places->sentence > 0 && digit >= places->sentence);
	return g_array_index(places->targets, struct target, index).address;
}

unsigned remark_ask(struct app *app)
{
	struct places places;
	unsigned reaction = REACT_REDRAW;

	gather_places(app, &places);
	int digit =
		dialog_choose(app, _("批注哪里？"), NULL, places.choices, (size_t)places.count, 0);
	if (digit > 0 && digit == places.sentence)
		reaction = make(app, address_of(&places, digit), true);
	else if (digit > 0)
		reaction = remark_ask_for(app, address_of(&places, digit));
	g_array_unref(places.targets);
	return reaction;
}

/* Accepting */

unsigned reason_accept_for(struct app *app, size_t slot)
{
	g_autofree char *when = when_iso(app->options->now());
	g_autoptr(GError) error = NULL;
	const struct reason *reason = checker_reason(session_checker(app->session), slot);
	bool accepted = reason_is_accepted(reason, session_report(app->session));

	if (!session_apply(app->session,
		    explain_acceptance(reason, app->options->user, accepted ? "" : when), &error))
		return app_say(app, "%s", error->message) | REACT_BELL;
	return app_say(app, accepted ? _("不再认可这条说明") : _("认可了这条说明"));
}

/* The explained warnings at a cell; of size_t. Free with g_array_unref. */
static GArray *explained_at(const struct app *app, cell_index cell)
{
	const struct checker *checker = session_checker(app->session);
	GArray *slots = checker_warnings_at(checker, cell);

	for (guint i = slots->len; i > 0; i--) {
		if (!checker_is_explained(checker, g_array_index(slots, size_t, i - 1)))
			g_array_remove_index(slots, i - 1);
	}
	return slots;
}

unsigned reason_ask_acceptance(struct app *app)
{
	g_autoptr(GArray) slots = explained_at(app, app_cursor(app));

	if (slots->len == 0)
		return app_say(app, _("这里没有可认可的说明")) | REACT_BELL;
	size_t slot = finding_choose(
		app, slots, _("这里有几处说明，认可哪一处？"), C_("Enter will", "认可"));
	return slot == SIZE_MAX ? REACT_REDRAW : reason_accept_for(app, slot);
}
