package io.turgo.sql.expression;

import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Lets rows pass for which a condition is true. */
record FilterRows(List<String> inputs, RexNode condition, ExpressionSettings settings,
    CompiledOnce compiled) implements Operator {
    @Override
    public String logic() {
        return "sql-filter/1 " + ExpressionText.of(condition, inputs) + settings.logic();
    }

    @Override
    public Output plan(Schema in) {
        compiled.of(in, this::compile);
        return Output.same();
    }

    @Override
    public Sharding sharding() {
        return Sharding.any();
    }

    @Override
    public Stage create(StageContext context) {
        return compiled.of(context.in().schema(), this::compile).stage(context);
    }

    private StageClass compile(Schema in) {
        final ExpressionCompiler compiler = new ExpressionCompiler(inputs, in, settings);
        compiler.share(List.of(condition));
        compiler.source().line("return " + compiler.value(condition).code() + ';');
        return StageClass.compile(compiler.source());
    }
}
