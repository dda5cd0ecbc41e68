package io.turgo.engine;

import io.turgo.ring.Slot;

/** Takes what no stage is to see. */
final class Nowhere implements Inlet {
    static final Nowhere INSTANCE = new Nowhere();

    private Nowhere() {
    }

    @Override
    public Slot claim() {
        throw new IllegalStateException("only what stands elsewhere comes here");
    }

    @Override
    public void publish() {
        throw new IllegalStateException("nothing is claimed here");
    }

    @Override
    public void accept(Slot slot) {
        // ends here
    }
}
