package io.turgo.connectors.http;

import io.turgo.source.Receipt;

/** A request whose body was decoded and which waits for its answer. Belongs to one thread after the other. */
final class PendingRequest {
    private final RequestKey key;
    private final RequestKey digest;
    private final DecodedBody body;
    private final long arrivedNs;
    private final Reply reply;
    private Receipt receipt;
    private boolean repeated;

    /**
     * @param key       or null where the client gave none
     * @param digest    of the body, or null where there is no key
     * @param arrivedNs when it was ready to be published
     */
    PendingRequest(RequestKey key, RequestKey digest, DecodedBody body, long arrivedNs, Reply reply) {
        this.key = key;
        this.digest = digest;
        this.body = body;
        this.arrivedNs = arrivedNs;
        this.reply = reply;
    }

    RequestKey key() {
        return key;
    }

    RequestKey digest() {
        return digest;
    }

    DecodedBody body() {
        return body;
    }

    long arrivedNs() {
        return arrivedNs;
    }

    /** Is to be answered when {@code published} says that it is safe. */
    void published(Receipt published, boolean again) {
        receipt = published;
        repeated = again;
    }

    boolean isSafe() {
        return receipt.isSafe();
    }

    /** Answers that all rows are journaled. */
    void accept() {
        reply.accepted(body.rows(), repeated);
    }

    /** Answers that they are not. */
    void refuse(int status, String reason) {
        reply.refused(status, reason);
    }
}
