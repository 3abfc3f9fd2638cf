#include "form/ids.h"

#include <stdbool.h>

static bool ends(char c)
{
	return c == '\0' || c == '.';
}

/* As g_str_hash does it. */
guint id_hash(gconstpointer id)
{
	guint hash = 5381;

	for (const char *at = id; !ends(*at); at++)
		hash = hash * 33 + (guchar)*at;
	return hash;
}

gboolean id_equal(gconstpointer a, gconstpointer b)
{
	const char *left = a, *right = b;

	while (*left == *right && !ends(*left)) {
		left++;
		right++;
	}
	return ends(*left) && ends(*right);
}
