#ifndef NIANBAO_REPORT_DIGEST_H
#define NIANBAO_REPORT_DIGEST_H

/*
 * Digest: a check sum over what somebody answers for in a report.
 *
 * It covers the form and its digest, and all that was typed: figures, 不适用,
 * texts, notes and reasons. What follows from that, totals and what last year's
 * report said, is not in it, nor is how the file is laid out. Two reports with
 * one digest say the same; docs/report-file.md has the canonical form whose
 * SHA-256 it is, so that anybody can compute it.
 */

#include "report/report.h"
#include <glib.h>

/* Appends the canonical form. */
void report_write_canonical(const struct report *report, GString *out);

/* A text as canonical forms have it: a backslash, a tab and a line's end are escaped. */
void digest_append_escaped(GString *out, const char *text);

/* Its SHA-256, in hex. Free with g_free. */
char *report_digest(const struct report *report);

/* The first twelve digits in groups of four, as paper and screen show a digest: "0123 4567 89ab".
   NULL where what a file gives for one does not begin with so many hexadecimal digits. Free with
   g_free. */
char *digest_shown(const char *digest);

/* By what a text is told from others of its report: "sha256:" and 16 digits. Free with g_free. */
char *digest_of_text(const char *text);

#endif
