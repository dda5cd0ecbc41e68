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

    /** Makes the stage, once per engine and thread. */
    Stage create(StageContext context);

    /** The reference tables that the stage follows. */
    default List<ReferenceTable> references() {
        return List.of();
    }
}
