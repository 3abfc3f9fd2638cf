#ifndef NIANBAO_TESTS_E2E_VT_H
#define NIANBAO_TESTS_E2E_VT_H

/*
 * The terminal of a test: libvterm, and what can be seen on it.
 *
 * Bytes of a program are drawn; keys and the answers to a program's queries
 * gather in outgoing until somebody hands them over. Rows and columns count
 * from 0; a wide character takes two columns and stands in a row's text once.
 *
 * A vt is embedded. It must not move, because libvterm calls back into it.
 */

#include <glib.h>
#include <stdbool.h>
#include <vterm.h>

/* What it says when it is asked where its cursor is. */
enum vt_answers {
	VT_ANSWERS_NARROW,  /* as it draws: ambiguous characters one column wide */
	VT_ANSWERS_WIDE,    /* that an ambiguous character moved it by two */
	VT_ANSWERS_NO_UTF8, /* that each byte moved it by one */
	VT_ANSWERS_NOTHING,
};

struct vt {
	VTerm *terminal;
	VTermScreen *cells;
	GString *outgoing;
	enum vt_answers answers;
	bool alternate, cursor_shown, mouse; /* mouse: clicks are reported */
	bool titled;                         /* something gave the window a title */
	size_t bells;
};

/* How a cell looks, as far as tests ask. */
struct look {
	bool reverse, bold, underline, coloured;
};

void vt_init(struct vt *vt, int rows, int columns);
void vt_release(struct vt *vt);

void vt_draw(struct vt *vt, const char *bytes, size_t count);
/* At least two columns remain, and the cursor stays on the screen: libvterm 0.1.4 crashes on a wide
   character in one column, and on one drawn where a shrunken screen had been. */
void vt_resize(struct vt *vt, int rows, int columns);

void vt_size(const struct vt *vt, int *rows, int *columns);
void vt_cursor(const struct vt *vt, int *row, int *column);
/* Appends a row without trailing blanks. */
void vt_append_row(const struct vt *vt, int row, GString *text);
/* Where text begins; false when it is nowhere. */
bool vt_find(const struct vt *vt, const char *text, int *row, int *column);
struct look vt_look(const struct vt *vt, int row, int column);

#endif
