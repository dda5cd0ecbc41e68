/** Tests of the http connector. */
package io.turgo.connectors.http;
