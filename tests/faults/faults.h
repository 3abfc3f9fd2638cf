#ifndef NIANBAO_TESTS_FAULTS_H
#define NIANBAO_TESTS_FAULTS_H

/*
 * Faults: the n-th thing asked of a directory's files fails, or is the last.
 *
 * A program linked with this has its own open, read, write, fsync, rename and so on, which
 * its libraries call too. Operations on files of one directory, and on what was opened there,
 * are numbered from 1 as they come; all others go their way. What was asked for
 * is noted in a log that several processes can share.
 */

#include <stdatomic.h>
#include <stdbool.h>

enum fault_kind {
	FAULT_NONE,
	FAULT_FAILS,       /* does nothing, and says so */
	FAULT_HALF,        /* writes half, and the rest finds no room */
	FAULT_DIES_BEFORE, /* the process ends */
	FAULT_DIES_HALF,   /* ... with half of it written */
	FAULT_DIES_BEHIND, /* ... when it is done */
};

struct fault {
	enum fault_kind kind;
	unsigned at; /* which operation; 0: none */
	int errnum;
};

enum {
	FAULTS_MOST = 512,   /* operations that are noted */
	FAULTS_STATUS = 111, /* with which a process dies */
};

struct fault_log {
	atomic_uint count;
	const char *names[FAULTS_MOST]; /* literals: the same in a process and its children */
};

/* Watches a directory from now on; a path of NULL ends it. The log is borrowed. */
void faults_watch(const char *directory, struct fault fault, struct fault_log *log);

#endif
