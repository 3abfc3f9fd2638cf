# shellcheck shell=sh
#
# Common to the house checks: where the source tree is, and how a check ends.
#
# A check is a small script that looks at the source (or at what was built from
# it) for one rule of the house. It finds the tree in its first argument, else
# in $srcdir as automake's test driver sets it, else where it stands itself. It
# exits 0 when the rule is kept, 1 when not, 77 when it cannot be looked at here.

set -u
LC_ALL=C
export LC_ALL
tree=${1:-${srcdir:-$(dirname "$0")/../..}}

[ -d "$tree/src" ] || {
	echo "no src/ below '$tree': give the source tree as the argument"
	exit 2
}

# Takes the offending places, one a line, and says what to do about them.
# Ends the check: nothing found is a pass.
verdict() {
	[ -n "$1" ] || exit 0
	printf '%s\n' "$1"
	printf -- '-> %s\n' "$2"
	exit 1
}

skip() {
	echo "skipped: $1"
	exit 77
}
