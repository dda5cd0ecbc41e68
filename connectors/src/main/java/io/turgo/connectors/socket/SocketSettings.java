package io.turgo.connectors.socket;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.Role;
import java.util.List;

/**
 * What the options say of a connection.
 *
 * @param host      of the peer
 * @param port      of the peer
 * @param delimiter the byte behind a record
 * @param ends      whether the table ends when the peer closes the connection
 * @param retries   how often a sink tries again to connect
 */
record SocketSettings(String host, int port, byte delimiter, boolean ends, int retries) {
    private static final String HOST = "hostname";
    private static final String PORT = "port";
    private static final String DELIMITER = "byte-delimiter";
    private static final String CLOSED = "on-close";
    private static final String END = "end";
    private static final String RETRIES = "sink.max-retries";
    private static final int LARGEST_PORT = 65535;
    private static final int ASCII_END = 0x7F;

    /** The specs of the options, without those of formats. */
    static final List<OptionSpec> SPECS = List.of(
        OptionSpec.of(HOST, OptionType.TEXT, "The peer's name or address.").mandatory(),
        OptionSpec.of(PORT, OptionType.INT, "The peer's port.").mandatory(),
        OptionSpec.of(DELIMITER, OptionType.INT, "The byte behind each record, as a number: 10 is a line break.")
            .orElse("10"),
        OptionSpec.of(CLOSED, OptionType.oneOf("reconnect", END), "What to do when the peer closes the connection: "
            + "connect again, or end the table.").orElse("reconnect").only(Role.SOURCE),
        OptionSpec.of(RETRIES, OptionType.INT, "How often it is tried again to connect and write, after pauses that "
            + "double from 100 ms up to 6.4 s; then the pipeline stops.").orElse("10").only(Role.SINK));

    static SocketSettings of(Options options) {
        return new SocketSettings(options.text(HOST), inRange(options, PORT, 1, LARGEST_PORT),
            (byte) inRange(options, DELIMITER, 0, ASCII_END), options.word(CLOSED).equals(END),
            inRange(options, RETRIES, 0, Integer.MAX_VALUE));
    }

    private static int inRange(Options options, String name, int least, int most) {
        final int value = options.int32(name);
        if (value < least || value > most) {
            throw new OptionException(name, "option `" + name + "`=" + value + " is not in " + least + ".." + most
                + "; correct it");
        }
        return value;
    }

    @Override
    public String toString() {
        return host + ':' + port;
    }
}
