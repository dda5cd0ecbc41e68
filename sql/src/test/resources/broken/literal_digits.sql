CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE TABLE o (a DECIMAL(38, 2)) WITH ('connector' = 'print');
INSERT INTO o SELECT id + 12345678901234567890.25 FROM t;
