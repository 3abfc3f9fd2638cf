#!/bin/sh
# The functions that keys run through stand together in the built program: most of those that
# src/key-path names are there. Some are not when a compiler puts them into their callers, or
# since they were renamed; when they become many the list is to be made anew.
. "$(dirname "$0")/house.sh"

command -v nm >/dev/null || skip "nm is not installed"
[ -x nianbao ] || skip "no built program in this directory"
[ -e key-path.ld ] || skip "the linker does not lay out functions"

names=$(nm nianbao | sed 's/.* //; s/\..*//' | sort -u)
found=$(
	grep -v '^#' "$tree/src/key-path" | sort |
		awk -v names="$names" '
			BEGIN { split(names, word, "\n"); for (i in word) known[word[i]] }
			!($1 in known) { missing++; list = list " " $1 }
			END { if (missing * 10 > NR) print missing " of " NR " are not in the program:" list }'
)

verdict "$found" "run make key-path in the build directory, and build again."
