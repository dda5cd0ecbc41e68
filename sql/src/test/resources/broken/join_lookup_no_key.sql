CREATE TABLE trades (
  ts TIMESTAMP(3), symbol STRING, price DECIMAL(12, 4), amount INT,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
CREATE TABLE results (symbol STRING, total BIGINT) WITH ('connector' = 'print');
CREATE TABLE names (symbol STRING, name STRING) WITH ('connector' = 'filesystem', 'path' = 'names.csv', 'format' = 'csv');
INSERT INTO results
SELECT n.name, t.amount FROM trades t JOIN names FOR SYSTEM_TIME AS OF t.ts AS n ON n.symbol > t.symbol;
