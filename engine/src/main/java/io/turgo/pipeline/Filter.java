package io.turgo.pipeline;

import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.stage.StatelessStage;

/**
 * Lets rows pass that a lambda accepts.
 *
 * @param <T> the view that the lambda sees
 */
record Filter<T>(Class<T> view, RowFunctions.Test<T> test) implements Operator {
    @Override
    public String logic() {
        return "filter/1";
    }

    @Override
    public Output plan(Schema in) {
        return Output.same();
    }

    @Override
    public Sharding sharding() {
        return Sharding.any();
    }

    @Override
    public Stage create(StageContext context) {
        return new FilterStage<>(Lens.of(view, context), test);
    }

    private record FilterStage<T>(Lens<T> lens, RowFunctions.Test<T> test) implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            return test.test(lens.at(row));
        }
    }
}
