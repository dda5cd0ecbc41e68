package io.turgo.journal;

import io.turgo.journal.file.PosixReserver;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A disk whose forced writes a test lets through, holds or fails. */
final class HeldDevice implements ForceDevice {
    private boolean held;
    private int waiting;
    private IOException error;
    private int forces;

    @Override
    public synchronized void force(FileChannel channel, boolean metadata) throws IOException {
        waiting++;
        notifyAll();
        try {
            while (held) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            waiting--;
        }
        if (error != null) {
            throw error;
        }
        forces++;
        channel.force(metadata);
    }

    /** Holds forced writes that come from now on. */
    synchronized void hold() {
        held = true;
    }

    /** Lets all through. */
    synchronized void letGo() {
        held = false;
        notifyAll();
    }

    /** Fails all from now on, those that are held included. */
    synchronized void fail(IOException cause) {
        error = cause;
        letGo();
    }

    /** Waits until a forced write is being held. */
    synchronized void awaitHeld() throws InterruptedException {
        while (waiting == 0) {
            wait();
        }
    }

    synchronized int forces() {
        return forces;
    }

    ChronicleJournal.Device device() {
        return new ChronicleJournal.Device(new PosixReserver(), this);
    }
}
