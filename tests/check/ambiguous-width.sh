#!/bin/sh
# The screen draws no character of its own whose width terminals disagree about (UAX #11:
# ambiguous): quotation marks, dashes, points and rules shift whatever stands behind them.
. "$(dirname "$0")/house.sh"

marks='“|”|‘|’|—|…|·|×|①|─|│|●|→|←'
found=$(cd "$tree" && find src/tui src/check src/session -name '*.c' | sort |
	xargs grep -nE "\"[^\"]*($marks)" |
	grep -vE '^[^:]*:[0-9]+:[[:space:]]*(\*|/[*/])')

verdict "$found" "say it with characters of known width: 「」 for quotes, two points for an ellipsis."
