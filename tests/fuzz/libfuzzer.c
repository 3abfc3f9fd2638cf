/*
 * libFuzzer's way into one target, which the build names as FUZZ_TARGET.
 */

#include "fuzz/targets.h"

#include <stdint.h>

/* The name and type are libFuzzer's, which declares it nowhere. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	FUZZ_TARGET((const char *)bytes, length);
	return 0;
}
