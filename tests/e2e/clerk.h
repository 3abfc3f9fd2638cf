#ifndef NIANBAO_TESTS_E2E_CLERK_H
#define NIANBAO_TESTS_E2E_CLERK_H

/*
 * A clerk at a terminal: the words end-to-end tests are written in.
 *
 * A failing word ends the test, names the line it stands on, and prints the
 * whole screen. Where a test begins and what lies on the desk then is in seat.h.
 *
 *	TestSuite(table, .init = sit_down, .fini = get_up, .timeout = 30);
 *
 *	Test(table, total_moves_with_the_first_digit)
 *	{
 *		struct screen *s = start(desk, 24, 80, "report.yaml");
 *		press(s, "Esc 3");
 *		expect_row(s, 2, "三、收到和处理");
 *		type(s, "2");
 *		expect_row(s, 4, "2+");
 *	}
 */

#include "screen.h"
#include <criterion/criterion.h>

/* Asks a screen, and shows its trouble at the caller's line when the answer is no. */
#define MUST(screen, answer) cr_assert((answer), "%s", screen_trouble(screen))

#define start(desk, rows, columns, ...) screen_start(desk, rows, columns, ##__VA_ARGS__, NULL)
#define start_other(desk, rows, columns, ...)                                                      \
	screen_start_other(desk, rows, columns, __VA_ARGS__, NULL)

#define type(screen, text) MUST(screen, screen_type(screen, text))
#define press(screen, keys) MUST(screen, screen_press(screen, keys))
#define paste(screen, text) MUST(screen, screen_paste(screen, text))
#define send_raw(screen, bytes) MUST(screen, screen_send_raw(screen, bytes))
#define resize(screen, rows, columns) screen_resize(screen, rows, columns)
#define send_signal(screen, number) screen_signal(screen, number)
#define hang_up(screen) screen_hang_up(screen)

#define expect(screen, text) MUST(screen, screen_expect(screen, text))
#define expect_row(screen, row, text) MUST(screen, screen_expect_row(screen, row, text))
#define expect_gone(screen, text) MUST(screen, screen_expect_gone(screen, text))
#define expect_cursor(screen, row, column) MUST(screen, screen_expect_cursor(screen, row, column))
#define expect_exit(screen, wanted)                                                                \
	do {                                                                                       \
		int status_ = wait_exit(screen);                                                   \
		cr_assert(status_ == (wanted), "ended with status %d, not %d\n%s", status_,        \
			(wanted), screen_trouble(screen));                                         \
	} while (0)

#define expect_restored(screen)                                                                    \
	cr_assert(screen_is_restored(screen), "the terminal is not as it was")

/* The status the program ended with; the test fails when it does not end. */
#define wait_exit(screen)                                                                          \
	({                                                                                         \
		int exit_status_ = -1;                                                             \
		MUST(screen, screen_wait_exit(screen, &exit_status_));                             \
		exit_status_;                                                                      \
	})

#endif
