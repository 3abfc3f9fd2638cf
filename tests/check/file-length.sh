#!/bin/sh
# A file past 600 lines hides a second concept. Where that is truly not so, the comment at
# its top says "longer than 600 lines because ...".
. "$(dirname "$0")/house.sh"
limit=600

found=$(cd "$tree" && find src -name '*.[ch]' | sort | while IFS= read -r file; do
	lines=$(wc -l <"$file")
	[ "$lines" -gt "$limit" ] || continue
	head -n 40 "$file" | grep -qi "longer than $limit lines because" || echo "$file: $lines lines"
done)

verdict "$found" "find the concept that is hiding in there and give it a file of its own."
