/**
 * Rows that are posted over HTTP as SQL tables: the connector {@code http}.
 *
 * <p>A server of its own takes bodies and decodes each as a whole ({@link io.turgo.connectors.http.BodyDecoder}) before
 * the source's thread publishes a row of it ({@link io.turgo.connectors.http.BodyPublisher}) and answers once all rows
 * are journaled. Requests with a key are noted with their rows ({@link io.turgo.connectors.http.KeyBook}), so that a
 * request that is sent again, also after a crash in the midst of its rows, has one effect.
 */
package io.turgo.connectors.http;
