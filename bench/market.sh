#!/usr/bin/env bash
# Measures the marketplace server on its embedded PostgreSQL, on a machine that does nothing else:
#   bench/market.sh [seconds] [turns]     15 and 5 when not said; about 25 minutes
# Steps of cases beside Flowable and bare rows with 1, 8 and 16 clients; pages of the desk at a million
# past cases; a first start and later ones until the server says that it is ready.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
seconds=${1:-15} turns=${2:-5} starts=5
jar=bench/target/benchmarks.jar
for number in "$seconds" "$turns"; do
  case $number in
    '' | *[!0-9]* | 0) echo "market.sh: '$number' is no number; give one from 1 on." >&2; exit 2 ;;
  esac
done
if [[ ! -e $jar ]]; then
  echo "market.sh: $jar is missing; build it with: mvn -Pbench -pl bench -am package -DskipTests" >&2
  exit 2
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

for clients in 1 8 16; do
  echo "== steps of cases, $clients clients"
  "$java" -cp "$jar" dev.shangjia.bench.market.CaseSteps "$clients" "$seconds" "$turns"
done
echo "== pages of the desk"
"$java" -cp "$jar" dev.shangjia.bench.market.DeskPages

ready() { # port
  local begun=$EPOCHREALTIME
  until curl -fsS -o /dev/null "http://127.0.0.1:$1/actuator/health/readiness" 2>/dev/null; do sleep 0.02; done
  awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN {printf "%.2f s\n", b - a}'
}

data=$(mktemp -d)
chmod 711 "$data"
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
"$root/shangjia" version >/dev/null # builds what has to be built
for ((run = 0; run <= starts; run++)); do
  "$root/shangjia" serve --data "$data/data" --port 18479 >"$data/log" 2>&1 &
  server=$!
  printf '%s: ' "$( ((run == 0)) && echo 'first start' || echo "start $run")"
  ready 18479
  ((run > 0)) || sleep 60 # the server's start is rehearsed meanwhile
  kill "$server"
  wait "$server" || true
  server=
done
