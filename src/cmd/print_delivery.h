#ifndef NIANBAO_CMD_PRINT_DELIVERY_H
#define NIANBAO_CMD_PRINT_DELIVERY_H

/*
 * Delivery: copies on their way to where they go. They are gathered in a file
 * without a name until all of them are there, so that a thousand take no more
 * memory than one, and either all of them arrive or none.
 */

#include "cmd/print_request.h"

struct delivery {
	const struct print_request *request;
	FILE *gathered;
};

/* False with *error when there is no room for it; it is to be released all the same. */
bool delivery_init(struct delivery *delivery, const struct print_request *request, GError **error);
void delivery_release(struct delivery *delivery);

/* Whether nothing has been added yet. */
bool delivery_is_empty(const struct delivery *delivery);
/* Adds a text, in the bytes that were asked for. */
bool delivery_add(struct delivery *delivery, const GString *text, GError **error);
/* Hands all of it over: to standard output, which is environment->out, into a file, or to a
   printer. */
enum exit_status delivery_finish(struct delivery *delivery, struct environment *environment);

#endif
