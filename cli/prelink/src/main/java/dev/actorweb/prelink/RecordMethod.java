package dev.actorweb.prelink;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of the methods that `ObjectMethods.bootstrap` makes for a record, with the results that
/// `java.lang.Record` documents and that method computes.
record RecordMethod(Kind kind, ClassDesc owner, List<Component> components) implements ClassRewriter.Body {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    enum Kind {
        EQUALS, HASH_CODE, TO_STRING
    }

    /// A component and the field behind it.
    record Component(String name, ClassDesc type) {
        /// As the parameter of a method that takes any object or one primitive type.
        ClassDesc general() {
            return type.isPrimitive() ? type : ConstantDescs.CD_Object;
        }
    }

    static Optional<ClassRewriter.Body> of(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        if (!(arguments.getFirst() instanceof ClassDesc owner)) {
            return Optional.empty();
        }
        List<Component> components = new ArrayList<>();
        for (ConstantDesc argument : arguments.subList(2, arguments.size())) {
            if (!(argument instanceof DirectMethodHandleDesc getter)
                    || getter.kind() != DirectMethodHandleDesc.Kind.GETTER) {
                return Optional.empty();
            }
            components.add(
                    new Component(getter.methodName(), ClassDesc.ofDescriptor(getter.lookupDescriptor())));
        }
        return kind(call.name().stringValue())
                .map(kind -> new RecordMethod(kind, owner, List.copyOf(components)));
    }

    private static Optional<Kind> kind(String name) {
        return switch (name) {
            case "equals" -> Optional.of(Kind.EQUALS);
            case "hashCode" -> Optional.of(Kind.HASH_CODE);
            case "toString" -> Optional.of(Kind.TO_STRING);
            default -> Optional.empty();
        };
    }

    @Override
    public void write(CodeBuilder code) {
        switch (kind) {
            case EQUALS -> writeEquals(code);
            case HASH_CODE -> writeHashCode(code);
            case TO_STRING -> writeToString(code);
        }
    }

    private void writeEquals(CodeBuilder code) {
        var different = code.newLabel();
        code.aload(1).instanceOf(owner).ifeq(different).aload(1).checkcast(owner).astore(2);
        for (Component component : components) {
            get(code, 0, component);
            get(code, 2, component);
            writeUnequal(code, component.type());
            if (component.type().isPrimitive()) {
                code.ifne(different);
            } else {
                code.ifeq(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    /// Two values become an int: for primitive ones zero where they are equal, for others one.
    private static void writeUnequal(CodeBuilder code, ClassDesc type) {
        if (!type.isPrimitive()) {
            code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean,
                    ConstantDescs.CD_Object, ConstantDescs.CD_Object));
        } else {
            code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
        }
    }

    private void writeHashCode(CodeBuilder code) {
        code.iconst_0();
        for (Component component : components) {
            code.bipush(31).imul();
            get(code, 0, component);
            code.invokestatic(component.type().isPrimitive() ? box(component.type()) : OBJECTS, "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, component.general())).iadd();
        }
        code.ireturn();
    }

    private void writeToString(CodeBuilder code) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", NOTHING);
        String separator = simpleName() + "[";
        for (Component component : components) {
            text(code, separator + component.name() + "=");
            get(code, 0, component);
            code.invokestatic(ConstantDescs.CD_String, "valueOf",
                    MethodTypeDesc.of(ConstantDescs.CD_String, printed(component)));
            append(code);
            separator = ", ";
        }
        text(code, components.isEmpty() ? separator + "]" : "]");
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
    }

    private static ClassDesc printed(Component component) {
        boolean small = component.type().equals(ConstantDescs.CD_byte)
                || component.type().equals(ConstantDescs.CD_short);
        return small ? ConstantDescs.CD_int : component.general();
    }

    /// As `Class.getSimpleName` has it: a local record `Outer$1Local` is called `Local`.
    private String simpleName() {
        String name = owner.displayName();
        int start = name.lastIndexOf('$') + 1;
        while (start > 0 && Character.isDigit(name.charAt(start))) {
            start++;
        }
        return name.substring(start);
    }

    private static void text(CodeBuilder code, String text) {
        code.loadConstant(text);
        append(code);
    }

    private static void append(CodeBuilder code) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, ConstantDescs.CD_String));
    }

    private void get(CodeBuilder code, int slot, Component component) {
        code.aload(slot).getfield(owner, component.name(), component.type());
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case VOID, REFERENCE -> throw new IllegalArgumentException("no primitive type: " + primitive);
        };
    }
}
