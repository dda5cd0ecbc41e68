/** From the text of a file to statements of Flink's grammar. */
package io.turgo.sql.parse;
