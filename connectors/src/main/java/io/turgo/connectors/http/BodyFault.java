package io.turgo.connectors.http;

/**
 * Why a body is refused.
 *
 * @param status of HTTP
 * @param reason in a sentence, for the client
 */
record BodyFault(int status, String reason) {
}
