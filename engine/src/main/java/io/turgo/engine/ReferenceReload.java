package io.turgo.engine;

import io.turgo.error.TurgoException;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.source.ReferenceLoader;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a reference table again and again, on a thread of its own, and publishes what differs. */
final class ReferenceReload implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceReload.class);

    private final ReferenceLoader loader;
    private final ReferenceLoad load;
    private final ReferenceContents contents;
    private final ReferencePublisher publisher;
    private final Lifecycle lifecycle;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Map<ReferenceContents.Key, byte[]> present;

    /** @param present what the table has at the start */
    ReferenceReload(ReferenceLoader loader, ReferenceLoad load, ReferenceContents contents,
        Map<ReferenceContents.Key, byte[]> present, ReferencePublisher publisher, Lifecycle lifecycle) {
        this.loader = loader;
        this.load = load;
        this.contents = contents;
        this.present = present;
        this.publisher = publisher;
        this.lifecycle = lifecycle;
    }

    String name() {
        return load.name();
    }

    /** Begins no further load. Any thread. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (!stopping.await(loader.reloadIntervalNs(), TimeUnit.NANOSECONDS) && lifecycle.accepting()) {
                reload();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final Throwable e) {
            if (lifecycle.accepting()) {
                lifecycle.fail(e);
            }
        } finally {
            publisher.close();
        }
    }

    private void reload() {
        final Map<ReferenceContents.Key, byte[]> loaded;
        try {
            loaded = load.load(loader);
        } catch (final TurgoException e) {
            LOG.warn("reference table `{}` was not loaded again and stays as it was: {}", name(), e.getMessage());
            return;
        }
        ReferenceLoad.differences(present, loaded, this::publish);
        present = loaded;
    }

    private void publish(byte[] body, RowKind kind) {
        final Row row = publisher.claim();
        contents.putBody(row, body);
        publisher.publish(kind);
    }
}
