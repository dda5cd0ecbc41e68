package io.turgo.examples.revenue;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The revenue example's outputs, computed from all order lines at once. */
final class PlainRevenue {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn");

    private final Map<String, List<Sold>> customers = new TreeMap<>();

    private record Sold(int line, LocalDateTime time, BigDecimal amount) {
    }

    /** @param csv the input's lines with the header line */
    PlainRevenue(List<String> csv) {
        for (int line = 1; line < csv.size(); line++) {
            final String[] fields = csv.get(line).split(",", -1);
            if (!fields[4].isEmpty()) {
                customers.computeIfAbsent(fields[4], absent -> new ArrayList<>()).add(new Sold(line,
                    time(csv.get(line)),
                    new BigDecimal(fields[3]).multiply(new BigDecimal(fields[1])).setScale(3)));
            }
        }
    }

    /** The time of an input line. */
    static LocalDateTime time(String line) {
        return LocalDateTime.parse(line.split(",", -1)[2], TIME);
    }

    /** The lines of at-lines.csv, in no particular order. */
    List<String> atLines() {
        final List<String> all = new ArrayList<>();
        customers.forEach((customer, sold) -> sold.forEach(each -> all.add(each.line + "," + TIME.format(each.time)
            + "," + customer + "," + each.amount + "," + day(sold, each.time))));
        return all;
    }

    /** The lines of changes.csv, in no particular order. */
    List<String> changes() {
        final List<String> all = new ArrayList<>();
        customers.forEach((customer, sold) -> {
            final TreeSet<LocalDateTime> instants = new TreeSet<>();
            sold.forEach(each -> instants.addAll(List.of(each.time, each.time.plusDays(1).plusNanos(1))));
            instants.forEach(instant -> all.add(
                (instant.getNano() == 0 ? TIME : NANOS).format(instant) + "," + customer + "," + day(sold, instant)));
        });
        return all;
    }

    private static String day(List<Sold> sold, LocalDateTime until) {
        final Predicate<Sold> inDay =
            each -> !each.time.isAfter(until) && !each.time.isBefore(until.minusDays(1));
        final List<BigDecimal> amounts = sold.stream().filter(inDay).map(Sold::amount).collect(Collectors.toList());
        return amounts.stream().reduce(new BigDecimal("0.000"), BigDecimal::add) + "," + amounts.size();
    }
}
