CREATE TABLE t (id BIGINT, url STRING) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE TABLE o (a STRING) WITH ('connector' = 'print');
INSERT INTO o
SELECT CAST(SHARE(1.5, id) AS STRING) FROM t;
