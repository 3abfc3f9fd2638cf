#!/bin/sh
# Printed pages as pictures, for somebody to look at.
#
#     tests/visual/pages.sh [REPORT [DIRECTORY]]
#
# Prints the report on every paper with ASCII and with box rules in the wide
# profile, draws each page as a Chinese font of fixed pitch has it, and names the
# pictures. Right is: every rule one straight line, nothing beyond the right
# edge, text inside its cell. A type of 16 pixels has columns of 8, so nothing is
# rounded.
#
# Run by hand from the build directory: it needs pango-view (pango1.0-tools) and
# "Noto Sans Mono CJK SC" (fonts-noto-cjk), and an eye.
set -eu

source=$(cd "$(dirname "$0")/../.." && pwd)
report=${1:-$source/tests/data/full.yaml}
pictures=${2:-pictures}
nianbao=${NIANBAO:-./nianbao}
font="Noto Sans Mono CJK SC 16px"

command -v pango-view >/dev/null || { echo "pango-view is missing: pango1.0-tools" >&2; exit 2; }
fc-list "Noto Sans Mono CJK SC" | grep -q . || { echo "the font is missing: fonts-noto-cjk" >&2; exit 2; }
mkdir -p "$pictures"

# One file of text a page.
part_pages() {
	awk -v name="$1" 'BEGIN { RS = "\f" } { file = sprintf("%s-%d.txt", name, NR); printf "%s", $0 >file; close(file) }'
}

for paper in a4-12cpi a4-10cpi fanfold-80 fanfold-132 none; do
	for rules in ascii light; do
		name=$pictures/$paper-$rules
		rm -f "$name"-*
		"$nianbao" print --form-feed --ambiguous=wide --paper=$paper --rules=$rules "$report" | part_pages "$name"
		for page in "$name"-*.txt; do
			pango-view --no-display --font="$font" --hinting=none --output="${page%.txt}.png" "$page"
			echo "${page%.txt}.png"
		done
	done
done
