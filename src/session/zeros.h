#ifndef NIANBAO_SESSION_ZEROS_H
#define NIANBAO_SESSION_ZEROS_H

/*
 * Zero fill: noughts into the blanks of a row, a column, a table or all tables,
 * and what the rules would then say.
 *
 * Only blanks are filled: what stands in a cell, 不适用 included, stays; so does
 * a cell that does not apply, or that a nought would make not apply, and one in
 * which a nought cannot be right. What would come of it is tried out on a copy;
 * the report is only read.
 */

#include "check/checker.h"
#include "session/change.h"

enum zeros_scope {
	ZEROS_ROW,
	ZEROS_COLUMN,
	ZEROS_TABLE,
	ZEROS_REPORT,
	ZEROS_SCOPES,
};

/* What a fill would do. */
struct zeros {
	struct change_list *changes; /* to be handed to session_apply */
	size_t failures;             /* errors that stand then and not now */
	GPtrArray *failing;  /* of what, each name once: columns, rows, sections; borrowed */
	GPtrArray *doubtful; /* the same of warnings: a nought says something there */
	bool sound;          /* no error stands then */
};

/* "本行": what a scope is called. */
const char *zeros_scope_name(enum zeros_scope scope);

/* Foresees the fill of a scope around a cell; `now` is the report's checker. Release it. */
void zeros_foresee(const struct report *report, const struct checker *now, cell_index here,
	enum zeros_scope scope, struct zeros *zeros);
void zeros_release(struct zeros *zeros);

/* How many cells would be filled. */
static inline guint zeros_count(const struct zeros *zeros)
{
	return change_list_length(zeros->changes);
}

/* What would come of it, in words: "补后皆平",
   "补后2处不平：自然人、商业；补后待核：行政规范性文件". Free with g_free. */
char *zeros_words(const struct zeros *zeros);
/* How many of them lie in which section: "公开5 申请141 复议12". Free with g_free. */
char *zeros_by_section(const struct form *form, const struct zeros *zeros);

#endif
