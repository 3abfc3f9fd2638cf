#ifndef NIANBAO_TESTS_E2E_PICTURE_H
#define NIANBAO_TESTS_E2E_PICTURE_H

/*
 * Pictures: whole screens as they should look, kept as text to be judged by eye.
 *
 * They lie in tests/e2e/pictures below the source directory (srcdir in the
 * environment, or the current one). With GOLDEN_UPDATE set in the environment
 * they are written instead of compared: look at the difference before it is
 * committed.
 */

#include "screen.h"

/* Waits until the screen is the picture of that name; words are some that only this screen has, for
   a picture is not taken before they stand there. False with the screen's trouble. */
bool picture_expect(struct screen *screen, const char *name, const char *words);

#define expect_picture(screen, name, words) MUST(screen, picture_expect(screen, name, words))

#endif
