package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.system.Member;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what makes an exploration so large: the variable that has had the most values and still
/// gets new ones, the longest mailbox or the largest crowd of delays, whichever has grown most.
final class Swelling {
    private static final int SAMPLES = 400;
    /// Fewer are nothing to speak of.
    private static final int FEW = 5;
    private final Model model;
    private final boolean mailboxes;
    private int most = FEW;
    private Optional<String> words = Optional.empty();

    private Swelling(Model model, boolean mailboxes) {
        this.model = model;
        this.mailboxes = mailboxes;
    }

    /// What it is and what to do about it.
    ///
    /// @param mailboxes
    ///            whether mailboxes are to be spoken of
    static Optional<String> of(Model model, boolean mailboxes) {
        Swelling swelling = new Swelling(model, mailboxes);
        Map<Role, Member> roles = new LinkedHashMap<>();
        for (Member member : model.members()) {
            roles.putIfAbsent(model.role(member.index()), member);
        }
        roles.forEach(swelling::look);
        return swelling.words;
    }

    private void look(Role role, Member member) {
        for (Variable variable : member.group().machine().context()) {
            if (variable.values().isEmpty()) {
                larger(values(role, variable.name()), "`" + variable.name() + "` of `" + member.name()
                        + "` takes ever more values: keep it within bounds by a guard, or leave it out");
            }
        }
        Situations situations = model.situations(member.index());
        boolean bounded = situations.capacity() != Integer.MAX_VALUE;
        if (bounded && situations.longest() > 2 * situations.capacity()) {
            larger(situations.longest(), "ever more messages wait for `" + member.name()
                    + "`, though it has room for "
                    + situations.capacity()
                    + ": actors that fill each other's mailboxes let messages in, as all would"
                    + " stand still otherwise; let its senders wait for an answer, or say overflow: reject");
        } else if (mailboxes && !bounded) {
            larger(situations.longest(), "ever more messages wait for `" + member.name()
                    + "`: give its mailbox a bound, mailbox: { capacity: 8, overflow: block }, or let its senders"
                    + " wait for an answer");
        }
        larger(role.delays(), "ever more delays of `" + member.name() + "` run at once: give a delayed event"
                + " an `id`, and cancel it before it is sent again");
    }

    private void larger(int size, String what) {
        if (size > most) {
            most = size;
            words = Optional.of(what);
        }
    }

    /// How many different values a variable has at places taken evenly from all; 0 where the last
    /// ones bring no new value.
    private int values(Role role, String variable) {
        Set<Object> found = new HashSet<>();
        int early = 0;
        for (int i = 0; i < samples(role); i++) {
            Local local = sample(role, i);
            Object value = local.snapshot() == null ? null : local.snapshot().context().get(variable);
            if (value != null) {
                found.add(value);
            }
            if (i < samples(role) * 3 / 4) {
                early = found.size();
            }
        }
        return found.size() > early ? found.size() : 0;
    }

    private static int samples(Role role) {
        return Math.min(SAMPLES, role.size());
    }

    private static Local sample(Role role, int number) {
        return role.local((int) ((long) number * role.size() / samples(role)));
    }
}
