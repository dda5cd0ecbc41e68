-- The trades job. The benchmark publishes the trades, gives the symbols and tallies what comes out: no table is opened.

CREATE TABLE trades (
  `time` TIMESTAMP(9),
  symbol STRING,
  price  DECIMAL(18, 4),
  amount DECIMAL(18, 2),
  WATERMARK FOR `time` AS `time`
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');

CREATE TABLE symbols (
  symbol   STRING,
  venue    INT,
  lot_size DECIMAL(18, 2),
  PRIMARY KEY (symbol) NOT ENFORCED
) WITH ('connector' = 'filesystem', 'path' = 'symbols.csv', 'format' = 'csv');

CREATE TABLE alerts (
  symbol   STRING,
  `time`   TIMESTAMP(9),
  venue    INT,
  lot_size DECIMAL(18, 2),
  score    DOUBLE
) WITH ('connector' = 'blackhole');

CREATE TABLE windows (
  symbol     STRING,
  window_end TIMESTAMP(9),
  trades     BIGINT,
  total      DECIMAL(38, 6),
  least      DECIMAL(18, 6),
  most       DECIMAL(18, 6)
) WITH ('connector' = 'blackhole');

CREATE VIEW enriched AS
SELECT t.`time`, t.symbol, t.price, CAST(t.price * t.amount AS DECIMAL(18, 6)) AS notional, s.venue, s.lot_size
FROM trades AS t
JOIN symbols FOR SYSTEM_TIME AS OF t.`time` AS s ON t.symbol = s.symbol
WHERE t.amount <> 0;

EXECUTE STATEMENT SET
BEGIN
  INSERT INTO alerts
  SELECT symbol, `time`, venue, lot_size, score
  FROM (
    SELECT symbol, `time`, venue, lot_size,
           ANOMALY_SCORE(price, 'ewma', 'alpha=0.05, warmup=100, threshold=6, relative=true')
             OVER (PARTITION BY symbol ORDER BY `time`) AS score
    FROM enriched
  )
  WHERE score >= 0.5;

  INSERT INTO windows
  SELECT symbol, window_end, COUNT(*), SUM(notional), MIN(notional), MAX(notional)
  FROM TABLE(TUMBLE(TABLE enriched, DESCRIPTOR(`time`), INTERVAL '1' SECOND))
  GROUP BY window_start, window_end, symbol;
END;
