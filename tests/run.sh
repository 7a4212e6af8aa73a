#!/usr/bin/env bash
# Runs all tests. Installs Chromium first when it is missing. The last line of the output is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK was not found. Install it." >&2
  exit 1
fi

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! find_browser >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "Chromium, which the browser tests need, was not found. Install it." >&2
    exit 1
  fi
  sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends chromium
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

dotnet build Wander.sln -clp:ErrorsOnly

passed=0 failed=0
for project in Wander.Protocol.Tests Wander.Tests Wander.Browser.Tests; do
  log=$(mktemp)
  status=0
  dotnet test --project "tests/$project" --no-build --no-ansi --no-progress 2>&1 | tee "$log" || status=$?
  # The summary of the test runner has a line for each count: "  succeeded: 657".
  count() { grep -oE "^ +$1: +[0-9]+" "$log" | grep -oE '[0-9]+' | tail -n 1 || true; }
  project_passed=$(count succeeded) project_failed=$(count failed)
  rm -f "$log"
  if [ "${project_passed:-0}" -eq 0 ]; then
    echo "tests/$project reported no passed test." >&2
    [ "${project_failed:-0}" -gt 0 ] || project_failed=1
  elif [ "$status" -ne 0 ] && [ "${project_failed:-0}" -eq 0 ]; then
    echo "The run of tests/$project ended with exit code $status." >&2
    project_failed=1
  fi
  passed=$((passed + ${project_passed:-0}))
  failed=$((failed + ${project_failed:-0}))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
