package io.turgo.daemon.http;

import io.turgo.error.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where the process answers HTTP, and to whom.
 *
 * @param host  name or address, or null: nowhere
 * @param port  of TCP; 0 for any that is free
 * @param fixed whether it must be this port; else another one is taken where it is in use
 * @param token what a client has to show, or null: nothing. Never shown.
 */
public record HttpSettings(String host, int port, boolean fixed, String token) {
    /** Setting: {@code off}, a port, or {@code host:port}. */
    public static final String BIND = "turgo.http.bind";
    /** Setting: what clients have to show. */
    public static final String TOKEN = "turgo.http.token";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 7170;
    private static final int MAX_PORT = 65_535;
    private static final int LEAST_TOKEN = 16;

    /** The names of the settings. */
    public static List<String> names() {
        return List.of(BIND, TOKEN);
    }

    /**
     * Reads the settings.
     *
     * @param settings gives a setting's value, or null
     * @throws ConfigurationException if one is wrong, or others than this machine could come in without a token
     */
    public static HttpSettings of(UnaryOperator<String> settings) {
        final String bind = settings.apply(BIND);
        final String token = token(settings.apply(TOKEN));
        if (bind == null) {
            return new HttpSettings(LOOPBACK, DEFAULT_PORT, false, token);
        } else if (bind.equalsIgnoreCase("off")) {
            return new HttpSettings(null, 0, false, token);
        }
        final int colon = bind.lastIndexOf(':');
        final String host = colon < 0 ? LOOPBACK : bind.substring(0, colon).replaceAll("^\\[|]$", "");
        final HttpSettings found = new HttpSettings(host, port(bind, bind.substring(colon + 1)), true, token);
        if (token == null && !found.address().getAddress().isLoopbackAddress()) {
            throw new ConfigurationException(BIND + "=" + bind + " lets other machines in: set " + TOKEN
                + " to a secret of at least " + LEAST_TOKEN + " characters that they have to show, or bind to "
                + LOOPBACK);
        }
        return found;
    }

    private static int port(String bind, String text) {
        final int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > MAX_PORT) {
            throw new ConfigurationException(
                BIND + "=" + bind + " is neither `off`, a port of 0 to " + MAX_PORT + ", nor host:port");
        }
        return port;
    }

    private static String token(String text) {
        if (text != null && text.length() < LEAST_TOKEN) {
            throw new ConfigurationException(TOKEN + " has " + text.length() + " characters < " + LEAST_TOKEN
                + ", take a longer one, e.g. of `openssl rand -hex 16`");
        }
        return text;
    }

    /** Whether HTTP is answered at all. */
    public boolean isOn() {
        return host != null;
    }

    /** Where to listen. */
    InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new ConfigurationException(BIND + ": there is no host `" + host + "`, check the name", e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port + (token == null ? "" : " with a token");
    }
}
