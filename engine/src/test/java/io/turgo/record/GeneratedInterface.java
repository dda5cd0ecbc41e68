package io.turgo.record;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.V17;
import static org.objectweb.asm.Type.getDescriptor;
import static org.objectweb.asm.Type.getInternalName;

import io.turgo.decimal.Decimal;
import io.turgo.text.Text;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassWriter;

/** View interfaces for random schemas, with every accessor that each field can have. */
final class GeneratedInterface {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ClassWriter writer = new ClassWriter(0);

    static Class<?> of(Schema schema) throws IllegalAccessException {
        return new GeneratedInterface().define(schema);
    }

    private Class<?> define(Schema schema) throws IllegalAccessException {
        final String name = getInternalName(GeneratedInterface.class) + NUMBERS.incrementAndGet();
        writer.visit(V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, name, null, "java/lang/Object", null);
        for (final Field field : schema.fields()) {
            for (final Class<?> type : getterTypes(field)) {
                method(field.name(), "()" + getDescriptor(type));
            }
            for (final Class<?> type : setterTypes(field)) {
                method(field.name(), "(" + getDescriptor(type) + ")L" + name + ";");
            }
            method(field.name() + "IsNull", "()Z");
            if (field.nullable()) {
                method("null" + Character.toUpperCase(field.name().charAt(0)) + field.name().substring(1), "()V");
            }
        }
        writer.visitEnd();
        return MethodHandles.lookup().defineClass(writer.toByteArray());
    }

    private void method(String name, String descriptor) {
        writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, name, descriptor, null, null).visitEnd();
    }

    private static Class<?>[] getterTypes(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> new Class<?>[] {boolean.class};
            case INT32 -> new Class<?>[] {int.class};
            case INT64, TIMESTAMP -> new Class<?>[] {long.class};
            case FLOAT64 -> new Class<?>[] {double.class};
            case DECIMAL -> field.precision() <= Field.LONG_PRECISION
                ? new Class<?>[] {Decimal.class, long.class} : new Class<?>[] {Decimal.class};
            case SYMBOL -> new Class<?>[] {String.class, int.class};
            case STRING -> new Class<?>[] {Text.class};
        };
    }

    private static Class<?>[] setterTypes(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> new Class<?>[] {boolean.class};
            case INT32 -> new Class<?>[] {int.class};
            case INT64, TIMESTAMP -> new Class<?>[] {long.class};
            case FLOAT64 -> new Class<?>[] {double.class};
            case DECIMAL -> new Class<?>[] {Decimal.class, long.class, CharSequence.class, String.class};
            case SYMBOL -> new Class<?>[] {CharSequence.class, String.class, int.class};
            case STRING -> new Class<?>[] {CharSequence.class, String.class, Text.class};
        };
    }
}
