/* Who else has the report, what a cut connection left behind, and what becomes of a report that is
   taken away meanwhile: asked and said as the screen does. */
#include "cmd/plain/desk.h"

#include <string.h>

#include "base/language.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/claim.h"
#include "session/recovery.h"
#include "session/takeover.h"

/* Who else has it */

enum {
	TAKE = 1, /* one's own, which is what is proposed */
	NOT_NOW = 2,
	SEIZE = 2, /* where it is not */
};

static void say_holder(struct desk *desk, const struct claim *claim)
{
	g_autofree char *words = lock_holder_words(claim->holder, desk->environment->now());

	desk_say(desk, _("这份报告还开着：%s"), words);
}

/* `name`: NULL, where it was the same user's. What the history does not tell then is said. */
static void seize(struct desk *desk, const char *path, struct claim *claim, const char *name)
{
	struct environment *environment = desk->environment;
	struct lock_taker taker = work_taker(environment, LOCK_FOR_LINES);
	g_autofree char *from = lock_holder_account(claim->holder);
	const struct takeover takeover = {
		.from = from,
		.login = environment->login ? environment->login : "",
		.name = name,
		.now = environment->now(),
	};
	g_autoptr(GError) error = NULL;

	taker.name = name;
	if (claim_seize(claim, path, &taker) && name &&
		!takeover_note(path, &environment->forms, &takeover, &error))
		desk_say(desk, _("接过来了，但没有记进报告的历史：%s"), error->message);
}

/* Somebody else can be quicker, who then has it, and has not been asked. */
static void ask_about_own(struct desk *desk, const char *path, struct claim *claim)
{
	const struct lock_taker taker = work_taker(desk->environment, LOCK_FOR_LINES);
	g_autofree char *asked = g_strdup(claim->holder->line);

	say_holder(desk, claim);
	if (desk_choose(desk, _("1 接过来（让那边存好草稿后退出），2 不打开："), NOT_NOW, true) !=
		TAKE)
		return;
	if (claim_ask(claim, path, &taker) || !claim->holder ||
		strcmp(claim->holder->line, asked) != 0)
		return;
	desk_say(desk, _("那边没有回应"));
	if (desk_choose(desk, _("1 不打开，2 强行接过来（那边最后半秒打的字取不回）："), SEIZE,
		    true) == SEIZE)
		seize(desk, path, claim, NULL);
}

/* Nobody there can be asked. Lines that were written beforehand take nothing from anybody. */
static void ask_about_another(struct desk *desk, const char *path, struct claim *claim)
{
	if (desk->echo)
		return;
	say_holder(desk, claim);
	if (desk_choose(desk, _("1 不打开，2 接过来（先写明姓名；那边从此不能改、不能存）："),
		    SEIZE, true) != SEIZE)
		return;
	g_autofree char *name = desk_ask(desk, _("姓名（记进报告的历史，那边也看得到）："));
	if (name && *name)
		seize(desk, path, claim, name);
}

bool desk_claim(struct desk *desk, const char *path, struct claim *claim, enum exit_status *status)
{
	const struct lock_taker taker = work_taker(desk->environment, LOCK_FOR_LINES);

	claim_make(claim, path, &taker);
	if (claim->holder)
		(lock_holder_is_same_user(claim->holder) ? ask_about_own : ask_about_another)(
			desk, path, claim);
	if (!claim->lock)
		*status = desk->leaving ? EXIT_DONE : work_refuse(desk->environment, path, claim);
	return claim->lock != NULL;
}

/* What was left behind */

static void recover(struct desk *desk, const struct journal_content *content)
{
	size_t lost = session_recover(desk->session, content);

	desk_say(desk, _("已取回上次的改动"));
	if (lost > 0)
		desk_say(desk,
			ngettext("%zu步改动的地址表式里已没有，略去",
				"%zu步改动的地址表式里已没有，略去", lost),
			lost);
}

static bool put_aside(struct desk *desk, enum exit_status *status)
{
	g_autoptr(GError) error = NULL;

	if (journal_put_aside(session_path(desk->session), &error))
		return true;
	*status = give_up(desk->environment, "%s", error->message);
	return false;
}

static void say_lines(struct desk *desk, const GPtrArray *lines, guint from, guint count)
{
	for (guint i = from; i < lines->len && i < from + count; i++)
		desk_say(desk, "  %s", (const char *)lines->pdata[i]);
}

/* What to do with the changes, of which these are the lines. */
static int choose_about(struct desk *desk, const GPtrArray *lines)
{
	enum { SHOWN = 9, SHOW_ALL = 4 };
	bool more = lines->len > SHOWN;

	say_lines(desk, lines, 0, SHOWN);
	if (!more)
		return desk_choose(
			desk, _("1 接着做，2 不要这些改动（另存一份备查），3 不打开："), 3, true);
	desk_say(desk,
		ngettext("  另有%u处，写 4 看全部", "  另有%u处，写 4 看全部", lines->len - SHOWN),
		lines->len - SHOWN);
	int choice;
	while ((choice = desk_choose(desk,
			_("1 接着做，2 不要这些改动（另存一份备查），3 不打开，4 看全部："),
			SHOW_ALL, true)) == SHOW_ALL)
		say_lines(desk, lines, SHOWN, lines->len);
	return choice;
}

/* Asks what to do with a journal; false when the report is not to be opened. */
static bool ask_about(struct desk *desk, const struct journal_content *content,
	const struct recovery_account *account, enum exit_status *status)
{
	enum { RECOVER = 1, FROM_FILE = 2, STAY_AWAY = 3 };
	g_autoptr(GPtrArray) notices =
		recovery_notices(desk->session, content, account, desk->left_dead);

	for (guint i = 0; i < notices->len; i++)
		desk_say(desk, "%s", (const char *)notices->pdata[i]);
	switch (choose_about(desk, account->lines)) {
	case RECOVER: recover(desk, content); return true;
	case FROM_FILE: return put_aside(desk, status);
	case STAY_AWAY: return false;
	default: *status = desk->leaving ? EXIT_DONE : EXIT_COULD_NOT; return false;
	}
}

static bool come_back(
	struct desk *desk, const struct journal_content *content, enum exit_status *status)
{
	struct environment *environment = desk->environment;
	struct recovery_account account = recovery_account_of(
		desk->session, &environment->forms, content, environment->now());
	bool settled = recovery_is_settled(desk->session, content, &account);
	bool open = settled || ask_about(desk, content, &account, status);

	recovery_account_release(&account);
	if (settled) {
		session_discard(desk->session);
		desk_say(desk, _("上次的改动都已在文件里"));
	}
	return open;
}

static bool answer(struct desk *desk, const struct journal_content *content, const GError *trouble,
	enum exit_status *status)
{
	switch (recovery_look(desk->session, content, trouble)) {
	case LEFT_UNREADABLE:
		desk_say(desk, _("%s；已改名 .old"), trouble->message);
		return put_aside(desk, status);
	case LEFT_OUTDATED:
		desk_say(desk, _("%s；上次没有存盘的改动没有取回，已改名 .old"),
			session_refusal(desk->session));
		return put_aside(desk, status);
	case LEFT_CHANGES: return come_back(desk, content, status);
	case LEFT_WAITING:
	case LEFT_NOTHING: break;
	}
	if (desk->left_dead)
		desk_say(desk, "%s", desk->left_dead);
	return true;
}

bool desk_come_back(struct desk *desk, enum exit_status *status)
{
	g_autoptr(GError) trouble = NULL;
	struct journal_content *content = journal_read(session_path(desk->session), &trouble);
	bool open = answer(desk, content, trouble, status);

	journal_content_free(content);
	return open;
}

/* What was taken away */

static bool save_elsewhere(struct desk *desk, const char *path)
{
	g_autoptr(GError) error = NULL;
	bool done = session_save_as(desk->session, path, &error);

	if (done)
		desk_say(desk, _("已存到 %s"), path);
	else
		desk_say(desk, "%s", error->message);
	return done;
}

void desk_lose(struct desk *desk)
{
	bool wanted = session_unsaved(desk->session) > 0;

	desk_say(desk, "%s", session_refusal(desk->session));
	while (wanted && !desk->ended) {
		g_autofree char *path =
			desk_ask(desk, _("没有存的另存到哪个文件？只按 Enter 就不存："));

		wanted = path && *path && !save_elsewhere(desk, path);
	}
	desk->leaving = true;
}
