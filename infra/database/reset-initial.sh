#!/usr/bin/env bash
# Makes the one migration "Initial" of all three providers anew from the model. Only for as long as nobody keeps data:
# afterwards use add-migration.sh.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# The compiled model may name what is gone.
export CATALOG_WITHOUT_MODEL=1
dotnet tool restore >/dev/null
for provider in Sqlite Postgres SqlServer; do
  project=src/Catalog.Data.$provider
  rm -rf "$project/Migrations"
  dotnet ef migrations add Initial --project "$project" --startup-project "$project" --output-dir Migrations
done
infra/database/compile-model.sh
