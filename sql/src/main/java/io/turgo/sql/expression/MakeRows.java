package io.turgo.sql.expression;

import io.turgo.record.Schema;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.stage.Operator;
import io.turgo.stage.Outlet;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.List;

/** Makes a new row of each. */
record MakeRows(Schema schema, boolean updates, List<String> inputs, List<NamedExpression> fields,
    ExpressionSettings settings, CompiledOnce compiled) implements Operator {
    @Override
    public String logic() {
        return "sql-rows/1 " + schema.name() + ' ' + ExpressionText.of(fields, inputs) + settings.logic();
    }

    @Override
    public Output plan(Schema in) {
        compiled.of(in, this::compile);
        return updates ? Output.updating(schema) : Output.fresh(schema);
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
        final String outlet = compiler.source().constant("outlet", Outlet.class, StageContext::outlet);
        compiler.source().line("final io.turgo.record.Row made = " + outlet + ".claim();");
        new Results(compiler, "made").write(fields);
        compiler.source().line("made.eventTimeNs(row.eventTimeNs());");
        compiler.source().line("made.ingestTimeNs(row.ingestTimeNs());");
        if (updates) {
            compiler.source().line("made.kind(row.kind());");
        }
        compiler.source().line(outlet + ".emit();");
        compiler.source().line("return false;");
        return StageClass.compile(compiler.source());
    }
}
