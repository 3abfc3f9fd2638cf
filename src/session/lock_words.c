/* Who has a report's lock, or had it, as people read it. */

#include "base/language.h"
#include "report/when.h"
#include "session/lock.h"

#include <unistd.h>

enum { SILENCE = 5 * 60 }; /* seconds without a key after which a connection may have been cut */

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
	g_autofree char *where = where_words(holder), *since = when_clock(holder->since, now);
	g_autofree char *last = when_clock(holder->last_key, now);
	g_autofree char *who = holder->uid == (gint64)getuid()
		? g_strdup_printf(_("%s（您自己）"), lock_holder_name(holder))
		: g_strdup(lock_holder_name(holder));

	if (now - holder->last_key <= SILENCE)
		return g_strdup_printf(_("%s在 %s，%s 起，最后一键 %s"), who, where, since, last);
	return g_strdup_printf(_("%s在 %s，%s 起，最后一键 %s（断线？）"), who, where, since, last);
}

char *lock_left_words(const struct lock_holder *holder, gint64 now)
{
	g_autofree char *where = where_words(holder), *last = when_clock(holder->last_key, now);

	return g_strdup_printf(
		_("上次没有正常退出：%s在 %s，最后一键 %s"), lock_holder_name(holder), where, last);
}
