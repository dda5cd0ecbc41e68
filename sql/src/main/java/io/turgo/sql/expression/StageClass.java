package io.turgo.sql.expression;

import io.turgo.error.InvalidValueException;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * The compiled code of a stage. Each stage is made of a class of its own, with its columns and scratch objects as
 * {@code static final} fields, so that the JIT compiler takes them for constants. Immutable.
 */
final class StageClass {
    private static final String NAME = "Compiled";

    private final byte[] code;
    private final List<Function<StageContext, Object>> constants;
    private final String source;

    private StageClass(byte[] code, List<Function<StageContext, Object>> constants, String source) {
        this.code = code;
        this.constants = constants;
        this.source = source;
    }

    /** Compiles what was written. */
    static StageClass compile(StageSource source) {
        final String packageName = StageClass.class.getPackageName();
        final String text = source.text(packageName, NAME);
        final SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(StageClass.class.getClassLoader());
        try {
            compiler.cook(NAME, new java.io.StringReader(text));
        } catch (final CompileException | IOException e) {
            throw new IllegalStateException("generated code does not compile:\n" + text, e);
        }
        final Map<String, byte[]> classes = compiler.getBytecodes();
        return new StageClass(classes.get(packageName + '.' + NAME), List.copyOf(source.constants()), text);
    }

    /** A new stage. */
    Stage stage(StageContext context) {
        final Object[] data = constants.stream().map(each -> each.apply(context)).toArray();
        try {
            final MethodHandles.Lookup own = MethodHandles.lookup().defineHiddenClassWithClassData(code, data, true);
            return (Stage) own.findConstructor(own.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (final Throwable e) {
            throw new IllegalStateException("the stage cannot be made of\n" + source, e);
        }
    }

    /** The class's constants; called by the generated code while its class is initialised. */
    static Object[] data(MethodHandles.Lookup lookup) {
        try {
            return MethodHandles.classData(lookup, "_", Object[].class);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException("a generated class cannot see its constants", e);
        }
    }

    /** What is thrown where a field that is NOT NULL would be null. */
    static InvalidValueException missing(String field) {
        return new InvalidValueException("field `" + field + "` is NOT NULL and has no value, as a decimal of too many "
            + "digits or a text that is no value; use COALESCE, or a type with more digits");
    }

    /** The class file. */
    byte[] code() {
        return code.clone();
    }

    /** The Java source, for tests and messages. */
    String source() {
        return source;
    }
}
