#ifndef NIANBAO_CMD_PRINT_BOARD_H
#define NIANBAO_CMD_PRINT_BOARD_H

/* The board of reports as a paper (session/board.h). */

#include "cmd/print_request.h"

/* Appends it, of reports and directories of these names, which end with NULL; what cannot be read
   is named on it. False where the paper has no room for a line, which has been said. */
bool print_board_append(struct environment *environment, char *const *names,
	const struct print_request *request, GString *out);

#endif
