# Runs a program that must not outlive the JVM that started it.
#   run-child.sh SIGNAL TENTHS LOG PROGRAM ARGUMENT...
# Standard input is a pipe which that JVM holds open: a line on it, or its end when the JVM is gone (by SIGKILL too),
# tells the program to stop with SIGNAL. What still runs after TENTHS tenths of a second, or five seconds when the JVM
# is gone, is killed. The program's pid is the one line written to standard output; the program's own output goes to
# LOG; its exit code is ours.
signal=$1 tenths=$2 log=$3
shift 3
exec 3<&0
"$@" 3<&- </dev/null >>"$log" 2>&1 &
program=$!
echo "$program"
exec >>"$log" 2>&1

tree() {
  echo "$1"
  for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null || pgrep -P "$1"); do tree "$child"; done
}

stop() {
  # The wrapper ends us when the program has ended; its children come first.
  trap '' TERM
  kill -"$signal" "$program"
  # A paused program does not hear the signal.
  kill -CONT $(tree "$program")
  while [ "$tenths" -gt 0 ] && kill -0 "$program"; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -0 "$program" && kill -KILL $(tree "$program")
}

# `read` and not `cat`: it is this very process that waits, so nothing is left when it is killed.
{
  read -r _ <&3 || [ "$tenths" -lt 50 ] || tenths=50
  stop
} 2>/dev/null &
watcher=$!
exec 3<&-
trap 'kill -"$signal" "$program"' TERM INT HUP
while :; do
  wait "$program"
  code=$?
  kill -0 "$program" 2>/dev/null || break
done
{
  kill "$watcher"
  wait "$watcher"
} 2>/dev/null
exit "$code"
