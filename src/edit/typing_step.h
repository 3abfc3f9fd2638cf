#ifndef NIANBAO_EDIT_TYPING_STEP_H
#define NIANBAO_EDIT_TYPING_STEP_H

/*
 * What undo takes back at once while a text is being written.
 *
 * Typing goes on with a step as long as it goes on where it stopped, up to the
 * mark that ends a clause and to the blank behind a word; erasing goes on with
 * erasing. Everything else (a paste, a cut, another place) is a step of its own.
 * Pauses end steps too, but that is for whoever has a clock.
 */

#include <stdbool.h>
#include <stddef.h>

enum text_edit {
	TEXT_EDIT_NONE,
	TEXT_EDIT_TYPED,
	TEXT_EDIT_ERASED,  /* before the cursor */
	TEXT_EDIT_REMOVED, /* behind it */
	TEXT_EDIT_WHOLE,   /* never goes on with anything */
};

struct typing_step {
	enum text_edit kind;
	size_t at;       /* where the next edit has to be made to go on with it */
	unsigned ending; /* of what was typed last; see typing_step.c */
	bool has_words;  /* something was typed that a mark can end */
};

/* Notes an edit by which the cursor went from an offset to another; text is what was typed, NULL
   else. Returns whether it goes on with the step before it. */
bool typing_step_take(struct typing_step *step, enum text_edit kind, size_t from, size_t to,
	const char *text, size_t length);

#endif
