package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;

/**
 * 1 for a value outside of fixed limits, 0 for one inside of them or on one: the control limits of W. A. Shewhart
 * ("Economic Control of Quality of Manufactured Product", 1931) where they are known. Counts the values in 8 bytes.
 *
 * @param low  the least value that is usual
 * @param high the largest value that is usual
 */
record LimitScoring(double low, double high) implements Scoring {
    LimitScoring {
        if (!(low <= high)) {
            throw new ConfigurationException(
                "low=" + low + " of the limit detector is not <= high=" + high + ", exchange them");
        }
    }

    @Override
    public String logic() {
        return "limit/1 low=" + Double.toHexString(low) + " high=" + Double.toHexString(high);
    }

    @Override
    public int stateBytes() {
        return Long.BYTES;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        state.putLong(at, state.getLong(at) + 1);
        return value < low || value > high ? 1 : 0;
    }
}
