package io.turgo.connectors.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits of a SHA-256: of a request's key, or of its body.
 *
 * @param high the first 64 of them
 * @param low  those behind
 */
record RequestKey(long high, long low) {
    /** The key that a client gave. */
    static RequestKey of(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, bytes.length);
    }

    /** The first bytes of an array. */
    static RequestKey of(byte[] bytes, int length) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            final ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new RequestKey(hash.getLong(), hash.getLong());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
