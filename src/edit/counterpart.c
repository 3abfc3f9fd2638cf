#include "edit/counterpart.h"

#include <glib.h>
#include <string.h>

#include "report/wording.h"

enum {
	ALIKE = 30,           /* hundredths; less is chance */
	COMPARED_MOST = 8192, /* bytes of either text */
};

int counterpart_of(const char *paragraph, size_t length, int number, const char *last)
{
	g_auto(GStrv) lines = g_strsplit(last, "\n", -1);
	int count = (int)g_strv_length(lines), found = MIN(number, MAX(count - 1, 0));
	int most = ALIKE;

	if (length == 0 || length > COMPARED_MOST || strlen(last) > COMPARED_MOST)
		return found;
	g_autofree char *words = g_strndup(paragraph, length);
	for (int i = 0; i < count; i++) {
		int alike = wording_similarity(words, lines[i]);
		if (alike > most || (alike == most && i == number)) {
			most = alike;
			found = i;
		}
	}
	return found;
}
