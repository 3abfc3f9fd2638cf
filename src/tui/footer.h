#ifndef NIANBAO_TUI_FOOTER_H
#define NIANBAO_TUI_FOOTER_H

/*
 * The words of the last row: the keys that matter where the cursor is, and what
 * they do.
 *
 * They are gathered from the keys once for each context and each sort of report,
 * for what a report does not allow is not named. Contexts that show the
 * same share one list, so that going from one to the other asks for no painting.
 * A footer borrows its keymap.
 */

#include "tui/keymap.h"

struct footer_word {
	enum key key;
	char *name; /* of the key */
	const char *word;
	bool leaves; /* the way out: it is named on the narrowest screen */
};

struct footer;

struct footer *footer_new(const struct keymap *keymap);
void footer_free(struct footer *footer);

/* Those of a context which need no more than that of the report, of struct footer_word; the
   footer's, and the same array wherever the same is shown. */
const GArray *footer_words(struct footer *footer, enum context context, enum action_needs most);

#endif
