#!/bin/sh
#
# installed.sh BINDIR DATADIR MANDIR: does the program that was installed find what was installed
# with it? It is run as on a machine that has neither the tree nor a user's own files.

set -u
bin=$1 data=$2 man=$3
home=$(mktemp -d) || exit 2
trap 'rm -rf "$home"' EXIT
failed=0

program() {
	(cd "$home" && env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$bin/nianbao" "$@")
}

# Is a text among what comes on standard input?
says() {
	output=$(cat)
	case $output in
	*"$1"*) ;;
	*)
		printf 'no “%s” in:\n%s\n' "$1" "$output"
		failed=1
		;;
	esac
}

has() {
	[ -s "$1" ] || {
		printf '%s is missing\n' "$1"
		failed=1
	}
}

# The path as the program says it, which has no .. and no links in it.
forms=$(cd "$data/nianbao/forms" && pwd -P)

program --version | says "nianbao "
program --help | says "年报"
program --lang=en --help | says "yearly report"
program forms | says "$forms/gov-disclosure-2021.yaml"
program new --form=gov-disclosure-2021 --set cover.org=示例县教育局 --set cover.year=2024 r.yaml
program print r.yaml | says "示例县教育局"
has "$data/nianbao/forms/form.schema.json"
has "$data/doc/nianbao/guide.zh.md"
has "$man/man1/nianbao.1"
bash -c '. "$1" && complete -p nianbao' - "$data/bash-completion/completions/nianbao" | says nianbao

exit $failed
