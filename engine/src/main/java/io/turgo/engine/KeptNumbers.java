package io.turgo.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The single numbers of a checkpoint by name: what kind, whose, and which. Names of users are encoded, so that a name
 * has no white space and no {@code =}. Belongs to one thread at a time.
 */
final class KeptNumbers {
    private static final String COUNT = "count";

    private final SortedMap<String, Long> numbers = new TreeMap<>();

    /** No numbers yet. */
    KeptNumbers() {
    }

    /** Numbers that were kept. */
    KeptNumbers(SortedMap<String, Long> kept) {
        numbers.putAll(kept);
    }

    /** A name of the user's as a part of a name here. */
    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** The name of a number. */
    static String of(String kind, String owner, String what) {
        return kind + '/' + encode(owner) + '/' + what;
    }

    void put(String kind, String owner, String what, long value) {
        numbers.put(of(kind, owner, what), value);
    }

    /** Adds to a count, of which there may be several parts. */
    void addCount(String owner, String what, long value) {
        numbers.merge(of(COUNT, owner, what), value, Long::sum);
    }

    /** A count that was kept, once: the one who asks first goes on with all of it. */
    long takeCount(String owner, String what) {
        final Long value = numbers.remove(of(COUNT, owner, what));
        return value == null ? 0 : value;
    }

    /** The number of that name, or {@code otherwise} if there is none. */
    long get(String kind, String owner, String what, long otherwise) {
        return numbers.getOrDefault(of(kind, owner, what), otherwise);
    }

    /** Puts in all numbers of another: counts add up, of others both have the same. */
    void addAll(KeptNumbers other) {
        other.numbers.forEach((name, value) -> numbers.merge(
            name, value, name.startsWith(COUNT) ? Long::sum : (mine, theirs) -> theirs));
    }

    boolean has(String kind, String owner, String what) {
        return numbers.containsKey(of(kind, owner, what));
    }

    SortedMap<String, Long> numbers() {
        return numbers;
    }
}
