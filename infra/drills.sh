#!/usr/bin/env bash
# The fault drills: processes killed, databases lost, tests with the trait Category=Drill.
#   infra/drills.sh [ROUNDS] [--no-build]     default: 20 rounds
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CATALOG_DRILL_ROUNDS=${1:-20}
[ "${2:-}" = --no-build ] || dotnet build tests/Catalog.EndToEnd.Tests -v q --nologo
exec artifacts/bin/Catalog.EndToEnd.Tests/debug/Catalog.EndToEnd.Tests --progress off --no-ansi --output Detailed \
  --results-directory artifacts/test/drills --filter-trait Category=Drill
