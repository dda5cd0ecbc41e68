CREATE TABLE trades (
  ts TIMESTAMP(3), symbol STRING, price DECIMAL(12, 4), amount INT
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
CREATE TABLE results (symbol STRING, total BIGINT) WITH ('connector' = 'print');
INSERT INTO results
SELECT symbol, COUNT(*) FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end, symbol;
