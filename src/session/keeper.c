#include "session/keeper.h"

#include <glib/gi18n.h>

#include "base/file.h"

void keeper_init(struct keeper *keeper, const char *report, const char *form, const char *base)
{
	*keeper = (struct keeper){.journal = journal_new(report, form, base, false)};
}

void keeper_release(struct keeper *keeper)
{
	journal_free(keeper->journal);
	g_free(keeper->trouble);
}

void keeper_resume(struct keeper *keeper, const char *report, const struct journal_content *content)
{
	journal_free(keeper->journal);
	keeper->journal = journal_new(report, content->form, content->base, true);
	if (content->open)
		journal_hold(keeper->journal, content->open); /* from now on it is a change */
	keeper->journalled = true;
}

void keeper_restart(struct keeper *keeper, const char *base)
{
	journal_restart(keeper->journal, base);
	keeper_tell(keeper, NULL); /* what could not be kept need not be any more */
	keeper->has_open = keeper->has_typed = false;
	keeper->cursor = NULL;
}

void keeper_move(struct keeper *keeper, const char *report, const char *form, const char *base)
{
	journal_free(keeper->journal);
	keeper->journal = journal_new(report, form, base, false);
	keeper->has_open = keeper->has_typed = false;
	keeper->cursor = NULL;
	keeper->journalled = true;
}

void keeper_tell(struct keeper *keeper, char *trouble)
{
	g_free(keeper->trouble);
	keeper->trouble = trouble;
}

/* A journal that goes on failing is told of once for every change, not for every pause as well. */
static void note(struct keeper *keeper, bool written, bool is_change, const GError *error)
{
	if (!written && (is_change || keeper->journalled))
		keeper_tell(keeper, g_strdup(error->message));
	keeper->journalled = written;
}

void keeper_done(struct keeper *keeper, struct change_list *list)
{
	g_autoptr(GError) error = NULL;

	list->when = keeper->now ? keeper->now() : 0;
	bool written = journal_append(keeper->journal, list, &error);
	note(keeper, written, true, error);
	keeper->has_open = keeper->has_typed = false;
}

void keeper_open(struct keeper *keeper, const struct change_list *list)
{
	g_autoptr(GError) error = NULL;

	keeper->has_typed = false;
	if (!list && !keeper->has_open)
		return;
	keeper->has_open = list != NULL;
	bool written = journal_append_open(keeper->journal, list, &error);
	note(keeper, written, false, error);
}

void keeper_stand(struct keeper *keeper, const char *address)
{
	g_autoptr(GError) error = NULL;

	if (!keeper_is_elsewhere(keeper, address))
		return;
	keeper->cursor = address;
	bool written = journal_append_cursor(keeper->journal, address, &error);
	note(keeper, written, false, error);
}

bool keeper_is_elsewhere(const struct keeper *keeper, const char *address)
{
	return journal_has_begun(keeper->journal) && keeper->cursor != address;
}

char *keeper_trouble(struct keeper *keeper)
{
	int failure = journal_sync_failure(keeper->journal);

	if (failure && !keeper->trouble)
		return g_strdup_printf(
			_("恢复日志没有写到磁盘上：%s；请尽快存盘"), file_cause(failure));
	return g_steal_pointer(&keeper->trouble);
}
