/* nianbao repair: what would put findings right, listed, and carried out when it is named. */
#include "check/repair.h"
#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/mend.h"
#include "session/seek.h"

#include <string.h>

/* A finding, and what is offered for it. */
struct offers {
	char *name; /* "balance@requests.new.natural" */
	char *place;
	GPtrArray *repairs;
};

static void offers_init(
	struct offers *offers, const struct form *form, const struct checker *checker, size_t slot)
{
	struct finding finding;

	checker_finding(checker, slot, &finding);
	offers->name =
		g_strdup_printf("%s@%s", finding.rule, form_cell(form, finding.cell)->address);
	offers->place = form_cell_label(form, finding.cell);
	offers->repairs = checker_repairs(checker, slot, CELL_NONE);
	finding_release(&finding);
}

static void offers_release(struct offers *offers)
{
	g_free(offers->name);
	g_free(offers->place);
	g_ptr_array_unref(offers->repairs);
}

/* "balance@requests.new.natural 1 13行 …：商业企业 1改0，自然人 0改1" */
static void print_offer(struct environment *environment, const struct offers *offers, guint index)
{
	const struct repair *repair = g_ptr_array_index(offers->repairs, index);

	fprintf(environment->out, _("%s %u %s：%s\n"), offers->name, index + 1,
		repair->where ? repair->where : offers->place, repair->label);
}

static guint print_offers(struct environment *environment, const struct offers *offers)
{
	for (guint i = 0; i < offers->repairs->len; i++)
		print_offer(environment, offers, i);
	return offers->repairs->len;
}

/* Listing */

/* Returns how many there are. */
static guint list_report(struct environment *environment, const struct report *report)
{
	struct checker *checker = checker_new(report);
	g_autoptr(GArray) slots = checker_list(checker);
	guint count = 0;

	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		struct offers offers;

		if (!checker_is_problem(checker, slot))
			continue;
		offers_init(&offers, report->form, checker, slot);
		count += print_offers(environment, &offers);
		offers_release(&offers);
	}
	checker_free(checker);
	return count;
}

static enum exit_status list_repairs(struct environment *environment, const char *path)
{
	struct report_file *file = work_read(environment, path);

	if (!file)
		return EXIT_COULD_NOT;
	if (list_report(environment, file->report) == 0)
		say(environment, _("%s：没有可照改的"), path);
	report_file_free(file);
	return EXIT_DONE;
}

/* Carrying out */

/* Which of the offers a number means, from 0; -1 when it cannot be told, which has been said. */
static int choose(struct environment *environment, const struct offers *offers, const char *number)
{
	guint count = offers->repairs->len;
	guint64 chosen = 1;

	if (count == 0) {
		say(environment, _("%s：没有可照改的"), offers->name);
		return -1;
	}
	if (!number && count > 1) {
		say(environment, _("%s：有%u种改法，请写明第几种"), offers->name, count);
		print_offers(environment, offers);
		return -1;
	}
	if (number && !g_ascii_string_to_unsigned(number, 10, 1, count, &chosen, NULL)) {
		g_autofree char *typed = g_utf8_make_valid(number, -1);

		say(environment, _("%s：没有第“%s”种改法，只有%u种"), offers->name, typed, count);
		return -1;
	}
	return (int)chosen - 1;
}

/* The changes of the repair that is meant; NULL when there is none, which has been said. */
static struct change_list *changes_for(struct environment *environment,
	const struct session *session, size_t slot, const char *number)
{
	struct offers offers;
	struct change_list *changes = NULL;

	offers_init(&offers, session_form(session), session_checker(session), slot);
	int chosen = choose(environment, &offers, number);
	if (chosen >= 0) {
		print_offer(environment, &offers, (guint)chosen);
		changes = mend_changes(session, g_ptr_array_index(offers.repairs, (guint)chosen));
	}
	offers_release(&offers);
	return changes;
}

static enum exit_status carry_out(
	struct environment *environment, const char *path, const char *named, const char *number)
{
	g_autofree char *typed = g_utf8_make_valid(named, -1);
	const char *at = strrchr(typed, '@');
	g_autofree char *rule = g_strndup(typed, at ? (gsize)(at - typed) : strlen(typed));
	g_autoptr(GError) error = NULL;
	struct session *session = work_open(environment, path);

	if (!session)
		return EXIT_COULD_NOT;
	size_t slot = seek_finding(session, rule, at ? at + 1 : NULL, SEEK_ANY, &error);
	if (slot == SIZE_MAX)
		say(environment, "%s：%s", path, error->message);
	struct change_list *changes =
		slot == SIZE_MAX ? NULL : changes_for(environment, session, slot, number);
	if (changes)
		return work_finish(environment, session, changes);
	session_free(session);
	return EXIT_COULD_NOT;
}

enum exit_status command_repair(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		char **names = arguments.names;

		if (arguments.count > 3)
			status = give_up(environment, _("参数太多了；一次改一处"));
		else if (arguments.count == 1)
			status = list_repairs(environment, names[0]);
		else
			status = carry_out(environment, names[0], names[1], names[2]);
	}
	arguments_release(&arguments);
	return status;
}
