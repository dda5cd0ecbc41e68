/** Rows made up by rule, for tests, demonstrations and load. */
package io.turgo.connectors.generator;
