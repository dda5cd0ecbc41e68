CREATE TABLE trades (
  ts TIMESTAMP(3), symbol STRING, price DECIMAL(12, 4), amount INT,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
CREATE TABLE results (symbol STRING, total BIGINT) WITH ('connector' = 'print');
INSERT INTO results
SELECT symbol, SUM(amount) OVER w + STDDEV_POP(DISTINCT amount) OVER w FROM trades
WINDOW w AS (PARTITION BY symbol ORDER BY ts);
