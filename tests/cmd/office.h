#ifndef NIANBAO_TESTS_OFFICE_H
#define NIANBAO_TESTS_OFFICE_H

/*
 * An office in which commands are run: a directory of its own, which is the
 * current one, the forms of the source tree, and streams in memory.
 *
 * office_open and office_close are the set-up and tear-down of a test.
 */

#include "cmd/command.h"

void office_open(void);
void office_close(void);

/* Who is at work from now on; at first 张三. */
void office_seats(const char *name);

/* Runs a command line, words separated by blanks, without "nianbao". */
enum exit_status run(const char *line);
/* The same for words that hold blanks or line breaks; ends with NULL. */
enum exit_status run_words(const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The same as run, with something on standard input. */
enum exit_status run_with(const char *input, const char *line);

/* Begins a report on the form most tests are about; options and the file go behind it. */
#define NEW "new --form=gov-disclosure-2021 "

/* What the last command said, until the next one. */
const char *out(void);
const char *errors(void);
bool out_says(const char *words);
bool errors_say(const char *words);
/* How often words stand in a text. */
int count_of(const char *text, const char *words);

/* Puts a file of tests/data into the office, under the name r.yaml. */
void given_data(const char *name);
/* Puts a file into the office. */
void given_bytes(const char *name, const char *bytes, size_t length);
void given_text(const char *name, const char *text);
/* The bytes of one of its files. Free with g_free. */
char *bytes_of(const char *name);
bool exists(const char *name);
/* Takes a word of r.yaml for another, as in a text editor. */
void office_edit(const char *word, const char *other);

/* The directory of forms, absolute: that of the source tree, until another one is taken. */
const char *office_forms(void);
void office_take_forms(const char *directory);

#endif
