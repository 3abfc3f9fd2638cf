#ifndef NIANBAO_TUI_PAGE_OUT_H
#define NIANBAO_TUI_PAGE_OUT_H

#include "tui/app.h"

/* Asks for a kind of copy and a file, and writes it; what came of it is said. */
void page_out_ask(struct app *app);

#endif
