package io.turgo.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** {@link Utf8} and {@link Text} against the JDK's own encoder. */
class TextTest {
    @Provide
    Arbitrary<String> texts() {
        final Arbitrary<Integer> codePoints = Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x7F), Arbitraries.integers().between(0x80, 0x7FF),
            Arbitraries.integers().between(0x800, 0xD7FF), Arbitraries.integers().between(0xE000, 0xFFFF),
            Arbitraries.integers().between(0x10000, 0x10FFFF));
        final Arbitrary<String> mixed = codePoints.map(Character::toString).list().ofMaxSize(20)
            .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(mixed, Arbitraries.strings().ascii().ofMaxLength(40));
    }

    private static Text text(byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 8]);
        buffer.setMemory(0, buffer.capacity(), (byte) 'x');
        buffer.putBytes(4, bytes);
        return new Text().wrap(buffer, 4, bytes.length);
    }

    @Property(tries = 1_000)
    void encodesAsTheJdkDoes(@ForAll("texts") String text) {
        final byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected.length, Utf8.length(text));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[expected.length + 2]);
        Utf8.put(new StringBuilder(text), buffer, 1, expected.length);
        final byte[] actual = new byte[expected.length];
        buffer.getBytes(1, actual);
        assertArrayEquals(expected, actual);
        assertEquals(0, buffer.getByte(0) | buffer.getByte(expected.length + 1));
    }

    @Property(tries = 1_000)
    void equalsOnlyTheSameText(@ForAll("texts") String text, @ForAll("texts") String other) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final Text flyweight = text(bytes);
        assertTrue(flyweight.contentEquals(text));
        assertEquals(text, flyweight.toString());
        assertEquals(text.equals(other), flyweight.contentEquals(other));
        assertEquals(text.equals(other), flyweight.contentEquals(text(other.getBytes(StandardCharsets.UTF_8))));
        assertFalse(flyweight.contentEquals(text + "x"));
        assertFalse(flyweight.contentEquals(text + "\ud800"));
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(bytes[i], flyweight.byteAt(i));
        }
    }

    @Property(tries = 500)
    void anUnpairedSurrogateIsFound(@ForAll("texts") String before, @ForAll("texts") String after) {
        assertEquals(-1 - before.length(), Utf8.length(before + '\ud83d' + after));
        assertEquals(-1 - before.length(), Utf8.length(before + '\ude00' + after));
        assertEquals(-1 - before.length(), Utf8.length(before + "\ude00\ud83d" + after));
    }

    @Test
    void bytesOutsideTheTextAreRefused() {
        final Text text = text(new byte[3]);
        assertThrows(IndexOutOfBoundsException.class, () -> text.byteAt(-1));
        assertEquals("index=3 is not in 0..2",
            assertThrows(IndexOutOfBoundsException.class, () -> text.byteAt(3)).getMessage());
    }

    @Test
    void copiesItsBytes() {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[8]);
        assertEquals(5, text("abc".getBytes(StandardCharsets.UTF_8)).copyTo(target, 2));
        assertTrue(new Text().wrap(target, 2, 3).contentEquals("abc"));
    }
}
