#include "report/wording.h"

#include "report/wording_pairs.h"

static GArray *pairs_of_text(const char *text)
{
	g_autofree struct sign *signs = prose_read(text, NULL);

	return pairs_of(signs);
}

static bool are_same(const char *a, const char *b)
{
	return wording_mentions(a, b) && wording_mentions(b, a);
}

int wording_similarity(const char *a, const char *b)
{
	g_autoptr(GArray) a_pairs = pairs_of_text(a);
	g_autoptr(GArray) b_pairs = pairs_of_text(b);
	size_t count = a_pairs->len + b_pairs->len;

	if (count == 0)
		return are_same(a, b) ? 100 : 0;
	return pairs_likeness(pairs_common(a_pairs, b_pairs), count);
}
