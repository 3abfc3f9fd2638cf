#!/bin/sh
# What people read is marked for translation, and every catalogue says all of it: nothing is
# missing, untranslated or unsure, and a translation takes the arguments of what it stands for.
. "$(dirname "$0")/house.sh"

for tool in xgettext msgfmt msgcmp; do
	command -v $tool >/dev/null || skip "$tool is not installed (gettext)"
done
trial=$(mktemp -d) || exit 2
trap 'rm -rf "$trial"' EXIT

# Chinese that is no part of the interface: what is read in reports and forms, or stands on paper.
# A file as a whole, or only the one string behind it.
exempt='
src/base/numeral.c
src/base/text_clusters.c
src/check/facts_read.c
src/check/figures.c
src/check/years.c
src/cmd/plain/commands.c 。
src/cmd/plain/values.c 。
src/cmd/plain/values.c ～
src/edit/entry.c YYYY年M月D
src/edit/entry.c YYYY年M月D日
src/edit/entry.c M月D
src/edit/entry.c M月D日
src/edit/entry.c 年
src/edit/entry.c -./年月日
src/edit/entry.c -/年
src/edit/figure.c 不适用
src/form/cell_type.c
src/form/formula.c 上年
src/form/formula.c 求和
src/form/formula.c 合计
src/form/formula.c 如果
src/form/formula.c 平均
src/form/reference.h 。
src/form/lint_words.c ；
src/form/lint_words.c 【
src/form/lint_words.c ［
src/form/token.c
src/print/csv.c
src/report/prose_lines.c 。
src/report/wording_period.c
src/report/words.c
src/session/find_query.c
src/session/units.c
src/tui/finding.c ：
src/tui/probe.c 年
src/tui/probe.c “
src/tui/stand_in.c
src/yaml/scalar.c
src/yaml/slips.c
src/yaml/traps.c
'

# A string of a template a line: its files, a tab, its text.
strings() {
	awk '
		function text(line) {
			sub(/^[^"]*"/, "", line)
			sub(/"$/, "", line)
			return line
		}
		/^#: / { files = files substr($0, 3) }
		/^msgid/ { inside = 1; string = string (string == "" ? "" : "\n") text($0) }
		/^"/ && inside { string = string text($0) }
		/^msgstr/ {
			count = split(string, parts, "\n")
			for (i = 1; i <= count; i++)
				print files "\t" parts[i]
			inside = 0; files = ""; string = ""
		}' "$1"
}

gather() {
	sh "$tree/po/extract.sh" "$tree" "$@" 2>"$trial/complaints" ||
		verdict "$(cat "$trial/complaints")" "xgettext cannot read the source"
}

gather "$trial/marked.pot"
gather "$trial/all.pot" --extract-all
strings "$trial/marked.pot" | cut -f2 >"$trial/marked"
strings "$trial/all.pot" >"$trial/all"
found=$(awk -F '\t' -v exempt="$exempt" '
	BEGIN {
		count = split(exempt, lines, "\n")
		for (i = 1; i <= count; i++) {
			file = lines[i]
			sub(/ .*/, "", file)
			if (file == lines[i])
				free[file] = 1
			else
				free[file, substr(lines[i], length(file) + 2)] = 1
		}
	}
	FILENAME != ARGV[2] { marked[$0] = 1; next }
	# Han, its punctuation and full-width signs, as UTF-8
	$2 !~ /[\343-\351]|\357[\274\275]|\342\200[\230-\237]/ || $2 in marked { next }
	{
		count = split($1, files, " ")
		for (i = 1; i <= count; i++)
			if (!(files[i] in free) && !((files[i], $2) in free))
				print files[i] ": " $2
	}' "$trial/marked" "$trial/all")
[ -z "$found" ] || verdict "$found" "mark what people read: _(\"…\"), in tables N_(\"…\") (po/extract.sh).
   What is not read by people, but read in what they wrote, is listed in this check."

for catalogue in "$tree"/po/*.po; do
	[ -e "$catalogue" ] || continue
	found=$(msgfmt --check-format --output-file=/dev/null "$catalogue" 2>&1) ||
		verdict "$found" "mend the catalogue"
	found=$(msgcmp "$catalogue" "$trial/marked.pot" 2>&1) ||
		verdict "$found" "make update-po, then say in $catalogue what is new"
done
exit 0
