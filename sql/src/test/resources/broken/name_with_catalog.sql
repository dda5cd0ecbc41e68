CREATE TABLE db.t (a INT) WITH ('connector' = 'print');
