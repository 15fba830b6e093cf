#!/usr/bin/env bash
# Sees to it that there is a PostgreSQL for the tests of what is kept; they start and stop servers of their own.
set -euo pipefail

shopt -s nullglob
for bin in "${POSTGRES_BIN:-}" /usr/lib/postgresql/*/bin; do
  if [ -n "$bin" ] && [ -x "$bin/initdb" ]; then exit 0; fi
done
if command -v initdb >/dev/null; then exit 0; fi

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  # The package would start a server for everybody; these tests want none but theirs.
  mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null && exit 0
fi

cat >&2 <<'WORDS'
The tests of what is kept need PostgreSQL's programs, and they are not here.
On Debian or Ubuntu: sudo apt-get install -y postgresql
Elsewhere, install it as your system does, and set POSTGRES_BIN to the folder with initdb and postgres.
WORDS
exit 1
