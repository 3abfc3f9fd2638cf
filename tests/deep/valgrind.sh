#!/bin/sh
#
# valgrind.sh: in a build directory, runs the seeds of the fuzzers and some clerks' work at the
# screen under valgrind. Under it a Criterion test takes a second before it begins, so of the tests
# at a terminal only the program runs under it, not the test.
. "$(dirname "$0")/reports.sh"

begin_reports valgrind-reports
valgrind="valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
--errors-for-leak-kinds=definite --log-file=$reports/%p"
work="tests/e2e/test_leaving tests/e2e/test_notes tests/e2e/test_repairs \
tests/e2e/test_text tests/e2e/test_undo tests/e2e/test_views"

# Totals of each run stand in the output; its log must not take the place of make check's.
result=0
${MAKE:-make} -k check TEST_SUITE_LOG=valgrind-seeds.log TESTS=tests/fuzz/replay \
	LOG_COMPILER="$valgrind" || result=1
NIANBAO_UNDER=$valgrind NIANBAO_PATIENCE=${NIANBAO_PATIENCE:-12} \
	${MAKE:-make} -k check TEST_SUITE_LOG=valgrind-work.log TESTS="$work" || result=1
end_reports "$result"
