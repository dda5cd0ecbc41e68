-- The quotes of two venues as one market: best prices, alerts, bars, as-of join.
--
--   ./turgo example fx --write-input turgo-out/fx.sql/quotes.csv        half an hour that is made up, or --input DIR
--   ./turgo run examples/fx/fx.sql                                      other quotes: QUOTES=/path/to/quotes.csv
--
-- Each venue's quotes are joined, as of their time, with the other's; the union of both is the whole market at each
-- quote. A quote whose bid is above its own ask counts nowhere. Quotes come in the order of time, several of one time
-- among them: no quote waits for others behind it, so that the union is in the order of time too.

CREATE TABLE quotes (
  `time` TIMESTAMP(9),
  venue  STRING,
  pair   STRING,
  bid    DECIMAL(18, 6),
  ask    DECIMAL(18, 6),
  WATERMARK FOR `time` AS `time`
) WITH (
  'connector' = 'filesystem',
  'path' = '${QUOTES:-../../turgo-out/fx.sql/quotes.csv}',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.title.time' = 'time_ns',
  'csv.timestamp-format' = 'EPOCH-NANOS'
);

CREATE TABLE beside (
  `time`     TIMESTAMP(9),
  pair       STRING,
  bid        DECIMAL(18, 6),
  ask        DECIMAL(18, 6),
  other_time TIMESTAMP(9),
  other_bid  DECIMAL(18, 6),
  other_ask  DECIMAL(18, 6)
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/fx.sql/beside.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601',
  'csv.strip-trailing-zeros' = 'true'
);

CREATE TABLE best (
  `time`   TIMESTAMP(9),
  pair     STRING,
  venue    STRING,
  best_bid DECIMAL(18, 6),
  best_ask DECIMAL(18, 6),
  mid      DECIMAL(18, 7)
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/fx.sql/best.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601',
  'csv.strip-trailing-zeros' = 'true'
);

CREATE TABLE crossed (
  `time`    TIMESTAMP(9),
  pair      STRING,
  venue     STRING,
  bid       DECIMAL(18, 6),
  ask       DECIMAL(18, 6),
  other_bid DECIMAL(18, 6),
  other_ask DECIMAL(18, 6)
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/fx.sql/crossed.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601',
  'csv.strip-trailing-zeros' = 'true'
);

CREATE TABLE stale (
  `time`      TIMESTAMP(9),
  pair        STRING,
  other_venue STRING,
  other_time  TIMESTAMP(9)
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/fx.sql/stale.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601'
);

CREATE TABLE bars (
  window_start TIMESTAMP(9),
  pair         STRING,
  `open`       DECIMAL(18, 7),
  high         DECIMAL(18, 7),
  low          DECIMAL(18, 7),
  `close`      DECIMAL(18, 7),
  quotes       BIGINT
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/fx.sql/bars.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601',
  'csv.strip-trailing-zeros' = 'true'
);

CREATE TABLE rejected (
  source     STRING,
  `position` BIGINT,
  reason     STRING,
  `raw`      STRING
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/fx.sql/dead-letters.csv',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE VIEW fxcm AS SELECT * FROM quotes WHERE bid <= ask AND venue = 'fxcm';
CREATE VIEW oanda AS SELECT * FROM quotes WHERE bid <= ask AND venue = 'oanda';

-- Versions of a pair's quote: at each time the newest by then.
CREATE VIEW fxcm_newest AS
SELECT `time`, venue, pair, bid, ask
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY pair ORDER BY `time` DESC) AS n FROM fxcm)
WHERE n = 1;
CREATE VIEW oanda_newest AS
SELECT `time`, venue, pair, bid, ask
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY pair ORDER BY `time` DESC) AS n FROM oanda)
WHERE n = 1;

CREATE VIEW fxcm_book AS
SELECT q.`time`, q.venue, q.pair, q.bid, q.ask,
       o.`time` AS other_time, o.venue AS other_venue, o.bid AS other_bid, o.ask AS other_ask
FROM fxcm AS q
LEFT JOIN oanda_newest FOR SYSTEM_TIME AS OF q.`time` AS o ON q.pair = o.pair;
CREATE VIEW oanda_book AS
SELECT q.`time`, q.venue, q.pair, q.bid, q.ask,
       o.`time` AS other_time, o.venue AS other_venue, o.bid AS other_bid, o.ask AS other_ask
FROM oanda AS q
LEFT JOIN fxcm_newest FOR SYSTEM_TIME AS OF q.`time` AS o ON q.pair = o.pair;

-- The other venue's quote counts for 10 seconds.
CREATE VIEW book AS
SELECT *, other_time >= `time` - INTERVAL '10' SECOND AS fresh
FROM (SELECT * FROM fxcm_book UNION ALL SELECT * FROM oanda_book);

CREATE VIEW market AS
SELECT *, CAST(0.5 * (best_bid + best_ask) AS DECIMAL(18, 7)) AS mid
FROM (
  SELECT *, CASE WHEN fresh AND other_bid > bid THEN other_bid ELSE bid END AS best_bid,
         CASE WHEN fresh AND other_ask < ask THEN other_ask ELSE ask END AS best_ask
  FROM book
);

CREATE VIEW is_crossed AS SELECT * FROM market WHERE best_bid > best_ask;
CREATE VIEW is_stale AS SELECT * FROM market WHERE NOT fresh;

EXECUTE STATEMENT SET
BEGIN
  INSERT INTO beside
  SELECT `time`, pair, bid, ask, other_time, other_bid, other_ask FROM fxcm_book;

  INSERT INTO best
  SELECT `time`, pair, venue, best_bid, best_ask, mid FROM market;

  -- One venue bids more than the other asks: told once a second and pair at most.
  INSERT INTO crossed
  SELECT `time`, pair, venue, bid, ask, other_bid, other_ask
  FROM TABLE(DEDUPLICATE(TABLE is_crossed PARTITION BY pair, DESCRIPTOR(`time`), INTERVAL '1' SECOND));

  -- One venue quotes and the other has not for more than 10 seconds: once a minute at most.
  INSERT INTO stale
  SELECT `time`, pair, other_venue, other_time
  FROM TABLE(DEDUPLICATE(
    TABLE is_stale PARTITION BY (pair, other_venue), DESCRIPTOR(`time`), INTERVAL '1' MINUTE));

  INSERT INTO bars
  SELECT window_start, pair, FIRST_VALUE(mid), MAX(mid), MIN(mid), LAST_VALUE(mid), COUNT(*)
  FROM TABLE(TUMBLE(TABLE market, DESCRIPTOR(`time`), INTERVAL '1' SECOND))
  GROUP BY window_start, window_end, pair;

  INSERT INTO rejected
  SELECT source, `position`, reason, `raw` FROM dead_letters;
END;
