package io.turgo.sql.expression;

import io.turgo.record.Schema;
import java.util.function.Function;

/** Keeps what an operator was compiled to: it is planned before it is run, and run on several threads. Any thread. */
final class CompiledOnce {
    private Schema schema;
    private StageClass code;

    /** The code for rows of that schema. */
    synchronized StageClass of(Schema in, Function<Schema, StageClass> compile) {
        if (!in.equals(schema)) {
            code = compile.apply(in);
            schema = in;
        }
        return code;
    }
}
