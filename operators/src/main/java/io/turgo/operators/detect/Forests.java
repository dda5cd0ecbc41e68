package io.turgo.operators.detect;

import static io.turgo.operators.detect.ForestDescriptor.BYTES_OFFSET;
import static io.turgo.operators.detect.ForestDescriptor.COUNT_OFFSET;
import static io.turgo.operators.detect.ForestDescriptor.FIRST_OFFSET;
import static io.turgo.operators.detect.ForestDescriptor.SPAN;
import static io.turgo.operators.detect.ForestDescriptor.VALUES_OFFSET;

import com.amazon.randomcutforest.RandomCutForest;
import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The forests of keys, of which only those used last are objects; every one is in the tables too, as bytes and the
 * values since. After {@value ForestDescriptor#SPAN} values a forest is written, and read back to go on with: so a
 * forest that is made again from the tables is the same object graph, whatever the library leaves out of its bytes, and
 * how many are objects changes nothing. Belongs to the stage's thread.
 */
final class Forests {
    private static final float LOAD_FACTOR = 0.75f;

    private final ForestSettings settings;
    private final ForestBytes bytes;
    private final ForestPieces pieces;
    private final Map<Integer, RandomCutForest> live;
    private final float[] point = new float[1];

    Forests(ForestSettings settings, ForestPieces pieces, int mostLive) {
        this.settings = settings;
        this.bytes = new ForestBytes(settings.seed());
        this.pieces = pieces;
        this.live = new LinkedHashMap<>(mostLive, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, RandomCutForest> eldest) {
                return size() > mostLive;
            }
        };
    }

    ForestPieces pieces() {
        return pieces;
    }

    /** How many forests are objects. */
    int live() {
        return live.size();
    }

    /**
     * Scores a value of a key, then learns it.
     *
     * @param id    of the key's row
     * @param key   a row with the key
     * @param state of the key, at {@code at}, touched; its count is still that of the values before
     * @return the library's score, 0 while there is none
     */
    double learn(int id, Row key, double value, MemoryWindow state, int at) {
        final long count = state.getLong(at + COUNT_OFFSET);
        RandomCutForest forest = live.get(id);
        if (forest == null) {
            forest = again(key, count, state, at);
            live.put(id, forest);
        }
        if (count == 0) {
            state.putDouble(at + FIRST_OFFSET, value);
        }
        point[0] = (float) (value - state.getDouble(at + FIRST_OFFSET));
        final double score = count < settings.firstValues() ? 0 : forest.getAnomalyScore(point);
        forest.update(point);
        final int since = (int) (count % SPAN);
        state.putDouble(at + VALUES_OFFSET + since * Double.BYTES, value);
        if (since == SPAN - 1) {
            live.put(id, kept(forest, key, state, at));
        }
        return score;
    }

    /** The forest of a key, from what the tables have. */
    private RandomCutForest again(Row key, long count, MemoryWindow state, int at) {
        final int length = (int) state.getLong(at + BYTES_OFFSET);
        final RandomCutForest forest = length == 0 ? settings.make() : bytes.read(pieces.read(key, length));
        final double first = state.getDouble(at + FIRST_OFFSET);
        for (int i = 0; i < count % SPAN; i++) {
            point[0] = (float) (state.getDouble(at + VALUES_OFFSET + i * Double.BYTES) - first);
            forest.update(point);
        }
        return forest;
    }

    private RandomCutForest kept(RandomCutForest forest, Row key, MemoryWindow state, int at) {
        final byte[] written = bytes.write(forest);
        pieces.write(key, (int) state.getLong(at + BYTES_OFFSET), written);
        state.putLong(at + BYTES_OFFSET, written.length);
        return bytes.read(written);
    }
}
