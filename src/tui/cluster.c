/*
 * The number of a cluster is that of its quark, above the last character there is.
 */

#include "tui/cluster.h"

enum { ABOVE_UNICODE = 0x110000 };

/* How many were numbered; as global as GLib's table of them. */
static int numbered;

/* A quark for the text; 0 where there are too many others. */
static GQuark quark_of(const char *text)
{
	GQuark known = g_quark_try_string(text);

	if (known != 0 || numbered == CLUSTERS_MOST)
		return known;
	numbered++;
	return g_quark_from_string(text);
}

gunichar cluster_join(gunichar cluster, gunichar c)
{
	gunichar characters[CLUSTER_CHARACTERS];
	size_t count = cluster_characters(cluster, characters);

	if (count == CLUSTER_CHARACTERS)
		return cluster;
	characters[count++] = c;
	g_autofree char *text = g_ucs4_to_utf8(characters, (glong)count, NULL, NULL, NULL);
	GQuark quark = quark_of(text);
	return quark == 0 ? cluster : ABOVE_UNICODE + quark;
}

size_t cluster_characters(gunichar cluster, gunichar out[static CLUSTER_CHARACTERS])
{
	size_t count = 0;

	if (cluster < ABOVE_UNICODE) {
		out[0] = cluster;
		return cluster != 0;
	}
	for (const char *at = g_quark_to_string(cluster - ABOVE_UNICODE); *at != '\0';
		at = g_utf8_next_char(at))
		out[count++] = g_utf8_get_char(at);
	return count;
}
