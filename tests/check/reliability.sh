#!/bin/sh
# docs/reliability.md says which test shows each promise; all of them are there.
. "$(dirname "$0")/house.sh"

doc=$tree/docs/reliability.md
[ -e "$doc" ] || verdict "docs/reliability.md" "say what is promised, and how it is tested"

there=$(cd "$tree" && grep -rhoE --include='test_*.c' '^Test\([a-z0-9_]+, [A-Za-z0-9_]+' tests |
	sed 's/^Test(//; s/, /::/' | sort -u)
found=$(grep -oE '`[a-z0-9_]+::[A-Za-z0-9_]+`' "$doc" | tr -d '`' | sort -u |
	while IFS= read -r name; do
		printf '%s\n' "$there" | grep -qxF "$name" || echo "docs/reliability.md: $name"
	done)

verdict "$found" "there is no such test: name the one that shows it now."
