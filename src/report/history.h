#ifndef NIANBAO_REPORT_HISTORY_H
#define NIANBAO_REPORT_HISTORY_H

/*
 * History: what happened to a report since it was first handed in, and before that
 * who took it over from whom. Entries are appended, never rewritten.
 *
 * Each entry carries a check sum over itself and that of the entry before, so that
 * one that was altered, taken out or put in later is found. Entries at the end that
 * were cut off are not: for that somebody must know the last sum. A history that
 * is broken is kept as it is and said to be; docs/report-file.md has how sums are
 * computed.
 *
 * A report owns its entries.
 */

#include "base/diagnostics.h"
#include "report/report.h"
#include "yaml/tree.h"
#include "yaml/writer.h"
#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* What entries are of. Others may stand in a file of a later version. */
#define HISTORY_SUBMIT "submit"
#define HISTORY_WITHDRAW "withdraw"
#define HISTORY_RETURN "return"
#define HISTORY_APPROVE "approve"
#define HISTORY_REOPEN "reopen"
#define HISTORY_VOID "void"     /* a change has ended an approval */
#define HISTORY_CHANGE "change" /* after the first submission, as saved */
#define HISTORY_REMARK "remark"
#define HISTORY_ANSWER "answer"
#define HISTORY_ACCEPT "accept"     /* a reason */
#define HISTORY_TAKEOVER "takeover" /* of the open report, by name, from whom `before` tells */

/* What an action is called: "报送"; the action itself where it is of a later version.
   Translated. */
const char *history_action_word(const char *action);

struct history_entry {
	unsigned number; /* from 1 on */
	char *when;      /* ISO 8601 */
	char *action;
	char *login;          /* of the account, "user@host" */
	char *name;           /* as people sign */
	char *role;           /* in which they approve; "": none is named */
	char *address;        /* of what was changed or remarked upon */
	char *before, *after; /* what stood there, and what stands there since */
	char *text;           /* a reason, a remark, an answer, a word on the way */
	char *digest;         /* of the report as it was then (report/digest.h) */
	char *signature;      /* of the digest, as ssh-keygen -Y sign makes them; "": none */
	char *chain;          /* the check sum, hex */
	struct position at;   /* in the file it was read from */
};

struct history_entry *history_entry_new(const char *action, const char *when);
void history_entry_free(struct history_entry *entry);
struct history_entry *history_entry_copy(const struct history_entry *entry);

/* Appends an entry, which it takes over, with its number and check sum. */
void history_append(struct report *report, struct history_entry *entry);
/* Takes the last entries away again, down to so many: those that were never saved. */
void history_take_back(struct report *report, size_t count);

/* What an entry's check sum should be behind that of the entry before ("" before the first). Free
   with g_free. */
char *history_chain(const struct history_entry *entry, const char *before);

enum history_fault {
	HISTORY_SOUND,
	HISTORY_BROKEN,  /* the check sum or the number is not what it should be */
	HISTORY_EARLIER, /* its time lies before that of the entry above: a clock was set back */
};

/* What is wrong with the entry at an index. */
enum history_fault history_fault_at(const struct report *report, size_t index);
/* The first entry whose check sum is broken; as many as there are when none is. */
size_t history_first_broken(const struct report *report);

/* Whether it tells of more than takeovers: from then on every save is noted. */
bool history_has_begun(const struct report *report);

/* The entry at an index; the last of an action, or NULL. */
const struct history_entry *history_get(const struct report *report, size_t index);
const struct history_entry *history_last(const struct report *report, const char *action);

/* As an object with the keys of the file. */
json_t *history_entry_to_json(const struct history_entry *entry);

/* Reads the list behind `history:`, and writes it. */
void report_read_history(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics);
void report_write_history(const struct report *report, struct yaml_writer *writer);

#endif
