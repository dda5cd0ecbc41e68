package io.turgo.bench.latency;

import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and writes events per second: {@code 10k}, {@code 500_000}, {@code 1M}. */
final class Rates implements ITypeConverter<Long> {
    private static final long MOST = 100_000_000;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    @Override
    public Long convert(String value) {
        final String text = value.strip().replace("_", "").toLowerCase(Locale.ROOT);
        if (!text.matches("\\d{1,9}(\\.\\d{1,6})?[km]?")) {
            throw new TypeConversionException("`" + value + "` is no rate such as 500000, 500k or 1M");
        }
        final boolean thousands = text.endsWith("k");
        final boolean millions = text.endsWith("m");
        BigDecimal rate = new BigDecimal(thousands || millions ? text.substring(0, text.length() - 1) : text);
        rate = thousands ? rate.multiply(THOUSAND) : rate;
        rate = millions ? rate.multiply(THOUSAND).multiply(THOUSAND) : rate;
        if (rate.signum() == 0 || rate.compareTo(BigDecimal.valueOf(MOST)) > 0
            || rate.stripTrailingZeros().scale() > 0) {
            throw new TypeConversionException("rate " + value + " is not a whole number from 1 to 100M a second");
        }
        return rate.longValueExact();
    }
}
