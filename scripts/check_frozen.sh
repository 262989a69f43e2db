#!/bin/sh
# Try a frozen program where it is hardest: `check_frozen.sh dist/monazite` runs it from a folder that cannot be written
# to, in a path with spaces and Chinese letters, with an empty environment; as root on Linux also as an ordinary user
# without any network. Where strace is installed it has to show that no internet socket is made.
set -eu
program=$(cd "$1" && pwd -P)
scratch=$(mktemp -d)
place="$scratch/独居石 read only"
home="$scratch/home 家"
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
mkdir "$home" "$place"
cp -a "$program" "$place/"
chmod -R a-w,a+rX "$place"
chmod a+rx "$scratch"
chmod 777 "$home"

alone=""
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    alone="setpriv --reuid=65534 --regid=65534 --clear-groups"
    unshare -n true 2>/dev/null && alone="unshare -n $alone"
fi
run() {
    # shellcheck disable=SC2086 - several words are meant
    (cd "$home" && $alone env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@")
}
monazite="$place/monazite/monazite"

echo "Run by: ${alone:-the user}"
run "$monazite" --version
run "$monazite" --self-test
run "$monazite" find 镓 --json >/dev/null
run "$monazite" note add mineral/gallium "A note 笔记" >/dev/null
run "$monazite" brief mineral/gallium -o "$home/gallium 镓.pdf" >/dev/null
head -c 5 "$home/gallium 镓.pdf" | grep -q '%PDF-'

half="$home/half.sqlite"
head -c 5000000 "$place/monazite/_internal/resources/edition/monazite-edition.sqlite" >"$half"
if run "$monazite" find gallium --edition "$half" 2>"$scratch/said"; then
    echo "A half-copied edition was opened."
    exit 1
fi
grep "is cut off" "$scratch/said"

# The window, for some seconds, and all that a command does: neither makes an internet socket.
if command -v strace >/dev/null; then
    chmod 777 "$scratch"
    run timeout 12 strace -f -qq -e trace=socket,connect -o "$scratch/sockets" "$monazite" || [ $? = 124 ]
    run strace -f -qq -e trace=socket,connect -o "$scratch/sockets-2" "$monazite" --self-test >/dev/null
    if grep -h AF_INET "$scratch/sockets" "$scratch/sockets-2"; then
        echo "An internet socket was made."
        exit 1
    fi
    echo "No internet socket."
fi
find "$place" -newer "$half" | grep . && { echo "Something was written beside the program."; exit 1; }
echo "The frozen program holds."
