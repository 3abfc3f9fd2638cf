# shellcheck shell=sh
#
# Common to the tools that watch tests at work: where they write what they have to say, a file for
# each process, and how a run ends. A test may pass though one of its processes had a fault, so
# that a file with anything in it is a failure.

set -u

# Makes $reports an empty directory of that name, in the current one.
begin_reports() {
	reports=$PWD/$1
	rm -rf "$reports"
	mkdir "$reports" || exit 2
}

# Shows what was reported, and ends with the status given, or with 1 where there was anything.
end_reports() {
	status=$1
	find "$reports" -type f -empty -delete
	for report in "$reports"/*; do
		[ -e "$report" ] || continue
		printf '\n== %s\n' "$report"
		head -n 60 "$report"
		status=1
	done
	exit "$status"
}
