-- One-minute bars and price alerts from 100,000 real Bitcoin trades.
--
--   ./turgo run examples/market/market.sql
--
-- The trades come out of a jar that Turgo brings along (classpath:); paths of files are relative to this one.

CREATE TABLE trades (
  `time`  TIMESTAMP(9),
  pair    AS 'btcusd',
  price   DECIMAL(18, 12),
  amount  DECIMAL(18, 12),
  `row`   BIGINT METADATA,
  WATERMARK FOR `time` AS `time` - INTERVAL '0.001' SECOND
) WITH (
  'connector' = 'filesystem',
  'path' = 'classpath:bitstamp_trades_from_20131125_usd.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.title.time' = 'timestamp',
  'csv.timestamp-format' = 'EPOCH-SECONDS'
);

-- What is to be known of a pair: loaded at the start, journaled as changes.
CREATE TABLE pairs (
  pair     STRING,
  venue    STRING,
  base     STRING,
  quote    STRING,
  lot_size DECIMAL(18, 12),
  PRIMARY KEY (pair) NOT ENFORCED
) WITH (
  'connector' = 'filesystem',
  'path' = 'classpath:io/turgo/examples/market/pairs.csv',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE TABLE alerts (
  `time` TIMESTAMP(9),
  pair   STRING,
  price  DECIMAL(18, 12),
  score  DOUBLE,
  `row`  BIGINT
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/market.sql/alerts.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601',
  'csv.strip-trailing-zeros.price' = 'true'
);

CREATE TABLE bars (
  window_start TIMESTAMP(9),
  pair         STRING,
  `open`       DECIMAL(18, 12),
  high         DECIMAL(18, 12),
  low          DECIMAL(18, 12),
  `close`      DECIMAL(18, 12),
  volume       DECIMAL(38, 12),
  notional     DECIMAL(38, 24),
  vwap         DECIMAL(38, 8),
  trades       BIGINT
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/market.sql/bars.csv',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.timestamp-format' = 'ISO-8601',
  'csv.strip-trailing-zeros.open' = 'true',
  'csv.strip-trailing-zeros.high' = 'true',
  'csv.strip-trailing-zeros.low' = 'true',
  'csv.strip-trailing-zeros.close' = 'true',
  'csv.strip-trailing-zeros.volume' = 'true',
  'csv.strip-trailing-zeros.notional' = 'true'
);

-- The amounts of money are exact: price and amount have 12 digits behind the point, their product 24.
CREATE VIEW enriched AS
SELECT t.`time`, t.pair, t.price, t.amount, t.`row`,
       CAST(t.price * t.amount AS DECIMAL(38, 24)) AS notional, p.venue, p.lot_size
FROM trades AS t
JOIN pairs FOR SYSTEM_TIME AS OF t.`time` AS p ON t.pair = p.pair
WHERE t.amount <> 0;

EXECUTE STATEMENT SET
BEGIN
  -- A score of 0.5: the price has changed by 6 of its moving standard deviations.
  INSERT INTO alerts
  SELECT `time`, pair, price, score, `row`
  FROM (
    SELECT `time`, pair, price, `row`,
           ANOMALY_SCORE(price, 'ewma', 'relative=true') OVER (PARTITION BY pair ORDER BY `time`) AS score
    FROM enriched
  )
  WHERE score >= 0.5;

  INSERT INTO bars
  SELECT window_start, pair,
         FIRST_VALUE(price), MAX(price), MIN(price), LAST_VALUE(price),
         SUM(amount), SUM(notional), CAST(SUM(notional) / SUM(amount) AS DECIMAL(38, 8)), COUNT(*)
  FROM TABLE(TUMBLE(TABLE enriched, DESCRIPTOR(`time`), INTERVAL '1' MINUTE))
  GROUP BY window_start, window_end, pair;
END;
