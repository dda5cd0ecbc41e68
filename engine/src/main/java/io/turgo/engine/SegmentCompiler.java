package io.turgo.engine;

import static org.objectweb.asm.Type.getInternalName;

import io.turgo.record.Row;
import io.turgo.stage.Stage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generates {@link SegmentCode}: a class for each runner, in which the stages are {@code static final}. So each call of
 * a stage is one that the JIT compiler can bind and inline, and as stages are records it takes their columns and
 * parameters for constants too; a loop over an array of stages would be a virtual call for each, with nothing known
 * behind it. The constants are set when the class is initialised: a constant that were resolved at its first use would
 * keep code from being compiled until every branch has run once.
 */
final class SegmentCompiler {
    private static final String SUPER = getInternalName(SegmentCode.class);
    private static final String NAME = SUPER + "$Of";
    private static final String STAGE = getInternalName(Stage.class);
    private static final String CHILD = getInternalName(SegmentChild.class);
    private static final String ROW = "(" + Type.getDescriptor(Row.class);
    private static final String CONSTRUCTOR =
        "([J" + Type.getDescriptor(List.class) + Type.getDescriptor(NanoClock.class) + ")V";
    private static final String PASSED_COUNTS = "counts";
    private static final String COUNTS = "[J";
    private static final String WATERMARK = "(J)V";
    private static final int ROW_VARIABLE = 1;
    private static final int PASSED_VARIABLE = 2;
    private static final int SEND_TIME_VARIABLE = 4;
    private static final int WATERMARK_VARIABLE = 1;
    private static final Handle CLASS_DATA_AT = new Handle(Opcodes.H_INVOKESTATIC, getInternalName(MethodHandles.class),
        "classDataAt", MethodType.methodType(
            Object.class, MethodHandles.Lookup.class, String.class, Class.class, int.class).toMethodDescriptorString(),
        false);

    private final List<RunningStage> stages;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | ClassWriter.COMPUTE_FRAMES);
    private final List<Object> constants = new ArrayList<>();
    private final long[] passedCounts;
    private MethodVisitor initializer;
    private MethodVisitor code;

    private SegmentCompiler(List<RunningStage> stages) {
        this.stages = stages;
        passedCounts = new long[stages.size()];
    }

    /** The code of these stages. */
    static SegmentCode compile(List<RunningStage> stages, NanoClock clock) {
        final SegmentCompiler compiler = new SegmentCompiler(stages);
        final byte[] bytes = compiler.bytes();
        try {
            final MethodHandles.Lookup lookup =
                MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(compiler.constants), true);
            return (SegmentCode) lookup.findConstructor(
                lookup.lookupClass(), MethodType.methodType(void.class, long[].class, List.class, NanoClock.class))
                .invoke(compiler.passedCounts, stages, clock);
        } catch (final Throwable e) {
            throw new IllegalStateException("the code of a segment cannot be made", e);
        }
    }

    private byte[] bytes() {
        writer.visit(
            Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, NAME, null, SUPER, null);
        initializer = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        initializer.visitCode();
        constant(PASSED_COUNTS, COUNTS, passedCounts);
        for (int i = 0; i < stages.size(); i++) {
            constant(stage(i), "L" + STAGE + ";", StageSpecializer.specialize(stages.get(i).stage()));
            if (stages.get(i).child() != null) {
                constant(child(i), "L" + CHILD + ";", stages.get(i).child());
            }
        }
        end(initializer);
        constructor();
        onRow("onRow", ROW + "J)J", false);
        onRow("onMeasuredRow", ROW + "JJ)J", true);
        onWatermark();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static String stage(int index) {
        return "stage" + index;
    }

    private static String child(int index) {
        return "child" + index;
    }

    private void constant(String field, String descriptor, Object value) {
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field, descriptor, null, null);
        initializer.visitLdcInsn(new ConstantDynamic("_", descriptor, CLASS_DATA_AT, constants.size()));
        initializer.visitFieldInsn(Opcodes.PUTSTATIC, NAME, field, descriptor);
        constants.add(value);
    }

    private void constructor() {
        code = writer.visitMethod(0, "<init>", CONSTRUCTOR, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        code.visitVarInsn(Opcodes.ALOAD, 3);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", CONSTRUCTOR, false);
        end(code);
    }

    private void onRow(String method, String descriptor, boolean measured) {
        code = writer.visitMethod(0, method, descriptor, null, null);
        code.visitCode();
        final List<Label> handlers = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            final Label next = new Label();
            code.visitVarInsn(Opcodes.LLOAD, PASSED_VARIABLE);
            code.visitLdcInsn(stages.get(i).parentBit());
            code.visitInsn(Opcodes.LAND);
            code.visitInsn(Opcodes.LCONST_0);
            code.visitInsn(Opcodes.LCMP);
            code.visitJumpInsn(Opcodes.IFEQ, next);
            final Label start = begin(handlers);
            code.visitFieldInsn(Opcodes.GETSTATIC, NAME, stage(i), "L" + STAGE + ";");
            code.visitVarInsn(Opcodes.ALOAD, ROW_VARIABLE);
            code.visitMethodInsn(Opcodes.INVOKEINTERFACE, STAGE, "onRow", ROW + ")Z", true);
            protect(start, handlers.get(i));
            if (measured && stages.get(i).latency() != null) {
                measured(i);
            }
            code.visitJumpInsn(Opcodes.IFEQ, next);
            passedOn(i);
            code.visitLabel(next);
        }
        code.visitVarInsn(Opcodes.LLOAD, PASSED_VARIABLE);
        code.visitInsn(Opcodes.LRETURN);
        handlers(handlers);
    }

    private void measured(int stage) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.LLOAD, SEND_TIME_VARIABLE);
        code.visitLdcInsn(stage);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SUPER, "measured", "(JI)V", false);
    }

    private void passedOn(int stage) {
        code.visitVarInsn(Opcodes.LLOAD, PASSED_VARIABLE);
        code.visitLdcInsn(stages.get(stage).ownBit());
        code.visitInsn(Opcodes.LOR);
        code.visitVarInsn(Opcodes.LSTORE, PASSED_VARIABLE);
        code.visitFieldInsn(Opcodes.GETSTATIC, NAME, PASSED_COUNTS, COUNTS);
        code.visitLdcInsn(stage);
        code.visitInsn(Opcodes.DUP2);
        code.visitInsn(Opcodes.LALOAD);
        code.visitInsn(Opcodes.LCONST_1);
        code.visitInsn(Opcodes.LADD);
        code.visitInsn(Opcodes.LASTORE);
    }

    private void onWatermark() {
        code = writer.visitMethod(0, "onWatermark", WATERMARK, null, null);
        code.visitCode();
        final List<Label> handlers = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            final Label start = begin(handlers);
            if (stages.get(i).stage().followsWatermark()) {
                code.visitFieldInsn(Opcodes.GETSTATIC, NAME, stage(i), "L" + STAGE + ";");
                code.visitVarInsn(Opcodes.LLOAD, WATERMARK_VARIABLE);
                code.visitMethodInsn(Opcodes.INVOKEINTERFACE, STAGE, "onWatermark", WATERMARK, true);
            }
            if (stages.get(i).child() != null) {
                code.visitFieldInsn(Opcodes.GETSTATIC, NAME, child(i), "L" + CHILD + ";");
                code.visitVarInsn(Opcodes.LLOAD, WATERMARK_VARIABLE);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CHILD, "watermark", WATERMARK, false);
            }
            code.visitInsn(Opcodes.NOP);
            protect(start, handlers.get(i));
        }
        code.visitInsn(Opcodes.RETURN);
        handlers(handlers);
    }

    private Label begin(List<Label> handlers) {
        handlers.add(new Label());
        final Label start = new Label();
        code.visitLabel(start);
        return start;
    }

    private void protect(Label start, Label handler) {
        final Label end = new Label();
        code.visitLabel(end);
        code.visitTryCatchBlock(start, end, handler, null);
    }

    /** Where an exception of each stage goes: it leaves the stage's number, and goes on. */
    private void handlers(List<Label> handlers) {
        for (int i = 0; i < handlers.size(); i++) {
            code.visitLabel(handlers.get(i));
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitLdcInsn(i);
            code.visitFieldInsn(Opcodes.PUTFIELD, NAME, "failed", "I");
            code.visitInsn(Opcodes.ATHROW);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void end(MethodVisitor method) {
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
