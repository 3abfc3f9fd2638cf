#!/bin/sh
# The built program has the guards that configure found this compiler to have: a switch can stand
# in the Makefile and still not have reached what was linked. NIANBAO_HARDENING names the switches.
. "$(dirname "$0")/house.sh"

command -v readelf >/dev/null || skip "readelf is not installed"
[ -x nianbao ] || skip "no built program in this directory"
case ${NIANBAO_HARDENING:-} in
*[!\ ]*) ;;
*) skip "configured without hardening: by --disable-hardening, or for sanitizers" ;;
esac

headers=$(readelf -W -h -l -d nianbao)
names=$(readelf -W --dyn-syms nianbao)

# A switch, and what it leaves in a program that was built with it.
shows() {
	case $NIANBAO_HARDENING in
	*"$1"*) printf '%s\n' "$2" | grep -qE "$3" || echo "$1: the program does not show it" ;;
	esac
}

found=$(
	shows -fstack-protector-strong "$names" ' __stack_chk_fail'
	shows -D_FORTIFY_SOURCE=2 "$names" ' __[a-z]+_chk'
	shows -pie "$headers" 'Type: +DYN'
	shows relro "$headers" 'GNU_RELRO'
	shows -z,now "$headers" '(BIND_NOW|Flags:.* NOW)'
	printf '%s\n' "$headers" | grep -E 'GNU_STACK.* RWE' | sed 's/.*/its stack can be executed/'
)

verdict "$found" "see HARDENING in configure.ac and in Makefile.am."
