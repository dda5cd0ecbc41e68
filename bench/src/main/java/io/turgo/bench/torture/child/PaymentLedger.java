package io.turgo.bench.torture.child;

import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputIdView;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;

/**
 * What the embedding program keeps of the callbacks: a line for each, which begins with the output's id, behind a line
 * that names the journal. Doubles are written as their bits. One thread at a time.
 */
final class PaymentLedger {
    private static final String JOURNAL = "journal ";
    private static final long WAIT_FOR_ROOM_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path file;
    private final boolean force;
    private final Runnable onOutput;
    private final StringBuilder pending = new StringBuilder();
    private FileChannel channel;

    /**
     * @param force    whether a batch is to survive loss of power
     * @param onOutput called for each output
     */
    PaymentLedger(Path file, boolean force, Runnable onOutput) {
        this.file = file;
        this.force = force;
        this.onOutput = onOutput;
    }

    CallbackSink<ScoredPayment> sink() {
        return CallbackSink.of(ScoredPayment.class, this::take).resumeAfter(this::open).endOfBatch(this::write)
            .onClose(() -> CloseHelper.quietClose(channel));
    }

    private void take(OutputIdView id, ScoredPayment payment) {
        onOutput.run();
        id.appendTo(pending);
        pending.append(',').append(payment.payer()).append(',');
        payment.amount().appendTo(pending).append(',');
        if (!payment.scoreIsNull()) {
            pending.append(Long.toHexString(Double.doubleToRawLongBits(payment.score())));
        }
        pending.append('\n');
    }

    private OutputId open(UUID journal) {
        try {
            Files.createDirectories(file.getParent());
            final String found = Files.exists(file) ? Files.readString(file) : "";
            final String whole = found.substring(0, found.lastIndexOf('\n') + 1);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(whole.length()).position(whole.length());
            if (whole.isEmpty()) {
                pending.append(JOURNAL).append(journal).append('\n');
                write();
                return OutputId.NONE;
            }
            return last(journal, whole);
        } catch (final IOException e) {
            throw failure(e);
        }
    }

    private OutputId last(UUID journal, String whole) {
        final String[] lines = whole.split("\n");
        if (!lines[0].equals(JOURNAL + journal)) {
            throw new ConfigurationException(file + " has outputs of `" + lines[0] + "` and not of journal " + journal
                + ", move it away or bring that journal back");
        }
        final String line = lines[lines.length - 1];
        return lines.length == 1 ? OutputId.NONE : OutputId.parse(line.substring(0, line.indexOf(',')));
    }

    private void write() {
        try {
            final byte[] bytes = pending.toString().getBytes(StandardCharsets.US_ASCII);
            final long start = channel.position();
            while (!hasWritten(bytes)) {
                channel.truncate(start);
                LockSupport.parkNanos(WAIT_FOR_ROOM_NS);
            }
            pending.setLength(0);
            if (force) {
                channel.force(false);
            }
        } catch (final IOException e) {
            throw failure(e);
        }
    }

    /** False if the disk is full. */
    private boolean hasWritten(byte... all) throws IOException {
        try {
            final ByteBuffer bytes = ByteBuffer.wrap(all);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return true;
        } catch (final IOException e) {
            if (IoReason.isNoSpace(e)) {
                return false;
            }
            throw e;
        }
    }

    private EnvironmentException failure(IOException e) {
        return new EnvironmentException(file + " cannot be written: " + e + "; make room or mend it", e);
    }
}
