#!/bin/sh
# A file includes only from its own floor of the house or from floors below it, and
# names the room: "base/text.h". Only the top, src/*.c, may reach into every room.
. "$(dirname "$0")/house.sh"

found=$(cd "$tree" && find src -name '*.[ch]' | sort | xargs awk '
	BEGIN {
		count = split("base yaml layout form report check review document edit session print tui cmd",
			rooms, " ")
		for (i = 1; i <= count; i++)
			floor[rooms[i]] = i
	}
	FNR == 1 {
		split(FILENAME, path, "/")
		room = path[3] == "" ? "top" : path[2]
		here = room == "top" ? count + 1 : floor[room]
		if (!here)
			print FILENAME ": the room " room " is not in the house"
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		name = quoted[2]
		if (name == "config.h")
			next
		split(name, to, "/")
		if (!(to[1] in floor))
			print FILENAME ":" FNR ": \"" name "\" does not begin with a room"
		else if (floor[to[1]] > here)
			print FILENAME ":" FNR ": \"" name "\" stands above " room
	}')

verdict "$found" "use what is on your floor or below. What two floors need belongs on the lower one;
   what a lower floor must tell a higher one it returns. The floors: docs/architecture.md."
