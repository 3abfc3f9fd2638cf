#!/bin/sh
#
# can-fuzz.sh CLANG...: whether this compiler is there, and its libFuzzer with it.

trial=$(mktemp -d) || exit 2
trap 'rm -rf "$trial"' EXIT
cat >"$trial/target.c" <<'END'
int LLVMFuzzerTestOneInput(const unsigned char *bytes, unsigned long length);
int LLVMFuzzerTestOneInput(const unsigned char *bytes, unsigned long length)
{
	return bytes && length ? 0 : -1;
}
END
"$@" -fsanitize=fuzzer,address,undefined -o "$trial/target" "$trial/target.c" 2>/dev/null
