#ifndef NIANBAO_CHECK_TEXT_FLAWS_H
#define NIANBAO_CHECK_TEXT_FLAWS_H

/*
 * Flaws: the places of a text that a rule finds wrong, all of them, where a
 * finding speaks of the first.
 */

#include "check/checker.h"

struct text_flaw {
	size_t offset, length; /* bytes of the text */
	size_t slot;           /* of the finding */
	enum level level;
};

/* The flaws of a text that have a part in its bytes [from, to), struct text_flaw, in its order; to:
   SIZE_MAX for all to the end. What has been explained is none. Free with g_array_unref. */
GArray *checker_flaws(const struct checker *checker, cell_index text, size_t from, size_t to);

/* The slots of what is to be said of a text where a cursor stands, size_t: its flaws, the nearest
   first, and then what else is wrong with it; each once. Free with g_array_unref. */
GArray *checker_problems_near(const struct checker *checker, cell_index text, size_t offset);

#endif
