#!/usr/bin/env bash
# Measures the portal against its targets; one line for each figure: name value unit target ok|miss
#   infra/bench.sh [portal|search|lineage|quality]     default: portal
#   infra/bench.sh lineage --full                      also ELK with 10,000 nodes, which takes minutes
#   infra/bench.sh search --full                       also a million documents
#   infra/bench.sh search --only calls --data DIR      one part, over indexes that are kept in DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

what=${1:-portal}
case $what in
  portal) ;;
  lineage)
    # The view beside what others would have drawn it with; those live in a package that no build installs.
    (cd wwwroot-assets && npm ci --silent --no-audit --no-fund && npm run --silent build)
    (cd wwwroot-assets/bench && npm ci --silent --no-audit --no-fund && npm run --silent bench -- "${@:2}") || missed=1
    ;;
  # Search is measured in one process with its rival; --full adds a million documents.
  search) exec dotnet run -c Release --project tests/Catalog.Benchmarks -- "$@" ;;
  quality) echo "The capability \"$what\" is not part of the portal yet, so there is nothing to measure." >&2; exit 2 ;;
  *) echo "usage: $0 [portal|search|lineage|quality]" >&2; exit 2 ;;
esac

# What is measured is what would be deployed.
mkdir -p artifacts
dotnet publish src/Catalog.Server -c Release -o artifacts/bench/portal -v q --nologo >artifacts/bench-publish.log 2>&1 ||
  { cat artifacts/bench-publish.log >&2; exit 1; }
dotnet run -c Release --project tests/Catalog.Benchmarks -- "$what" --portal artifacts/bench/portal || missed=1
exit "${missed:-0}"
