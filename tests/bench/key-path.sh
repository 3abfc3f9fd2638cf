#!/bin/sh
#
# key-path.sh KEY_PATH REPORT: in a build directory, prints the functions of the program through
# which keys run, those called most often first, for src/key-path. callgrind counts calls while
# keys are pressed, and, to be taken off, while none are.
set -eu

counts=$PWD/key-path-counts
rm -rf "$counts"
mkdir "$counts"
trap 'rm -rf "$counts"' EXIT

# Has the calls of a run counted into a file.
count_calls() {
	NIANBAO=$PWD/nianbao NIANBAO_PATIENCE=60 \
	NIANBAO_UNDER="valgrind --quiet --tool=callgrind --callgrind-out-file=$counts/$1" \
		"$2" "$3" "$1" >&2
}
count_calls idle "$1" "$2"
count_calls keys "$1" "$2"

# callgrind names a function where it first speaks of it, as "(7) name", and says "(7)" from then
# on. What the compiler split off a function ("name.part.0") goes with it.
awk '
	FNR == 1 { delete names; sign = FILENAME ~ /idle$/ ? -1 : 1 }
	/^[cj]?fn=/ {
		split(substr($0, index($0, "=") + 1), word, " ")
		if (word[2] != "") {
			sub(/[.\047].*/, "", word[2])
			names[word[1]] = word[2]
		}
		called = names[word[1]]
	}
	/^calls=/ { calls[called] += sign * substr($1, 7) }
	END { for (name in calls) if (calls[name] > 0) print calls[name], name }
' "$counts/idle" "$counts/keys" | sort -k1,1nr -k2 | cut -d ' ' -f 2 >"$counts/called"
nm nianbao | awk '$2 ~ /^[tT]$/ { sub(/\..*/, "", $3); print $3 }' >"$counts/own"
echo '# The functions that keys run through: they stand together in the program, so that few'
echo '# pages of it are touched between a key and its answer. Made by make key-path.'
awk 'NR == FNR { own[$1]; next } $1 in own && !seen[$1]++' "$counts/own" "$counts/called"
