#include "report/strays.h"

struct strays *strays_new(const char *form_version, const char *form_digest)
{
	struct strays *strays = g_new(struct strays, 1);

	*strays = (struct strays){
		.form_version = g_strdup(form_version),
		.form_digest = g_strdup(form_digest),
		.answers = answers_new(),
	};
	return strays;
}

void strays_free(struct strays *strays)
{
	if (!strays)
		return;
	g_free(strays->form_version);
	g_free(strays->form_digest);
	answers_free(strays->answers);
	g_free(strays);
}

struct strays *strays_copy(const struct strays *strays)
{
	if (!strays)
		return NULL;
	struct strays *copy = strays_new(strays->form_version, strays->form_digest);

	answers_free(copy->answers);
	copy->answers = answers_copy(strays->answers);
	return copy;
}
