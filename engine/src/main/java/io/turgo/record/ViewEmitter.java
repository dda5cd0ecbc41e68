package io.turgo.record;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;
import static org.objectweb.asm.Type.getDescriptor;
import static org.objectweb.asm.Type.getInternalName;
import static org.objectweb.asm.Type.getMethodDescriptor;
import static org.objectweb.asm.Type.getType;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the class of a view. It has a final field for its row, one for its support and one for each result holder; an
 * accessor loads the row or the support, its column (a constant of the class, out of the list {@link #columns}), holder
 * or argument, calls, and returns. No method branches.
 */
final class ViewEmitter {
    private static final String ROW = getDescriptor(Row.class);
    private static final String SUPPORT = getDescriptor(ViewSupport.class);
    private static final Handle CLASS_DATA_AT = new Handle(H_INVOKESTATIC, getInternalName(MethodHandles.class),
        "classDataAt", MethodType.methodType(
            Object.class, MethodHandles.Lookup.class, String.class, Class.class, int.class).toMethodDescriptorString(),
        false);

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final List<Column> columns = new ArrayList<>();
    private final String name;

    ViewEmitter(Class<?> view) {
        name = getInternalName(view) + "$View";
        writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, getInternalName(Object.class),
            new String[] {getInternalName(view), getInternalName(RowView.class)});
        writer.visitField(ACC_PRIVATE | ACC_FINAL, "row", ROW, null, null);
        writer.visitField(ACC_PRIVATE | ACC_FINAL, "support", SUPPORT, null, null);
    }

    /** The class data of the class: what its constants stand for. */
    List<Column> columns() {
        return columns;
    }

    /** The bytes of a class that has these accessors. */
    byte[] emit(List<Accessor> accessors) {
        final MethodVisitor constructor = writer.visitMethod(0, "<init>", "(" + SUPPORT + ")V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, getInternalName(Object.class), "<init>", "()V", false);
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitVarInsn(ALOAD, 1);
        constructor.visitFieldInsn(PUTFIELD, name, "support", SUPPORT);
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitVarInsn(ALOAD, 1);
        constructor.visitMethodInsn(INVOKEVIRTUAL, getInternalName(ViewSupport.class), "row", "()" + ROW, false);
        constructor.visitFieldInsn(PUTFIELD, name, "row", ROW);
        for (int i = 0; i < accessors.size(); i++) {
            emit(accessors.get(i), "holder" + i, constructor);
        }
        end(constructor, RETURN);
        emitWrap();
        emitFlyweight();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void emitWrap() {
        final MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "wrap", "(" + ROW + ")V", null, null);
        code.visitCode();
        load(code, "support", SUPPORT);
        code.visitVarInsn(ALOAD, 1);
        code.visitMethodInsn(INVOKEVIRTUAL, getInternalName(ViewSupport.class), "wrap", "(" + ROW + ")V", false);
        end(code, RETURN);
    }

    private void emitFlyweight() {
        final MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "flyweight", "()" + ROW, null, null);
        code.visitCode();
        load(code, "row", ROW);
        end(code, ARETURN);
    }

    private void emit(Accessor accessor, String holder, MethodVisitor constructor) {
        final Method method = accessor.method();
        final MethodVisitor code =
            writer.visitMethod(ACC_PUBLIC, method.getName(), getMethodDescriptor(method), null, null);
        code.visitCode();
        if (accessor.refusal() != null) {
            emitRefusal(code, accessor.refusal());
            return;
        }
        final AccessorKind kind = accessor.kind();
        load(code, kind.owner() == Row.class ? "row" : "support", getDescriptor(kind.owner()));
        code.visitLdcInsn(constant(accessor.column()));
        if (kind.holder() != null) {
            emitHolder(constructor, holder, kind.holder());
            load(code, holder, getDescriptor(kind.holder()));
        } else if (kind.argumentType() != null) {
            emitArgument(code, method.getParameterTypes()[0], kind.argumentType());
        }
        code.visitMethodInsn(INVOKEVIRTUAL, getInternalName(kind.owner()), kind.method(), descriptor(kind), false);
        emitReturn(code, method.getReturnType(), kind);
    }

    private static void emitRefusal(MethodVisitor code, String refusal) {
        code.visitLdcInsn(refusal);
        code.visitMethodInsn(INVOKESTATIC, getInternalName(ViewSupport.class), "refusal",
            "(Ljava/lang/String;)Lio/turgo/error/ConfigurationException;", false);
        end(code, ATHROW);
    }

    private void emitHolder(MethodVisitor constructor, String field, Class<?> type) {
        writer.visitField(ACC_PRIVATE | ACC_FINAL, field, getDescriptor(type), null, null);
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitTypeInsn(NEW, getInternalName(type));
        constructor.visitInsn(DUP);
        constructor.visitMethodInsn(INVOKESPECIAL, getInternalName(type), "<init>", "()V", false);
        constructor.visitFieldInsn(PUTFIELD, name, field, getDescriptor(type));
    }

    /**
     * {@code declared} is less than {@code wanted} only where it is a type variable's bound, so both are objects then.
     */
    private static void emitArgument(MethodVisitor code, Class<?> declared, Class<?> wanted) {
        code.visitVarInsn(getType(declared).getOpcode(ILOAD), 1);
        if (!wanted.isAssignableFrom(declared)) {
            code.visitTypeInsn(CHECKCAST, getInternalName(wanted));
        }
    }

    private static void emitReturn(MethodVisitor code, Class<?> declared, AccessorKind kind) {
        if (!kind.writes()) {
            end(code, getType(kind.resultType()).getOpcode(IRETURN));
        } else if (declared == void.class) {
            end(code, RETURN);
        } else {
            code.visitVarInsn(ALOAD, 0);
            end(code, ARETURN);
        }
    }

    private void load(MethodVisitor code, String field, String descriptor) {
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name, field, descriptor);
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private ConstantDynamic constant(Column column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            index = columns.size();
            columns.add(column);
        }
        return new ConstantDynamic("_", getDescriptor(Column.class), CLASS_DATA_AT, index);
    }

    private static String descriptor(AccessorKind kind) {
        final Type column = getType(Column.class);
        final Type result = getType(kind.resultType());
        return kind.argumentType() == null
            ? getMethodDescriptor(result, column)
            : getMethodDescriptor(result, column, getType(kind.argumentType()));
    }
}
