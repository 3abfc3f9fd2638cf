#!/bin/sh
# The digest of a report can be computed from docs/report-file.md alone: a program that knows no more
# than that page comes to what nianbao says. NIANBAO names the program.
. "$(dirname "$0")/house.sh"

[ -x "${NIANBAO:-}" ] || skip "no program; make check names one in NIANBAO"
python=
for candidate in python3 /usr/bin/python3; do
	"$candidate" -c 'import yaml' 2>/dev/null && { python=$candidate; break; }
done
if [ -z "$python" ]; then
	[ "${CI:-}" != true ] || verdict "python3" "install python3-yaml"
	skip "no python3-yaml"
fi
tree=$(cd "$tree" && pwd)
form=$tree/forms/gov-disclosure-2021.yaml
trial=$(mktemp -d) || exit 2
trap 'rm -rf "$trial"' EXIT
NIANBAO_FORMS=$tree/forms
export NIANBAO_FORMS

# The page's digest of a report is the program's.
agree() {
	digest=$(PYTHONUTF8=1 "$python" "$tree/tests/report/digest.py" "$1" "$form") &&
		"$NIANBAO" verify "$1" "$digest" >"$trial/said" && return
	cat "$trial/said"
	verdict "$1: $digest" "say in docs/report-file.md how the digest is computed now."
}

agree "$tree/tests/data/full.yaml"

# With everything in it that a digest covers.
cp "$tree/tests/data/full.yaml" "$trial/old.yaml"
cp "$tree/tests/data/full.yaml" "$trial/report.yaml"
cd "$trial" || exit 2
"$NIANBAO" set old.yaml cover.year=2023 cover.date=2024-01-20 proactive.fees.amount=1.2 &&
	"$NIANBAO" previous report.yaml old.yaml &&
	"$NIANBAO" set report.yaml requests.new.natural=/ disputes.review.upheld= \
		'notes.disputes=反\斜' notes.requests.new=含上年 &&
	"$NIANBAO" reason report.yaml jump@proactive.fees.amount '新收一项	费' || exit 1
agree report.yaml
