#!/usr/bin/env bash
# Says what an update from each bundle of a base revision to the one of HEAD does: comments/1.md, comments/2.md, … one for each
# bundle that both have and that is not the same. Usage: comments.sh BASE
set -euo pipefail
base=$1
git rev-parse --verify --quiet "$base^{commit}" >/dev/null || {
  echo "fatal: git has no revision $base; fetch it first" >&2
  exit 1
}
mkdir -p comments
number=0
while IFS= read -r -d '' manifest; do
  bundle=$(dirname "$manifest")
  number=$((number + 1))
  status=0
  hotc diff --git "$base..HEAD" "$bundle" --format markdown >"comments/$number.body" || status=$?
  case $status in
    0 | 2) ;; # the same, and not the same
    *) exit "$status" ;;
  esac
  {
    printf '#### %s\n\n' "$bundle"
    cat "comments/$number.body"
  } >"comments/$number.md"
  rm "comments/$number.body"
done < <(git diff --name-only --diff-filter=M -z "$base" HEAD -- ':(glob)**/manifest.json')
echo "$number bundles changed"
