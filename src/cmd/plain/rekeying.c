/*
 * Second keying, line by line: figures are asked for without being shown, then
 * what came out otherwise is, and only a decision with a reason changes one.
 */
#include "cmd/plain/plain.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cmd/plain/desk.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/place.h"

/* A second keying at work. */
struct table {
	struct desk desk;
	const struct report *report;
	struct rekeying *rekeying;
	struct change_list *changes; /* what was decided */
	guint kept;                  /* decisions for what stood there */
	bool failed;                 /* what was keyed could not be kept, which has been said */
};

/* ---- keying ---- */

/* Takes what was written for a cell; false when it has to be asked for again. */
static bool take(struct table *table, cell_index cell, const char *written)
{
	g_autofree char *text = desk_means_blank(written)
		? g_strdup("")
		: desk_read_line(&table->desk, form_cell(table->report->form, cell), written);
	g_autoptr(GError) error = NULL;

	if (!text)
		return false;
	if (!rekeying_key(table->rekeying, cell, text, &error)) {
		give_up(table->desk.environment, "%s", error->message);
		table->failed = table->desk.leaving = true;
	}
	return true;
}

/* Asks for one figure until there is one, it is left for later, or somebody leaves. */
static void ask_figure(struct table *table, guint index)
{
	cell_index cell = rekeying_cell(table->rekeying, index);
	g_autofree char *name = desk_name(table->report->form, cell);
	g_autofree char *prompt =
		g_strdup_printf(_("%u/%u %s %s："), index + 1, rekeying_count(table->rekeying),
			name, form_cell(table->report->form, cell)->address);

	while (!table->desk.ended && !table->desk.leaving) {
		g_autofree char *line = desk_ask(&table->desk, prompt);

		table->desk.leaving = line && desk_means_leaving(line);
		if (!line || table->desk.leaving || *line == '\0' || take(table, cell, line))
			return;
	}
}

static void key(struct table *table)
{
	for (guint i = 0; i < rekeying_count(table->rekeying); i++) {
		if (!rekeying_keyed(table->rekeying, rekeying_cell(table->rekeying, i)))
			ask_figure(table, i);
	}
}

/* ---- deciding ---- */

static const char *shown(const char *text)
{
	return *text ? text : _("空");
}

/* What stands there, as text. */
static const char *standing(
	const struct table *table, cell_index cell, char buffer[static DECIMAL_TEXT_SIZE])
{
	return value_text(&table->report->typed[cell], buffer);
}

/* The note on a cell with a sentence added about the change. Free with g_free. */
static char *note_about(const struct table *table, cell_index cell, const char *reason)
{
	const char *address = form_cell(table->report->form, cell)->address;
	const char *before = report_note(table->report, address);
	char buffer[DECIMAL_TEXT_SIZE];
	g_autofree char *sentence = g_strdup_printf(_("复录由 %s 改为 %s：%s（%s）"),
		shown(standing(table, cell, buffer)), shown(rekeying_keyed(table->rekeying, cell)),
		reason, table->desk.environment->user);

	return before ? g_strdup_printf(_("%s；%s"), before, sentence) : g_steal_pointer(&sentence);
}

static void decide_second(struct table *table, cell_index cell, const char *reason)
{
	const char *address = form_cell(table->report->form, cell)->address;
	g_autofree char *note_address = place_note(address);
	g_autofree char *note = note_about(table, cell, reason);

	change_list_add(table->changes, address, NULL, rekeying_keyed(table->rekeying, cell));
	change_list_add(table->changes, note_address, NULL, note);
}

/* What stood there was right: the second keying takes it over. */
static void decide_first(struct table *table, cell_index cell)
{
	char buffer[DECIMAL_TEXT_SIZE];
	g_autoptr(GError) error = NULL;

	table->kept++;
	if (!rekeying_key(table->rekeying, cell, standing(table, cell, buffer), &error))
		give_up(table->desk.environment, "%s", error->message);
}

/* Takes a decision; false when it has to be asked for again. */
static bool decide(struct table *table, cell_index cell, const char *line)
{
	const char *reason = line + 1 + strspn(line + 1, " \t");

	if (line[0] == '1' && *reason == '\0')
		decide_first(table, cell);
	else if (line[0] == '2' && *reason != '\0' && line + 1 != reason)
		decide_second(table, cell, reason);
	else
		return false;
	return true;
}

static void ask_decision(struct table *table, cell_index cell)
{
	while (!table->desk.ended && !table->desk.leaving) {
		g_autofree char *line = desk_ask(&table->desk,
			_("  1 照原录；2 加一个空格和理由，改成复录；Enter 留待以后："));

		table->desk.leaving = line && desk_means_leaving(line);
		if (!line || table->desk.leaving || *line == '\0' || decide(table, cell, line))
			return;
		desk_say(&table->desk, _("  没有采用；要改数须写理由，如：2 看错行"));
	}
}

/* What came out otherwise is not shown to who will come back to key the rest. */
static void settle(struct table *table)
{
	if (table->desk.leaving || (table->desk.ended && rekeying_left(table->rekeying) > 0))
		return;
	for (guint i = 0; i < rekeying_count(table->rekeying); i++) {
		cell_index cell = rekeying_cell(table->rekeying, i);
		const char *keyed = rekeying_keyed(table->rekeying, cell);
		char buffer[DECIMAL_TEXT_SIZE];

		if (!keyed || rekeying_agrees(table->rekeying, cell))
			continue;
		g_autofree char *name = desk_name(table->report->form, cell);
		desk_say(&table->desk, _("%s %s：原录 %s，复录 %s"), name,
			form_cell(table->report->form, cell)->address,
			shown(standing(table, cell, buffer)), shown(keyed));
		ask_decision(table, cell);
	}
}

/* ---- from beginning to end ---- */

static void greet(struct table *table, bool resumed)
{
	guint left = rekeying_left(table->rekeying);

	if (resumed)
		desk_say(&table->desk,
			ngettext("接着上次的复录，还有%u格", "接着上次的复录，还有%u格", left),
			left);
	else
		desk_say(&table->desk, ngettext("复录%u格", "复录%u格", left), left);
	if (left > 0)
		desk_say(&table->desk,
			_("照底稿写数，按 Enter；不适用写 /，空白写 ~；只按 Enter 先跳过；.走 停下，以后接着录"));
}

static void say_outcome(struct table *table)
{
	guint left = rekeying_left(table->rekeying);
	guint differing = rekeying_disagreements(table->rekeying);
	guint keyed = rekeying_count(table->rekeying) - left;

	desk_say(&table->desk, _("复录%u格：一致 %u，不同 %u，未录 %u"), keyed, keyed - differing,
		differing, left);
}

/* Carries out what was decided. */
static enum exit_status change(struct table *table, const char *path)
{
	guint count = change_list_length(table->changes) / 2;
	struct session *session = work_open(table->desk.environment, path);
	struct change_list *changes = g_steal_pointer(&table->changes);

	if (!session) {
		change_list_free(changes);
		return EXIT_COULD_NOT;
	}
	enum exit_status status = work_finish(table->desk.environment, session, changes);
	if (status == EXIT_DONE)
		desk_say(&table->desk,
			ngettext("改了%u格，理由记在附注里", "改了%u格，理由记在附注里", count),
			count);
	return status;
}

static enum exit_status finish(struct table *table, const char *path)
{
	guint decided = change_list_length(table->changes) / 2;
	bool open = rekeying_left(table->rekeying) > 0 ||
		rekeying_disagreements(table->rekeying) > decided;
	enum exit_status status = decided > 0 ? change(table, path) : EXIT_DONE;

	if (status != EXIT_DONE || table->failed)
		return EXIT_COULD_NOT;
	if (open) {
		desk_say(&table->desk, _("没有做完；再用 nianbao verify-keying 打开就接着做"));
		return EXIT_FINDINGS;
	}
	rekeying_forget(path);
	return EXIT_DONE;
}

enum exit_status plain_rekey(struct environment *environment, const struct report_file *file,
	struct rekeying *rekeying, bool resumed)
{
	struct table table = {
		.desk = {.environment = environment,
			.form = file->form,
			.echo = !isatty(fileno(environment->in))},
		.report = file->report,
		.rekeying = rekeying,
		.changes = change_list_new(),
	};

	greet(&table, resumed);
	key(&table);
	say_outcome(&table);
	settle(&table);
	enum exit_status status = finish(&table, file->path);
	change_list_free(table.changes);
	return status;
}
