#ifndef NIANBAO_TESTS_PRINT_COPIES_H
#define NIANBAO_TESTS_PRINT_COPIES_H

/*
 * Printed copies and how they should look.
 *
 * Golden files are judged by eye. They lie in tests/print/golden below the source
 * directory (srcdir in the environment, or the current one); with GOLDEN_UPDATE
 * set in the environment they are written instead of compared.
 */

#include "print/print.h"
#include "report/report.h"

/* As usual, but on one page without an end. */
struct print_options copy_endless(void);
struct print_options copy_options(int width, enum width_profile profile, enum rule_style rules);

/* The copy of a report as it is filed. Free with g_free. */
char *copy_printed(const struct report *report, const struct print_options *options);

/* Compares texts line by line; name says whose they are. */
void copy_compare(const char *name, const char *text, const char *golden);

/* Compares a text with the golden file of this name. */
void copy_expect(const char *name, const char *copy);

/* No line leaves the paper or ends with blanks, and the lines of a table are equally wide. */
void copy_expect_straight(const char *where, const char *copy, const struct print_options *options);

/* A text without blanks of any kind. Free with g_free. */
char *copy_squeezed(const char *text);

#endif
