#ifndef NIANBAO_EDIT_NUMBERING_H
#define NIANBAO_EDIT_NUMBERING_H

/*
 * Numbering in front of headings and labels, as people type it: 一、 （一） 1. (1)
 * in full or half width, with blanks anywhere.
 */

#include <glib.h>
#include <stdbool.h>

struct numbering {
	int number;         /* 1 for 一 */
	bool bracketed;     /* （一） */
	bool chinese;       /* 一, not 1 */
	const char *behind; /* what is numbered, behind blanks */
};

/* Reads a numbering at the beginning of a text; false where there is none. */
bool numbering_read(const char *text, struct numbering *numbering);

/* A label or heading without what differs from copy to copy: numbering, blanks, punctuation;
   half-width. Free with g_free. */
char *label_key(const char *label);

#endif
