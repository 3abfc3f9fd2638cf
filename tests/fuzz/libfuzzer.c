/*
 * libFuzzer's way into one target, which the build names as FUZZ_TARGET.
 *
 * GLib ends a program that asks for impossible amounts of memory with a trap,
 * which libFuzzer does not look out for; an abort it does, and keeps the input.
 */

#include "fuzz/targets.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

/* The names and types are libFuzzer's, which declares them nowhere. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

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
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	FUZZ_TARGET((const char *)bytes, length);
	return 0;
}
