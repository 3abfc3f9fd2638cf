/*
 * libFuzzer's way into one target, which the environment names as FUZZ_TARGET.
 *
 * GLib ends a program that asks for impossible amounts of memory with a trap,
 * which libFuzzer does not look out for; an abort it does, and keeps the input.
 */

#include "fuzz/targets.h"

#include <glib.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

/* The names and types are libFuzzer's, which declares them nowhere. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct fuzz_target *target;

static void give_up(int number)
{
	(void)number;
	abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	signal(SIGTRAP, give_up);
	target = fuzz_target(g_getenv("FUZZ_TARGET"));
	if (!target)
		g_error("FUZZ_TARGET names none of the targets of targets.c");
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	target->run((const char *)bytes, length);
	return 0;
}
