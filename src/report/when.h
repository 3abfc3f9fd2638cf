#ifndef NIANBAO_REPORT_WHEN_H
#define NIANBAO_REPORT_WHEN_H

/*
 * Moments: when something was said or done, as records keep it and as people read it.
 *
 * The program counts in seconds since 1970. Records keep a moment as ISO 8601 with
 * the offset it was noted at, and that offset is what is shown of it: the hour as it
 * was where it happened. All else is shown by the clock of this place.
 */

#include <glib.h>

/* "2025-01-20T09:30:00+08:00", as records have it. Free with g_free. */
char *when_iso(gint64 seconds);

/* "李四 2025年1月24日 10:12", translated; what is no such moment stays as it is. Free with
   g_free. */
char *when_and_who(const char *who, const char *iso);

/* The day of a moment as records have it: "2025-01-24"; "" for "". Free with g_free. */
char *when_day(const char *iso);

/* As seen from now: "今天 16:58", "昨天 16:58", "1月24日 10:12", "2024年1月28日". Free with
   g_free. */
char *when_seen_from(gint64 seconds, gint64 now);
/* The same with no more than the hour where it is today: "16:58". Free with g_free. */
char *when_clock(gint64 seconds, gint64 now);

/* The year it is then. */
int when_year(gint64 seconds);

#endif
