#ifndef NIANBAO_BASE_NAMES_H
#define NIANBAO_BASE_NAMES_H

/* Names in a sentence, set apart as the language of the interface does it. */

#include <glib.h>

/* The first `most` of a list of names (char *): "甲、乙、丙"; all where there are fewer. Free with
   g_free. */
char *names_joined(const GPtrArray *names, guint most);

#endif
