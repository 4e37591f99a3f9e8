# Adds a migration for every provider and compiles its model anew; stops at the first failure.
#   infra/database/add-migration.ps1 AddSomething
param([Parameter(Mandatory)][string] $Name)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

dotnet tool restore | Out-Null
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
foreach ($provider in 'Sqlite', 'Postgres', 'SqlServer') {
  $project = "src/Catalog.Data.$provider"
  dotnet ef migrations add $Name --project $project --startup-project $project --output-dir Migrations
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  dotnet build $project -v q -nologo
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  Remove-Item -Recurse -Force "$project/Model"
  dotnet ef dbcontext optimize --no-build --project $project --startup-project $project --output-dir Model --namespace "Catalog.Data.$provider.Model"
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
