package io.turgo.examples.fx;

import io.turgo.connectors.file.ByteSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The lines of several files of quotes in the order of time, those of one time in the order of the files: CSV with the
 * columns time_ns, venue, pair, bid, ask.
 */
final class MergedQuotes extends InputStream {
    private static final byte[] HEADER = "time_ns,venue,pair,bid,ask\n".getBytes(StandardCharsets.US_ASCII);

    private final PriorityQueue<Feed> feeds =
        new PriorityQueue<>(Comparator.comparingLong(Feed::time).thenComparingInt(Feed::number));
    private final List<Feed> all = new ArrayList<>();
    private byte[] line = HEADER;
    private int next;

    private MergedQuotes(List<QuoteFile> files) throws IOException {
        for (final QuoteFile file : files) {
            final Feed feed = new Feed(file, all.size());
            all.add(feed);
            feed.reader.readLine();
            advance(feed);
        }
    }

    /** The files as one input. */
    static ByteSource of(List<QuoteFile> files) {
        return ByteSource.of(files.size() + " files of quotes", () -> new MergedQuotes(files));
    }

    /** One of the files, at a line. */
    private static final class Feed {
        private final QuoteFile file;
        private final int number;
        private final BufferedReader reader;
        private String text;
        private long time;

        Feed(QuoteFile file, int number) {
            this.file = file;
            this.number = number;
            reader = new BufferedReader(new InputStreamReader(file.bytes().open(), StandardCharsets.US_ASCII));
        }

        long time() {
            return time;
        }

        int number() {
            return number;
        }

        /** A line without a time comes at once, to be rejected by who decodes it. */
        boolean next() throws IOException {
            text = reader.readLine();
            if (text != null) {
                final int comma = text.indexOf(',');
                try {
                    time = Long.parseLong(text, 0, Math.max(0, comma), 10);
                } catch (final NumberFormatException e) {
                    time = Long.MIN_VALUE;
                }
            }
            return text != null;
        }

        byte[] line() {
            final int comma = text.indexOf(',');
            final String values = comma < 0 ? text + ',' + file.venue() + ',' + file.pair()
                : text.substring(0, comma) + ',' + file.venue() + ',' + file.pair() + text.substring(comma);
            return (values + '\n').getBytes(StandardCharsets.US_ASCII);
        }
    }

    private void advance(Feed feed) throws IOException {
        if (feed.next()) {
            feeds.add(feed);
        }
    }

    /** Whether there is a byte left in the present line, or another line. */
    private boolean fill() throws IOException {
        if (next == line.length && !feeds.isEmpty()) {
            final Feed first = feeds.poll();
            line = first.line();
            next = 0;
            advance(first);
        }
        return next < line.length;
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int copied = 0;
        while (copied < length && fill()) {
            final int part = Math.min(length - copied, line.length - next);
            System.arraycopy(line, next, target, offset + copied, part);
            copied += part;
            next += part;
        }
        return copied == 0 && length > 0 ? -1 : copied;
    }

    @Override
    public void close() throws IOException {
        for (final Feed each : all) {
            each.reader.close();
        }
    }
}
