#!/usr/bin/env bash
# Times starts of the server until it says that it is ready, from a built checkout:
#   bench/starts.sh [starts]      5 when not said
# The first one has an empty folder: it unpacks and makes the database, and its rehearsal makes the JVM's
# cache in the background. The later ones have the database, and the cache.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
starts=${1:-5}
case $starts in
  '' | *[!0-9]* | 0) echo "starts.sh: '$starts' is no number of starts; give one from 1 on." >&2; exit 2 ;;
esac
port=${PORT:-18479} rehearsed=${REHEARSED:-90}
unset CI # with it the launcher makes no cache

data=$(mktemp -d)
chmod 711 "$data"
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
"$root/shangjia" version >/dev/null # builds what has to be built
for ((run = 0; run <= starts; run++)); do
  begun=$EPOCHREALTIME
  "$root/shangjia" serve --data "$data/data" --port "$port" >"$data/log" 2>&1 &
  server=$!
  until curl -fsS -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness" 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$data/log" >&2; exit 1; }
    sleep 0.02
  done
  awk -v a="$begun" -v b="$EPOCHREALTIME" -v load="$(cut -d' ' -f1 /proc/loadavg)" \
    -v name="$( ((run == 0)) && echo 'first start' || echo "start $run")" \
    'BEGIN {printf "%-12s %6.2f s   (load %s)\n", name, b - a, load}'
  ((run > 0)) || sleep "$rehearsed" # the server's start is rehearsed meanwhile
  kill "$server"
  wait "$server" || true
  server=
done
