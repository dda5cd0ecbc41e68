package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.RowImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows in slots of equal length, each written through a channel as it changes; where they are is kept on the heap. A
 * slot is a byte that tells whether it is taken, then the key and the value.
 */
final class ChannelRows implements RowFile {
    private static final byte TAKEN = 1;
    private static final byte FREE = 0;

    private final int keyBytes;
    private final int storedBytes;
    private final FileChannel channel;
    private final ByteBuffer slot;
    private final Map<ByteBuffer, Long> slots = new LinkedHashMap<>();
    private final Deque<Long> free = new ArrayDeque<>();
    private long end;

    ChannelRows(Path path, MapSizing sizing) throws IOException {
        keyBytes = sizing.layout().keyBytes();
        storedBytes = sizing.layout().imageBytes() - keyBytes;
        slot = ByteBuffer.allocate(1 + keyBytes + sizing.valueBytes());
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        while (read(end)) {
            if (slot.get(0) == TAKEN) {
                slots.put(ByteBuffer.wrap(slot.array().clone(), 1, keyBytes), end);
            } else {
                free.add(end);
            }
            end += slot.capacity();
        }
    }

    private boolean read(long position) throws IOException {
        slot.clear();
        int count = 0;
        while (count >= 0 && slot.hasRemaining()) {
            count = channel.read(slot, position + slot.position());
        }
        return !slot.hasRemaining();
    }

    private void write(long position, int length) throws IOException {
        slot.clear().limit(length);
        while (slot.hasRemaining()) {
            channel.write(slot, position + slot.position());
        }
    }

    @Override
    public boolean put(byte[] key, byte[] value, UnsafeBuffer before) {
        try {
            final Long found = slots.get(ByteBuffer.wrap(key));
            if (found != null) {
                copy(found, before);
            }
            final long position = found != null ? found : free.isEmpty() ? end : free.peek();
            slot.clear().put(TAKEN).put(key).put(value);
            write(position, slot.capacity());
            if (found == null) {
                take(position, key);
            }
            return found != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(long position, byte[] key) {
        slots.put(ByteBuffer.wrap(key.clone()), position);
        if (position == end) {
            end += slot.capacity();
        } else {
            free.remove();
        }
    }

    private void copy(long position, UnsafeBuffer image) throws IOException {
        read(position);
        image.putBytes(0, slot.array(), 1, keyBytes + storedBytes);
    }

    @Override
    public boolean remove(byte[] key, UnsafeBuffer before) {
        try {
            final Long found = slots.get(ByteBuffer.wrap(key));
            if (found == null) {
                return false;
            }
            copy(found, before);
            slot.clear().put(FREE);
            write(found, 1);
            slots.remove(ByteBuffer.wrap(key));
            free.add(found);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long count() {
        return slots.size();
    }

    @Override
    public void forEach(UnsafeBuffer image, RowImages taker) {
        try {
            for (final long position : slots.values()) {
                copy(position, image);
                taker.row(image, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
