#ifndef NIANBAO_DOCUMENT_CLEAN_H
#define NIANBAO_DOCUMENT_CLEAN_H

/*
 * The one door by which texts enter a document. A report can come from anywhere,
 * and so can a form: nothing of either is put on paper without passing here.
 */

/* A copy in which control characters are made visible (text_sanitize), tabs are blanks and every
   kind of line break is \n. Free with g_free. */
char *clean_text(const char *text);

/* The same in one line: breaks are blanks, and blanks of any kind at either end are gone. Free with
   g_free. */
char *clean_line(const char *text);

#endif
