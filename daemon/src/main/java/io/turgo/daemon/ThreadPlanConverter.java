package io.turgo.daemon;

import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --threads}. */
public final class ThreadPlanConverter implements ITypeConverter<ThreadPlan> {
    /** What {@code --threads} says of itself. */
    public static final String DESCRIPTION = "fused, pipelined or sharded:N, where N workers share the keys "
        + "(default: ${DEFAULT-VALUE}).";

    @Override
    public ThreadPlan convert(String value) {
        try {
            return ThreadPlan.of(value);
        } catch (final ConfigurationException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
