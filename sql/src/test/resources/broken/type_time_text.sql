CREATE TABLE trades (
  ts TIMESTAMP(3), symbol STRING,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
CREATE TABLE results (symbol STRING) WITH ('connector' = 'print');
INSERT INTO results
SELECT symbol FROM trades WHERE ts > '2024-13-31 00:00:00';
