package io.turgo.sql.function;

import io.turgo.error.InvalidValueException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Hashes and encodings of a text's UTF-8 as texts. Belongs to one thread; hashes allocate nothing of their own. */
public final class Digests {
    private static final String DIGITS = "0123456789abcdef";

    private final byte[] sum = new byte[64];
    private byte[] bytes = new byte[64];
    private MessageDigest digest;

    private boolean hash(String algorithm, TextValue text, TextValue out) {
        try {
            if (digest == null || !digest.getAlgorithm().equals(algorithm)) {
                digest = MessageDigest.getInstance(algorithm);
            }
            digest.update(bytes(text), 0, text.length());
            hex(sum, digest.digest(sum, 0, sum.length), DIGITS, out.clear());
            return true;
        } catch (final NoSuchAlgorithmException | DigestException e) {
            throw new IllegalStateException("the JDK has no " + algorithm, e);
        }
    }

    private byte[] bytes(TextValue text) {
        if (bytes.length < text.length()) {
            bytes = new byte[Math.max(2 * bytes.length, text.length())];
        }
        text.copyTo(bytes);
        return bytes;
    }

    private static void hex(byte[] bytes, int count, String digits, TextValue out) {
        for (int i = 0; i < count; i++) {
            out.append(digits.charAt(bytes[i] >> 4 & 0xF));
            out.append(digits.charAt(bytes[i] & 0xF));
        }
    }

    /** MD5. */
    public static boolean md5(TextValue text, Digests digests, TextValue out) {
        return digests.hash("MD5", text, out);
    }

    /** SHA1. */
    public static boolean sha1(TextValue text, Digests digests, TextValue out) {
        return digests.hash("SHA-1", text, out);
    }

    /** SHA224. */
    public static boolean sha224(TextValue text, Digests digests, TextValue out) {
        return digests.hash("SHA-224", text, out);
    }

    /** SHA256. */
    public static boolean sha256(TextValue text, Digests digests, TextValue out) {
        return digests.hash("SHA-256", text, out);
    }

    /** SHA384. */
    public static boolean sha384(TextValue text, Digests digests, TextValue out) {
        return digests.hash("SHA-384", text, out);
    }

    /** SHA512. */
    public static boolean sha512(TextValue text, Digests digests, TextValue out) {
        return digests.hash("SHA-512", text, out);
    }

    /**
     * SHA2.
     *
     * @throws InvalidValueException if the length is not 224, 256, 384 or 512 bits
     */
    public static boolean sha2(TextValue text, int bits, Digests digests, TextValue out) {
        return digests.hash(switch (bits) {
            case 224 -> "SHA-224";
            case 256 -> "SHA-256";
            case 384 -> "SHA-384";
            case 512 -> "SHA-512";
            default -> throw new InvalidValueException("bits=" + bits + " of SHA2 is not 224, 256, 384 or 512");
        }, text, out);
    }

    /** TO_BASE64. */
    public static boolean toBase64(TextValue text, Digests digests, TextValue out) {
        final byte[] copy = new byte[text.length()];
        text.copyTo(copy);
        final byte[] encoded = Base64.getEncoder().encode(copy);
        out.clear().append(encoded, 0, encoded.length);
        return true;
    }

    /** FROM_BASE64; NULL for what is no base64. */
    public static boolean fromBase64(TextValue text, Digests digests, TextValue out) {
        final byte[] copy = new byte[text.length()];
        text.copyTo(copy);
        try {
            out.own(Base64.getDecoder().decode(copy));
            return true;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    /** HEX of a whole number. */
    public static void hex(long number, TextValue out) {
        out.clear().append(Long.toHexString(number).toUpperCase(java.util.Locale.ROOT));
    }

    /** HEX of a text's bytes. */
    public static boolean hex(TextValue text, Digests digests, TextValue out) {
        hex(digests.bytes(text), text.length(), "0123456789ABCDEF", out.clear());
        return true;
    }

    /** BIN of a whole number. */
    public static void bin(long number, TextValue out) {
        out.clear();
        final int digits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(number));
        for (int i = digits - 1; i >= 0; i--) {
            out.append('0' + (int) (number >>> i & 1));
        }
    }
}
