#include "report/when.h"

#include <glib.h>
#include <glib/gi18n.h>

char *when_words(const char *iso)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(iso, zone);

	return time ? g_date_time_format(time, _("%Y年%-m月%-d日 %H:%M")) : g_strdup(iso);
}

char *when_and_who(const char *who, const char *iso)
{
	g_autofree char *when = when_words(iso);

	return g_strdup_printf("%s %s", who, when);
}
