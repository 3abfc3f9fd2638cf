#include "session/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "session/beside.h"
#include "session/journal.h"

enum { PATIENCE_MS = 5000 };

/* Whether a file that is there can be written; that its directory can be is seen by taking the
   lock. */
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
	g_autofree char *from = g_strdup(claim->holder->line);
	g_autoptr(GError) error = NULL;
	struct lock *lock = lock_seize(report, taker, claim->holder, &error);

	claim_release(claim);
	*claim = (struct claim){.lock = lock};
	if (lock) {
		journal_part(report);
		return true;
	}
	take(claim, report, taker);
	if (claim->holder && strcmp(claim->holder->line, from) == 0)
		claim->obstacle = obstacle_to_lock(report, error);
	return claim->lock != NULL;
}

void claim_release(struct claim *claim)
{
	lock_release(claim->lock);
	lock_holder_free(claim->holder);
	g_free(claim->obstacle);
	*claim = (struct claim){0};
}
