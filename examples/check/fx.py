#!/usr/bin/env python3
"""Holds the output of `turgo example fx` against a computation of its own (Python 3.8 or newer):
    ./turgo example fx --input DIR --output OUT && examples/check/fx.py DIR OUT
DIR has the quotes_VENUE_PAIR_*.csv[.gz], OUT the files to check. Exit code 0 if every line is the same.

All quotes are taken time by time. At one time, first all quotes count, then each is looked at beside the newest of the
other venue; fxcm's before oanda's, each in the order of the files. Prices are integers of 10^-7.
"""
import glob
import gzip
import heapq
import itertools
import os
import sys
from datetime import datetime, timezone

SECOND = 10 ** 9
DIGITS = 7
VENUES = ("fxcm", "oanda")


def lines(number, path):
    venue, pair = os.path.basename(path).split("_")[1:3]
    with (gzip.open if path.endswith(".gz") else open)(path, "rt") as file:
        next(file)
        for line in file:
            time, bid, ask = line.strip().split(",")
            yield int(time), number, venue, pair, price(bid), price(ask)


def price(text):
    whole, _, fraction = text.partition(".")
    return int(whole + fraction.ljust(DIGITS, "0"))


def shown(value):
    if value is None:
        return ""
    text = f"{value // 10 ** DIGITS}.{value % 10 ** DIGITS:0{DIGITS}d}"
    return text.rstrip("0").rstrip(".")


def instant(time):
    if time is None:
        return ""
    text = datetime.fromtimestamp(time // SECOND, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    fraction = time % SECOND
    width = next(digits for digits in (0, 3, 6, 9) if fraction % 10 ** (9 - digits) == 0)
    return text + (f".{fraction // 10 ** (9 - width):0{width}d}" if width else "") + "Z"


class Expected:
    """A file that is compared line by line."""

    def __init__(self, directory, name):
        self.name = name
        self.file = open(os.path.join(directory, name))
        self.rows = 0
        self.differences = 0
        next(self.file)

    def line(self, *values):
        self.rows += 1
        expected = ",".join(map(str, values))
        actual = self.file.readline().rstrip("\n")
        if expected != actual:
            self.differences += 1
            if self.differences <= 3:
                print(f"{self.name} row {self.rows}: expected {expected} but was {actual}")

    def end(self):
        more = sum(1 for _ in self.file)
        print(f"{self.name}: {self.rows} rows, differences: {self.differences}, rows too many: {more}")
        return self.differences + more


def main(source, output):
    best, crossed, stale, bars, beside = (
        Expected(output, name + ".csv") for name in ("best", "crossed", "stale", "bars", "beside"))
    newest = {}
    last_crossed = {}
    last_stale = {}
    open_bars = {}
    second = None
    files = sorted(glob.glob(os.path.join(source, "quotes_*.csv")) + glob.glob(os.path.join(source, "quotes_*.csv.gz")))
    merged = heapq.merge(*(lines(i, path) for i, path in enumerate(files)), key=lambda quote: quote[:2])

    def close_bars():
        for pair, bar in open_bars.items():
            bars.line(instant(second * SECOND), pair, *map(shown, bar[:4]), bar[4])
        open_bars.clear()

    for time, group in itertools.groupby(merged, key=lambda quote: quote[0]):
        sound = [quote for quote in group if quote[4] <= quote[5]]
        if time // SECOND != second:
            close_bars()
            second = time // SECOND
        for _, _, venue, pair, bid, ask in sound:
            newest[venue, pair] = (time, bid, ask)
        for _, _, venue, pair, bid, ask in sorted(sound, key=lambda quote: VENUES.index(quote[2])):
            other_venue = VENUES[1 - VENUES.index(venue)]
            other_time, other_bid, other_ask = newest.get((other_venue, pair), (None, None, None))
            if venue == VENUES[0]:
                beside.line(instant(time), pair, shown(bid), shown(ask), instant(other_time), shown(other_bid),
                            shown(other_ask))
            age = None if other_time is None else time - other_time
            fresh = age is not None and age <= 10 * SECOND
            best_bid = max(bid, other_bid) if fresh else bid
            best_ask = min(ask, other_ask) if fresh else ask
            mid = (best_bid + best_ask) // 2
            best.line(instant(time), pair, venue, shown(best_bid), shown(best_ask), shown(mid))
            if best_bid > best_ask and time - last_crossed.get(pair, -SECOND) >= SECOND:
                last_crossed[pair] = time
                crossed.line(instant(time), pair, venue, *map(shown, (bid, ask, other_bid, other_ask)))
            key = (pair, other_venue)
            if age is not None and not fresh and time - last_stale.get(key, -60 * SECOND) >= 60 * SECOND:
                last_stale[key] = time
                stale.line(instant(time), pair, other_venue, instant(other_time))
            bar = open_bars.setdefault(pair, [mid, mid, mid, mid, 0])
            bar[1:] = [max(bar[1], mid), min(bar[2], mid), mid, bar[4] + 1]
    close_bars()
    return sum(file.end() for file in (best, crossed, stale, bars, beside))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} DIR OUT")
    sys.exit(1 if main(*sys.argv[1:]) else 0)
