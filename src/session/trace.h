#ifndef NIANBAO_SESSION_TRACE_H
#define NIANBAO_SESSION_TRACE_H

/*
 * Tracing a paper: which of many reports a digest that was typed from its foot is
 * of, as it is now or as it was (review/digest_typed.h).
 *
 * A report that has or had the digest goes before those that only come near it:
 * where there is one of those, the others are left out. Files that cannot be read
 * are passed over.
 */

#include "form/search.h"
#include <glib.h>
#include <stdbool.h>

struct trace {
	char *path;
	char *unit; /* "" where it is not known */
	bool is_exact, is_current;
	GPtrArray *lines; /* what the digest is, in lines (char *), owned */
};

/* Those of the reports at these paths (char *), of struct trace *, the nearest first. Free with
   g_ptr_array_unref. */
GPtrArray *trace_digest(
	const struct form_search *forms, const GPtrArray *paths, const char *digits);

/* The paths of the reports in a directory and of those at work lately (session/recent.h; NULL:
   none), each once. Free with g_ptr_array_unref. */
GPtrArray *trace_places(const char *directory, const char *state);

#endif
