#ifndef NIANBAO_CHECK_LEDGER_H
#define NIANBAO_CHECK_LEDGER_H

/*
 * Ledgers in words: how a rule stands at one row, as a clerk would work it out.
 * Of a rule that says nothing there (it does not apply, or there is no last year
 * to compare with) there are no words.
 */

#include "check/checker.h"

/* "上年有效34＋制发0－废止15＝19"; with `bare`, figures and signs alone: "34＋0－15＝19". NULL
   where there is nothing to say. Free with g_free. */
char *ledger_words(const struct checker *checker, size_t instance, bool bare);

/* How it stands, in a word: "平", "错", "警", "待" while figures are missing. Free with g_free. */
char *ledger_state(const struct checker *checker, size_t instance);

/* What a column has left: "平", "余3" still to place, "超3" too much, "." nothing yet. Free with
   g_free. */
char *remainder_text(struct remainder remainder);

#endif
