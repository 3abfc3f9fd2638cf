#ifndef NIANBAO_FORM_IDS_H
#define NIANBAO_FORM_IDS_H

/*
 * Ids as keys of hash tables.
 *
 * An id ends where its text ends or at a point, whichever comes first. So each part
 * of an address is looked up where it stands, and no table has to hold whole
 * addresses, of which there are as many as cells.
 */

#include <glib.h>

guint id_hash(gconstpointer id);
gboolean id_equal(gconstpointer a, gconstpointer b);

#endif
