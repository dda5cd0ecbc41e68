CREATE TABLE trades (
  ts TIMESTAMP(3), symbol STRING, price DECIMAL(12, 4), amount INT,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
CREATE TABLE results (symbol STRING, total BIGINT) WITH ('connector' = 'print');
CREATE VIEW minutes AS
SELECT window_time, symbol, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end, window_time, symbol;
INSERT INTO results
SELECT symbol, MAX(n) FROM TABLE(TUMBLE(TABLE minutes, DESCRIPTOR(window_time), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, symbol;
