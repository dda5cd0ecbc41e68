package io.turgo.stage;

import io.turgo.record.Schema;
import java.util.List;

/** A step as a pipeline's definition has it: immutable, usable in any number of pipelines and engines. */
public interface Operator {
    /**
     * Everything that changes results, as text in a normal form: kind, version of the logic, parameters. Enters the
     * pipeline's hash. What code a lambda runs cannot be seen here; a changed lambda needs a changed stage name.
     */
    String logic();

    /**
     * What comes out for rows of {@code in}.
     *
     * @throws io.turgo.error.ConfigurationException if it cannot work on them, naming field, found and needed type
     */
    Output plan(Schema in);

    /** Makes a stage, one for each thread of an engine that runs it. */
    Stage create(StageContext context);

    /**
     * How its rows may be spread over several stages on a thread each. What is not declared is not spread: then one
     * stage sees all rows.
     */
    default Sharding sharding() {
        return Sharding.none();
    }

    /**
     * Whether rows may come in that are updates of earlier ones ({@link io.turgo.record.RowKind}). What works on each
     * row by itself can take them.
     */
    default boolean takesUpdates() {
        return sharding().mode() == Sharding.Mode.ANY;
    }

    /** Whether a stage that makes new rows passes on those that come too late, as they came. */
    default boolean passesLate() {
        return false;
    }

    /** The reference tables that the stage follows. */
    default List<ReferenceTable> references() {
        return List.of();
    }
}
