/** Tests of sql. */
package io.turgo.daemon.sql;
