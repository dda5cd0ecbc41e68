package io.turgo.daemon.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;

/**
 * Who may ask. With a token: who shows it, as bearer or as the password of any user, so that a browser can ask for it.
 * Without one: who calls this machine by a name of its own, so that no page of another site gets in through a name that
 * it has pointed here.
 */
final class Gatekeeper {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final byte[] token;

    /** @param token or null */
    Gatekeeper(String token) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Looks at a request.
     *
     * @param host          the header Host, or null
     * @param authorization the header Authorization, or null
     * @return 0 if it may go on, else the status of the answer
     */
    int refusal(String host, String authorization) {
        if (token != null) {
            return MessageDigest.isEqual(token, shown(authorization)) ? 0 : 401;
        }
        return host != null && OWN_NAMES.contains(host.replaceFirst(":\\d+$", "")) ? 0 : 421;
    }

    private static byte[] shown(String authorization) {
        if (isOf(BEARER, authorization)) {
            return authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        }
        return isOf(BASIC, authorization) ? password(authorization.substring(BASIC.length())) : new byte[0];
    }

    /** Names of schemes are the same in any case (RFC 9110, section 11.1). */
    private static boolean isOf(String scheme, String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static byte[] password(String encoded) {
        try {
            final String both = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return both.substring(both.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
