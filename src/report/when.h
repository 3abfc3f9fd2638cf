#ifndef NIANBAO_REPORT_WHEN_H
#define NIANBAO_REPORT_WHEN_H

/*
 * When something was said or done, as people read it. Records keep moments as ISO
 * 8601 with the offset they were noted at, and that offset is what is shown: the
 * hour as it was where it happened.
 */

/* "2025年1月24日 10:12", translated; what is no such time stays as it is. Free with g_free. */
char *when_words(const char *iso);
/* "李四 2025年1月24日 10:12". Free with g_free. */
char *when_and_who(const char *who, const char *iso);

#endif
