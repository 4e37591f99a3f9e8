#!/usr/bin/env bash
# Adds a migration for every provider and compiles the model anew; stops at the first failure.
#   infra/database/add-migration.sh AddSomething
set -euo pipefail
[ $# = 1 ] || { echo "usage: $0 NAME" >&2; exit 2; }
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The compiled model may name what is gone.
export CATALOG_WITHOUT_MODEL=1
dotnet tool restore >/dev/null
for provider in Sqlite Postgres SqlServer; do
  project=src/Catalog.Data.$provider
  dotnet ef migrations add "$1" --project "$project" --startup-project "$project" --output-dir Migrations
done
infra/database/compile-model.sh
