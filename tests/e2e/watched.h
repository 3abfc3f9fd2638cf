#ifndef NIANBAO_TESTS_E2E_WATCHED_H
#define NIANBAO_TESTS_E2E_WATCHED_H

/*
 * The program as strace sees it: what it asks of the system, call by call.
 */

#include "desk.h"
#include "screen.h"
#include <stdbool.h>

/* Whether there is a strace, it may watch here (in some containers nobody may), and nothing else
   watches already. */
bool watched_can(void);

/* The command line of the program with arguments, which end with NULL, under a strace that writes
   calls ("read,write", "%file") to the paper "calls". Free with g_strfreev. */
char **watched_command(struct desk *desk, const char *calls, const char *const arguments[]);

/* The lines of that paper, one a call, the thread that called in front. Free with g_strfreev. */
char **watched_calls(const struct desk *desk);

#endif
