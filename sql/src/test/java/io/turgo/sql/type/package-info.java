/** Tests. */
package io.turgo.sql.type;
