package io.turgo.ring;

import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;

/** Does not wait: consumers poll, and how they idle is an {@link org.agrona.concurrent.IdleStrategy}. */
final class NonBlockingWaitStrategy implements WaitStrategy {
    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependentSequence, SequenceBarrier barrier) {
        return dependentSequence.get();
    }

    @Override
    public void signalAllWhenBlocking() {
        // nobody blocks
    }
}
