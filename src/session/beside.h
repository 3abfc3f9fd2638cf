#ifndef NIANBAO_SESSION_BESIDE_H
#define NIANBAO_SESSION_BESIDE_H

/*
 * The files that lie beside a report while it is at work: .NAME.journal,
 * .NAME.lock.
 *
 * A report that is named by a symbolic link has them beside the file it leads
 * to, so that all its names share one journal and one lock. (A second hard link
 * is a report of its own: the first save through either parts them.)
 */

#include <glib.h>

/* The path of a report's file of that kind, "journal" or the like. Free with g_free. */
char *beside_path(const char *report, const char *kind);

#endif
