#ifndef NIANBAO_TESTS_E2E_GOLDEN_H
#define NIANBAO_TESTS_E2E_GOLDEN_H

/*
 * Whole screens, kept as text: tests/e2e/golden/NAME, a line for each row, the
 * cursor's place at the end. With GOLDEN_UPDATE set in the environment they are
 * written instead of compared; what changed is then looked at in the diff.
 */

#include "screen.h"

/* Waits until the screen reads as the file does; the test fails with both where it never does. */
void golden_screen(struct screen *screen, const char *name);

#endif
