#ifndef NIANBAO_REPORT_ANSWERS_H
#define NIANBAO_REPORT_ANSWERS_H

/*
 * Answers: what stood at some addresses, apart from any form.
 *
 * Last year's report is copied in as answers, and what a form no longer knows is
 * kept as answers: they need no form to be read, held and written back. They
 * stay in the order they came in, each address once.
 *
 *   requests:                       requests.new.natural = 2
 *     new: {natural: 2, total: 2}   requests.new.total = 2
 *   overview:
 *     lead: 见附件                  overview.lead = 见附件
 *
 * A text that ends with a line break is written as a block, one that does not as
 * a line: so bytes stay what they were. An answers list owns its texts.
 */

#include "base/diagnostics.h"
#include "yaml/tree.h"
#include "yaml/writer.h"
#include <glib.h>
#include <stdbool.h>

enum { ANSWER_PARTS = 3 }; /* section, row, column */

struct answer {
	char *address;
	char *text;
	struct position at; /* in the file it was read from */
};

struct answers {
	GPtrArray *list;     /* of struct answer *, owned */
	GHashTable *numbers; /* address -> place in the list + 1 */
};

struct answers *answers_new(void);
void answers_free(struct answers *answers);
struct answers *answers_copy(const struct answers *answers);

/* Adds one. False, and nothing is added, when the address has an answer already. */
bool answers_add(
	struct answers *answers, const char *address, const char *text, struct position at);

guint answers_count(const struct answers *answers);
const struct answer *answers_get(const struct answers *answers, guint index);
/* The text at an address, or NULL. */
const char *answers_find(const struct answers *answers, const char *address);

/* Adds all that stands in a node, at addresses that begin with `prefix` ("" for none): a text, or
   mappings of texts no deeper than an address is long. A blank is no answer. What cannot be read
   is an error in diagnostics; false when there was one. */
bool answers_read(struct answers *answers, const char *prefix, const struct yaml_node *node,
	const char *file, struct diagnostics *diagnostics);

/* Writes the answers whose addresses begin with `prefix` ("requests."; "" for all), without it, as
   entries of what is open. Those whose next part `skips` says yes to are left out; NULL: none. */
void answers_write(const struct answers *answers, const char *prefix,
	bool (*skips)(const char *part, void *data), void *data, struct yaml_writer *writer);

#endif
