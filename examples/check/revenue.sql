-- What `turgo example revenue` has written, held against the same figures computed from the order lines by SQLite alone.
-- Money is counted in thousandths, as integers. Run by revenue.sh, in a directory with the four files.
.import --csv orders.csv raw
.import --csv at-lines.csv at_lines
.import --csv changes.csv changes

-- the order lines that name a customer; a line's number is that of its record
CREATE TABLE sold AS
SELECT rowid AS line, CAST(CustomerID AS INTEGER) AS customer, CAST(strftime('%s', InvoiceDate) AS INTEGER) AS at,
       CAST(ROUND(CAST(UnitPrice AS REAL) * 1000) AS INTEGER) * CAST(Quantity AS INTEGER) AS amount
FROM raw WHERE CustomerID <> '';
CREATE INDEX sold_by_customer ON sold (customer, at, amount);

-- at each line: the customer's lines of the 24 hours up to and with its time
CREATE TABLE lines_expected AS
SELECT line, customer, at, amount, SUM(amount) OVER day AS revenue, COUNT(*) OVER day AS lines
FROM sold WINDOW day AS (PARTITION BY customer ORDER BY at RANGE BETWEEN 86400 PRECEDING AND CURRENT ROW);

CREATE TABLE lines_written AS
SELECT CAST(line AS INTEGER) AS line, CAST(customer AS INTEGER) AS customer,
       CAST(strftime('%s', time) AS INTEGER) AS at, CAST(REPLACE(amount, '.', '') AS INTEGER) AS amount,
       CAST(REPLACE(revenue_24h, '.', '') AS INTEGER) AS revenue, CAST(lines_24h AS INTEGER) AS lines
FROM at_lines;

-- at each instant (ns) at which a line enters the 24 hours, at its time, or has left them, 1 ns behind its time + 24 h
CREATE TABLE changes_expected AS
SELECT customer, ns, COALESCE(SUM(amount), 0) AS revenue, COUNT(amount) AS lines
FROM (SELECT customer, at * 1000000000 AS ns FROM sold
      UNION SELECT customer, (at + 86400) * 1000000000 + 1 FROM sold) instant
LEFT JOIN sold USING (customer)
WHERE at BETWEEN (ns + 999999999) / 1000000000 - 86400 AND ns / 1000000000
GROUP BY customer, ns
UNION ALL
SELECT customer, ns, 0, 0
FROM (SELECT DISTINCT customer, (at + 86400) * 1000000000 + 1 AS ns FROM sold) instant
WHERE NOT EXISTS (SELECT 1 FROM sold WHERE sold.customer = instant.customer
                  AND at BETWEEN (ns + 999999999) / 1000000000 - 86400 AND ns / 1000000000);

CREATE TABLE changes_written AS
SELECT CAST(customer AS INTEGER) AS customer,
       CAST(strftime('%s', substr(changed_at, 1, 19)) AS INTEGER) * 1000000000
         + CAST(substr(changed_at, 21) AS INTEGER) AS ns,
       CAST(REPLACE(revenue_24h, '.', '') AS INTEGER) AS revenue, CAST(lines_24h AS INTEGER) AS lines
FROM changes;

.mode list
.separator " "
SELECT COUNT(*), 'order lines, of which', (SELECT COUNT(*) FROM sold), 'with a customer, of',
       (SELECT COUNT(DISTINCT customer) FROM sold), 'customers' FROM raw;
SELECT COUNT(*), 'revenues at order lines expected,', (SELECT COUNT(*) FROM lines_written), 'written' FROM lines_expected;
SELECT COUNT(*), 'changes expected,', (SELECT COUNT(*) FROM changes_written), 'written' FROM changes_expected;
SELECT 'differences:',
       (SELECT COUNT(*) FROM (SELECT * FROM lines_expected EXCEPT SELECT * FROM lines_written))
         + (SELECT COUNT(*) FROM (SELECT * FROM lines_written EXCEPT SELECT * FROM lines_expected))
         + ABS((SELECT COUNT(*) FROM lines_expected) - (SELECT COUNT(*) FROM lines_written)),
       'in revenues at order lines,',
       (SELECT COUNT(*) FROM (SELECT * FROM changes_expected EXCEPT SELECT * FROM changes_written))
         + (SELECT COUNT(*) FROM (SELECT * FROM changes_written EXCEPT SELECT * FROM changes_expected))
         + ABS((SELECT COUNT(*) FROM changes_expected) - (SELECT COUNT(*) FROM changes_written)),
       'in changes';
