#!/bin/sh
# Nothing below the commands writes to the standard streams: trouble goes up as diagnostics
# or GError, and whoever was called by the user prints it, once, in one form.
. "$(dirname "$0")/house.sh"

found=$(cd "$tree" && find src -mindepth 2 -name '*.[ch]' ! -path 'src/cmd/*' | sort |
	xargs grep -nE '(^|[^A-Za-z0-9_])(v?f?printf|v?dprintf|puts|putchar|perror|g_print|g_printerr|g_message|g_warning)[[:space:]]*\(' |
	grep -vE '^[^:]*:[0-9]+:[[:space:]]*(\*|/[*/])')

verdict "$found" "return it: a diagnostics list, a GError, or a string the caller prints."
