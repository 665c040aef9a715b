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
  ignition                                     # the validator of Ignition configurations
  gcc libc6-dev zlib1g-dev                     # the linker of the native program
  chromium fonts-dejavu-core                   # the browser that shows the report, and its letters
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

# A test project counts as many tests as its report says; one that ran none, or crashed, counts as a failure.
# The report is read, not the console: what that prints depends on the terminal and on the service that runs this.
suite() {
  local project=$1 name status=0 ok=0 bad=0
  name=$(basename "$project")
  echo "== $name"
  dotnet run --no-build -c Release --project "$project" -- \
    --no-ansi --results-directory "$work" --report-xunit-xml --report-xunit-xml-filename "$name.xml" || status=$?
  read -r ok bad < <(counts "$work/$name.xml") || true
  passed=$((passed + ok))
  failed=$((failed + bad))
  if [ "$ok" = 0 ] || { [ "$status" != 0 ] && [ "$bad" = 0 ]; }; then
    failed=$((failed + 1))
    echo "FAILED: $name ran no test, or ended with $status" >&2
  fi
}

# Prints how many tests of an xUnit report passed, and how many failed or could not run.
counts() {
  [ -f "$1" ] || { echo 0 0; return; }
  python3 - "$1" <<'PYTHON'
import sys
import xml.etree.ElementTree as xml

total = {"passed": 0, "failed": 0, "errors": 0}
for assembly in xml.parse(sys.argv[1]).getroot().iter("assembly"):
    for key in total:
        total[key] += int(assembly.get(key, 0))
print(total["passed"], total["failed"] + total["errors"])
PYTHON
}

dotnet restore --locked-mode
dotnet build --no-restore -c Release
for project in tests/*.Tests; do
  suite "$project"
done

check 'goldens' dotnet run --no-build -c Release --project tests/Snapshots
check 'fragments' tests/fragments/check.sh
check 'nodes boot' tests/boot/run.sh

# A picture by the native program, and by the other: the interpreter that lays it out is cut down in the first.
same_picture() {
  local bundle=snapshots/kubernetes-ubuntu/1.1.0/five-masters-fifty-workers
  "$work/native/hotc" graph "$bundle" --format svg >"$work/native.svg" || return
  dotnet run --no-build -c Release --project compiler/Hotc.Cli -- graph "$bundle" --format svg >"$work/other.svg" || return
  grep -q '</svg>' "$work/native.svg" && cmp "$work/native.svg" "$work/other.svg"
}

# Warnings of the trimmer are errors: what it cannot follow would be missing at run time, in silence.
check 'native program' dotnet publish compiler/Hotc.Cli -c Release -r "$runtime" -o "$work/native"
check 'goldens with the native program' dotnet run --no-build -c Release --project tests/Snapshots -- --binary "$work/native/hotc"
check 'pictures with the native program' same_picture

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
