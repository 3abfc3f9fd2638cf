#ifndef NIANBAO_FORM_IDS_H
#define NIANBAO_FORM_IDS_H

/*
 * Ids, and the number each of them stands for.
 *
 * An id ends where its text ends or at a point, whichever comes first. So each part
 * of an address is looked up where it stands, and no table has to hold whole
 * addresses, of which there are as many as cells.
 *
 * An index is a hash table in one piece, sized before it is filled. A large form
 * has thousands of them with a dozen ids each, and while its formulas are compiled
 * none is in the processor's cache any more: so it counts how many places one look
 * goes to, and GLib's tables have four pieces each, which grow little by little.
 *
 * An index of zeros is an empty one. It owns its slots and borrows the ids.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ID_UNKNOWN UINT32_MAX

struct id_index {
	struct id_slot *slots;
	size_t room; /* a power of two; half as many again as ids, at least */
	size_t count;
};

void id_index_release(struct id_index *index);
/* Makes room for so many more ids; whoever knows how many come spares it growing. */
void id_index_reserve(struct id_index *index, size_t more);
/* False when the id is known, which stands for what it stood for. */
bool id_index_add(struct id_index *index, const char *id, uint32_t number);
/* ID_UNKNOWN when it stands for nothing. */
uint32_t id_index_find(const struct id_index *index, const char *id);

#endif
