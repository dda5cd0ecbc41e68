package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.RowImages;
import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;
import org.agrona.concurrent.UnsafeBuffer;

/** Rows in a Chronicle Map. */
final class ChronicleRows implements RowFile {
    private final ChronicleMap<byte[], byte[]> map;
    private final int keyBytes;
    private final int storedBytes;
    private final UnsafeBuffer stored = new UnsafeBuffer(0, 0);

    ChronicleRows(Path path, MapSizing sizing) throws IOException {
        keyBytes = sizing.layout().keyBytes();
        storedBytes = sizing.layout().imageBytes() - keyBytes;
        map = sizing.builder().createPersistedTo(path.toFile());
    }

    @Override
    public boolean put(byte[] key, byte[] value, UnsafeBuffer before) {
        try (ExternalMapQueryContext<byte[], byte[], ?> query = map.queryContext(key)) {
            query.updateLock().lock();
            final MapEntry<byte[], byte[]> entry = query.entry();
            if (entry == null) {
                query.insert(query.absentEntry(), query.wrapValueAsData(value));
                return false;
            }
            read(entry, before);
            query.replaceValue(entry, query.wrapValueAsData(value));
            return true;
        }
    }

    @Override
    public boolean remove(byte[] key, UnsafeBuffer before) {
        try (ExternalMapQueryContext<byte[], byte[], ?> query = map.queryContext(key)) {
            query.updateLock().lock();
            final MapEntry<byte[], byte[]> entry = query.entry();
            if (entry == null) {
                return false;
            }
            read(entry, before);
            query.remove(entry);
            return true;
        }
    }

    private void read(MapEntry<byte[], byte[]> entry, UnsafeBuffer image) {
        copy(entry.key(), image, 0, keyBytes);
        copy(entry.value(), image, keyBytes, storedBytes);
    }

    private void copy(Data<byte[]> data, UnsafeBuffer image, int at, int length) {
        stored.wrap(data.bytes().addressForRead(data.offset()), length);
        image.putBytes(at, stored, 0, length);
    }

    @Override
    public long count() {
        return map.longSize();
    }

    @Override
    public void forEach(UnsafeBuffer image, RowImages taker) {
        map.forEachEntry(entry -> {
            read(entry, image);
            taker.row(image, 0);
        });
    }

    @Override
    public void close() {
        map.close();
    }
}
