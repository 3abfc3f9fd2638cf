#!/bin/sh
# Only objects of src/tui refer to symbols of curses. The grep over includes cannot see a
# function that was declared by hand; the linker's table can. Looks at the build directory
# it is run in, and asks the curses libraries the program is linked with for their names.
. "$(dirname "$0")/house.sh"

command -v nm >/dev/null || skip "nm is not installed"
command -v ldd >/dev/null || skip "ldd is not installed"
[ -x nianbao ] || skip "no built program in this directory"
libraries=$(ldd nianbao | awk '$1 ~ /^lib(ncurses|tinfo|panel|menu|form)/ && $3 ~ /^\// { print $3 }')
[ -n "$libraries" ] || skip "the program is not linked with a shared curses"
objects=$(find src -name '*.o' ! -path 'src/tui/*')
[ -n "$objects" ] || skip "no objects in this directory"

names=$(mktemp) || exit 2
trap 'rm -f "$names"' EXIT
# shellcheck disable=SC2086 # one word a library
nm -D --defined-only $libraries | awk 'NF == 3 { sub(/@.*/, "", $3); print $3 }' >"$names"
[ -s "$names" ] || skip "the curses libraries do not list their symbols"

# shellcheck disable=SC2086 # one word an object
found=$(nm -A -u $objects | awk -v names="$names" '
	BEGIN { while ((getline name < names) > 0) curses[name] = 1 }
	$NF in curses { sub(/:.*/, "", $1); print $1 ": " $NF }')

verdict "$found" "these objects need curses, or name a function of their own like one of curses'.
   Let src/tui do what touches the terminal; call your own function something else."
