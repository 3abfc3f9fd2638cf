#include "form/ids.h"
#include <criterion/criterion.h>
#include <glib.h>

TestSuite(ids, .timeout = 10);

Test(ids, end_at_a_point_or_with_their_text)
{
	struct id_index index = {0};

	id_index_add(&index, "row.column", 3);
	cr_expect_eq(id_index_find(&index, "row"), 3);
	cr_expect_eq(id_index_find(&index, "row.another"), 3);
	cr_expect_eq(id_index_find(&index, "ro"), ID_UNKNOWN);
	cr_expect_eq(id_index_find(&index, "rows"), ID_UNKNOWN);
	cr_expect_eq(id_index_find(&index, ""), ID_UNKNOWN);
	id_index_release(&index);
}

Test(ids, stand_for_what_they_stood_for_first)
{
	struct id_index index = {0};

	cr_expect(id_index_add(&index, "行", 1));
	cr_expect_not(id_index_add(&index, "行.列", 2));
	cr_expect_eq(id_index_find(&index, "行"), 1);
	id_index_release(&index);
}

Test(ids, are_not_in_an_empty_index)
{
	struct id_index index = {0};

	cr_expect_eq(id_index_find(&index, "row"), ID_UNKNOWN);
	id_index_release(&index);
}

Test(ids, are_found_however_many_there_are)
{
	enum { MANY = 10000 };
	struct id_index index = {0};
	g_autoptr(GStringChunk) texts = g_string_chunk_new(4096);

	for (uint32_t i = 0; i < MANY; i++) {
		char id[16];

		g_snprintf(id, sizeof id, "r%u", i);
		cr_expect_eq(id_index_find(&index, id), ID_UNKNOWN, "%s", id);
		id_index_add(&index, g_string_chunk_insert(texts, id), i);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		char id[16];

		g_snprintf(id, sizeof id, "r%u", i);
		cr_expect_eq(id_index_find(&index, id), i, "%s", id);
	}
	id_index_release(&index);
}
