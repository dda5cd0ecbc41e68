package io.turgo.sql.function;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;

/**
 * A function of SQL that works on one row: what the documentation says, what the validator needs, and the code.
 *
 * @param name      in capitals
 * @param group     where it stands in the documentation
 * @param signature how it is called
 * @param summary   one sentence on what it gives
 * @param operator  its operand and result types; null if Calcite knows it by a syntax of its own
 * @param code      the class with the static methods that may be called for it, or null if it is written otherwise
 * @param method    their name
 * @param folds     whether a method of two arguments is applied to one argument after the other
 * @param refusal   why it is not supported, and what is instead; null if it is
 */
public record FunctionSpec(String name, Group group, String signature, String summary, SqlOperator operator,
    Class<?> code, String method, boolean folds, String refusal) {

    /** The chapters of the documentation. */
    public enum Group {
        /** Comparison and truth values. */
        LOGIC("Comparison and logic"),
        /** What chooses between values. */
        CONDITION("Conditions and NULL"),
        /** Numbers. */
        NUMBER("Numbers"),
        /** Texts. */
        TEXT("Texts"),
        /** Dates and times. */
        TIME("Dates and times"),
        /** Types. */
        TYPE("Types"),
        /** The user's. */
        OWN("Of your own");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** What the chapter is called. */
        public String title() {
            return title;
        }
    }

    /** The methods that may be called for it; which one, follows from the arguments. */
    public List<Method> methods() {
        return Arrays.stream(code.getMethods()).filter(each -> each.getName().equals(method))
            .sorted(java.util.Comparator.comparing(Method::toString)).toList();
    }
}
