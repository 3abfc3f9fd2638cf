#ifndef NIANBAO_CMD_PRINT_REQUEST_H
#define NIANBAO_CMD_PRINT_REQUEST_H

/*
 * What `nianbao print` is asked for, read from its options: what is made of every
 * report, how it looks on paper, and in which bytes it is written.
 */

#include "cmd/arguments.h"
#include "print/print.h"
#include "print/spool.h"

enum print_format { FORMAT_TEXT, FORMAT_HTML, FORMAT_CSV, FORMAT_JSON };

struct print_request {
	enum print_format format;
	struct print_options options; /* of text */
	bool public;                  /* as it is published, not as it is filed */
	bool findings;                /* not the report but what is left to do about it */
	bool summary;                 /* all of them together: where each stands */
	bool saved;                   /* what was saved will do where more waits to be */
	bool blank;                   /* the names are those of forms, to be filled in by hand */
	char *dated;                  /* when the copy was made, if it says so; or NULL */
	const char *encoding;         /* as iconv calls it */
	bool byte_order_mark;
	char *output;  /* NULL: standard output */
	char *printer; /* it goes there instead, "": to the usual one; or NULL */
	enum spool_via via;
};

/* Reads the command line; as arguments_read, which see. Release both in any case. */
bool print_request_read(struct print_request *request, struct arguments *arguments,
	struct environment *environment, int argc, char **argv, enum exit_status *status);
void print_request_release(struct print_request *request);

#endif
