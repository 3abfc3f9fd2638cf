#include "base/gap_array.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(gap_array, .timeout = 30);

static void expect_same(const struct gap_array *array, const GArray *plain, int round)
{
	cr_assert_eq(array->length, plain->len, "length in round %d", round);
	for (guint i = 0; i < plain->len; i++)
		cr_assert_eq(gap_array_at(array, i), g_array_index(plain, uint32_t, i),
			"item %u in round %d", i, round);
}

Test(gap_array, is_after_any_edits_what_a_plain_array_is)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(3);
	g_autoptr(GArray) plain = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct gap_array array;

	gap_array_init(&array);
	for (int round = 0; round < 3000; round++) {
		bool is_large = g_rand_int_range(random, 0, 50) == 0;
		guint at = (guint)g_rand_int_range(random, 0, (gint32)plain->len + 1);
		guint removed = (guint)g_rand_int_range(random, 0, is_large ? 200 : 4);
		guint added = (guint)g_rand_int_range(random, 0, is_large ? 200 : 4);
		uint32_t items[200];

		removed = MIN(removed, plain->len - at);
		for (guint i = 0; i < added; i++)
			items[i] = g_rand_int(random);
		gap_array_splice(&array, at, removed, items, added);
		if (removed > 0)
			g_array_remove_range(plain, at, removed);
		g_array_insert_vals(plain, at, items, added);
		expect_same(&array, plain, round);
	}
	gap_array_release(&array);
}

Test(gap_array, that_is_emptied_can_be_filled_again)
{
	static const uint32_t items[] = {1, 2, 3};
	struct gap_array array;

	gap_array_init(&array);
	gap_array_splice(&array, 0, 0, items, 3);
	gap_array_splice(&array, 0, 3, NULL, 0);
	cr_expect_eq(array.length, 0);
	gap_array_splice(&array, 0, 0, items, 2);
	cr_expect_eq(array.length, 2);
	cr_expect_eq(gap_array_at(&array, 1), 2);
	gap_array_release(&array);
}
