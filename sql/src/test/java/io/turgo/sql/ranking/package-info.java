/** First rows by an order, against a look at every row. */
package io.turgo.sql.ranking;
