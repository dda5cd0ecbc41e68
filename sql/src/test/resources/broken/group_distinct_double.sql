CREATE TABLE trades (
  ts TIMESTAMP(3), symbol STRING, price DECIMAL(12, 4), amount DOUBLE,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
CREATE TABLE results (symbol STRING, total DOUBLE) WITH ('connector' = 'print');
INSERT INTO results
SELECT symbol, SUM(DISTINCT amount) FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end, symbol;
