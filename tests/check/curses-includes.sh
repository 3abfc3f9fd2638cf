#!/bin/sh
# Only src/tui includes curses: everything below is used and tested without a terminal.
. "$(dirname "$0")/house.sh"

found=$(cd "$tree" && grep -rnE --include='*.[ch]' \
	'^[[:space:]]*#[[:space:]]*include[[:space:]]*<(n?curses(w/|\.h)|ncursesw?/|panel\.h|menu\.h|form\.h|term\.h|termcap\.h)' \
	src | grep -v '^src/tui/')

verdict "$found" "the screen is src/tui's alone: hand it data to paint, or move this code there."
