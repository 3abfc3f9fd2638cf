/*
 * Second keying, line by line: figures are asked for without being shown, then
 * what came out otherwise is, and only a decision with a reason changes one.
 */
#include "cmd/plain/plain.h"

#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "cmd/plain/desk.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/place.h"

/* A second keying at work. */
struct sitting {
	struct desk desk;
	const struct report *report;
	struct rekeying *rekeying;
	struct change_list *changes; /* what was decided */
	bool failed;                 /* what was keyed could not be kept, which has been said */
};

/* Keying */

/* Takes what was written for a cell; false when it has to be asked for again. */
static bool take(struct sitting *sitting, cell_index cell, const char *written)
{
	g_autofree char *text = desk_means_blank(written)
		? g_strdup("")
		: desk_read_line(&sitting->desk, form_cell(sitting->report->form, cell), written);
	g_autoptr(GError) error = NULL;

	if (!text)
		return false;
	if (!rekeying_key(sitting->rekeying, cell, text, &error)) {
		give_up(sitting->desk.environment, "%s", error->message);
		sitting->failed = sitting->desk.leaving = true;
	}
	return true;
}

/* Asks for one figure until there is one, it is left for later, or somebody leaves. */
static void ask_figure(struct sitting *sitting, guint index)
{
	cell_index cell = rekeying_cell(sitting->rekeying, index);
	g_autofree char *name = desk_name(sitting->report->form, cell);
	g_autofree char *prompt =
		g_strdup_printf(_("%u/%u %s %s："), index + 1, rekeying_count(sitting->rekeying),
			name, form_cell(sitting->report->form, cell)->address);

	while (!sitting->desk.ended && !sitting->desk.leaving) {
		g_autofree char *line = desk_ask(&sitting->desk, prompt);

		sitting->desk.leaving = line && desk_means_leaving(line);
		if (!line || sitting->desk.leaving || *line == '\0' || take(sitting, cell, line))
			return;
	}
}

static void key(struct sitting *sitting)
{
	for (guint i = 0; i < rekeying_count(sitting->rekeying); i++) {
		if (!rekeying_keyed(sitting->rekeying, rekeying_cell(sitting->rekeying, i)))
			ask_figure(sitting, i);
	}
}

/* Deciding */

static const char *shown(const char *text)
{
	return *text ? text : _("空");
}

/* What stands there, as text. */
static const char *standing(
	const struct sitting *sitting, cell_index cell, char buffer[static DECIMAL_TEXT_SIZE])
{
	return value_text(&sitting->report->typed[cell], buffer);
}

/* The note on a cell with a sentence added about the change. Free with g_free. */
static char *note_about(const struct sitting *sitting, cell_index cell, const char *reason)
{
	const char *address = form_cell(sitting->report->form, cell)->address;
	const char *before = report_note(sitting->report, address);
	char buffer[DECIMAL_TEXT_SIZE];
	g_autofree char *sentence = g_strdup_printf(_("复录由 %s 改为 %s：%s（%s）"),
		shown(standing(sitting, cell, buffer)),
		shown(rekeying_keyed(sitting->rekeying, cell)), reason,
		sitting->desk.environment->user);

	return before ? g_strdup_printf(_("%s；%s"), before, sentence) : g_steal_pointer(&sentence);
}

static void decide_second(struct sitting *sitting, cell_index cell, const char *reason)
{
	const char *address = form_cell(sitting->report->form, cell)->address;
	g_autofree char *note_address = place_note_address(address);
	g_autofree char *note = note_about(sitting, cell, reason);

	change_list_add(sitting->changes, address, NULL, rekeying_keyed(sitting->rekeying, cell));
	change_list_add(sitting->changes, note_address, NULL, note);
}

/* What stood there was right: the second keying takes it over. */
static void decide_first(struct sitting *sitting, cell_index cell)
{
	char buffer[DECIMAL_TEXT_SIZE];
	g_autoptr(GError) error = NULL;

	if (!rekeying_key(sitting->rekeying, cell, standing(sitting, cell, buffer), &error))
		give_up(sitting->desk.environment, "%s", error->message);
}

/* Takes a decision; false when it has to be asked for again. */
static bool decide(struct sitting *sitting, cell_index cell, const char *line)
{
	const char *reason = line + 1 + strspn(line + 1, " \t");

	if (line[0] == '1' && *reason == '\0')
		decide_first(sitting, cell);
	else if (line[0] == '2' && *reason != '\0' && line + 1 != reason)
		decide_second(sitting, cell, reason);
	else
		return false;
	return true;
}

static void ask_decision(struct sitting *sitting, cell_index cell)
{
	while (!sitting->desk.ended && !sitting->desk.leaving) {
		g_autofree char *line = desk_ask(&sitting->desk,
			_("  1 照原录；2 加一个空格和理由，改成复录；Enter 留待以后："));

		sitting->desk.leaving = line && desk_means_leaving(line);
		if (!line || sitting->desk.leaving || *line == '\0' || decide(sitting, cell, line))
			return;
		desk_say(&sitting->desk, _("  没有采用；要改数须写理由，如：2 看错行"));
	}
}

/* What came out otherwise is not shown to who will come back to key the rest. */
static void settle(struct sitting *sitting)
{
	if (sitting->desk.leaving || (sitting->desk.ended && rekeying_left(sitting->rekeying) > 0))
		return;
	for (guint i = 0; i < rekeying_count(sitting->rekeying); i++) {
		cell_index cell = rekeying_cell(sitting->rekeying, i);
		const char *keyed = rekeying_keyed(sitting->rekeying, cell);
		char buffer[DECIMAL_TEXT_SIZE];

		if (!keyed || rekeying_agrees(sitting->rekeying, cell))
			continue;
		g_autofree char *name = desk_name(sitting->report->form, cell);
		desk_say(&sitting->desk, _("%s %s：原录 %s，复录 %s"), name,
			form_cell(sitting->report->form, cell)->address,
			shown(standing(sitting, cell, buffer)), shown(keyed));
		ask_decision(sitting, cell);
	}
}

/* From beginning to end */

static void greet(struct sitting *sitting, bool resumed)
{
	guint left = rekeying_left(sitting->rekeying);

	if (resumed)
		desk_say(&sitting->desk,
			ngettext("接着上次的复录，还有%u格", "接着上次的复录，还有%u格", left),
			left);
	else
		desk_say(&sitting->desk, ngettext("复录%u格", "复录%u格", left), left);
	if (left > 0)
		desk_say(&sitting->desk,
			_("照底稿写数，按 Enter；不适用写 /，空白写 ~；只按 Enter 先跳过；.走 停下，以后接着录"));
}

static void say_outcome(struct sitting *sitting)
{
	guint left = rekeying_left(sitting->rekeying);
	guint differing = rekeying_disagreements(sitting->rekeying);
	guint keyed = rekeying_count(sitting->rekeying) - left;

	desk_say(&sitting->desk, _("复录%u格：一致 %u，不同 %u，未录 %u"), keyed, keyed - differing,
		differing, left);
}

/* Carries out what was decided. */
static enum exit_status change(struct sitting *sitting, const char *path)
{
	guint count = change_list_length(sitting->changes) / 2;
	struct session *session = work_open(sitting->desk.environment, path);
	struct change_list *changes = g_steal_pointer(&sitting->changes);

	if (!session) {
		change_list_free(changes);
		return EXIT_COULD_NOT;
	}
	enum exit_status status = work_finish(sitting->desk.environment, session, changes);
	if (status == EXIT_DONE)
		desk_say(&sitting->desk,
			ngettext("改了%u格，理由记在附注里", "改了%u格，理由记在附注里", count),
			count);
	return status;
}

static enum exit_status finish(struct sitting *sitting, const char *path)
{
	guint decided = change_list_length(sitting->changes) / 2;
	bool open = rekeying_left(sitting->rekeying) > 0 ||
		rekeying_disagreements(sitting->rekeying) > decided;
	enum exit_status status = decided > 0 ? change(sitting, path) : EXIT_DONE;

	if (status != EXIT_DONE || sitting->failed)
		return EXIT_COULD_NOT;
	if (open) {
		desk_say(&sitting->desk, _("没有做完；再用 nianbao verify-keying 打开就接着做"));
		return EXIT_FINDINGS;
	}
	rekeying_forget(path);
	return EXIT_DONE;
}

enum exit_status plain_rekey(struct environment *environment, const struct report_file *file,
	struct rekeying *rekeying, bool resumed)
{
	struct sitting sitting = {
		.desk = {.environment = environment,
			.form = file->form,
			.asked = -1,
			.echo = !isatty(fileno(environment->in))},
		.report = file->report,
		.rekeying = rekeying,
		.changes = change_list_new(),
	};

	greet(&sitting, resumed);
	key(&sitting);
	say_outcome(&sitting);
	settle(&sitting);
	enum exit_status status = finish(&sitting, file->path);
	change_list_free(sitting.changes);
	return status;
}
