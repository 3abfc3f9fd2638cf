#ifndef NIANBAO_PRINT_HTML_H
#define NIANBAO_PRINT_HTML_H

/*
 * A document as one page of HTML, for a website and for word processors.
 *
 * It needs nothing beside itself: no script, no picture, no other file. Tables
 * are tables, with the merged cells of the official form; they print on A4, and
 * on a narrow screen move sideways inside the page.
 */

#include "document/document.h"
#include <glib.h>

/* Appends the page. `language` is the form's, as BCP 47 has it. */
void print_html(const struct document *document, const char *language, GString *out);

#endif
