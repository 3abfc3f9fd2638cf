#!/bin/sh
# A function past a screenful (60 lines, its braces included) does more than its name says.
. "$(dirname "$0")/house.sh"
limit=60

ctags --version 2>/dev/null | grep -q Universal || skip "Universal Ctags is not installed"

found=$(cd "$tree" && find src -name '*.c' | sort |
	xargs ctags -x --languages=C --kinds-C=f --fields=+ne --_xformat='%{end} %n %N %F' |
	awk -v limit="$limit" '$1 - $2 + 1 > limit { print $4 ":" $2 ": " $3 ", " $1 - $2 + 1 " lines" }')

verdict "$found" "split it by what it does: name the steps. A long switch wants to be a table."
