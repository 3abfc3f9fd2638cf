#ifndef NIANBAO_TUI_CLUSTER_H
#define NIANBAO_TUI_CLUSTER_H

/*
 * A cluster: a character and what combines with it, as one number.
 *
 * A character alone is its own number; 0 is none. Where up to three combine with
 * it, which is rare, the number lies above Unicode and stands for all of them: the
 * same characters have the same number as long as the process runs. So numbers are
 * compared in place of what they stand for.
 *
 * GLib's quarks are the table behind it, and never forget. That a file full of
 * invented clusters cannot fill the memory, only so many are ever numbered, about
 * half of what the first of GLib's tables holds (it loses one when it takes a larger
 * one); from there on what would combine into another one is not shown.
 */

#include <glib.h>
#include <stddef.h>

enum {
	CLUSTER_CHARACTERS = 4, /* a character with all that can combine with it */
	CLUSTERS_MOST = 1024,   /* that are ever numbered */
};

/* The cluster with one more character, or as it is where that has no room. */
gunichar cluster_join(gunichar cluster, gunichar c);

/* The characters it stands for; returns how many. */
size_t cluster_characters(gunichar cluster, gunichar out[static CLUSTER_CHARACTERS]);

#endif
