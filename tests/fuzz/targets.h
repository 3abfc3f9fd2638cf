#ifndef NIANBAO_TESTS_FUZZ_TARGETS_H
#define NIANBAO_TESTS_FUZZ_TARGETS_H

/*
 * What is fuzzed: bytes of any kind, taken in by the ways by which files come in.
 *
 * A target takes the bytes and returns, whatever they are; it aborts where
 * something does not hold that has to hold of every input. libFuzzer feeds
 * targets with bytes it makes up (make fuzz), replay.c with those kept in
 * seeds/ (make check), which is also where an input goes that once broke
 * something. A new target is a function, a row in targets.c, and seeds.
 */

#include <stddef.h>

/* A form file. One that loads is reported on, checked, saved and loaded again. */
void fuzz_form(const char *bytes, size_t length);

/* A report file on the form of 2021, found from the environment's srcdir as in the tests. */
void fuzz_report(const char *bytes, size_t length);

/* A formula: parsed, and put into a small form wherever a formula can stand. */
void fuzz_formula(const char *bytes, size_t length);

/* A journal: recovered into a report, taken back step by step, and written again. */
void fuzz_journal(const char *bytes, size_t length);

/* A paste: placed at cells of the form of 2021 as a block, and divided as a report. */
void fuzz_paste(const char *bytes, size_t length);

/* What a keyboard sends: decoded and looked up as a command. The byte FF is a pause of as many
   milliseconds as the one behind it says. */
void fuzz_keys(const char *bytes, size_t length);

/* A text: broken into lines and shown. The first two bytes say how wide, and what else to choose. */
void fuzz_text(const char *bytes, size_t length);

struct fuzz_target {
	const char *name; /* of its seeds and words too; NULL behind the last */
	void (*run)(const char *bytes, size_t length);
};

/* All of them, by name. */
const struct fuzz_target *fuzz_targets(void);
/* The one of that name, or NULL. */
const struct fuzz_target *fuzz_target(const char *name);

#endif
