#include <criterion/criterion.h>

#include "tui/cluster.h"

TestSuite(cluster, .timeout = 60);

/* The cluster of a text: its first character, and the others joined to it. */
static gunichar cluster_of(const char *text)
{
	gunichar cluster = g_utf8_get_char(text);

	for (text = g_utf8_next_char(text); *text != '\0'; text = g_utf8_next_char(text))
		cluster = cluster_join(cluster, g_utf8_get_char(text));
	return cluster;
}

/* Free with g_free. */
static char *text_of(gunichar cluster)
{
	gunichar characters[CLUSTER_CHARACTERS];
	size_t count = cluster_characters(cluster, characters);

	return g_ucs4_to_utf8(characters, (glong)count, NULL, NULL, NULL);
}

Test(cluster, stands_for_its_characters)
{
	static const struct {
		const char *text, *kept;
	} cases[] = {
		{"e", "e"},
		{"年", "年"},
		{"\U0010FFFF", "\U0010FFFF"},
		{"e\u0301", "e\u0301"},
		{"年\U000E0100", "年\U000E0100"},
		{"e\u0301\u0302\u0303", "e\u0301\u0302\u0303"},
		{"e\u0301\u0302\u0303\u0304\u0305", "e\u0301\u0302\u0303"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *kept = text_of(cluster_of(cases[i].text));
		cr_expect_str_eq(kept, cases[i].kept, "%s is %s", cases[i].text, kept);
	}
	g_autofree char *none = text_of(0);
	cr_expect_str_empty(none);
}

Test(cluster, is_the_same_number_only_for_the_same_characters)
{
	static const char *const texts[] = {
		"e", "a", "e\u0301", "e\u0302", "a\u0301", "e\u0301\u0302", "e\u0302\u0301"};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(texts); j++) {
			bool same = cluster_of(texts[i]) == cluster_of(texts[j]);
			cr_expect_eq(same, i == j, "%s and %s", texts[i], texts[j]);
		}
	}
	cr_expect_eq(cluster_of("x"), 'x', "a character alone is its own number");
}

Test(cluster, numbers_so_many_and_shows_further_ones_without_what_combines)
{
	gunichar known = cluster_of("e\u0301");
	int joined = 0;

	for (gunichar base = 0x4E00; base < 0x4E00 + 2 * CLUSTERS_MOST; base++)
		joined += cluster_join(base, 0x0301) != base;
	cr_expect_eq(joined, CLUSTERS_MOST - 1);
	cr_expect_eq(cluster_of("e\u0301"), known, "what was numbered still is");
	cr_expect_eq(cluster_of("e\u0302"), 'e');
	cr_expect_eq(cluster_of("e\u0301\u0302"), known);
}
