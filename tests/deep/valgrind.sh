#!/bin/sh
#
# valgrind.sh: in a build directory, runs the seeds of the fuzzers and some clerks' work at the
# screen under valgrind. Under it a Criterion test costs a second before it begins, so of the tests
# at a terminal only the program runs under it, not the test; what valgrind has to say goes to
# files, and one of them is a failure.

set -u
reports=$PWD/valgrind-reports
rm -rf "$reports"
mkdir "$reports" || exit 2

valgrind="valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
--errors-for-leak-kinds=definite --log-file=$reports/%p"
work='tests/e2e/test_leaving tests/e2e/test_notes tests/e2e/test_repairs tests/e2e/test_text
	tests/e2e/test_undo tests/e2e/test_views'

status=0
${MAKE:-make} -k check TEST_SUITE_LOG=valgrind-seeds.log TESTS=tests/fuzz/replay \
	LOG_COMPILER="$valgrind" || status=1
NIANBAO_UNDER=$valgrind NIANBAO_PATIENCE=${NIANBAO_PATIENCE:-12} \
	${MAKE:-make} -k check TEST_SUITE_LOG=valgrind-work.log TESTS="$(echo $work)" || status=1
find "$reports" -type f -empty -delete
for report in "$reports"/*; do
	[ -e "$report" ] || continue
	printf '\n== %s\n' "$report"
	head -n 60 "$report"
	status=1
done
exit "$status"
