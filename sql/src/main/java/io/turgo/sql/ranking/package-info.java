/** The first rows of each key by an order, as ROW_NUMBER with a condition on the number asks for them. */
package io.turgo.sql.ranking;
