# Adds a migration for every provider; stops at the first failure.   infra/database/add-migration.ps1 AddSomething
param([Parameter(Mandatory)][string] $Name)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

dotnet tool restore | Out-Null
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
foreach ($provider in 'Sqlite', 'Postgres', 'SqlServer') {
  $project = "src/Catalog.Data.$provider"
  dotnet ef migrations add $Name --project $project --startup-project $project --output-dir Migrations
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
