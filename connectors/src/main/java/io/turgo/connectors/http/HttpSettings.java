package io.turgo.connectors.http;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.Role;
import java.util.List;
import java.util.Set;

/**
 * What the options say of a server.
 *
 * @param bind          the address that it listens at
 * @param port          its port
 * @param path          the one path that it takes requests for
 * @param token         what a request has to show, or null
 * @param bodyBytes     the most of one body
 * @param heldBytes     the most of all bodies that are on their way at a time
 * @param connections   the most at a time
 * @param idleMs        how long a client may send nothing in the midst of a request, and between two
 * @param bytesPerSec   how fast a body has to come after its first seconds
 * @param roomMs        how long a request waits for room before it is told to come again
 * @param keys          how many requests with a key are remembered
 */
record HttpSettings(String bind, int port, String path, String token, int bodyBytes, long heldBytes, int connections,
    int idleMs, long bytesPerSec, int roomMs, int keys) {
    private static final String PORT = "port";
    private static final String BIND = "bind";
    private static final String PATH = "path";
    private static final String TOKEN = "token";
    private static final String BODY = "max-body-size";
    private static final String HELD = "max-pending-size";
    private static final String CONNECTIONS = "max-connections";
    private static final String IDLE = "idle-timeout";
    private static final String RATE = "min-rate";
    private static final String ROOM = "busy-timeout";
    private static final String KEYS = "idempotency.keys";
    private static final int LARGEST_PORT = 65535;
    private static final int LARGEST_BODY_BYTES = 1 << 30;
    private static final int MOST_CONNECTIONS = 100_000;
    private static final int MOST_KEYS = 10_000_000;
    private static final int LONGEST_MS = 3_600_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]");

    /** The specs of the options, without those of formats. */
    static final List<OptionSpec> SPECS = List.of(
        OptionSpec.of(PORT, OptionType.INT, "The port that is listened at.").mandatory().only(Role.SOURCE),
        OptionSpec.of(BIND, OptionType.TEXT, "The address that is listened at; any that is not this machine's loopback "
            + "needs a `token`.").orElse("127.0.0.1").only(Role.SOURCE),
        OptionSpec.of(PATH, OptionType.TEXT, "The path that bodies are posted to.").orElse("/").only(Role.SOURCE),
        OptionSpec.of(TOKEN, OptionType.TEXT, "What requests have to show as `Authorization: Bearer TOKEN`.").hidden()
            .only(Role.SOURCE),
        OptionSpec.of(BODY, OptionType.BYTES, "The most bytes of a body; a larger one is refused with 413.")
            .orElse("4 mb").only(Role.SOURCE),
        OptionSpec.of(HELD, OptionType.BYTES, "The most bytes of all bodies that are not journaled yet; what comes "
            + "beyond is refused with 429.").orElse("64 mb").only(Role.SOURCE),
        OptionSpec.of(CONNECTIONS, OptionType.INT, "The most connections at a time; more wait to be accepted.")
            .orElse("256").only(Role.SOURCE),
        OptionSpec.of(IDLE, OptionType.DURATION, "How long a client may send nothing before its connection is closed.")
            .orElse("30 s").only(Role.SOURCE),
        OptionSpec.of(RATE, OptionType.BYTES, "How many bytes a second of a body have to come, on average after its "
            + "first seconds; a slower one is refused with 408.").orElse("1 kb").only(Role.SOURCE),
        OptionSpec.of(ROOM, OptionType.DURATION, "How long a request waits for room behind a slow pipeline before it "
            + "is refused with 429.").orElse("5 s").only(Role.SOURCE),
        OptionSpec.of(KEYS, OptionType.INT, "How many of the latest requests with an `Idempotency-Key` are remembered: "
            + "one that is sent again has no second effect.").orElse("100000").only(Role.SOURCE));

    static HttpSettings of(Options options) {
        final HttpSettings settings = new HttpSettings(options.text(BIND), whole(options, PORT, 0, LARGEST_PORT),
            options.text(PATH), options.text(TOKEN), (int) bytes(options, BODY, 1, LARGEST_BODY_BYTES),
            bytes(options, HELD, 1, Long.MAX_VALUE), whole(options, CONNECTIONS, 1, MOST_CONNECTIONS),
            millis(options, IDLE), bytes(options, RATE, 0, Integer.MAX_VALUE), millis(options, ROOM),
            whole(options, KEYS, 1, MOST_KEYS));
        settings.validate();
        return settings;
    }

    private void validate() {
        if (!path.startsWith("/")) {
            throw new OptionException(PATH, "option `path`: `" + path + "` does not begin with `/`; correct it");
        }
        if (token != null && token.isBlank()) {
            throw new OptionException(TOKEN, "option `token` is blank; give one that cannot be guessed");
        }
        if (token == null && !isLoopback()) {
            throw new OptionException(BIND, "option `bind`: at `" + bind + "` others than this machine could post "
                + "rows; give a `token` that they have to show, or bind to 127.0.0.1");
        }
        if (heldBytes < bodyBytes) {
            throw new OptionException(HELD, "option `" + HELD + "`=" + heldBytes + " bytes < `" + BODY + "`="
                + bodyBytes + ": the largest body would never be taken; raise the one or lower the other");
        }
    }

    /** A name is none that is known to mean this machine only. */
    private boolean isLoopback() {
        return LOOPBACK.contains(bind) || bind.matches("127(\\.\\d{1,3}){3}");
    }

    private static int whole(Options options, String name, int least, int most) {
        return (int) inRange(name, options.int32(name), least, most, "");
    }

    private static long bytes(Options options, String name, long least, long most) {
        return inRange(name, options.bytes(name), least, most, " bytes");
    }

    private static int millis(Options options, String name) {
        return (int) inRange(name, options.duration(name).toMillis(), 1, LONGEST_MS, " ms");
    }

    private static long inRange(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new OptionException(name, "option `" + name + "`=" + value + unit + " is not in " + least + ".."
                + most + "; correct it");
        }
        return value;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "http://" + bind + ':' + port + path;
    }
}
