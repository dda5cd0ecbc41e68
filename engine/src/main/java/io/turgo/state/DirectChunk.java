package io.turgo.state;

import io.turgo.error.EnvironmentException;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Zeroed direct memory that starts on a cache line. Stateless; any thread. */
final class DirectChunk {
    /** A size that is allocated and zeroed in tens of microseconds, yet keeps the number of chunks low. */
    static final int TARGET_BYTES = 256 * 1024;

    private static final int ALIGNMENT = 64;

    private DirectChunk() {
    }

    /**
     * Allocates zeroed memory.
     *
     * @throws EnvironmentException if the JVM's bound on direct memory is reached
     */
    static UnsafeBuffer allocate(final int bytes) {
        final ByteBuffer memory;
        try {
            memory = ByteBuffer.allocateDirect(bytes + ALIGNMENT);
        } catch (final OutOfMemoryError e) {
            throw new EnvironmentException("no direct memory left for a chunk of " + bytes
                + " bytes, raise -XX:MaxDirectMemorySize (default: the value of -Xmx): " + e.getMessage(), e);
        }
        final int skip = (int) (-BufferUtil.address(memory) & ALIGNMENT - 1);
        return new UnsafeBuffer(memory, skip, bytes);
    }

    /** Gives the memory back at once; no buffer over it may be used afterwards. */
    static void free(final UnsafeBuffer chunk) {
        BufferUtil.free(chunk.byteBuffer());
    }
}
