#include "session/keeper.h"

#include "base/file.h"
#include "base/language.h"

void keeper_init(struct keeper *keeper, const char *report, const char *form, GBytes *base)
{
	*keeper = (struct keeper){.journal = journal_new(report, form, base)};
}

void keeper_release(struct keeper *keeper)
{
	journal_free(keeper->journal);
	g_free(keeper->trouble);
}

void keeper_resume(struct keeper *keeper, const char *report, const struct journal_content *content)
{
	journal_free(keeper->journal);
	keeper->journal = journal_resume(report, content);
	if (content->open)
		journal_add(keeper->journal, content->open); /* from now on it is a change */
	keeper->journalled = true;
}

void keeper_restart(struct keeper *keeper, GBytes *base)
{
	journal_restart(keeper->journal, base);
	keeper_tell(keeper, NULL); /* what could not be kept need not be any more */
	keeper->has_open = keeper->has_typed = false;
	keeper->cursor = NULL;
}

void keeper_move(struct keeper *keeper, const char *report, const char *form, GBytes *base)
{
	journal_free(keeper->journal);
	keeper->journal = journal_new(report, form, base);
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
static void write_down(struct keeper *keeper, bool is_change)
{
	g_autoptr(GError) error = NULL;

	if (keeper->is_silent) {
		keeper->journalled = false;
		return;
	}
	bool written = journal_write(keeper->journal, &error);

	if (!written && (is_change || keeper->journalled))
		keeper_tell(keeper, g_strdup(error->message));
	keeper->journalled = written;
}

void keeper_done(struct keeper *keeper, struct change_list *list)
{
	list->when = keeper->now ? keeper->now() : 0;
	journal_add(keeper->journal, list);
	write_down(keeper, true);
	keeper->has_open = keeper->has_typed = false;
}

void keeper_put_back(struct keeper *keeper)
{
	keeper->has_typed = false;
	if (!keeper->has_open)
		return;
	keeper->has_open = false;
	journal_add_open(keeper->journal, NULL);
	write_down(keeper, false);
}

void keeper_keep(struct keeper *keeper, const struct change_list *list, const char *address)
{
	bool is_open = list != NULL, moved = keeper_is_elsewhere(keeper, address);

	keeper->has_typed = false;
	if (!is_open && !keeper->has_open && !moved)
		return;
	if (is_open || keeper->has_open)
		journal_add_open(keeper->journal, list);
	keeper->has_open = is_open;
	keeper->cursor = address;
	journal_add_cursor(keeper->journal, address);
	write_down(keeper, false);
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
