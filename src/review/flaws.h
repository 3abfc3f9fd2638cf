#ifndef NIANBAO_REVIEW_FLAWS_H
#define NIANBAO_REVIEW_FLAWS_H

/*
 * Flaws: what is wrong with how a report came about, whatever its figures say. A
 * history whose chain is broken, a status it does not lead to, content that was
 * altered behind the back of a submission or an approval, a clock that was set
 * back. Nothing of it is put right by the program, and nothing is dropped.
 */

#include "base/diagnostics.h"
#include "check/checker.h"
#include "report/report.h"
#include <glib.h>

struct review_flaw {
	const char *rule; /* one of the program's own */
	enum level level;
	struct position at; /* in the report's file; 0: the file as a whole */
	char *text;
	const char *remedy; /* what people can do about it, as a sentence; translated */
};

/* Of struct review_flaw *, owned; free with g_ptr_array_unref. */
GPtrArray *review_flaws(const struct report *report);

/* What is wrong with a report all told: what its rules say, and those flaws that are errors. This
   is what the screen and `check` count alike. */
struct section_count review_total(const struct checker *checker, const GPtrArray *flaws);

#endif
