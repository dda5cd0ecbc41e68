/** What a file declares: tables and views by name. */
package io.turgo.sql.catalog;
