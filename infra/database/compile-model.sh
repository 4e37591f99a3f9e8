#!/usr/bin/env bash
# Writes the model of every provider as code, so that no start has to find it out: after every change of what is stored
# or how. A test fails as long as what stands in a Model folder is not what this writes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The one that stands there may name what is gone.
export CATALOG_WITHOUT_MODEL=1
written=$(mktemp -d)
trap 'rm -rf "$written"' EXIT

dotnet tool restore >/dev/null
for provider in Sqlite Postgres SqlServer; do
  project=src/Catalog.Data.$provider
  dotnet ef dbcontext optimize --project "$project" --startup-project "$project" --output-dir "$written/$provider" --namespace "Catalog.Data.$provider.Model"
done
for provider in Sqlite Postgres SqlServer; do
  rm -rf "src/Catalog.Data.$provider/Model"
  mv "$written/$provider" "src/Catalog.Data.$provider/Model"
done
