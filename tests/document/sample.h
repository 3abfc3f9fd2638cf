#ifndef NIANBAO_TESTS_DOCUMENT_SAMPLE_H
#define NIANBAO_TESTS_DOCUMENT_SAMPLE_H

/*
 * Reports to make copies of: those of tests/data on the shipped form, and small
 * ones on a form written down in the test itself.
 *
 * Files are found below the source directory (srcdir in the environment, or the
 * current one).
 */

#include "document/document.h"
#include "report/report.h"

struct sample {
	struct form *form;
	struct report *report;
};

/* The report tests/data/NAME. */
struct sample sample_open(const char *name);

/* A report on the form that this YAML is, in which everything is blank. */
struct sample sample_on(const char *form);

/* Answers a cell by its address. */
void sample_set(struct sample *sample, const char *address, const char *text);

/* Gives every warning of a rule the same reason. */
void sample_explain(struct sample *sample, const char *rule, const char *text);

void sample_release(struct sample *sample);

/* The form of most small samples: a cover with org and year, and one section, with what the test
   puts below it. */
#define SAMPLE_FORM(section)                                                                       \
	"form: sample\n"                                                                           \
	"version: 1\n"                                                                             \
	"title: [\"{cover.org}\", \"{cover.year}年报告\"]\n"                                    \
	"cover:\n"                                                                                 \
	"  - {id: org, label: 单位名称, type: line}\n"                                         \
	"  - {id: year, label: 报告年度, type: year}\n"                                        \
	"sections:\n"                                                                              \
	"  - id: works\n"                                                                          \
	"    heading: 一、工程\n" section

/* The texts of all blocks of a kind, each with \n behind it. Free with g_free. */
char *sample_texts(const struct document *document, enum document_kind kind);

/* The first table of a document, or NULL. */
const struct document_table *sample_table(const struct document *document);

#endif
