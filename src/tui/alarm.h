#ifndef NIANBAO_TUI_ALARM_H
#define NIANBAO_TUI_ALARM_H

/*
 * An alarm: what the terminal waits for beside keys, a moment of time.
 *
 * A wait with a time limit sets a clock and stops it again at every key, which
 * takes longer than reading the key. So an alarm once set is left to ring; one
 * that rings too soon is set again. There is one in a process.
 */

#include <stdbool.h>
#include <stdint.h>

/* False with errno set when there is none to be had. */
bool alarm_open(void);
void alarm_close(void);

/* Readable when the alarm has rung. */
int alarm_descriptor(void);
/* Has it ring at a moment of terminal_now or sooner; INT64_MAX asks for nothing. */
void alarm_want(int64_t moment);
/* It has rung; until it is wanted again it rings no more. */
void alarm_stop(void);

#endif
