CRATE TABLE t (a INT) WITH ('connector' = 'print');
