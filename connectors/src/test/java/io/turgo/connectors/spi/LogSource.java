package io.turgo.connectors.spi;

import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import java.io.InputStream;

/** Publishes the messages of all partitions in turn, from the offsets behind the journaled ones on. */
final class LogSource implements Source {
    private final TableDefinition table;
    private final Topic topic;
    private final RowFormat format;

    LogSource(TableDefinition table, Topic topic, RowFormat format) {
        this.table = table;
        this.topic = topic;
        this.format = format;
    }

    @Override
    public void run(SourceContext context) throws Exception {
        final Partition[] partitions = new Partition[topic.partitions()];
        for (int i = 0; i < partitions.length; i++) {
            partitions[i] = new Partition(context, i);
        }
        boolean more = true;
        while (more && context.running()) {
            more = false;
            for (final Partition partition : partitions) {
                more |= partition.publishOne();
            }
        }
    }

    /** The messages of one partition, as a stream of lines for the format. */
    private final class Partition extends InputStream {
        private final SourceContext context;
        private final int number;
        private final RowReader reader;
        private long offset;
        private byte[] message = {};
        private int at;

        Partition(SourceContext context, int number) throws InputStopped {
            this.context = context;
            this.number = number;
            offset = context.resumePosition(number);
            reader = format.reader("partition " + number, this, context.rows(), context.symbols());
        }

        boolean publishOne() {
            if (!reader.next()) {
                return false;
            }
            final RowPublisher publisher = context.publisher();
            publisher.partition(number);
            final Row row = publisher.claim();
            final String fault = reader.decode(row);
            if (fault != null) {
                publisher.abort();
                publisher.reject(offset, fault, reader.raw());
                return true;
            }
            for (final TableColumn column : table.columns(Kind.METADATA)) {
                if (column.detail().equals("offset")) {
                    row.int64(context.rows().column(column.name()), offset);
                } else {
                    row.int32(context.rows().column(column.name()), number);
                }
            }
            publisher.commit(offset);
            return true;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (at == message.length) {
                message = topic.message(number, offset + 1);
                if (message == null) {
                    return -1;
                }
                offset++;
                at = 0;
            }
            final int count = Math.min(length, message.length - at);
            System.arraycopy(message, at, target, from, count);
            at += count;
            return count;
        }
    }
}
