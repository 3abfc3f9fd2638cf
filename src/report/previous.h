#ifndef NIANBAO_REPORT_PREVIOUS_H
#define NIANBAO_REPORT_PREVIOUS_H

/*
 * Last year's report, as this year's carries it along.
 *
 * It is a copy, never a path: a report that is mailed has with it all that its
 * rules need. The copy stands in last year's own addresses, whatever form that
 * was on; figures are those that stood there, computed ones too, and texts as
 * they were printed. What this year's cells had last year is looked up once,
 * when the copy is taken in: report->last, by this form's cells. A cell looks at
 * its own address first, then at what it `was`, then at the addresses that the
 * form's `previous:` says it continues, whose figures are added up.
 *
 * A report owns its copy.
 */

#include "base/diagnostics.h"
#include "report/answers.h"
#include "report/report.h"
#include "yaml/tree.h"
#include "yaml/writer.h"

struct previous {
	char *form;  /* id */
	int version; /* of the form; 0 when it is not known */
	char *year;  /* "" when it is not known */
	char *digest; /* of the report it was copied from, see report/digest.h; "" when it is not known */
	struct answers *figures;
	struct answers *texts;
};

/* One that says nothing yet, of no form. */
struct previous *previous_new(void);
void previous_free(struct previous *previous);
struct previous *previous_copy(const struct previous *previous);

/* A copy of last year's report: all figures that stand, 不适用 among them, and all texts with what
   their references stood for. */
struct previous *previous_from_report(const struct report *last, const char *digest);

/* What stood at an address of last year's report, or NULL. */
const char *previous_find(const struct previous *previous, const char *address);

/* Reads the mapping behind `previous:`. NULL with diagnostics. */
struct previous *previous_read(
	const struct yaml_node *node, const char *file, struct diagnostics *diagnostics);
/* Writes it as entries of what is open. */
void previous_write(const struct previous *previous, struct yaml_writer *writer);

/* The mapping as text of its own; "" for NULL. Free with g_free. */
char *previous_text(const struct previous *previous);
/* The copy such a text holds; NULL for "", and with diagnostics where it is wrong. */
struct previous *previous_parse(const char *text, struct diagnostics *diagnostics);

/* Gives a report its last year, which it takes over, in the place of what it had; NULL takes it
   away. report->last follows, and what is computed from it. */
void report_take_previous(struct report *report, struct previous *previous);

/* The answers that no cell of the report's form takes, each "section.row.column"; of const char *,
   borrowed. Free with g_ptr_array_unref. */
GPtrArray *report_previous_strays(const struct report *report);

#endif
