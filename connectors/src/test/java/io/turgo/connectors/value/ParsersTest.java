package io.turgo.connectors.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.value.NumberParser.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Every parser against the JDK's. */
class ParsersTest {
    private final NumberParser numbers = new NumberParser();
    private final TimeParser times = new TimeParser();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Outcome parseLong(String text) {
        return numbers.parseLong(ascii(text), 0, text.length(), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private Outcome parseDouble(String text) {
        return numbers.parseDouble(ascii(text), 0, text.length());
    }

    private Outcome parseTime(String text, TimeFormat format) {
        return times.parse(ascii(text), 0, text.length(), format);
    }

    @Provide
    Arbitrary<String> integers() {
        return Arbitraries.bigIntegers().between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20))
            .map(BigInteger::toString).edgeCases(edges -> edges.add("9223372036854775807", "9223372036854775808",
                "-9223372036854775808", "-9223372036854775809", "0", "-0", "+7", "000000000000000000000000000001"));
    }

    @Property
    void longs(@ForAll("integers") String text) {
        final BigInteger expected = new BigInteger(text);
        if (expected.bitLength() < Long.SIZE) {
            assertEquals(Outcome.OK, parseLong(text));
            assertEquals(expected.longValueExact(), numbers.whole());
        } else {
            assertEquals(Outcome.OUT_OF_RANGE, parseLong(text));
        }
    }

    @Provide
    Arbitrary<String> decimals() {
        final Arbitrary<String> digits = Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(20);
        final Arbitrary<String> numbers = Arbitraries.oneOf(digits, digits.map(each -> each + '.'),
            digits.map(each -> '.' + each),
            Combinators.combine(digits, digits).as((each, other) -> each + '.' + other));
        return Combinators.combine(Arbitraries.of("", "-", "+"), numbers,
            Arbitraries.integers().between(-340, 340).map(each -> "e" + each).injectNull(0.4))
            .as((sign, number, exponent) -> sign + number + (exponent == null ? "" : exponent));
    }

    @Property(tries = 3000)
    void doubles(@ForAll("decimals") String text) {
        final double expected = Double.parseDouble(text);
        if (Double.isInfinite(expected)) {
            assertEquals(Outcome.OUT_OF_RANGE, parseDouble(text));
        } else {
            assertEquals(Outcome.OK, parseDouble(text));
            assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(numbers.floating()));
        }
    }

    @Property
    void malformedNumbers(@ForAll @Size(max = 6) byte[] noise) {
        final String text = new String(noise, StandardCharsets.ISO_8859_1);
        assertEquals(text.matches("[+-]?[0-9]+"), parseLong(text) == Outcome.OK);
        assertEquals(text.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?"),
            parseDouble(text) == Outcome.OK);
    }

    @Provide
    Arbitrary<String> plainNumbers() {
        final Arbitrary<String> digits = Arbitraries.strings().withChars("0000123456789").ofMaxLength(12);
        return Combinators.combine(Arbitraries.of("", "-", "+", "--"), digits, Arbitraries.of("", ".", ".", ".."),
            digits)
            .as((sign, whole, point, fraction) -> sign + whole + point + fraction)
            .edgeCases(edges -> edges.add("9223372036854775807", "9223372036854775808", "-9223372036854775808",
                "922337203685477580.7", "9999999999999999999", "18446744073709551616", "", ".", "-"));
    }

    /** What the short way takes, the general way takes, and it is the same. */
    @Property(tries = 3000)
    void plain(@ForAll("plainNumbers") String text, @ForAll @IntRange(max = 18) int scale,
        @ForAll @IntRange(min = 1, max = 18) int precision) {
        final PlainNumber plain = new PlainNumber();
        final boolean taken = plain.parse(ascii(text), 0, text.length(), scale, PlainNumber.most(precision));
        if (!text.matches("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)")) {
            assertEquals(false, taken);
            return;
        }
        final BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        final boolean fits = value.scale() <= scale
            && value.abs().movePointRight(scale).compareTo(BigDecimal.valueOf(PlainNumber.most(precision))) <= 0;
        final boolean isShort = text.chars().filter(Character::isDigit).count() <= 19
            && new BigDecimal(text).unscaledValue().bitLength() < Long.SIZE;
        assertEquals(fits && isShort, taken);
        if (taken) {
            assertEquals(0, BigDecimal.valueOf(plain.unscaled(), scale).compareTo(value));
        }
    }

    @Test
    void whatIsNoNumber() {
        for (final String text : new String[] {"", "+", "-", ".", "-.", ".e1", "1e", "1e+", "1d", "0x1", " 1", "nan",
            "--1"}) {
            assertEquals(Outcome.MALFORMED, parseDouble(text), text);
            assertEquals(Outcome.MALFORMED, parseLong(text), text);
        }
        assertEquals(Outcome.OK, parseDouble("-Infinity"));
        assertEquals(Double.NEGATIVE_INFINITY, numbers.floating());
        assertEquals(Outcome.OK, parseDouble("NaN"));
        assertEquals(Double.NaN, numbers.floating());
    }

    @Property
    void isoTimesBothWays(@ForAll long timeNs, @ForAll @IntRange(max = 9) int zeros) {
        final long unit = (long) Math.pow(10, zeros);
        final long rounded = timeNs / unit * unit;
        final byte[] text = new byte[40];
        final int length = TimeText.putIso(rounded, text, 3) - 3;
        final Instant instant = Instant.ofEpochSecond(Math.floorDiv(rounded, 1_000_000_000L),
            Math.floorMod(rounded, 1_000_000_000L));
        assertEquals(instant.toString(), new String(text, 3, length, StandardCharsets.US_ASCII));
        assertEquals(Outcome.OK, times.parse(text, 3, 3 + length, TimeFormat.ISO_8601));
        assertEquals(rounded, times.timeNs());
        assertEquals(Outcome.OK, times.parse(text, 3, 2 + length, TimeFormat.ISO_8601));
        text[13] = ' ';
        assertEquals(Outcome.OK, times.parse(text, 3, 3 + length, TimeFormat.ISO_8601));
        assertEquals(rounded, times.timeNs());
    }

    @Test
    void theEndsOfTime() {
        for (final long end : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE}) {
            isoTimesBothWays(end, 0);
        }
        assertEquals(Outcome.OUT_OF_RANGE, parseTime("1677-09-21T00:12:43.145224191Z", TimeFormat.ISO_8601));
        assertEquals(Outcome.OUT_OF_RANGE, parseTime("2262-04-11T23:47:16.854775808Z", TimeFormat.ISO_8601));
        assertEquals(Outcome.OUT_OF_RANGE, parseTime("9223372036.854775808", TimeFormat.EPOCH_SECONDS));
        assertEquals(Outcome.OUT_OF_RANGE, parseTime("0.0000000001", TimeFormat.EPOCH_SECONDS));
        assertEquals(Outcome.OUT_OF_RANGE, parseTime("0.5", TimeFormat.EPOCH_NANOS));
        assertEquals(Outcome.OK, parseTime("-1.25", TimeFormat.EPOCH_MICROS));
        assertEquals(-1250, times.timeNs());
    }

    @Test
    void whatIsNoTime() {
        for (final String text : new String[] {"", "Z", "2013-11-25", "2013-11-25T00:00:00+01:00",
            "2013-13-01T00:00:00Z",
            "2013-11-31T00:00:00Z", "2013-11-00T00:00:00Z", "2013-11-25T24:00:00Z", "2013-11-25T00:60:00Z",
            "2013-11-25T00:00:60Z", "2013-11-25T00:00:00.Z", "2013-11-25T00:00:00.1234567890Z", "2013/11/25T00:00:00Z",
            "2013-11-25T0a:00:00Z", "2013-11-25T00:00:00.1-Z", "1900-02-29T00:00:00Z"}) {
            assertEquals(Outcome.MALFORMED, parseTime(text, TimeFormat.ISO_8601), text);
        }
        assertEquals(Outcome.MALFORMED, parseTime("1385337600s", TimeFormat.EPOCH_SECONDS));
    }

    @Property
    void calendar(@ForAll @IntRange(min = -100_000, max = 100_000) int day) {
        final LocalDate expected = LocalDate.ofEpochDay(day);
        final int date = CivilTime.date(day);
        assertEquals(expected, LocalDate.of(date / 10_000, date / 100 % 100, date % 100));
        assertEquals(day, CivilTime.epochDay(date / 10_000, date / 100 % 100, date % 100));
    }

    @Property
    void utf8(@ForAll String text, @ForAll @Size(max = 4) byte[] noise) {
        final byte[] bytes = (text + new String(noise, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(noise, 0, bytes, bytes.length - noise.length, noise.length);
        final Utf8Chars chars = new Utf8Chars(bytes.length);
        try {
            final String expected = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            assertEquals(true, chars.decode(bytes, 0, bytes.length));
            assertEquals(expected, chars.toString());
        } catch (final CharacterCodingException e) {
            assertEquals(false, chars.decode(bytes, 0, bytes.length));
        }
    }
}
