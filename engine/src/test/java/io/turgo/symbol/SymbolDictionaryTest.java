package io.turgo.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.Allocations;
import io.turgo.error.EngineException;
import io.turgo.error.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SymbolDictionaryTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int THREADS = 4;
    private static final int TEXTS = 5_000;

    @Test
    void numbersAreGivenInTheOrderOfFirstSight() {
        final SymbolDictionary symbols = new SymbolDictionary(10);
        assertEquals(0, symbols.intern("XETR"));
        assertEquals(1, symbols.intern("XPAR"));
        assertEquals(0, symbols.intern("XETR"));
        assertEquals(2, symbols.intern(""));
        assertEquals(3, symbols.size());
        assertEquals("XPAR", symbols.text(1));
    }

    @Test
    void anUnknownTextIsFoundAsUnknownAndNotAdded() {
        final SymbolDictionary symbols = new SymbolDictionary(10);
        assertEquals(SymbolDictionary.UNKNOWN, symbols.find("XETR"));
        assertEquals(0, symbols.size());
    }

    @Test
    void textsOfEqualHashStayApart() {
        final SymbolDictionary symbols = new SymbolDictionary(10);
        assertEquals("Aa".hashCode(), "BB".hashCode());
        assertEquals(0, symbols.intern("Aa"));
        assertEquals(SymbolDictionary.UNKNOWN, symbols.find("BB"));
        assertEquals(1, symbols.intern("BB"));
        assertEquals(0, symbols.find("Aa"));
    }

    @Test
    void anyCharSequenceFindsWhatAStringInterned() {
        final SymbolDictionary symbols = new SymbolDictionary(10);
        final int number = symbols.intern("Zürich😀");
        assertEquals(number, symbols.find(new StringBuilder("Zürich😀")));
        assertEquals(number, symbols.intern(new StringBuilder("Zürich😀")));
        final int built = symbols.intern(new StringBuilder("built"));
        assertEquals(built, symbols.find("built"));
        assertEquals("Zürich😀", new String(symbols.utf8(number), StandardCharsets.UTF_8));
    }

    @Test
    void growingKeepsEveryEntry() {
        final SymbolDictionary symbols = new SymbolDictionary(100_000);
        for (int i = 0; i < 20_000; i++) {
            assertEquals(i, symbols.intern("S" + i));
        }
        for (int i = 0; i < 20_000; i++) {
            assertEquals(i, symbols.find("S" + i));
            assertEquals("S" + i, symbols.text(i));
        }
        assertEquals(SymbolDictionary.UNKNOWN, symbols.find("S20000"));
    }

    @Test
    void theCapIsANamedErrorAndKnownTextsGoOn() {
        final SymbolDictionary symbols = new SymbolDictionary(2);
        symbols.intern("a");
        symbols.intern("b");
        final EngineException error = assertThrows(EngineException.class, () -> symbols.intern("c"));
        assertEquals("symbols=3 > turgo.symbols.max=2 at `c`, raise it, or declare a field of many distinct values as "
            + "STRING", error.getMessage());
        assertEquals(2, symbols.size());
        assertEquals(1, symbols.intern("b"));
        assertEquals(SymbolDictionary.UNKNOWN, symbols.find("c"));
    }

    @Test
    void aTextThatCannotBeJournaledIsRefused() {
        final SymbolDictionary symbols = new SymbolDictionary(2);
        final InvalidValueException error =
            assertThrows(InvalidValueException.class, () -> symbols.intern("ab\ud800"));
        assertTrue(error.getMessage().contains("unpaired surrogate at index 2"), error.getMessage());
        assertEquals(0, symbols.size());
    }

    @Test
    void lookUpsOfKnownTextsAllocateNothing() {
        final SymbolDictionary symbols = new SymbolDictionary(10);
        symbols.intern("XETR");
        final StringBuilder builder = new StringBuilder("XETR");
        Allocations.assertNone(() -> {
            for (int i = 0; i < 1_000; i++) {
                symbols.intern("XETR");
                symbols.intern(builder);
                symbols.text(0);
            }
        });
    }

    @Test
    void concurrentInterningGivesDenseUniqueNumbersAndReadersSeeNoHoles() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            internConcurrently(Long.getLong("turgo.seed", System.nanoTime()) + round);
        }
    }

    private static void internConcurrently(long seed) throws InterruptedException {
        final SymbolDictionary symbols = new SymbolDictionary(TEXTS);
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        final CyclicBarrier start = new CyclicBarrier(THREADS + 1);
        final AtomicBoolean done = new AtomicBoolean();
        final List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            final Random random = new Random(seed + t);
            writers.add(started(failure, () -> {
                start.await();
                for (int i = 0; i < 4 * TEXTS; i++) {
                    final String text = "S" + random.nextInt(TEXTS);
                    final int number = symbols.intern(text);
                    assertTrue(number < symbols.size(), "a frame begun now must have it");
                    assertEquals(text, symbols.text(number));
                }
                for (int i = 0; i < TEXTS; i++) {
                    symbols.intern("S" + i);
                }
            }));
        }
        final Thread reader = started(failure, () -> {
            start.await();
            while (!done.get()) {
                final int size = symbols.size();
                for (int i = Math.max(0, size - 100); i < size; i++) {
                    assertNotNull(symbols.text(i));
                }
            }
        });
        for (final Thread writer : writers) {
            writer.join();
        }
        done.set(true);
        reader.join();
        assertNull(failure.get(), () -> "seed=" + seed + ": " + failure.get());
        assertDense(symbols);
    }

    private static void assertDense(SymbolDictionary symbols) {
        assertEquals(TEXTS, symbols.size());
        final Set<String> texts = new HashSet<>();
        for (int i = 0; i < TEXTS; i++) {
            final String text = symbols.text(i);
            assertTrue(texts.add(text), text);
            assertEquals(i, symbols.find(text));
            assertSame(text, symbols.text(i));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Thread started(AtomicReference<Throwable> failure, Work work) {
        final Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (final Exception | AssertionError e) {
                failure.compareAndSet(null, e);
            }
        });
        thread.start();
        return thread;
    }
}
