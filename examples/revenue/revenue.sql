-- The revenue of each customer of a shop in the last 24 hours: at each order line, and whenever it changes, also
-- because lines have become older than 24 hours though the customer is silent.
--
--   ./turgo example revenue --write-input turgo-out/revenue.sql/orders.csv      two weeks that are made up
--   ./turgo run examples/revenue/revenue.sql                                    others: ORDERS=/path/to/orders.csv.gz
--
-- Amounts are exact; cancellations have negative quantities and subtract. Lines without a customer are left out. Lines
-- may be up to 10 minutes out of order.

CREATE TABLE lines (
  `time`   TIMESTAMP(9),
  customer DECIMAL(9, 0),
  quantity DECIMAL(9, 0) NOT NULL,
  price    DECIMAL(12, 3) NOT NULL,
  line     BIGINT METADATA FROM 'row',
  WATERMARK FOR `time` AS `time` - INTERVAL '10' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = '${ORDERS:-../../turgo-out/revenue.sql/orders.csv}',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.title.time' = 'InvoiceDate',
  'csv.title.customer' = 'CustomerID',
  'csv.title.quantity' = 'Quantity',
  'csv.title.price' = 'UnitPrice'
);

CREATE TABLE at_lines (
  line        BIGINT,
  `time`      TIMESTAMP(9),
  customer    DECIMAL(9, 0),
  amount      DECIMAL(18, 3),
  revenue_24h DECIMAL(38, 3),
  lines_24h   BIGINT
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/revenue.sql/at-lines.csv',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE TABLE changes (
  changed_at  TIMESTAMP(9),
  customer    DECIMAL(9, 0),
  revenue_24h DECIMAL(38, 3),
  lines_24h   BIGINT
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/revenue.sql/changes.csv',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE TABLE rejected (
  source     STRING,
  `position` BIGINT,
  reason     STRING,
  `raw`      STRING
) WITH (
  'connector' = 'filesystem',
  'path' = '../../turgo-out/revenue.sql/dead-letters.csv',
  'format' = 'csv',
  'csv.header' = 'true'
);

CREATE VIEW sold AS
SELECT line, `time`, customer, CAST(price * quantity AS DECIMAL(18, 3)) AS amount
FROM lines
WHERE customer IS NOT NULL;

EXECUTE STATEMENT SET
BEGIN
  INSERT INTO at_lines
  SELECT line, `time`, customer, amount, SUM(amount) OVER day_before, COUNT(*) OVER day_before
  FROM sold
  WINDOW day_before AS (
    PARTITION BY customer ORDER BY `time` RANGE BETWEEN INTERVAL '24' HOUR PRECEDING AND CURRENT ROW);

  INSERT INTO changes
  SELECT window_end, customer, COALESCE(SUM(amount), 0), COUNT(*)
  FROM TABLE(SLIDE(TABLE sold, DESCRIPTOR(`time`), INTERVAL '24' HOUR))
  GROUP BY window_start, window_end, customer;

  INSERT INTO rejected
  SELECT source, `position`, reason, `raw` FROM dead_letters;
END;
