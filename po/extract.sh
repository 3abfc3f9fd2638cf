#!/bin/sh
# Gathers what people read from the source: po/extract.sh TREE TEMPLATE [XGETTEXT-OPTION]...
#
# Chinese is the language of the source; a catalogue po/LANGUAGE.po says the same in another.
# Tables mark with N_ and NC_, and what reads them looks up; the word before the string of C_
# and NC_ tells apart what is said by one word in Chinese only.
set -eu

tree=$1
template=$2
shift 2

(cd "$tree" && find src -name '*.[ch]' | LC_ALL=C sort) |
	xgettext --directory="$tree" --files-from=- --output="$template" \
		--from-code=UTF-8 --language=C --no-wrap --add-location=file --force-po \
		--package-name=nianbao \
		--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 "$@"
# The time of the last look at the source says nothing, and differs with every look.
sed -i '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d' "$template"
