#!/usr/bin/env bash
# Sees to it that there is a Chromium for the tests of the page, and emoji for it to draw.
set -euo pipefail

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-color-emoji >/dev/null && exit 0
fi

cat >&2 <<'WORDS'
The tests of the page need Chromium, and it is not here.
On Debian or Ubuntu: sudo apt-get install -y chromium fonts-noto-color-emoji
Elsewhere, install it as your system does, and set CHROMIUM to where it is.
WORDS
exit 1
