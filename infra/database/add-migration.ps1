# Adds a migration for every provider and compiles the model anew; stops at the first failure.
#   infra/database/add-migration.ps1 AddSomething
param([Parameter(Mandatory)][string] $Name)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

# The compiled model may name what is gone.
$env:CATALOG_WITHOUT_MODEL = '1'
try {
  dotnet tool restore | Out-Null
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  foreach ($provider in 'Sqlite', 'Postgres', 'SqlServer') {
    $project = "src/Catalog.Data.$provider"
    dotnet ef migrations add $Name --project $project --startup-project $project --output-dir Migrations
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  }
}
finally {
  Remove-Item Env:CATALOG_WITHOUT_MODEL
}
& (Join-Path $PSScriptRoot 'compile-model.ps1')
exit $LASTEXITCODE
