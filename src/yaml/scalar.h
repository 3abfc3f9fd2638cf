#ifndef NIANBAO_YAML_SCALAR_H
#define NIANBAO_YAML_SCALAR_H

/*
 * How a text is written so that every YAML reader reads it back.
 *
 * Our own reader takes each scalar as text; others make a truth value of `no`,
 * a date of 2025-01-20, nothing of `~` and 83 of 0123. Such texts are quoted.
 * Figures (127.9, -3, 0) are the exception: they are meant as numbers.
 */

#include <glib.h>
#include <stdbool.h>

enum scalar_place {
	PLACE_KEY,
	PLACE_BLOCK, /* the value of a key on a line of its own */
	PLACE_FLOW,  /* a value inside { } */
};

enum scalar_style {
	STYLE_PLAIN,
	STYLE_QUOTED,
	STYLE_LITERAL, /* a block behind | */
};

enum scalar_style scalar_style(const char *text, enum scalar_place place);

/* Characters that no YAML file holds as they are, or that break a line in some reader: controls
   but \n and \t, U+2028, U+2029, U+FEFF and the like. */
bool scalar_must_escape(gunichar c);

/* Appends text in double quotes, on one line. */
void scalar_append_quoted(GString *out, const char *text);

#endif
