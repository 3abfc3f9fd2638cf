#ifndef NIANBAO_EDIT_FIGURE_H
#define NIANBAO_EDIT_FIGURE_H

/*
 * Figures as people write them, alone and in sums.
 *
 * Everything here reads plain text: half-width, without blanks, and with one
 * sign each for point, comma, dash, slash and times. figure_plain makes it.
 *
 *     ３，２５９ 件    3,259件          figure_read: 3259
 *     =12+3+7         =12+3+7          sum_value: 22
 *     ＝1.10＋3×２     =1.10+3*2        sum_value: 7.10
 *
 * Nothing is guessed at: what cannot be read is NULL.
 */

#include <glib.h>
#include <stdbool.h>

/* What a character means where figures and dates are typed. */
gunichar figure_plain_character(gunichar character);
/* A text made plain, without what is not seen. Free with g_free. */
char *figure_plain(const char *typed);
/* Whether a spreadsheet says by it that there is a figure which it does not show: #REF!, ####,
   1.2E+05. */
bool figure_is_withheld(const char *plain);

/* The strict form of a figure, as a report's file has it, or NULL. Free with g_free. */
char *figure_read(const char *plain);
/* Whether it says that nothing applies: a slash, or dashes and nothing else. */
bool figure_says_none(const char *plain);
/* Moves behind a figure without a sign; its strict form, or NULL where none stands. Free with
   g_free. */
char *figure_take(const char **plain);

/* Whether a text is meant as a sum. */
bool sum_is_meant(const char *plain);
/* What a sum comes to, exactly; a sign at its end, behind which nothing stands yet, is passed over.
   NULL when it cannot be read or is too large. Free with g_free. */
char *sum_value(const char *plain);
/* The sum as it is kept, "=12+3+7" with every figure in its strict form; NULL when there is nothing
   to be kept: it is no sum, or a single figure. Free with g_free. */
char *sum_addends(const char *plain);
/* The note on a cell whose figure is typed anew: what people wrote in it stays, the sum kept for
   the figure before, a line of its own, gives way to `addends` (NULL: to none). Free with
   g_free. */
char *sum_note(const char *note, const char *addends);

#endif
