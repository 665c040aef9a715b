#!/usr/bin/env bash
# Runs every check of the project, and installs what they need from Debian's archive. The last line counts the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
runtime=linux-x64
[ "$(uname -m)" != aarch64 ] || runtime=linux-arm64

packages=(
  python3-heat python3-heatclient python3-yaml # the judge: Heat itself, and the YAML reader that it uses
  shellcheck shfmt systemd openssl git         # what fragments and keys are checked with
  gcc libc6-dev zlib1g-dev                     # the linker of the native program
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# A check that is no test project: counts as one test.
check() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name" >&2
  fi
}

# A test project counts as many tests as it ran; one that ran none, or crashed, counts as a failure.
suite() {
  local name=$1 log ok bad
  shift
  log=$work/$(basename "$name").log
  echo "== $name"
  "$@" 2>&1 | tee "$log" || true
  ok=$(grep -oE '^ *succeeded: [0-9]+' "$log" | grep -oE '[0-9]+' | tail -n 1 || true)
  bad=$(grep -oE '^ *failed: [0-9]+' "$log" | grep -oE '[0-9]+' | tail -n 1 || true)
  if [ -z "$ok" ] || { [ "$ok" = 0 ] && [ "${bad:-0}" = 0 ]; }; then
    failed=$((failed + 1))
    echo "FAILED: $name ran no test" >&2
    return
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
}

dotnet restore --locked-mode
dotnet build --no-restore -c Release
for project in tests/*.Tests; do
  suite "$(basename "$project")" dotnet run --no-build -c Release --project "$project"
done

check 'goldens' dotnet run --no-build -c Release --project tests/Snapshots
check 'fragments' tests/fragments/check.sh

# Warnings of the trimmer are errors: what it cannot follow would be missing at run time, in silence.
check 'native program' dotnet publish compiler/Hotc.Cli -c Release -r "$runtime" -o "$work/native"
check 'goldens with the native program' dotnet run --no-build -c Release --project tests/Snapshots -- --binary "$work/native/hotc"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
