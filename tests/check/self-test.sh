#!/bin/sh
# The checks are checked: each must pass a tidy tree and refuse the one offence it is for.
# (curses-symbols, hardening and key-path need a build and show themselves at work there.)
. "$(dirname "$0")/house.sh"

checks=$(cd "$(dirname "$0")" && pwd)
trial=$(mktemp -d) || exit 2
trap 'rm -rf "$trial"' EXIT

# A house of two rooms in which nothing is wrong.
tidy_house() {
	rm -rf "$trial/house"
	mkdir -p "$trial/house/src/base" "$trial/house/src/tui" "$trial/house/tests/base"
	cd "$trial/house" || exit 2
	echo 'src/base/a.c src/base/a.h src/tui/b.c tests/base/test_a.c' >Makefile.am
	printf 'int a(void);\n' >src/base/a.h
	printf '#include "base/a.h"\n\nint a(void)\n{\n\treturn 1;\n}\n' >src/base/a.c
	printf '#include <curses.h>\n#include "base/a.h"\n' >src/tui/b.c
	: >tests/base/test_a.c
	mkdir -p docs po
	echo 'shown by `a::works`' >docs/reliability.md
	echo 'Test(a, works)' >tests/base/test_a.c
	cp "$checks/../../po/extract.sh" po/
}

# Runs one check over the trial house and compares its exit status.
expect() {
	sh "$checks/$1.sh" "$trial/house" >"$trial/output" 2>&1
	status=$?
	[ "$status" = 77 ] && return
	[ "$status" = "$2" ] && return
	echo "$1.sh: exit status $status instead of $2 for $3"
	cat "$trial/output"
	touch "$trial/failed"
}

# Adds what comes on standard input to a file of the house; the check must refuse it.
refuses() {
	tidy_house
	expect "$1" 0 "a tidy house"
	cat >>"$2"
	expect "$1" 1 "$3"
}

lines() {
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print "\ta();" }'
}

echo '#include <ncursesw/curses.h>' | refuses curses-includes src/base/a.c "curses below tui"
echo '#include "tui/b.h"' | refuses floors src/base/a.c "an include that climbs"
echo '#include "a.h"' | refuses floors src/base/a.c "an include without its room"
echo 'int x;' | refuses files-listed tests/base/test_new.c "a test that is not listed"
lines 601 | refuses file-length src/base/a.c "a long file"
{ echo 'void b(void) {'; lines 60; echo '}'; } | refuses function-length src/base/a.c "a long function"
printf 'struct a {\n};\nenum a {\n};\n' | refuses one-name src/base/a.h "one name for two things"
printf '/* TO%s */\n' DO | refuses unfinished src/base/a.c "a mark of unfinished work"
echo 'const char *d = "…";' | refuses ambiguous-width src/tui/b.c "a character of uncertain width"
echo 'void c(void) { printf("c"); }' | refuses no-printing src/base/a.c "printing from a low floor"
echo 'int d(const char *name) { return system(name); }' | refuses no-shell src/base/a.c "a shell"
echo 'const char *const d[] = {"sh", "-c"};' | refuses no-shell src/tui/b.c "a shell by its name"
echo 'and by `a::works_well`' | refuses reliability docs/reliability.md "a promise without its test"
echo 'const char *e = "中文";' | refuses translated src/base/a.c "a text that is not marked"

[ ! -e "$trial/failed" ]
