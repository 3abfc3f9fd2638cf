#!/bin/sh
# The JSON Schema of forms is what the program says it is, takes every form there is, and refuses
# what the loader refuses for its keys. NIANBAO names the program.
. "$(dirname "$0")/house.sh"

[ -x "${NIANBAO:-}" ] || skip "no program; make check names one in NIANBAO"
committed=$tree/forms/form.schema.json
validate=$tree/tests/form/validate.py
trial=$(mktemp -d) || exit 2
trap 'rm -rf "$trial"' EXIT

"$NIANBAO" lint --schema >"$trial/schema" || exit 1
cmp "$trial/schema" "$committed" ||
	verdict "$committed" "write it anew: nianbao lint --schema >forms/form.schema.json"

# The first Python that has both modules: the one on the path need not be Debian's.
python=
for candidate in python3 /usr/bin/python3; do
	"$candidate" -c 'import jsonschema, yaml' 2>/dev/null && { python=$candidate; break; }
done
if [ -z "$python" ]; then
	[ "${CI:-}" != true ] || verdict "python3" "install python3-jsonschema and python3-yaml"
	skip "no python3-jsonschema and python3-yaml"
fi

# Every file that begins as a form does.
forms=$(find "$tree/forms" "$tree/docs" "$tree/tests/data" -name '*.yaml' \
	-exec grep -lE '^sections:' {} + | xargs grep -lE '^form:' | sort)
[ -n "$forms" ] || verdict "no forms" "there are some in forms/"
# shellcheck disable=SC2086 # one word a form
PYTHONUTF8=1 "$python" "$validate" "$committed" $forms || exit 1

# Takes a form with one mistake on standard input.
refuses() {
	cat >"$trial/form.yaml"
	PYTHONUTF8=1 "$python" "$validate" "$committed" "$trial/form.yaml" >/dev/null &&
		verdict "$1" "the schema has to refuse it"
}

head='form: f
version: 1
title: t
cover: [{id: year, label: y, type: year}]
sections:
  - id: s
    heading: h
    table:
      columns: [{id: a, label: a}]
      rows: [{id: r, label: r}]'
printf '%s\n' "$head" >"$trial/form.yaml"
PYTHONUTF8=1 "$python" "$validate" "$committed" "$trial/form.yaml" || exit 1
printf '%s\n' "$head" | sed 's/label: r/lable: r/' | refuses "an unknown key"
printf '%s\n' "$head" | sed 's/^version.*//' | refuses "a missing key"
printf '%s\n' "$head" | sed 's/type: year/type: yaer/' | refuses "an unknown type"
printf '%s\n' "$head" | sed 's/id: a/id: A/' | refuses "an id in capitals"
printf '%s\n' "$head" | sed 's/\[{id: r, label: r}\]/r/' | refuses "a text for a list"
printf '%s\n' "$head" | sed 's/label: a/label: a, min: x/' | refuses "a word for a number"
printf '%s\n      rules: [{id: x, each: colum, require: a = 1}]\n' "$head" |
	refuses "an unknown word"
exit 0
