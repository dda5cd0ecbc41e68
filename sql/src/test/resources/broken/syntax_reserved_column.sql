CREATE TABLE letters (source STRING, raw STRING) WITH ('connector' = 'print');
