package io.turgo.sql.expression;

import io.turgo.record.Schema;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.List;

/** Adds computed fields in place. */
record AddFields(List<String> inputs, List<NamedExpression> fields, ExpressionSettings settings,
    CompiledOnce compiled) implements Operator {
    @Override
    public String logic() {
        return "sql-fields/1 " + ExpressionText.of(fields, inputs) + settings.logic();
    }

    @Override
    public Output plan(Schema in) {
        compiled.of(in, this::compile);
        return Output.adding(fields.stream().map(NamedExpression::field).toList());
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
        new Results(compiler, "row").write(fields);
        compiler.source().line("return true;");
        return StageClass.compile(compiler.source());
    }
}
