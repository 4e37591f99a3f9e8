#!/usr/bin/env bash
# Writes the model of every provider as code, so that no start has to find it out: after every change of what is stored.
# A test fails as long as what stands in a Model folder is not what this writes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet tool restore >/dev/null
for provider in Sqlite Postgres SqlServer; do
  project=src/Catalog.Data.$provider
  dotnet build "$project" -v q -nologo -clp:NoSummary
  # What is no longer stored leaves nothing behind.
  rm -rf "$project/Model"
  dotnet ef dbcontext optimize --no-build --project "$project" --startup-project "$project" --output-dir Model --namespace "Catalog.Data.$provider.Model"
done
