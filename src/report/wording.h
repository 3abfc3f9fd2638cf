#ifndef NIANBAO_REPORT_WORDING_H
#define NIANBAO_REPORT_WORDING_H

/*
 * Wording: what formulas can ask of a text.
 *
 * Pure functions of valid UTF-8. They see prose as a reader does (report/prose.h):
 * blanks do not count, full-width forms are plain ones, a reference {address} is
 * one sign that is no word, no figure and no year. What is asked about years and
 * periods leaves out those in 《》, 〈〉, <> and 〔〕, which belong to names.
 *
 * Each takes time in proportion to the text, whatever stands in it.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether word, which is read like the text, stands anywhere in it, titles included. */
bool wording_mentions(const char *text, const char *word);

/* Characters that are not blank. */
size_t wording_length(const char *text);

/* How many of the years named, 20xx年 or 19xx年, are none of from to to. */
size_t wording_years_outside(const char *text, int from, int to);

/*
 * How many of the periods named are not exactly from to to, which must be valid dates. A period
 * is two dates and a 至, 到 or dash between them, in any of the shapes clerks use:
 *
 *     2024年1月1日至12月31日    自2024年1月1日起至2024年12月31日止
 *     1月1日—6月30日            2024年1-12月            3月1日至15日
 *
 * A year left out is that of the period's beginning, and there that of `from`; a period of months
 * goes from the first day to the last. What names no month is no period.
 */
size_t wording_periods_outside(const char *text, const GDate *from, const GDate *to);

/*
 * How alike two texts are, in hundredths: the share of pairs of neighbouring characters that both
 * have (Dice), each as often as both have it. All years are alike, and so are all references.
 * Rounded down, so that 100 is said of the same pairs only. Two texts too short for a pair are
 * alike, 100, when they are the same, else not at all.
 */
int wording_similarity(const char *a, const char *b);

#endif
