#!/usr/bin/env bash
# Writes the idempotent SQL of all migrations, one file for each server, for databases that only a DBA may change.
#   infra/database/script-migrations.sh [FOLDER]      default: artifacts/sql
# SQLite has none: EF cannot write an idempotent script for it, and `Catalog.Server migrate` does the same.
set -euo pipefail
target=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../artifacts/sql}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet tool restore >/dev/null
mkdir -p "$target"
for provider in Postgres SqlServer; do
  project=src/Catalog.Data.$provider
  dotnet ef migrations script --idempotent --project "$project" --startup-project "$project" --output "$target/${provider,,}.sql"
  echo "$target/${provider,,}.sql"
done
