#!/bin/sh
#
# run.sh BUILD SOURCE TARGET...: fuzzes each target for FUZZ_SECONDS (30 unless told), one after
# the other. What a target learns stays in BUILD/fuzz-corpus and is where the next run begins; an
# input that breaks something is left in BUILD/fuzz-found, and the exit status is 1.

set -u
build=$1 srcdir=$2
shift 2
export srcdir
seconds=${FUZZ_SECONDS:-30}
status=0

# The most bytes of an input: what is longer only takes longer.
longest() {
	case $1 in
	formula) echo 512 ;;
	*) echo 8192 ;;
	esac
}

# GLib gives up with a trap, which has to leave its input behind like any other end.
export ASAN_OPTIONS=handle_sigtrap=1${ASAN_OPTIONS:+:$ASAN_OPTIONS}

for target; do
	corpus=$build/fuzz-corpus/$target log=$build/fuzz-$target.log
	mkdir -p "$corpus" "$build/fuzz-found"
	if nice -n 10 "$build/tests/fuzz/fuzz_$target" \
		-max_total_time="$seconds" -rss_limit_mb=1024 -malloc_limit_mb=512 -timeout=10 \
		-max_len="$(longest "$target")" -dict="$srcdir/tests/fuzz/words/$target.dict" \
		-artifact_prefix="$build/fuzz-found/$target-" \
		"$corpus" "$srcdir/tests/fuzz/seeds/$target" >"$log" 2>&1; then
		echo "$target: $(sed -n 's/^Done \([0-9]*\) runs in \([0-9]*\) .*/nothing found in \1 runs, \2 s/p' "$log")"
	else
		tail -n 60 "$log"
		echo "$target: broken by an input; see $build/fuzz-found and $log"
		status=1
	fi
done
exit "$status"
