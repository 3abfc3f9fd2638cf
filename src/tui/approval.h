#ifndef NIANBAO_TUI_APPROVAL_H
#define NIANBAO_TUI_APPROVAL_H

/*
 * The question before the first change to an approved report. A change ends the
 * approval, so what would make one asks here first, and does nothing where the
 * answer is no, which Enter gives: a figure typed out of habit costs nobody an
 * approval. It is asked as long as the approval holds and nothing is open, so once
 * for what is changed, and anew when undo has brought the approval back.
 */

#include "tui/dialog.h"
#include <stdbool.h>

/* Whether a change would be asked about; whoever has opened something to write in has been. */
bool approval_is_in_question(const struct app *app);

/* Whether something may be changed; it is said where it may not. What an event brought must have
   been copied: the question takes events of its own. */
bool approval_gives_way(struct app *app);
/* The same for what is being typed. More of that can come before the answer, for nobody looks at
   the screen at every key: all of it goes into *typing, whatever the answer is. */
bool approval_gives_way_to(struct app *app, struct typing *typing);

#endif
