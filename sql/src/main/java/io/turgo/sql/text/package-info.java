/** The text of a SQL file, places in it, and what is wrong there. */
package io.turgo.sql.text;
