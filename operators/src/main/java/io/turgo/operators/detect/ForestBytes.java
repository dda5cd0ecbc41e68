package io.turgo.operators.detect;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import io.turgo.error.EngineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * A forest as bytes: the library's own state, trees, samples and random seeds, in Java's serial form. Only classes of
 * that state are read back. One thread at a time.
 */
final class ForestBytes {
    private static final ObjectInputFilter STATE_ONLY = ObjectInputFilter.Config.createFilter(
        "com.amazon.randomcutforest.state.**;java.util.ArrayList;java.lang.Object;java.lang.Number;!*");

    private final RandomCutForestMapper mapper = new RandomCutForestMapper();
    private final long seed;

    ForestBytes(long seed) {
        this.seed = seed;
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
    }

    byte[] write(RandomCutForest forest) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(mapper.toState(forest));
        } catch (final IOException e) {
            throw new EngineException("a random cut forest cannot be written as bytes: " + e, e);
        }
        return bytes.toByteArray();
    }

    RandomCutForest read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(STATE_ONLY);
            return mapper.toModel((RandomCutForestState) in.readObject(), seed);
        } catch (final IOException | ClassNotFoundException e) {
            throw new EngineException("the " + bytes.length + " bytes kept of a random cut forest cannot be read ("
                + e + "): delete the checkpoints, so that the state is made again from the journal", e);
        }
    }
}
