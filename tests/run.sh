#!/usr/bin/env bash
# Runs all tests, installing a browser for them where there is none. The last line counts: "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is needed; please install it." >&2
  exit 1
fi

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! find_browser >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "Chromium is needed for the browser tests; please install it." >&2
    exit 1
  fi
  sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends chromium
fi

dotnet build Wander.sln -clp:ErrorsOnly

passed=0 failed=0 broken=0
for project in Wander.Protocol.Tests Wander.Tests Wander.Browser.Tests; do
  log=$(mktemp)
  dotnet test "tests/$project" --no-build 2>&1 | tee "$log" || broken=1
  # The runner's summary: "Failed: 0, Passed: 657, Skipped: 0, Total: 657".
  count() { grep -oE "$1: +[0-9]+" "$log" | grep -oE '[0-9]+' | tail -n 1 || true; }
  passed=$((passed + $(count Passed | grep . || echo 0)))
  failed=$((failed + $(count Failed | grep . || echo 0)))
  rm -f "$log"
done

[ "$broken" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1 # a run that did not end is no success
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
