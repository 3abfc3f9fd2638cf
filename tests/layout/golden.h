#ifndef NIANBAO_TESTS_LAYOUT_GOLDEN_H
#define NIANBAO_TESTS_LAYOUT_GOLDEN_H

/*
 * Golden files: painted tables as they should look, to be judged by eye.
 *
 * They lie in tests/layout/golden below the source directory (srcdir in the
 * environment, or the current one). With GOLDEN_UPDATE set in the environment
 * they are written instead of compared: look at the difference before it is
 * committed.
 */

#include <glib.h>

/* Compares lines (of char *) with the golden file of this name. */
void golden_expect(const char *name, const GPtrArray *lines);

#endif
