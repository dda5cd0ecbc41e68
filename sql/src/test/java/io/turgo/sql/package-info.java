/** Cases of SQL in plain files, and what runs them. */
package io.turgo.sql;
