package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
    private static final Pattern GRAMMAR = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Samples.decimals();
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries.strings().withChars("0123456789+-.eE x/:\u0000\u0660\u0130").ofMinLength(0).ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> wellFormed() {
        final Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(41);
        final Arbitrary<String> zeros = Arbitraries.strings().withChars('0').ofMaxLength(45);
        final Arbitrary<String> fraction = Arbitraries.frequencyOf(
            Tuple.of(4, Combinators.combine(zeros, digits).as((z, d) -> "." + z + d)),
            Tuple.of(1, Arbitraries.just(".")));
        final Arbitrary<String> numbers = Arbitraries.frequencyOf(
            Tuple.of(4, Combinators.combine(zeros,
                Arbitraries.oneOf(digits, digits.map(d -> d.substring(0, 1))), fraction.injectNull(0.4))
                .as((z, d, f) -> z + d + (f == null ? "" : f))),
            Tuple.of(1, Combinators.combine(zeros, digits).as((z, d) -> "." + z + d)));
        final Arbitrary<String> exponent = Combinators.combine(
            Arbitraries.of("e", "E", "e+", "E-", "e-00"), Arbitraries.integers().between(0, 90)).as((e, n) -> e + n);
        return Combinators.combine(
            Arbitraries.of("", "+", "-"), numbers, exponent.injectNull(0.5))
            .as((sign, number, e) -> sign + number + (e == null ? "" : e));
    }

    @Property(tries = 5_000)
    void garbageIsRejected(@ForAll("garbage") final String text) {
        checkParse(text);
    }

    @Property(tries = 5_000)
    void wellFormedTextIsExactOrRefused(@ForAll("wellFormed") final String text) {
        checkParse(text);
    }

    private static void checkParse(final String text) {
        final Decimal before = Decimal.ofUnscaled(7, 3);
        final BigDecimal reference = reference(text);
        if (!GRAMMAR.matcher(text).matches()) {
            assertTrue(reference == null || !isAscii(text), text);
            checkAllInputs(text, Decimal.MALFORMED, before.toBigDecimal());
            return;
        }
        BigDecimal expected = reference;
        if (reference.scale() < 0) {
            expected = reference.signum() == 0 ? BigDecimal.ZERO : reference.setScale(0);
        }
        if (Operation.inRange(expected) == null) {
            checkAllInputs(text, Decimal.TOO_MANY_DIGITS, before.toBigDecimal());
        } else {
            checkAllInputs(text, Decimal.OK, expected);
        }
    }

    private static BigDecimal reference(final String text) {
        try {
            return new BigDecimal(text);
        } catch (final NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean isAscii(final String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    private static void checkAllInputs(final String text, final int status, final BigDecimal expected) {
        final String padded = "12" + text + "34";
        final int end = padded.length() - 2;
        final Decimal value = Decimal.ofUnscaled(7, 3);
        assertEquals(status, value.parse(padded, 2, end), text);
        assertEquals(expected, value.toBigDecimal(), text);
        value.setUnscaled(7, 3);
        assertEquals(status, value.parse(padded.toCharArray(), 2, end), text);
        assertEquals(expected, value.toBigDecimal(), text);
        if (isAscii(text)) {
            value.setUnscaled(7, 3);
            assertEquals(status, value.parse(padded.getBytes(StandardCharsets.US_ASCII), 2, end), text);
            assertEquals(expected, value.toBigDecimal(), text);
        }
    }

    @Property
    void formatIsPlainAndParsesBack(
        @ForAll("decimals") final BigDecimal value, @ForAll @IntRange(max = 3) final int offset) {
        final Decimal decimal = Decimal.of(value);
        final String plain = value.toPlainString();
        assertEquals(plain, decimal.toString());
        assertEquals("x" + plain, decimal.appendTo(new StringBuilder("x")).toString());
        final byte[] target = new byte[offset + plain.length() + 1];
        Arrays.fill(target, (byte) '#');
        assertEquals(plain.length(), decimal.format(target, offset));
        final String expected = "#".repeat(offset) + plain + "#";
        assertArrayEquals(expected.getBytes(StandardCharsets.US_ASCII), target);
        assertTrue(plain.length() <= Decimal.MAX_LENGTH);
        final Decimal parsed = new Decimal();
        assertEquals(Decimal.OK, parsed.parse(target, offset, offset + plain.length()));
        assertEquals(value, parsed.toBigDecimal());
    }

    @Test
    void formatNeedsRoomAndWritesNothingWithoutIt() {
        final Decimal value = Decimal.of("-12.5");
        final byte[] target = new byte[6];
        assertThrows(IndexOutOfBoundsException.class, () -> value.format(target, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> value.format(target, -1));
        assertArrayEquals(new byte[6], target);
        assertEquals(Decimal.MAX_LENGTH, Decimal.of("-0." + "9".repeat(38)).toString().length());
    }

    @Test
    void exponentsOfAnySizeAreDecided() {
        assertEquals(0, Decimal.of("0E99999999999999999999999").scale());
        assertEquals("0.0015", Decimal.of("1.5E-3").toString());
        assertEquals("1500", Decimal.of("1.5e+3").toString());
        final Decimal value = new Decimal();
        for (final String text : new String[] {"1E38", "1E-39", "0E-39", "1E4294967296", "1E-18446744073709551617"}) {
            assertEquals(Decimal.TOO_MANY_DIGITS, value.parse(text, 0, text.length()), text);
        }
    }

    @Test
    void nonAsciiBytesAreMalformed() {
        for (int octet = -128; octet < 128; octet++) {
            final int status = new Decimal().parse(new byte[] {'1', (byte) octet}, 0, 2);
            assertEquals(octet >= '0' && octet <= '9' || octet == '.' ? Decimal.OK : Decimal.MALFORMED, status);
        }
    }

    @Test
    void rangesOutsideTheTextAreAnError() {
        final Decimal value = new Decimal();
        assertThrows(IndexOutOfBoundsException.class, () -> value.parse("12", 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> value.parse(new byte[2], -1, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> value.parse(new char[2], 2, 1));
    }

    @Test
    void ofNamesTheText() {
        final NumberFormatException malformed =
            assertThrows(NumberFormatException.class, () -> Decimal.of("12,5"));
        assertTrue(malformed.getMessage().contains("'12,5'"), malformed.getMessage());
        final String nines = "9".repeat(39);
        final NumberFormatException long39 = assertThrows(NumberFormatException.class, () -> Decimal.of(nines));
        assertTrue(long39.getMessage().contains(nines), long39.getMessage());
    }
}
