#ifndef NIANBAO_CMD_VERIFY_H
#define NIANBAO_CMD_VERIFY_H

/* What `nianbao verify` looks into, one thing a file. */

#include "cmd/command.h"
#include "report/report.h"

/* verify_approval.c: whether the approval of a report stands. `allowed` is the list of allowed
   signers; NULL: none is set. */
enum exit_status verify_approval(
	struct environment *environment, const struct report *report, const char *allowed);

/* verify_digest.c: which state of a report the digits of a digest are of. */
enum exit_status verify_digest(
	struct environment *environment, const struct report *report, const char *digits);

/* The same of which report in a directory, and which state of it. */
enum exit_status verify_digest_among(
	struct environment *environment, const char *directory, const char *digits);

/* verify_copy.c: whether a printed copy, a file of that path, is one of the report. */
enum exit_status verify_copy(
	struct environment *environment, const struct report *report, const char *path);

#endif
