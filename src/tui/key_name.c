/*
 * What keys are called in the footer, the help and the manual.
 *
 * Arrows are words: the signs for them are of ambiguous width.
 */

#include "tui/input.h"

#include <glib/gi18n.h>

static const char *const names[NKEY_UNKNOWN + 1] = {
	[NKEY_ENTER] = "Enter",
	[NKEY_TAB] = "Tab",
	[NKEY_BACKTAB] = "S-Tab",
	[NKEY_ESCAPE] = "Esc",
	[NKEY_ERASE] = "Bksp",
	[NKEY_REMOVE] = "Del",
	[NKEY_INSERT] = "Ins",
	[NKEY_ARROW_UP] = N_("上"),
	[NKEY_ARROW_DOWN] = N_("下"),
	[NKEY_ARROW_LEFT] = N_("左"),
	[NKEY_ARROW_RIGHT] = N_("右"),
	[NKEY_HOME] = "Home",
	[NKEY_END] = "End",
	[NKEY_PAGE_UP] = "PgUp",
	[NKEY_PAGE_DOWN] = "PgDn",
	[NKEY_F1] = "F1",
	[NKEY_F2] = "F2",
	[NKEY_F3] = "F3",
	[NKEY_F4] = "F4",
	[NKEY_F5] = "F5",
	[NKEY_F6] = "F6",
	[NKEY_F7] = "F7",
	[NKEY_F8] = "F8",
	[NKEY_F9] = "F9",
	[NKEY_F10] = "F10",
	[NKEY_F11] = "F11",
	[NKEY_F12] = "F12",
};

static const char control_names[][3] = {
	"^A",
	"^B",
	"^C",
	"^D",
	"^E",
	"^F",
	"^G",
	"^H",
	"^I",
	"^J",
	"^K",
	"^L",
	"^M",
	"^N",
	"^O",
	"^P",
	"^Q",
	"^R",
	"^S",
	"^T",
	"^U",
	"^V",
	"^W",
	"^X",
	"^Y",
	"^Z",
};

const char *key_name(enum key key)
{
	if (key >= NKEY_CTRL_A && key <= NKEY_CTRL_Z)
		return control_names[key - NKEY_CTRL_A];
	return key <= NKEY_UNKNOWN && names[key] != NULL ? names[key] : "";
}
