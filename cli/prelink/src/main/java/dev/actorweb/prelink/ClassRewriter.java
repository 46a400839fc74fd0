package dev.actorweb.prelink;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replaces `invokedynamic` by calls of private static methods that it adds to the class.
final class ClassRewriter {
    private static final String PREFIX = "prelinked$";

    private final ClassFile classFile;

    /// @param loader
    ///            finds the classes that the rewritten ones mention, to compute stack maps
    ClassRewriter(ClassLoader loader) {
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// The class file with everything linked that can be; the same bytes where there is nothing.
    byte[] rewrite(byte[] given) {
        ClassModel model = classFile.parse(given);
        var linked = new Linked(model);
        byte[] made = classFile.transformClass(model, ClassTransform.ofStateful(() -> linked));
        return linked.methods.isEmpty() ? given : made;
    }

    /// A method that takes the place of an `invokedynamic`.
    private record Added(String name, MethodTypeDesc type, Body body) {}

    private static final class Linked implements ClassTransform {
        private final ClassDesc owner;
        private final boolean isInterface;
        private final List<Added> methods = new ArrayList<>();

        Linked(ClassModel model) {
            owner = model.thisClass().asSymbol();
            isInterface = model.flags().has(AccessFlag.INTERFACE);
        }

        @Override
        public void accept(ClassBuilder builder, ClassElement element) {
            if (element instanceof MethodModel method && method.code().isPresent()) {
                builder.transformMethod(method, (methodBuilder, methodElement) -> {
                    if (methodElement instanceof CodeModel code) {
                        methodBuilder.transformCode(code, this::instruction);
                    } else {
                        methodBuilder.with(methodElement);
                    }
                });
            } else {
                builder.with(element);
            }
        }

        private void instruction(CodeBuilder code, CodeElement element) {
            if (element instanceof InvokeDynamicInstruction call) {
                Optional<Body> body = body(call);
                if (body.isPresent()) {
                    String name = PREFIX + methods.size();
                    methods.add(new Added(name, call.typeSymbol(), body.get()));
                    code.invokestatic(owner, name, call.typeSymbol(), isInterface);
                    return;
                }
            }
            code.with(element);
        }

        private static Optional<Body> body(InvokeDynamicInstruction call) {
            return switch (call.bootstrapMethod().owner().descriptorString()) {
                case "Ljava/lang/runtime/SwitchBootstraps;" -> TypeSwitch.of(call);
                case "Ljava/lang/runtime/ObjectMethods;" -> RecordMethod.of(call);
                default -> Optional.empty();
            };
        }

        @Override
        public void atEnd(ClassBuilder builder) {
            for (Added method : methods) {
                builder.withMethodBody(method.name(), method.type(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        method.body()::write);
            }
        }
    }

    /// Writes the code of a method; its parameters are those of the `invokedynamic`.
    interface Body {
        void write(CodeBuilder code);
    }
}
