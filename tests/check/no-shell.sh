#!/bin/sh
# No data path reaches a shell: other programs are started with a list of arguments, and what
# splits a command that the user wrote into such a list (g_shell_parse_argv) runs nothing.
. "$(dirname "$0")/house.sh"

found=$(cd "$tree" && find src -name '*.[ch]' | sort | xargs grep -nE \
	'(^|[^A-Za-z0-9_])(system|popen|wordexp|execlp?|execle|g_spawn_command_line_a?sync)[[:space:]]*\(|"(/[a-z/]*/)?(ba|da|z)?sh"' |
	grep -vE '^[^:]*:[0-9]+:[[:space:]]*(\*|/[*/])')

verdict "$found" "start programs with g_spawn_async and an argument vector."
