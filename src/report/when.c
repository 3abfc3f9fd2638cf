#include "report/when.h"

#include "base/language.h"

#include <glib.h>

char *when_iso(gint64 seconds)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_local(seconds);

	return g_date_time_format(time, "%Y-%m-%dT%H:%M:%S%:z");
}

static char *words_of(const char *iso)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(iso, zone);

	return time ? g_date_time_format(time, _("%Y年%-m月%-d日 %H:%M")) : g_strdup(iso);
}

char *when_and_who(const char *who, const char *iso)
{
	g_autofree char *when = words_of(iso);

	return g_strdup_printf("%s %s", who, when);
}

char *when_day(const char *iso)
{
	enum { DAY = 10 }; /* digits and dashes */

	return g_strndup(iso, DAY);
}

/* Whole days between two times, by the calendar. */
static int days_between(GDateTime *from, GDateTime *to)
{
	GDate first, last;

	g_date_clear(&first, 1);
	g_date_clear(&last, 1);
	g_date_set_dmy(&first, (GDateDay)g_date_time_get_day_of_month(from),
		(GDateMonth)g_date_time_get_month(from), (GDateYear)g_date_time_get_year(from));
	g_date_set_dmy(&last, (GDateDay)g_date_time_get_day_of_month(to),
		(GDateMonth)g_date_time_get_month(to), (GDateYear)g_date_time_get_year(to));
	return g_date_days_between(&first, &last);
}

char *when_seen_from(gint64 seconds, gint64 now)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(seconds);
	g_autoptr(GDateTime) today = g_date_time_new_from_unix_local(now);
	int days = days_between(then, today);

	if (days == 0)
		return g_date_time_format(then, _("今天 %H:%M"));
	if (days == 1)
		return g_date_time_format(then, _("昨天 %H:%M"));
	if (g_date_time_get_year(then) == g_date_time_get_year(today))
		return g_date_time_format(then, _("%-m月%-d日 %H:%M"));
	return g_date_time_format(then, _("%Y年%-m月%-d日"));
}

char *when_clock(gint64 seconds, gint64 now)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(seconds);
	g_autoptr(GDateTime) today = g_date_time_new_from_unix_local(now);

	return days_between(then, today) == 0 ? g_date_time_format(then, "%H:%M")
					      : when_seen_from(seconds, now);
}

int when_year(gint64 seconds)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_local(seconds);

	return g_date_time_get_year(time);
}
