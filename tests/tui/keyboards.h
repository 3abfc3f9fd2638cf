#ifndef NIANBAO_TESTS_TUI_KEYBOARDS_H
#define NIANBAO_TESTS_TUI_KEYBOARDS_H

/*
 * What terminals send for keys: the table tests/tui/keyboards, read.
 */

#include <glib.h>
#include <stddef.h>

struct keyboard_key {
	char *terminal, *key;
	char *bytes;
	size_t count;
};

/* All keys of all terminals, as struct keyboard_key; those that a terminal has not are left out.
   Ends the test when the table cannot be read. Free with g_array_unref. */
GArray *keyboards_read(void);

/* The event a key of the table is, as typing.h describes events. Free with g_free. */
char *keyboard_event(const char *key);

#endif
