#!/usr/bin/env bash
# Installs the Debian packages that are missing; with nothing missing it does nothing and takes no time.
# usage: packaging/setup.sh [run|test|core]   (test by default)
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/packages.sh

case "${1:-test}" in
  core) wanted=("${buildPackages[@]}") ;;
  run) wanted=("${buildPackages[@]}" "${windowPackages[@]}") ;;
  test) wanted=("${buildPackages[@]}" "${windowPackages[@]}" "${testPackages[@]}") ;;
  *) echo "usage: packaging/setup.sh [run|test|core]" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is not a Debian system, so nothing is installed here. The libraries of packaging/packages.sh are needed." >&2
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  # A package for several architectures may be listed twice; one installed is enough.
  [[ $state == *installed* && $state != *not-installed ]] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

asRoot=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Packages are missing and there is no sudo. As root, run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  asRoot=(sudo)
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}"
apt=("${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
  tail -n 30 "$log" >&2
  echo "The packages could not be installed; the reason stands above. With a network and free disk (3 GB) try again." >&2
  exit 1
fi
