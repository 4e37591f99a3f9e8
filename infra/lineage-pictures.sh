#!/usr/bin/env bash
# Takes pictures of the lineage page over graphs of 10, 100, 1,000 and 10,000 nodes, and over the events of dbt where the
# standards are at hand (CATALOG_STANDARDS, else ../shared/standards), in both themes, wide and on a phone, into a folder: to be looked at.
#   infra/lineage-pictures.sh [DIR]     default: artifacts/lineage-pictures
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

album=${1:-artifacts/lineage-pictures}
events=${CATALOG_STANDARDS:-../shared/standards}/openlineage/instantiated/dbt
mkdir -p artifacts "$album"
dotnet publish src/Catalog.Server -c Release -o artifacts/bench/portal -v q --nologo >artifacts/bench-publish.log 2>&1 ||
  { cat artifacts/bench-publish.log >&2; exit 1; }
exec dotnet run -c Release --project tests/Catalog.Benchmarks -- pictures "$album" --portal artifacts/bench/portal $([[ -d $events ]] && echo --events "$events")
