CREATE TABLE orders (ts TIMESTAMP(3), symbol STRING, venue STRING, WATERMARK FOR ts AS ts)
WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv');
CREATE TABLE quotes (ts TIMESTAMP(3), symbol STRING, venue STRING, bid INT, WATERMARK FOR ts AS ts)
WITH ('connector' = 'filesystem', 'path' = 'quotes.csv', 'format' = 'csv');
CREATE VIEW newest AS SELECT * FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY symbol ORDER BY ts DESC) AS n FROM quotes) WHERE n = 1;
CREATE TABLE results (symbol STRING, bid INT) WITH ('connector' = 'print');
INSERT INTO results
SELECT o.symbol, q.bid FROM orders AS o JOIN newest FOR SYSTEM_TIME AS OF o.ts AS q ON o.venue = q.venue;
