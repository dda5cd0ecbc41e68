#!/bin/sh
# Holds the output of `turgo example revenue` against SQLite (3.32 or newer, with window functions):
#   ./turgo example revenue --input ORDERS.csv[.gz] --output DIR && examples/check/revenue.sh ORDERS.csv[.gz] DIR
# Exit code 0 if every figure is the same.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 ORDERS.csv[.gz] DIR" >&2; exit 1; }
sql=$(cd "$(dirname "$0")" && pwd)/revenue.sql
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $1 in
    *.gz) gzip -dc "$1" > "$work/orders.csv" ;;
    *) cp "$1" "$work/orders.csv" ;;
esac
cp "$2/at-lines.csv" "$2/changes.csv" "$work"
(cd "$work" && sqlite3 check.db < "$sql") | tee "$work/report"
grep -q '^differences: 0 in revenues at order lines, 0 in changes$' "$work/report"
