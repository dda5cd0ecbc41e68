package io.turgo.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: they start, they say what they found, and they end. */
class ChildrenTest {
    private static final int EVENTS = 20_000;

    @TempDir
    private Path directory;

    private Children children(int limitSeconds) {
        return new Children(directory, directory, limitSeconds, () -> { });
    }

    private static Task task(Path data, int events, int eventsPerSecond) {
        return new Task(Contender.LOOP.variant(), 1, events, events / 4, eventsPerSecond, 0, data);
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void aChildTellsItsResult() {
        final Result result = children(60).run(Contender.LOOP, data -> task(data, EVENTS, 0));
        assertEquals("in-house", result.engine());
        assertEquals(EVENTS, result.task().events());
    }

    @Test
    void aFailedChildIsNamedWithItsLastWords() {
        final Contender broken = Contender.inHouse("no such thing", "no-such-variant");
        final Exception failure = assertThrows(EngineException.class, () -> children(60).run(broken,
            data -> new Task("no-such-variant", 1, EVENTS, 1, 0, 0, data)));
        assertTrue(failure.getMessage().startsWith("no such thing failed with exit code 1:\n"), failure.getMessage());
        assertTrue(failure.getMessage().contains("variant=no-such-variant"), failure.getMessage());
    }

    @Test
    void aChildThatTakesTooLongIsEnded() {
        final Exception failure = assertThrows(EngineException.class,
            () -> children(1).run(Contender.LOOP, data -> task(data, 600_000, 1)));
        assertTrue(failure.getMessage().contains("plain loop has not ended after 1 s"), failure.getMessage());
    }

    @Test
    void saysHowToBuildAPeer() {
        final Contender peer = Contender.peer("Jet", Program.JET, "core", Form.EXPERT);
        final Exception failure = assertThrows(EnvironmentException.class,
            () -> children(60).run(peer, data -> task(data, EVENTS, 0)));
        assertTrue(failure.getMessage().contains("./turgo bench peers"), failure.getMessage());
    }

    @Test
    void anotherFindingMakesTheComparisonVoid() {
        final Children children = children(60);
        final References references = new References(children);
        final Result loop = children.run(Contender.LOOP, data -> task(data, EVENTS, 0));
        references.check(Contender.LOOP, loop);
        references.check(Contender.TURGO, loop);
        final Result other = new Result("jet", "5", "17", loop.task(), 1, 1, 1, 0, "7 windows 0, 0 alerts 0",
            loop.latencies());
        final Contender jet = Contender.peer("Jet", Program.JET, "core", Form.EXPERT);
        final Exception failure = assertThrows(EngineException.class, () -> references.check(jet, other));
        assertTrue(failure.getMessage().contains("Jet finds 7 windows 0, 0 alerts 0, but the plain loop "
            + loop.tally()), failure.getMessage());
        references.check(Contender.HOP, other);
    }
}
