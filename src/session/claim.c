#include "session/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "base/file.h"
#include "session/beside.h"
#include "session/journal.h"
#include "session/shelf.h"

enum {
	PATIENCE_MS = 5000,
	SILENCE = 5 * 60, /* seconds without a key after which a connection may have been cut */
};

/* Whether a file that is there can be written; that its directory can be is seen by taking the lock. */
static char *obstacle_of(const char *report)
{
	g_autofree char *path = file_behind_links(report);

	if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 || errno == ENOENT)
		return NULL;
	return g_strdup_printf(_("%s 不能写（%s）"), path, file_cause(errno));
}

/* The directory is what cannot be written where a lock cannot be made. */
static char *obstacle_to_lock(const char *report, const GError *error)
{
	g_autofree char *lock = beside_path(report, "lock");
	g_autofree char *directory = g_path_get_dirname(lock);

	if (faccessat(AT_FDCWD, directory, W_OK, AT_EACCESS) == 0)
		return g_strdup_printf(_("锁不住这份报告：%s"), error->message);
	return errno == ENOENT
		? g_strdup_printf(_("%s：没有这个目录"), directory)
		: g_strdup_printf(_("目录 %s 不能写（%s）"), directory, file_cause(errno));
}

/* Takes the lock as things stand now. */
static void take(struct claim *claim, const char *report, const struct lock_taker *taker)
{
	g_autoptr(GError) error = NULL;

	*claim = (struct claim){0};
	claim->lock = lock_take(report, taker, &claim->holder, &error);
	if (error)
		claim->obstacle = obstacle_to_lock(report, error);
}

void claim_make(struct claim *claim, const char *report, const struct lock_taker *taker)
{
	g_autofree char *obstacle = obstacle_of(report);

	if (!obstacle)
		take(claim, report, taker);
	else
		*claim = (struct claim){.obstacle = g_steal_pointer(&obstacle)};
}

bool claim_ask(struct claim *claim, const char *report, const struct lock_taker *taker)
{
	if (!lock_ask_for(report, claim->holder, PATIENCE_MS))
		return false;
	claim_release(claim);
	take(claim, report, taker);
	return claim->lock != NULL;
}

bool claim_seize(struct claim *claim, const char *report, const struct lock_taker *taker)
{
	struct lock *lock = lock_seize(report, taker, claim->holder, NULL);

	claim_release(claim);
	*claim = (struct claim){.lock = lock};
	if (lock)
		journal_part(report);
	else
		take(claim, report, taker);
	return claim->lock != NULL;
}

void claim_release(struct claim *claim)
{
	lock_release(claim->lock);
	lock_holder_free(claim->holder);
	g_free(claim->obstacle);
	*claim = (struct claim){0};
}

/* Words */

const char *lock_holder_name(const struct lock_holder *holder)
{
	return *holder->name ? holder->name : holder->user;
}

/* Where they sit, as seen from here. Free with g_free. */
static char *where_words(const struct lock_holder *holder)
{
	const char *terminal = *holder->terminal ? holder->terminal : NULL;

	if (process_look(&holder->process) == PROCESS_ELSEWHERE)
		return terminal ? g_strdup_printf(_("%s 的 %s"), holder->host, terminal)
				: g_strdup(holder->host);
	return terminal ? g_strdup_printf(_("%s，本机"), terminal) : g_strdup(_("本机"));
}

char *lock_holder_words(const struct lock_holder *holder, gint64 now)
{
	g_autofree char *where = where_words(holder), *since = shelf_clock(holder->since, now);
	g_autofree char *last = shelf_clock(holder->last_key, now);
	g_autofree char *who = holder->uid == (gint64)getuid()
		? g_strdup_printf(_("%s（您自己）"), lock_holder_name(holder))
		: g_strdup(lock_holder_name(holder));

	if (now - holder->last_key <= SILENCE)
		return g_strdup_printf(_("%s在 %s，%s 起，最后一键 %s"), who, where, since, last);
	return g_strdup_printf(_("%s在 %s，%s 起，最后一键 %s（断线？）"), who, where, since, last);
}

char *lock_left_words(const struct lock_holder *holder, gint64 now)
{
	g_autofree char *where = where_words(holder), *last = shelf_clock(holder->last_key, now);

	return g_strdup_printf(
		_("上次没有正常退出：%s在 %s，最后一键 %s"), lock_holder_name(holder), where, last);
}
