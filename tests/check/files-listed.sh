#!/bin/sh
# Every source and test stands in Makefile.am: a test that is not listed never runs, and a
# header that is not listed is missing from the tarball.
. "$(dirname "$0")/house.sh"

# A file counts as listed by its path; a .c also by its path without .c, as a program.
found=$(cd "$tree" && find src tests -name '*.[ch]' -o -path 'tests/check/*.sh' | sort | awk '
	BEGIN {
		while ((getline line < "Makefile.am") > 0) {
			sub(/#.*/, "", line)
			count = split(line, words, /[ \t\\=]+/)
			for (i = 1; i <= count; i++) {
				sub(/^\$\((top_)?srcdir\)\//, "", words[i])
				listed[words[i]] = 1
			}
		}
	}
	{
		program = $0
		sub(/\.c$/, "", program)
		if (!($0 in listed) && !(program in listed))
			print $0
	}')

verdict "$found" "list it in Makefile.am: sources and headers with their room, tests with the test
   programs, checks with the house checks."
