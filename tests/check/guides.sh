#!/bin/sh
# The key tables of the user's guides are those of the program, row by row. NIANBAO names it.
. "$(dirname "$0")/house.sh"

[ -x "${NIANBAO:-}" ] || skip "no program; make check names one in NIANBAO"
unset LANGUAGE LC_ALL
trial=$(mktemp -d) || exit 2
trap 'rm -rf "$trial"' EXIT

for language in zh en; do
	guide=$tree/docs/guide.$language.md
	# "F2 = edit   # help", "# Esc = menu   # help" and, without a key, "# = note   # help"
	XDG_CONFIG_HOME=$trial "$NIANBAO" --lang=$language keys |
		sed -E 's/^(# )?([^ ]*) ?= [^ ]+ +# (.*)$/| \2 | \3 |/; s/^\|  \|/| - |/' >"$trial/wanted"
	sed -n '/^|---|---|$/,$ { /^|---/d; /^|/p }' "$guide" >"$trial/said"
	found=$(diff "$trial/said" "$trial/wanted") ||
		verdict "$found" "say in docs/guide.$language.md what the keys do: > is what the program says"
done
exit 0
