#!/bin/sh
#
# asan.sh BUILD: runs the tests of a build with sanitizers. A test whose child had something to
# report may pass all the same, so what was reported is written to files, and one of them is a failure.

set -u
cd "$1" || exit 2
reports=$PWD/sanitizer-reports
rm -rf "$reports"
mkdir "$reports" || exit 2

export ASAN_OPTIONS="log_path=$reports/report:log_exe_name=1:detect_stack_use_after_return=1"
export UBSAN_OPTIONS="log_path=$reports/report:log_exe_name=1:print_stacktrace=1"
export LSAN_OPTIONS=print_suppressions=0
export NIANBAO_PATIENCE="${NIANBAO_PATIENCE:-4}"

status=0
${MAKE:-make} -k check || status=1
for report in "$reports"/*; do
	[ -e "$report" ] || continue
	printf '\n== %s\n' "$report"
	head -n 60 "$report"
	status=1
done
exit "$status"
