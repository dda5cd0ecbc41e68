package io.turgo.engine;

import static org.objectweb.asm.Type.getDescriptor;
import static org.objectweb.asm.Type.getInternalName;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the copy of a record class in which the fields are {@code static final} and set from the class data. Copied
 * are the instance methods, with fields and own methods taken from the copy; static members stay those of the record,
 * of whose nest the copy is.
 */
final class StageCopyEmitter extends ClassVisitor {
    private static final int INLINE_LIMIT_BYTES = 325;
    private static final String SUFFIX = "$Copy";
    private static final Set<String> NOT_COPIED = Set.of("<init>", "<clinit>", "equals", "hashCode", "toString");

    private final List<Field> fields;
    private String record;
    private String copy;

    private final boolean apart;

    private StageCopyEmitter(ClassVisitor target, List<Field> fields, boolean apart) {
        super(Opcodes.ASM9, target);
        this.apart = apart;
        this.fields = fields;
    }

    /**
     * The bytes of the copy; its class data is an {@code Object[]} with the values of {@code fields}.
     *
     * @param apart whether rows are to be a unit of their own for the JIT compiler
     * @throws UncopyableException if a method of the record deals with others of its type
     */
    static byte[] emit(ClassReader code, List<Field> fields, boolean apart) {
        final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        code.accept(new StageCopyEmitter(writer, fields, apart), ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String superName, String[] interfaces) {
        record = name;
        copy = name + SUFFIX;
        super.visit(version, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, copy, null,
            getInternalName(Object.class), interfaces);
        constructor();
        constants();
    }

    private void constructor() {
        final MethodVisitor code = super.visitMethod(0, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, getInternalName(Object.class), "<init>", "()V", false);
        end(code);
    }

    private void constants() {
        final MethodVisitor code = super.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitMethodInsn(Opcodes.INVOKESTATIC, getInternalName(MethodHandles.class), "lookup",
            "()" + getDescriptor(MethodHandles.Lookup.class), false);
        code.visitLdcInsn("_");
        code.visitLdcInsn(Type.getType(Object[].class));
        code.visitMethodInsn(Opcodes.INVOKESTATIC, getInternalName(MethodHandles.class), "classData",
            "(" + getDescriptor(MethodHandles.Lookup.class) + getDescriptor(String.class) + getDescriptor(Class.class)
                + ")" + getDescriptor(Object.class), false);
        code.visitTypeInsn(Opcodes.CHECKCAST, getInternalName(Object[].class));
        code.visitVarInsn(Opcodes.ASTORE, 0);
        for (int i = 0; i < fields.size(); i++) {
            final Field field = fields.get(i);
            super.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field.getName(),
                getDescriptor(field.getType()), null, null);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitLdcInsn(i);
            code.visitInsn(Opcodes.AALOAD);
            unbox(code, field.getType());
            code.visitFieldInsn(Opcodes.PUTSTATIC, copy, field.getName(), getDescriptor(field.getType()));
        }
        end(code);
    }

    private static void unbox(MethodVisitor code, Class<?> type) {
        if (type.isPrimitive()) {
            final Class<?> box = java.lang.invoke.MethodType.methodType(type).wrap().returnType();
            code.visitTypeInsn(Opcodes.CHECKCAST, getInternalName(box));
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, getInternalName(box), type.getName() + "Value",
                "()" + getDescriptor(type), false);
        } else {
            code.visitTypeInsn(Opcodes.CHECKCAST, getInternalName(type));
        }
    }

    private static void end(MethodVisitor code) {
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    @Override
    public void visitNestHost(String nestHost) {
        // the copy is made a member of the nest when it is defined
    }

    @Override
    public void visitNestMember(String nestMember) {
        // the record's, if it has any
    }

    @Override
    public void visitInnerClass(String name, String outerName, String innerName, int access) {
        // says nothing that the copy needs
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
        if ((access & Opcodes.ACC_STATIC) != 0 || NOT_COPIED.contains(name)) {
            return null;
        }
        requireOthers(descriptor);
        return new Body(super.visitMethod(access, name, descriptor, null, exceptions), apart && name.equals("onRow"));
    }

    private void requireOthers(String descriptor) {
        if (descriptor.contains("L" + record + ";")) {
            throw new UncopyableException(record);
        }
    }

    /** The body of a copied method. */
    private final class Body extends MethodVisitor {
        private final boolean apart;

        Body(MethodVisitor target, boolean apart) {
            super(Opcodes.ASM9, target);
            this.apart = apart;
        }

        /**
         * Keeps the method from being inlined, as HotSpot does not inline more than 325 bytes of code: the JIT compiler
         * gives up inlining half way where a method has grown large, and then it is better for a stage with state to be
         * a unit of its own. The bytes are behind a branch that is never taken and cost nothing once compiled.
         */
        @Override
        public void visitCode() {
            super.visitCode();
            if (apart) {
                final Label start = new Label();
                super.visitInsn(Opcodes.ICONST_0);
                super.visitJumpInsn(Opcodes.IFEQ, start);
                for (int i = 0; i < INLINE_LIMIT_BYTES; i++) {
                    super.visitInsn(Opcodes.NOP);
                }
                super.visitLabel(start);
                super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                super.visitInsn(Opcodes.NOP);
            }
        }

        /** A method without the record's type in sight sees no other one's fields than those of {@code this}. */
        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETFIELD && owner.equals(record)) {
                super.visitInsn(Opcodes.POP);
                super.visitFieldInsn(Opcodes.GETSTATIC, copy, name, descriptor);
            } else {
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (type.equals(record)) {
                throw new UncopyableException(record);
            }
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            final boolean own = owner.equals(record) && opcode != Opcodes.INVOKESTATIC;
            super.visitMethodInsn(opcode, own ? copy : owner, name, descriptor, isInterface);
        }

        /** A lambda that captures {@code this} cannot be: no descriptor can name the copy, which is a hidden class. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            requireOthers(descriptor);
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }

        @Override
        public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
            super.visitFrame(type, localCount, own(local), stackCount, own(stack));
        }

        private Object[] own(Object[] types) {
            if (types == null) {
                return null;
            }
            final Object[] own = types.clone();
            for (int i = 0; i < own.length; i++) {
                own[i] = record.equals(own[i]) ? copy : own[i];
            }
            return own;
        }
    }
}
