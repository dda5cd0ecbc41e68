CREATE TABLE t (`unit price` INT) WITH ('connector' = 'print');
