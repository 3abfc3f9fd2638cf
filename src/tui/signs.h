#ifndef NIANBAO_TUI_SIGNS_H
#define NIANBAO_TUI_SIGNS_H

/*
 * The program's own signs: what stands for a state beside its colour. All of them
 * are ASCII, so that every terminal has them and none draws them two columns
 * wide. What labels and texts bring along has stand-ins where it must
 * (tui/stand_in.h).
 */

enum {
	SIGN_BLANK = '.',      /* nothing stands there yet; never a nought */
	SIGN_INCOMPLETE = '+', /* a total that blanks can still add to */
	SIGN_ERROR = '!',
	SIGN_WARNING = '?',
	SIGN_VOID = '-',   /* a cell that does not apply */
	SIGN_ABSENT = ':', /* a square that is no cell */
};

#endif
