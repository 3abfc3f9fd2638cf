#include "review/signers.h"

#include "base/program.h"

#include <criterion/criterion.h>
#include <glib.h>

void given_key(const char *name, const char *password)
{
	const char *const argv[] = {"ssh-keygen", "-q", "-t", "ed25519", "-N", password, "-C",
		"throwaway", "-f", name, NULL};
	const struct program_call call = {.argv = argv};
	struct program_result result;

	cr_assert(program_run(&call, &result, NULL));
	cr_assert(result.good, "%s", result.errors);
	program_result_release(&result);
}

void given_signer(const char *list, const char *who, const char *options, const char *key)
{
	g_autofree char *path = g_strconcat(key, ".pub", NULL);
	g_autofree char *public_key = NULL, *before = NULL;

	cr_assert(g_file_get_contents(path, &public_key, NULL, NULL), "%s", path);
	g_file_get_contents(list, &before, NULL, NULL);
	g_autofree char *lines =
		g_strdup_printf("%s%s %s %s", before ? before : "", who, options, public_key);
	cr_assert(g_file_set_contents(list, lines, -1, NULL), "%s", list);
}
