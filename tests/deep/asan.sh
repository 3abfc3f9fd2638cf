#!/bin/sh
#
# asan.sh BUILD: runs the tests of a build with sanitizers.
. "$(dirname "$0")/reports.sh"

cd "$1" || exit 2
begin_reports sanitizer-reports

export ASAN_OPTIONS="log_path=$reports/report:log_exe_name=1:detect_stack_use_after_return=1"
export UBSAN_OPTIONS="log_path=$reports/report:log_exe_name=1:print_stacktrace=1"
export LSAN_OPTIONS=print_suppressions=0
export NIANBAO_PATIENCE="${NIANBAO_PATIENCE:-4}"

${MAKE:-make} -k check
end_reports $?
