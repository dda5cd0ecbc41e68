package io.turgo.engine;

import io.turgo.stage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;

/**
 * Gives each stage code of its own. The class of a stage is copied, with the fields of that one stage as constants of
 * the copy, so that the JIT compiler sees columns, parameters and state tables as they are, whoever calls, and keeps a
 * profile for this stage alone. (It takes the fields of records for constants, but only where it takes the record for
 * one, and there are too many stages behind one another to inline all of them into one method.)
 *
 * <p>Only records are copied, as their fields never change, and only those that a copy can stand for; the others run as
 * they are. The copy shares the objects that the fields refer to, so state is seen through both.
 *
 * <p>Public for measurements of a stage alone, in the form that an engine runs. Any thread.
 */
public final class StageSpecializer {
    private StageSpecializer() {
    }

    /** A stage that does the same as {@code stage} to a row or watermark; or {@code stage} itself. */
    public static Stage specialize(Stage stage) {
        final Class<?> type = stage.getClass();
        if (!type.isRecord() || type.isHidden()) {
            return stage;
        }
        try (InputStream code = type.getResourceAsStream(resource(type))) {
            return code == null ? stage : copy(stage, new ClassReader(code));
        } catch (final IOException | IllegalAccessException | LinkageError | UncopyableException e) {
            return stage;
        }
    }

    private static String resource(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).concat(".class");
    }

    private static Stage copy(Stage stage, ClassReader code) throws IllegalAccessException {
        final MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(stage.getClass(), MethodHandles.lookup());
        final List<Field> fields = new ArrayList<>();
        final List<Object> values = new ArrayList<>();
        for (final Field field : stage.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.add(field);
                values.add(value(lookup, field, stage));
            }
        }
        final byte[] bytes = StageCopyEmitter.emit(code, fields, stage instanceof io.turgo.stage.KeyedStage);
        final MethodHandles.Lookup copy = lookup.defineHiddenClassWithClassData(
            bytes, values.toArray(), true, MethodHandles.Lookup.ClassOption.NESTMATE);
        try {
            return (Stage) copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (final Throwable e) {
            throw new IllegalStateException("the copy of " + stage.getClass().getName() + " cannot be made", e);
        }
    }

    private static Object value(MethodHandles.Lookup lookup, Field field, Stage stage) throws IllegalAccessException {
        try {
            return lookup.unreflectGetter(field).invoke(stage);
        } catch (final IllegalAccessException e) {
            throw e;
        } catch (final Throwable e) {
            throw new IllegalStateException("field " + field.getName() + " cannot be read", e);
        }
    }
}
