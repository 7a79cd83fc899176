#!/usr/bin/env bash
# Times whole runs of the command line, each in a new process, over the example that passes:
#   bench/cold-start.sh [runs]            9 when not said
# With and without the JVM's cache for fast starts, and with and without what was seen of the pictures
# before. Prints medians; one run of each kind goes before and is not counted.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runs=${1:-9}
case $runs in
  '' | *[!0-9]* | 0) echo "cold-start.sh: '$runs' is no number of runs; give one from 1 on." >&2; exit 2 ;;
esac
export LC_ALL=C.UTF-8 SHANGJIA_AOT SHANGJIA_CACHE
unset CI # with it the launcher makes no cache
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT

check() {
  "$root/shangjia" check "$root/rulebooks/tencent-meeting/examples/minutes-helper" --offline >/dev/null
}

median() { sort -n | awk '{a[NR] = $1} END {print (NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2)}'; }

measure() { # what
  local run
  check # builds what has to be built; and a check that does not pass ends it all
  : >"$lines"
  TIMEFORMAT='%R %U %S'
  for ((run = 0; run < runs; run++)); do
    { time check 2>/dev/null; } 2>>"$lines"
  done
  printf '%-52s wall %s s  user %s s  system %s s  (median of %d)\n' "$1" \
    "$(awk '{print $1}' "$lines" | median)" "$(awk '{print $2}' "$lines" | median)" \
    "$(awk '{print $3}' "$lines" | median)" "$runs"
}

SHANGJIA_AOT=on SHANGJIA_CACHE=off measure "JVM's cache, pictures looked at"
SHANGJIA_AOT=on SHANGJIA_CACHE=on measure "JVM's cache, pictures remembered"
SHANGJIA_AOT=off SHANGJIA_CACHE=off measure "no JVM cache, pictures looked at"
