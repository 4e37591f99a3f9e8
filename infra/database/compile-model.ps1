# Writes the model of every provider as code, so that no start has to find it out: after every change of what is stored
# or how. A test fails as long as what stands in a Model folder is not what this writes.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

# The one that stands there may name what is gone.
$env:CATALOG_WITHOUT_MODEL = '1'
$written = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
  dotnet tool restore | Out-Null
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  foreach ($provider in 'Sqlite', 'Postgres', 'SqlServer') {
    $project = "src/Catalog.Data.$provider"
    dotnet ef dbcontext optimize --project $project --startup-project $project --output-dir "$written/$provider" --namespace "Catalog.Data.$provider.Model"
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  }
  foreach ($provider in 'Sqlite', 'Postgres', 'SqlServer') {
    $model = "src/Catalog.Data.$provider/Model"
    if (Test-Path $model) { Remove-Item -Recurse -Force $model }
    Move-Item "$written/$provider" $model
  }
}
finally {
  Remove-Item Env:CATALOG_WITHOUT_MODEL
  if (Test-Path $written) { Remove-Item -Recurse -Force $written }
}
