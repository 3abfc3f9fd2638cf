#ifndef NIANBAO_BASE_DIAGNOSTICS_H
#define NIANBAO_BASE_DIAGNOSTICS_H

/*
 * Diagnostics: what was wrong with a file, and where.
 *
 * A loader reports every problem it finds into one list and goes on; whoever
 * called it prints the list. The texts are in the language of the interface.
 * The list owns copies of everything it is given, made harmless on the way in:
 * each string is one line of valid UTF-8 that no terminal acts on.
 */

#include <glib.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

enum level {
	LEVEL_ERROR,
	LEVEL_WARNING,
	LEVEL_NOTE,
};

/* Line and column count from 1; 0 means unknown. Columns are characters, not bytes. */
struct position {
	int line;
	int column;
};

struct diagnostic {
	char *file;
	struct position at;
	enum level level;
	char *text;
	char *rule; /* id of the rule that was broken, or NULL */
};

struct diagnostics;

struct diagnostics *diagnostics_new(void);
void diagnostics_free(struct diagnostics *list);

/* Adds one. Always returns false, so that failing is one line: return diagnostics_error(...). */
bool diagnostics_error(struct diagnostics *list, const char *file, struct position at,
	const char *format, ...) G_GNUC_PRINTF(4, 5);
void diagnostics_add(struct diagnostics *list, const char *file, struct position at,
	enum level level, const char *rule, const char *format, ...) G_GNUC_PRINTF(6, 7);
/* The same for functions that have got their own arguments. */
void diagnostics_add_list(struct diagnostics *list, const char *file, struct position at,
	enum level level, const char *rule, const char *format, va_list arguments)
	G_GNUC_PRINTF(6, 0);

/* Puts them in the order of places: by file, line and column; those of one place stay as they
   came. */
void diagnostics_sort(struct diagnostics *list);

size_t diagnostics_count(const struct diagnostics *list);
size_t diagnostics_errors(const struct diagnostics *list);
/* Borrowed until the list changes. */
const struct diagnostic *diagnostics_get(const struct diagnostics *list, size_t index);

/* "error", "warning" or "note", as in diagnostics and in JSON. */
const char *level_name(enum level level);

/* "file:line:col: level: text [rule]", without the parts that are unknown; one line. Free with
   g_free. */
char *diagnostic_format(const struct diagnostic *diagnostic);

#endif
