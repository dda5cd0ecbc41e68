/** The functions of a user, as docs/sql.md shows them. */
package shop;
