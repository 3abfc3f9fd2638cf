#ifndef NIANBAO_PRINT_CSV_H
#define NIANBAO_PRINT_CSV_H

/*
 * Lines of CSV as RFC 4180 has them, for spreadsheets and other programs.
 *
 * What a terminal acts on is given as U+FFFD, for CSV has no other way to write it.
 * Spreadsheets compute what begins like a formula: a text, no figure, that begins
 * with = + - @, their full-width forms, a tab or a line break gets an apostrophe in
 * front.
 */

#include <glib.h>
#include <stddef.h>

void csv_append_line(GString *out, const char *const *fields, size_t count);

#endif
