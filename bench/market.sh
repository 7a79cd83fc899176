#!/usr/bin/env bash
# Measures the marketplace server on its embedded PostgreSQL, on a machine that does nothing else:
#   bench/market.sh [seconds] [rounds] [rounds before]     2, 30 and 60 when not said; about 40 minutes
# Steps of cases beside Flowable and bare rows with 1, 8 and 16 clients; pages of the desk at a million
# past cases; starts of the server.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
seconds=${1:-2} rounds=${2:-30} before=${3:-60}
jar=bench/target/benchmarks.jar
for number in "$seconds" "$rounds" "$before"; do
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
  "$java" -cp "$jar" dev.shangjia.bench.market.CaseSteps "$clients" "$seconds" "$rounds" "$before"
done
echo "== pages of the desk"
"$java" -cp "$jar" dev.shangjia.bench.market.DeskPages

echo "== starts of the server"
bench/starts.sh
