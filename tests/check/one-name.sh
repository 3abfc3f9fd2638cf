#!/bin/sh
# A tag of a structure or an enumeration stands for one thing: two headers that both define it
# cannot be included together, and whoever reads the one thinks of the other.
. "$(dirname "$0")/house.sh"

found=$(cd "$tree" && find src -name '*.h' | sort | xargs awk '
	/^(struct|enum|union) [a-z_0-9]+ \{/ {
		if ($2 in place)
			print FILENAME ":" FNR ": " $2 " is defined in " place[$2] " too"
		else
			place[$2] = FILENAME ":" FNR
	}')

verdict "$found" "name one of them more closely, after what it is of."
