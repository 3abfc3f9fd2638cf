#ifndef NIANBAO_TESTS_FUZZ_TARGETS_H
#define NIANBAO_TESTS_FUZZ_TARGETS_H

/*
 * What is fuzzed: bytes of any kind, taken in by the ways by which files come in.
 *
 * A target takes the bytes and returns, whatever they are; it aborts where
 * something does not hold that has to hold of every input. libFuzzer feeds
 * targets with bytes it makes up (make fuzz), test_seeds.c with those kept in
 * seeds/ (make check), which is also where an input goes that once broke
 * something.
 */

#include <stddef.h>

/* A form file. One that loads is reported on, checked, saved and loaded again. */
void fuzz_form(const char *bytes, size_t length);

/* A report file on the form of 2021, found from the environment's srcdir as in the tests. */
void fuzz_report(const char *bytes, size_t length);

/* A formula: parsed, and put into a small form wherever a formula can stand. */
void fuzz_formula(const char *bytes, size_t length);

/* A paste: placed at cells of the form of 2021 as a block, and divided as a report. */
void fuzz_paste(const char *bytes, size_t length);

#endif
