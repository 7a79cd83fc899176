#!/usr/bin/env bash
# Measures the market's search beside raw Lucene and PostgreSQL's trigrams, and back-tests, on a machine that does
# nothing else:
#   bench/search.sh [listings] [clients] [seconds] [rounds]     100000, 16, 10 and 5 when not said; about 15 minutes
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
jar=bench/target/benchmarks.jar
for number in "$@"; do
  case $number in
    '' | *[!0-9]* | 0) echo "search.sh: '$number' is no number; give one from 1 on." >&2; exit 2 ;;
  esac
done
if [[ ! -e $jar ]]; then
  echo "search.sh: $jar is missing; build it with: mvn -Pbench -pl bench -am package -DskipTests" >&2
  exit 2
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

echo "== searches"
"$java" -Xmx2g -cp "$jar" dev.shangjia.bench.search.Searches "${1:-100000}" "${2:-16}" "${3:-10}" "${4:-5}"
echo "== back-tests"
"$java" -Xmx1g -cp "$jar" dev.shangjia.bench.market.BackTestRate
