#!/usr/bin/env bash
# Installs what the tests need and is missing, builds once, runs every test of the repository and ends with one line:
#   N passed, N failed, N skipped
# Needs the .NET SDK and Node. Logs, screenshots and the pages of what failed are in artifacts/test; CATALOG_TEST_TRACE=1 adds traces.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
logs=$root/artifacts/test
rm -rf "$logs"
mkdir -p "$logs"
scratch=$(mktemp -d)
chmod 711 "$scratch"
postgres_data=

export CATALOG_STANDARDS=${CATALOG_STANDARDS:-$root/../shared/standards}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 NO_COLOR=1
# Build nodes that stay behind would keep a pipeline's output open.
export MSBUILDDISABLENODEREUSE=1

as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

clean_up() {
  [ -z "$postgres_data" ] || as_postgres "$pgbin/pg_ctl" -D "$postgres_data" -m immediate stop >/dev/null 2>&1
  rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

give_up() {
  echo "$*" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

# --- what the machine must have -----------------------------------------------------------------------------------

find_pgbin() {
  local initdb
  initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)
  [ -n "$initdb" ] || initdb=$(command -v initdb)
  [ -z "$initdb" ] || dirname "$initdb"
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then return; fi
  done
}

install_missing() {
  command -v dotnet >/dev/null || give_up "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  command -v npm >/dev/null || give_up "Node 20 or later with npm is missing: https://nodejs.org"

  local missing=()
  [ -n "$(find_pgbin)" ] || missing+=(postgresql)
  [ -n "$(find_chromium)" ] || missing+=(chromium)
  if [ ${#missing[@]} -gt 0 ]; then
    local apt=(apt-get -o DPkg::Lock::Timeout=600)
    if [ "$(id -u)" != 0 ]; then
      sudo -n true 2>/dev/null || give_up "Missing: ${missing[*]}. Install them, or run this as root or with sudo."
      apt=(sudo -n env DEBIAN_FRONTEND=noninteractive "${apt[@]}")
    fi
    command -v apt-get >/dev/null || give_up "Missing: ${missing[*]}, and there is no apt-get to install them with."
    echo "installing ${missing[*]}"
    { DEBIAN_FRONTEND=noninteractive "${apt[@]}" update -qq &&
      DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}"; } >"$logs/install.log" 2>&1 ||
      { tail -5 "$logs/install.log" >&2; give_up "apt-get could not install ${missing[*]}; see $logs/install.log"; }
  fi

  pgbin=$(find_pgbin)
  CHROMIUM=$(find_chromium)
  export CHROMIUM
}

start_postgres() {
  local port data=$scratch/postgres
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  if [ "$(id -u)" = 0 ]; then install -d -o postgres -m 700 "$data"; else install -d -m 700 "$data"; fi
  as_postgres "$pgbin/initdb" -D "$data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync || return
  # Durability is switched off: the cluster lives as long as this script.
  as_postgres "$pgbin/pg_ctl" -D "$data" -w -l "$data/log" -o "-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories=$data \
    -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start || return
  postgres_data=$data
  export CATALOG_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
}

# --- lanes --------------------------------------------------------------------------------------------------------
# A lane is a command with a log. Its counts come from what the test runners print; a lane that ends badly without
# having counted a failure counts as one.

lane() {
  local name=$1 began=$EPOCHREALTIME code passed failed skipped
  shift
  "$@" >"$logs/$name.log" 2>&1 </dev/null
  code=$?
  read -r passed failed skipped < <(awk '
    /^ *failed: [0-9]+$/    { failed += $2 }
    /^ *succeeded: [0-9]+$/ { passed += $2 }
    /^ *skipped: [0-9]+$/   { skipped += $2 }
    /^ *Tests  .*\([0-9]+\)$/ {
      for (i = 2; i < NF; i++) {
        if ($(i + 1) ~ /^failed/) failed += $i
        if ($(i + 1) ~ /^passed/) passed += $i
        if ($(i + 1) ~ /^(skipped|todo)/) skipped += $i
      }
    }
    END { print passed + 0, failed + 0, skipped + 0 }' "$logs/$name.log")
  [ "$code" = 0 ] || [ "$failed" != 0 ] || failed=1
  echo "$passed $failed $skipped" >"$scratch/$name.result"
  printf '%-28s %6d passed %4d failed %4d skipped %8.1f s\n' "$name" "$passed" "$failed" "$skipped" \
    "$(awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')"
  [ "$failed" = 0 ] || { echo "--- $logs/$name.log"; failures "$logs/$name.log"; echo "---"; }
  return "$code"
}

# Each failed test with what it says; where a log names none, its end.
failures() {
  if grep -qE '^failed ' "$1"; then
    awk '/^failed / { left = 25 } /^(passed|skipped) / { left = 0 } left-- > 0' "$1"
  else
    tail -40 "$1"
  fi | cut -c1-400 | head -400
}

summary() {
  local passed failed skipped
  read -r passed failed skipped < <(cat "$scratch"/*.result | awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }')
  printf '%-28s %47d s\n' total "$SECONDS"
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

dotnet_tests() {
  local project=$1
  shift
  timeout -k 10 900 "$root/artifacts/bin/$project/debug/$project" --progress off --no-ansi --output Detailed \
    --results-directory "$logs/$project" "$@"
}

# Packages that a test project brings for itself (validators to compare ours with).
npm_restore() {
  local lock
  find tests -name package-lock.json -not -path '*/node_modules/*' | while read -r lock; do
    (cd "$(dirname "$lock")" && npm ci --no-audit --no-fund --loglevel=error) || return
  done
}

typescript() {
  # The build has already run npm ci.
  (cd wwwroot-assets && npx --no-install tsc --noEmit && timeout -k 10 300 npm test)
}

has_tests() { grep -rqE '\[(Fact|Theory)' --include='*.cs' --include='*.razor' "tests/$1"; }

# --- the run ------------------------------------------------------------------------------------------------------

install_missing
lane restore dotnet restore Catalog.sln -v q || { summary; exit 1; }
lane npm npm_restore || { summary; exit 1; }
lane build dotnet build Catalog.sln --no-restore -v q -clp:NoSummary || { summary; exit 1; }
start_postgres >"$logs/postgres.log" 2>&1 || give_up "PostgreSQL did not start; see $logs/postgres.log"

# Two at a time; what drives a browser or kills processes comes after, alone, because it is sensitive to load.
pending=("format dotnet format whitespace Catalog.sln --no-restore --verify-no-changes")
[ ! -f wwwroot-assets/package.json ] || pending+=("typescript typescript")
for folder in tests/*.Tests; do
  project=${folder#tests/}
  [ "$project" = Catalog.EndToEnd.Tests ] || ! has_tests "$project" || pending+=("$project dotnet_tests $project")
done
for command in "${pending[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  # shellcheck disable=SC2086 # The words are ours and hold no spaces.
  lane $command &
done
wait

lane Catalog.EndToEnd.Tests dotnet_tests Catalog.EndToEnd.Tests --filter-not-trait Category=Drill
! grep -rq 'Category", "Drill' --include='*.cs' tests/Catalog.EndToEnd.Tests || lane drills bash infra/drills.sh 3 --no-build

summary
