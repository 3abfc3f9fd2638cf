#ifndef NIANBAO_SESSION_PAPERS_H
#define NIANBAO_SESSION_PAPERS_H

/*
 * Papers: the files that lie beside a report, as its office keeps them, last
 * year's report among them.
 */

#include "form/search.h"
#include <glib.h>
#include <stdbool.h>

struct paper_file {
	char *path;
	gint64 changed; /* seconds since 1970 */
};

/* The YAML files in the directory of `path` (struct paper_file *), those changed last first. Free
   with g_ptr_array_unref. */
GPtrArray *papers_beside(const char *path);

/* The id of the form a paper says it is a report on, or NULL where it is none. A look, not a parse.
   Free with g_free. */
char *paper_form(const char *path);

/* The paths (char *) of the YAML files in a directory, by name; NULL where that cannot be read, or
   is none. Free with g_ptr_array_unref. */
GPtrArray *papers_in(const char *directory);
/* Whether a paper is a report, or may be one: it cannot be read. */
bool paper_is_report(const char *path);

/* The paths (char *) that names come to, of which some may be directories: those stand for the
   reports in them. Free with g_ptr_array_unref. */
GPtrArray *papers_named(const char *const *names);

/* The year that the name of a file names, as 2024-党政办.yaml does; 0 where it names none. */
int paper_year(const char *path);
/* The name of a file for the report of a year that goes on from another: that one's, with the year
   in it. Free with g_free. */
char *paper_successor(const char *last, int year);

/* A report that can be last year's. */
struct past_report {
	char *path;
	char *unit; /* "" when it is not known */
	int year;
	bool same_unit;
	bool has_form; /* that it is on is installed */
};

/* The reports beside a report that can be last year's of one of that unit ("": not known) and year
   (0: not known), struct past_report *: those of the year before first, of them those of the unit,
   then those whose form is installed, then the newest. Free with g_ptr_array_unref. */
GPtrArray *papers_of_last_year(
	const struct form_search *forms, const char *path, const char *unit, int year);

/* The reports beside `path` that one of `year` or earlier can go on from, and none does yet (struct
   past_report *), the newest first. Free with g_ptr_array_unref. */
GPtrArray *papers_to_go_on_from(const struct form_search *forms, const char *path, int year);

/* The last year whose report is due: from December on the one that is ending. */
int papers_year_due(GDateTime *today);

#endif
