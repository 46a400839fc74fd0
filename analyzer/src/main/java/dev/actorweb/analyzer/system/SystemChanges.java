package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.diff.Change;
import dev.actorweb.analyzer.diff.Change.Kind;
import dev.actorweb.analyzer.diff.StructureDiff;
import dev.actorweb.analyzer.system.SystemDiff.Written;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Channel;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.Mailbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is written differently in two versions of a system: its actors, how they are connected and
/// looked after, what is checked, and their machines.
final class SystemChanges {
    private final MachineSystem before;
    private final MachineSystem after;
    private final List<Written> written = new ArrayList<>();

    private SystemChanges(MachineSystem before, MachineSystem after) {
        this.before = before;
        this.after = after;
    }

    static List<Written> of(MachineSystem before, MachineSystem after) {
        SystemChanges changes = new SystemChanges(before, after);
        changes.actors();
        changes.channels();
        if (!before.supervision().equals(after.supervision())) {
            changes.now(Kind.CHANGED, "the supervision", after.position());
        }
        changes.checks();
        return changes.written;
    }

    private void now(Kind kind, String what, Position position) {
        written.add(new Written(after.file(), new Change(kind, what, position)));
    }

    private void gone(String what, Position position) {
        written.add(new Written(before.file(), new Change(Kind.REMOVED, what, position)));
    }

    private void actors() {
        Set<String> compared = new HashSet<>();
        for (ActorGroup old : before.groups()) {
            Optional<ActorGroup> now = after.group(old.name());
            if (now.isEmpty()) {
                gone("actor `" + old.name() + "`", old.position());
            } else {
                actor(old, now.get());
                machines(old, now.get(), compared);
            }
        }
        for (ActorGroup now : after.groups()) {
            if (before.group(now.name()).isEmpty()) {
                now(Kind.ADDED, "actor `" + now.name() + "`", now.position());
            }
        }
    }

    private void actor(ActorGroup old, ActorGroup now) {
        differs(now, "count", String.valueOf(old.count()), String.valueOf(now.count()));
        differs(now, "mailbox", mailbox(old.mailbox()), mailbox(now.mailbox()));
        differs(now, "restart", word(old.restart()), word(now.restart()));
        differs(now, "environment", old.environment().map(Object::toString).orElse("none"),
                now.environment().map(Object::toString).orElse("none"));
        differs(now, "start", context(before, old), context(after, now));
    }

    private static String context(MachineSystem system, ActorGroup group) {
        List<String> all = new ArrayList<>();
        system.all(group.name()).forEach(member -> all.add(String.valueOf(member.machine().machine().context()
                .stream().map(variable -> variable.name() + ": " + variable.initial()).toList())));
        return String.join(", ", new java.util.LinkedHashSet<>(all));
    }

    private void differs(ActorGroup now, String what, String old, String is) {
        if (!old.equals(is)) {
            now(Kind.CHANGED, "actor `" + now.name() + "`: " + (old.length() + is.length() > 100
                    ? "another " + what
                    : what + " " + is + ", before: " + old), now.position());
        }
    }

    private static String mailbox(Mailbox mailbox) {
        return mailbox instanceof Mailbox.Bounded bounded
                ? bounded.capacity() + " messages, " + word(bounded.overflow())
                : "without a bound";
    }

    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void machines(ActorGroup old, ActorGroup now, Set<String> compared) {
        if (!compared.add(old.machine().file() + " " + old.machine().root().position() + " "
                + now.machine().file() + " " + now.machine().root().position())) {
            return;
        }
        for (Change change : StructureDiff.of(old.machine(), now.machine())) {
            written.add(new Written(
                    change.kind() == Kind.REMOVED ? old.machine().file() : now.machine().file(),
                    new Change(change.kind(), "machine `" + now.machine().name() + "`: " + change.what(),
                            change.position())));
        }
    }

    private void channels() {
        for (ActorGroup from : after.groups()) {
            for (ActorGroup to : after.groups()) {
                Optional<ActorGroup> oldFrom = before.group(from.name());
                Optional<ActorGroup> oldTo = before.group(to.name());
                if (oldFrom.isPresent() && oldTo.isPresent()) {
                    Channel old = before.channel(oldFrom.get(), oldTo.get());
                    Channel now = after.channel(from, to);
                    if (!old.equals(now)) {
                        now(Kind.CHANGED, "the channel from `" + from.name() + "` to `" + to.name() + "`",
                                from.position());
                    }
                }
            }
        }
    }

    private void checks() {
        for (Check old : before.checks()) {
            if (after.checks().stream().noneMatch(check -> check.text().equals(old.text()))) {
                gone("check `" + old.text() + "`", old.position());
            }
        }
        for (Check now : after.checks()) {
            if (before.checks().stream().noneMatch(check -> check.text().equals(now.text()))) {
                now(Kind.ADDED, "check `" + now.text() + "`", now.position());
            }
        }
    }
}
