package io.turgo.record;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Finds the right to define hidden classes beside an interface. In Turgo's own module {@link
 * MethodHandles#privateLookupIn} gives it. Into another one (on the class path: another class loader's) that gives the
 * right to define a plain class only; so one is defined there, once for each package, whose only method hands out its
 * own lookup.
 */
final class ViewLookup {
    private static final String CLASS_NAME = "TurgoViewLookup";
    private static final String METHOD = "lookup";
    private static final MethodType METHOD_TYPE = MethodType.methodType(Lookup.class);

    private ViewLookup() {
    }

    static Lookup in(Class<?> view) throws ReflectiveOperationException {
        final Lookup lookup = MethodHandles.privateLookupIn(view, MethodHandles.lookup());
        return lookup.hasFullPrivilegeAccess() ? lookup : handedOut(lookup, view);
    }

    private static Lookup handedOut(Lookup lookup, Class<?> view) throws ReflectiveOperationException {
        try {
            return (Lookup) lookup.findStatic(bridge(lookup, view), METHOD, METHOD_TYPE).invoke();
        } catch (final ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new IllegalStateException("a lookup without a body that could fail", e);
        }
    }

    /** The first call for a package of a loader defines the class; later ones are refused that and find it. */
    private static Class<?> bridge(Lookup lookup, Class<?> view) throws ReflectiveOperationException {
        final String name = view.getPackageName().isEmpty() ? CLASS_NAME : view.getPackageName() + '.' + CLASS_NAME;
        try {
            return lookup.defineClass(bytes(name.replace('.', '/')));
        } catch (final LinkageError defined) {
            return Class.forName(name, false, view.getClassLoader());
        }
    }

    private static byte[] bytes(String internalName) {
        final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, internalName, null, Type.getInternalName(Object.class),
            null);
        final String descriptor = METHOD_TYPE.toMethodDescriptorString();
        final MethodVisitor code = writer.visitMethod(ACC_STATIC, METHOD, descriptor, null, null);
        code.visitCode();
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(MethodHandles.class), "lookup", descriptor, false);
        code.visitInsn(ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
