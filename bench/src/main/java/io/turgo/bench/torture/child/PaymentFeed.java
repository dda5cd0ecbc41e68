package io.turgo.bench.torture.child;

import io.turgo.engine.Engine;
import io.turgo.engine.Publisher;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * An embedding program's input: lines of {@code milliseconds,payer,amount}, whose numbers are the positions. What is
 * not such a line is rejected. One thread.
 */
final class PaymentFeed {
    /** The reason for which a line is rejected. */
    static final String REASON = "no payment";

    private static final Pattern LINE = Pattern.compile("\\d{1,15},-?\\d{1,9},-?\\d{1,9}\\.\\d{1,3}");

    private final Path file;
    private final Pace pace;

    PaymentFeed(Path file, Pace pace) {
        this.file = file;
        this.pace = pace;
    }

    /** Publishes what the journal does not have yet, up to the end. */
    void publish(Engine engine) throws IOException {
        try (Publisher<Payment> publisher = engine.publisher(WorkloadPipeline.PAYMENTS, Payment.class);
            BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            final long journaled = engine.lastPosition(WorkloadPipeline.PAYMENTS);
            long position = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (position > journaled) {
                    pace.next();
                    publish(publisher, position, line);
                }
                position++;
            }
            publisher.endOfInput();
        }
    }

    private static void publish(Publisher<Payment> publisher, long position, String line) {
        if (LINE.matcher(line).matches()) {
            publisher.publish(position, line.split(","), (payment, parts) -> payment
                .time(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(parts[0])))
                .payer(Long.parseLong(parts[1])).amount(parts[2]));
        } else {
            publisher.reject(position, REASON, line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
