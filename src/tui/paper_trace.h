#ifndef NIANBAO_TUI_PAPER_TRACE_H
#define NIANBAO_TUI_PAPER_TRACE_H

#include "tui/app.h"

/* Asks for the digest at the foot of a paper, and shows which report it is of (session/trace.h): of
   those in the directory at hand, and of those at work lately. */
void paper_trace_ask(struct app *app);

#endif
