package dev.actorweb.prelink;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `SwitchBootstraps.typeSwitch` over types: which label, from a given one on, the value matches.
///
/// As that method documents: −1 for `null`, the number of labels if none matches.
record TypeSwitch(List<ClassDesc> labels) implements ClassRewriter.Body {
    private static final int VALUE = 0;
    private static final int FROM = 1;

    /// Empty when the switch is over a primitive value, or has labels other than types: strings,
    /// numbers or enum constants.
    static Optional<ClassRewriter.Body> of(InvokeDynamicInstruction call) {
        if (!call.name().equalsString("typeSwitch") || call.typeSymbol().parameterType(0).isPrimitive()) {
            return Optional.empty();
        }
        List<ClassDesc> labels = new ArrayList<>();
        for (ConstantDesc label : call.bootstrapArgs()) {
            if (!(label instanceof ClassDesc type) || type.isPrimitive()) {
                return Optional.empty();
            }
            labels.add(type);
        }
        return Optional.of(new TypeSwitch(List.copyOf(labels)));
    }

    @Override
    public void write(CodeBuilder code) {
        code.aload(VALUE).ifThen(Opcode.IFNULL, isNull -> isNull.iconst_m1().ireturn());
        for (int i = 0; i < labels.size(); i++) {
            int label = i;
            var next = code.newLabel();
            code.iload(FROM).loadConstant(label).if_icmpgt(next)
                    .aload(VALUE).instanceOf(labels.get(label)).ifeq(next)
                    .loadConstant(label).ireturn()
                    .labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
