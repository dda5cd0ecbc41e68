CREATE TABLE o (id INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 'o.csv', 'format' = 'csv');
CREATE TABLE p (id INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 'p.csv', 'format' = 'csv');
CREATE TABLE out_rows (ws TIMESTAMP(3), n BIGINT) WITH ('connector' = 'print');
CREATE VIEW both_sides AS SELECT o.ts AS ts FROM o JOIN p ON o.id = p.id AND p.ts BETWEEN o.ts AND o.ts + INTERVAL '1' MINUTE;
INSERT INTO out_rows SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE both_sides, DESCRIPTOR(ts), INTERVAL '1' HOUR))
GROUP BY window_start, window_end;
