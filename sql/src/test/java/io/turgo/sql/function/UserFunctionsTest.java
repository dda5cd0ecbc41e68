package io.turgo.sql.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Functions of the user's that cannot be called are refused, and told what they need. */
class UserFunctionsTest {
    @Test
    void thoseOfTheClassPathAreFound() {
        assertEquals("[HOST, SHARE]", FunctionTable.own().keySet().toString());
        assertTrue(FunctionTable.names().contains("HOST"));
        assertEquals("HOST(url)", FunctionTable.named("HOST").signature());
    }

    @Test
    void aNameIsTakenOnce() {
        refuses(new Good("upper"),
            "function UPPER of " + Good.class.getName() + " has the name of one that is built in");
        final Map<String, FunctionSpec> all = new TreeMap<>();
        UserFunctions.add(new Good("mine"), Map.of(), all);
        assertTrue(assertThrows(ConfigurationException.class,
            () -> UserFunctions.add(new Good("Mine"), Map.of(), all)).getMessage().contains("of another one"));
    }

    @Test
    void aMethodIsPublicAndStaticAndThere() {
        refuses(new Empty(), "has no public static method `eval`");
        refuses(new OfObject(), "has no public static method `eval`");
        refuses(new Hidden(), "has no public static method `eval`");
    }

    @Test
    void aMethodGivesTheResultAndTakesValues() {
        refuses(new Boxed(),
            "eval(java.lang.Long) gives no INT64: return long, or let its last parameter be a LongCell");
        refuses(new OfNumber(), "has a parameter of java.lang.Number, which is no value of SQL and cannot be made");
    }

    private static void refuses(SqlScalar function, String message) {
        final String found = assertThrows(ConfigurationException.class, () -> UserFunctions.add(
            function, Map.of("UPPER", FunctionTable.named("UPPER")), new HashMap<>())).getMessage();
        assertTrue(found.contains(message), found);
    }

    /** What they have in common. */
    abstract static class Named implements SqlScalar {
        @Override
        public String name() {
            return "named";
        }

        @Override
        public String signature() {
            return "NAMED()";
        }

        @Override
        public String summary() {
            return "Nothing.";
        }

        @Override
        public Field result() {
            return Field.int64("result");
        }
    }

    /** A function as it should be. */
    public static final class Good extends Named {
        private final String name;

        Good(String name) {
            this.name = name;
        }

        /** Of nothing. */
        public static long eval() {
            return 1;
        }

        @Override
        public String name() {
            return name;
        }
    }

    /** Without a method. */
    public static final class Empty extends Named {
    }

    /** With one of an object. */
    public static final class OfObject extends Named {
        /** Of nothing. */
        public long eval() {
            return 1;
        }
    }

    /** Of a class that is not public. */
    static final class Hidden extends Named {
        /** Of nothing. */
        public static long eval() {
            return 1;
        }
    }

    /** With objects. */
    public static final class Boxed extends Named {
        /** Of a number. */
        public static Long eval(Long number) {
            return number;
        }
    }

    /** With what is no value. */
    public static final class OfNumber extends Named {
        /** Of any number. */
        public static long eval(Number number) {
            return number.longValue();
        }
    }
}
