#ifndef NIANBAO_TESTS_E2E_KEYS_H
#define NIANBAO_TESTS_E2E_KEYS_H

/*
 * Keys by the names a clerk would read on them, pressed at a libvterm terminal.
 *
 * A name is a key (Enter Tab Esc Backspace Insert Delete Home End PgUp PgDn Up
 * Down Left Right Space F1…F12 Keypad0…Keypad9 Keypad. Keypad, Keypad+ Keypad-
 * Keypad* Keypad/ KeypadEnter) or a single character, with Ctrl-, Alt- or
 * Shift- before it where wanted. What the terminal then sends is what xterm
 * sends in the modes the program has set.
 */

#include <stdbool.h>
#include <vterm.h>

/* False when there is no such key; nothing is sent then. */
bool key_press(VTerm *terminal, const char *name);

#endif
