#ifndef NIANBAO_REPORT_FILE_H
#define NIANBAO_REPORT_FILE_H

/*
 * Report files: YAML, readable and diffable, one row of a table a line.
 *
 * Structure that is wrong (a key or cell the form does not have, a list where a
 * figure belongs) refuses the file, all of it said at once. A value that is
 * wrong does not: it loads, stays as typed, and is a finding. The bytes of a
 * saved report depend on its content only.
 */

#include "base/diagnostics.h"
#include "form/search.h"
#include "report/report.h"
#include "yaml/tree.h"

/* Where a report's tree names its form, a scalar; NULL with a diagnostic. */
const struct yaml_node *report_form_node(
	const struct yaml_tree *tree, struct diagnostics *diagnostics);

/* Reads a tree as a report of form. NULL with diagnostics; warnings come with a report too. */
struct report *report_load(
	const struct form *form, const struct yaml_tree *tree, struct diagnostics *diagnostics);

/* Appends the file's bytes. */
void report_write(const struct report *report, GString *out);

/* A report and the form it is on, as opened from a file; both are owned. */
struct report_file {
	char *path;
	GBytes *bytes; /* the file's, as they were read or written last; NULL: there is none yet */
	struct form *form;
	struct report *report;
	bool lacks_form; /* the form is a makeshift: the report's own is not installed */
};

/* Where the form of a report is looked for: installed ones first, then beside the report. Release
   with form_search_release. */
void report_form_search(
	struct form_search *wider, const struct form_search *search, const char *report_path);

/* Opens a report with its form, which is looked for beside it too. Where that is not to be found
   the report is opened all the same, to be looked at. NULL with diagnostics. */
struct report_file *report_file_open(
	const char *path, const struct form_search *search, struct diagnostics *diagnostics);
/* A new report on form, which it takes over; nothing is written yet. */
struct report_file *report_file_new(const char *path, struct form *form);
void report_file_free(struct report_file *file);

/* Writes the report to its path, where the version before stays as a backup (base/file_backup.h);
   with `fresh`, only where there is no file yet, else only over the bytes that were opened or
   written last. G_FILE_ERROR_EXIST says that another's stand there. A report that lacks its form is
   not written, nor is one that is too long to be read again, or says what its file says. *notice
   becomes NULL, or one sentence about what did not come along (base/file.h). Free with g_free. */
bool report_file_save(struct report_file *file, bool fresh, char **notice, GError **error);
/* The same for what nobody wrote into it, over the bytes that were opened: the backup stays that of
   the last save. */
bool report_file_amend(struct report_file *file, GError **error);
/* Writes it to another path, where there must be no file yet, and goes on with that. */
bool report_file_save_as(struct report_file *file, const char *path, char **notice, GError **error);

#endif
