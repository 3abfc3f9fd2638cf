#!/bin/sh
#
# run.sh BUILD SOURCE [TARGET]...: fuzzes each target (all, when none is named) for FUZZ_SECONDS (30
# unless told), as many at a time as there are processors. What a target learns stays in
# BUILD/fuzz-corpus and is where the next run begins; an input that breaks something is left in
# BUILD/fuzz-found, and the exit status is not 0. At the end stand totals as automake has them.

set -u
build=$1 srcdir=$2
shift 2
export srcdir
seconds=${FUZZ_SECONDS:-30}

# shellcheck disable=SC2046 # one word a target
[ $# -gt 0 ] || set -- $(ls "$srcdir/tests/fuzz/seeds")
if [ $# -gt 1 ]; then
	results=$(printf '%s\n' "$@" | xargs -P "$(nproc)" -n 1 sh "$0" "$build" "$srcdir")
	status=$?
	printf '%s\n' "$results"
	printf '# PASS: %d\n# FAIL: %d\n' "$(printf '%s\n' "$results" | grep -c '^PASS: ')" \
		"$(printf '%s\n' "$results" | grep -c '^FAIL: ')"
	exit "$status"
fi

# The most bytes of an input: what is longer only takes longer.
longest() {
	case $1 in
	formula | keys) echo 512 ;;
	text) echo 2048 ;;
	*) echo 8192 ;;
	esac
}

# GLib gives up with a trap, which has to leave its input behind like any other end.
export ASAN_OPTIONS=handle_sigtrap=1${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export FUZZ_TARGET=$1
corpus=$build/fuzz-corpus/$1 log=$build/fuzz-$1.log words=$srcdir/tests/fuzz/words/$1.dict

mkdir -p "$corpus" "$build/fuzz-found"
if nice -n 10 "$build/tests/fuzz/fuzz" \
	-max_total_time="$seconds" -rss_limit_mb=1024 -malloc_limit_mb=512 -timeout=10 \
	-max_len="$(longest "$1")" -dict="$words" -artifact_prefix="$build/fuzz-found/$1-" \
	"$corpus" "$srcdir/tests/fuzz/seeds/$1" >"$log" 2>&1; then
	echo "PASS: fuzz $1: $(sed -n 's/^Done \([0-9]*\) runs in \([0-9]*\) .*/nothing found in \1 runs, \2 s/p' "$log")"
else
	tail -n 60 "$log"
	echo "FAIL: fuzz $1: broken by an input; see $build/fuzz-found and $log"
	exit 1
fi
