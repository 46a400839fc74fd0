package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Services;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.RestartPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// A system of machines in virtual time that somebody drives as it goes, by hand or by a program.
///
/// Each machine is a [Stage]; all share one time. Messages between them take no time and are handled
/// in the order in which they were sent, unless a seed lets in what their channels may do. A machine
/// that fails begins anew at once, as its restart policy and the supervision of the file say.
/// Machines that others invoke or spawn are actors as well, called `boss/worker`. Deterministic;
/// not thread-safe.
public final class Ensemble {
    /// So many messages at most are handled one right after the other; the others wait until
    /// somebody goes on.
    private static final int PATIENCE = 1_000;

    /// Something that happens.
    public sealed interface Scene {
        Member member();

        /// The virtual time since the start.
        Duration at();

        /// A machine was given an event, which it may not have taken.
        ///
        /// @param sender
        ///            the actor that sent it; empty if none did
        record Stepped(Member member, Duration at, Stage.Moment moment, String sender) implements Scene {}

        /// An event reached no machine that could handle it.
        record Refused(Member member, Duration at, Event event, String reason) implements Scene {}

        record Failed(Member member, Duration at, String cause) implements Scene {}

        /// A machine began anew.
        record Restarted(Member member, Duration at, long restarts) implements Scene {}

        /// An actor is no more.
        record Ended(Member member, Duration at, boolean failed) implements Scene {}
    }

    /// One actor as it is now.
    private static final class Part {
        private final Member member;
        private final Brood brood;
        private Optional<Stage> stage = Optional.empty();
        private Duration begun = Duration.ZERO;
        private long steps;
        private long restarts;
        private boolean ended;

        Part(Member member) {
            this.member = member;
            this.brood = new Brood(member);
        }

        Stage stage() {
            return stage.orElseThrow();
        }

        boolean isActive() {
            return !ended && stage.isPresent();
        }
    }

    private final MachineSystem system;
    private final Given given;
    private final OptionalLong seed;
    private final Consumer<Scene> audience;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<String> assumed = new LinkedHashSet<>();
    private final Deque<Duration> restarts = new ArrayDeque<>();
    private final Post post;
    private Duration now = Duration.ZERO;
    /// Who sent what is being handled, and whether anybody was told of it.
    private String sender = "";
    private boolean told;

    /// Starts all machines, in the order of the file.
    ///
    /// @param given
    ///            what the surroundings answer, besides what the file gives
    /// @param seed
    ///            decides what nobody answers and what channels do; empty when nothing is left to
    ///            chance
    /// @param audience
    ///            is told everything, the starts included
    public Ensemble(MachineSystem system, Given given, OptionalLong seed, Consumer<Scene> audience) {
        this.system = system;
        this.given = given.or(answers(system.services()));
        this.seed = seed;
        this.audience = audience;
        this.post = new Post(system, seed);
        for (Member member : system.members()) {
            parts.put(member.name(), new Part(member));
        }
        for (Part part : parts.values()) {
            begin(part);
        }
        settle();
    }

    private static Given answers(Services services) {
        Map<String, List<Given.Outcome>> outcomes = new LinkedHashMap<>();
        services.given().forEach((name, replies) -> outcomes.put(name, replies.stream()
                .map(reply -> new Given.Outcome(!reply.done(), reply.value(), Duration.ZERO, Position.START))
                .toList()));
        return new Given(Map.of(), outcomes, Map.of());
    }

    private void begin(Part part) {
        part.begun = now;
        var own = seed.isPresent()
                ? OptionalLong.of(seed.getAsLong() + part.member.index() + 1_000 * part.restarts)
                : seed;
        // what the first step wants done is told before the stage is there
        List<Stage.Moment> first = new ArrayList<>();
        Stage[] made = new Stage[1];
        Stage stage = new Stage(part.member.machine(), given, own, moment -> {
            if (made[0] == null) {
                first.add(moment);
            } else {
                stepped(part, moment);
            }
        });
        made[0] = stage;
        part.stage = Optional.of(stage);
        first.forEach(moment -> stepped(part, moment));
        check(part);
    }

    private void stepped(Part part, Stage.Moment moment) {
        String from = sender;
        sender = "";
        told = true;
        Duration at = part.begun.plus(moment.at());
        Snapshot after = moment.result().snapshot();
        Member member = part.brood.stepping(moment.within(), after.machine());
        boolean child = !moment.within().isEmpty();
        part.steps += child ? 0 : 1;
        if (!moment.isStop()) {
            audience.accept(new Scene.Stepped(member, at, moment, from));
        }
        post(part, member, moment, from);
        if (child && (moment.isStop() || !after.isActive())) {
            if (after.status() == Snapshot.Status.ERROR) {
                audience.accept(
                        new Scene.Failed(member, at, after.failure().map(Object::toString).orElse("")));
            }
            part.brood.remove(moment.within());
            post.forget(member);
            audience.accept(new Scene.Ended(member, at, after.status() == Snapshot.Status.ERROR));
        }
    }

    /// Sends what a step sends to other actors of the system.
    private void post(Part part, Member member, Stage.Moment moment, String from) {
        for (Effect effect : moment.result().effects()) {
            if (effect instanceof Effect.SendTo send) {
                Duration at = part.begun.plus(moment.at());
                Duration due = at.plus(send.delay().map(part.stage()::duration).orElse(Duration.ZERO));
                post.take(member, send, from, due, at)
                        .ifPresent(why -> audience.accept(new Scene.Refused(member, at, send.event(), why)));
            } else if (effect instanceof Effect.CancelTimer cancel) {
                post.cancel(member, cancel);
            }
        }
    }

    // ---- what an onlooker may ask

    public MachineSystem system() {
        return system;
    }

    /// The virtual time since the start.
    public Duration now() {
        return now;
    }

    /// The actors that there are: those of the system, each with the machines that it has started.
    public List<Member> actors() {
        List<Member> all = new ArrayList<>();
        for (Part part : parts.values()) {
            all.add(part.member);
            all.addAll(part.brood.members());
        }
        return all;
    }

    /// Where a machine is; empty if there is no such actor.
    public Optional<Snapshot> snapshot(String actor) {
        return part(actor).flatMap(part -> part.stage().snapshot(within(actor)));
    }

    /// Whether an actor lives.
    public boolean isActive(String actor) {
        return part(actor).filter(Part::isActive).isPresent();
    }

    /// Whether any actor lives.
    public boolean isActive() {
        return parts.values().stream().anyMatch(Part::isActive);
    }

    /// How many steps an actor has taken, all incarnations together.
    public long steps(String actor) {
        return part(actor)
                .map(part -> within(actor).isEmpty() ? part.steps : part.brood.steps(within(actor)))
                .orElse(0L);
    }

    public long restarts(String actor) {
        return part(actor).map(part -> within(actor).isEmpty() ? part.restarts : 0).orElse(0L);
    }

    /// How many messages wait for an actor.
    public long waiting(String actor) {
        return part(actor).map(part -> within(actor).isEmpty() ? post.waiting(part.member) : 0).orElse(0L);
    }

    /// The services of an actor that run, by the names of their sources.
    public List<String> services(String actor) {
        return part(actor).filter(Part::isActive).map(part -> part.stage().services(within(actor)))
                .orElse(List.of());
    }

    /// What nobody answered and was taken for granted, in words.
    public Set<String> assumed() {
        Set<String> all = new LinkedHashSet<>(assumed);
        parts.values().forEach(part -> part.stage.ifPresent(stage -> all.addAll(stage.assumed())));
        if (post.isPerfect()) {
            all.add("messages arrive once and in order; a seed lets in what `channels` says");
        }
        return all;
    }

    private Optional<Part> part(String actor) {
        String within = within(actor);
        return Optional
                .ofNullable(parts.get(within.isEmpty() ? actor : actor.substring(0, actor.indexOf('/'))))
                .filter(part -> part.stage.isPresent() && (within.isEmpty() || part.brood.has(within)));
    }

    /// The ids that lead to a machine within an actor.
    private static String within(String actor) {
        int end = actor.indexOf('/');
        return end < 0 ? "" : actor.substring(end + 1);
    }

    // ---- what happens

    /// Gives a machine an event from outside, and lets happen what follows at once.
    ///
    /// @return empty if the machine took it, else why not
    public Optional<String> send(String actor, Event event) {
        Optional<Part> part = part(actor).filter(Part::isActive);
        if (part.isEmpty()) {
            return Optional.of("`" + actor + "` has ended");
        }
        Optional<String> refusal = give(part.get(), within(actor), event, "");
        settle();
        return refusal;
    }

    private Optional<String> give(Part part, String within, Event event, String from) {
        move(part);
        sender = from;
        told = false;
        Optional<Snapshot> place = part.stage().snapshot(within);
        Event filled = place.orElseGet(part.stage()::snapshot).machine().filled(event);
        Optional<String> refusal = part.stage().send(within, filled);
        sender = "";
        if (refusal.isPresent() && !told) {
            audience.accept(new Scene.Refused(part.brood.member(within), now, filled, refusal.get()));
        }
        return check(part).or(() -> refusal);
    }

    /// Ends a running service of an actor, by its id or the name of its source.
    ///
    /// @return false if no such service runs
    public boolean answer(String actor, String service, boolean fails,
            @org.jspecify.annotations.Nullable Object value) {
        Optional<Part> part = part(actor).filter(Part::isActive);
        if (part.isEmpty()) {
            return false;
        }
        move(part.get());
        boolean answered = part.get().stage().answer(within(actor), service, fails, value);
        check(part.get());
        settle();
        return answered;
    }

    /// Lets time pass; what falls due happens at its moment.
    public void advance(Duration time) {
        Duration end = now.plus(time);
        for (Optional<Duration> next = nextMoment(); next.isPresent()
                && next.get().compareTo(end) <= 0; next = nextMoment()) {
            arrive(next.get());
            if (!post.isEmpty()) {
                return; // they never stop talking; time stands still until they are heard
            }
        }
        now = end;
    }

    /// The moment at which something happens by itself.
    public Optional<Duration> nextMoment() {
        if (!post.isEmpty()) {
            return Optional.of(now);
        }
        Duration first = post.nextMoment().orElse(null);
        for (Part part : parts.values()) {
            if (part.isActive()) {
                Optional<Duration> own = part.stage().nextMoment().map(part.begun::plus);
                if (own.isPresent() && (first == null || own.get().compareTo(first) < 0)) {
                    first = own.get();
                }
            }
        }
        return Optional.ofNullable(first);
    }

    /// Helps the system along by one thing: messages that wait, the success of a service that
    /// nobody answers for, else the next that happens by itself, at once, else the end of a child.
    ///
    /// @return false if there is nothing to wait for
    public boolean goOn() {
        if (!post.isEmpty()) {
            settle();
            return true;
        }
        if (help(Stage::endService)) {
            return true;
        }
        Optional<Duration> next = nextMoment();
        if (next.isPresent()) {
            arrive(next.get());
            return true;
        }
        return help(Stage::endChild);
    }

    private interface Help {
        boolean to(Stage stage);
    }

    private boolean help(Help help) {
        for (Part part : parts.values()) {
            if (part.isActive()) {
                move(part);
                if (help.to(part.stage())) {
                    check(part);
                    settle();
                    return true;
                }
            }
        }
        return false;
    }

    /// Lets happen what falls due at a moment.
    private void arrive(Duration moment) {
        now = moment.compareTo(now) > 0 ? moment : now;
        post.send(now);
        moveWhoIsDue();
        settle();
    }

    private void move(Part part) {
        Duration behind = now.minus(part.begun).minus(part.stage().now());
        part.stage().advance(behind.isNegative() ? Duration.ZERO : behind);
        check(part);
    }

    /// Hands over the messages that have arrived, and those that follow from them.
    private void settle() {
        for (int i = 0; i < PATIENCE; i++) {
            Optional<Post.Letter> letter = post.next();
            if (letter.isEmpty()) {
                if (!moveWhoIsDue()) {
                    return;
                }
                continue;
            }
            Part to = parts.get(letter.get().to().name());
            if (to == null || !to.isActive()) {
                audience.accept(new Scene.Refused(letter.get().to(), now, letter.get().event(),
                        "`" + letter.get().to().name() + "` has ended"));
            } else {
                give(to, "", letter.get().event(), letter.get().sender());
            }
        }
    }

    /// Lets those move for whom something falls due at this very moment, as what machines send to
    /// those that they have started.
    private boolean moveWhoIsDue() {
        boolean moved = false;
        for (Part part : parts.values()) {
            if (part.isActive()
                    && part.stage().nextMoment().filter(own -> part.begun.plus(own).compareTo(now) <= 0)
                            .isPresent()) {
                move(part);
                moved = true;
            }
        }
        return moved;
    }

    // ---- ends

    /// Looks whether a machine has come to its end, and does what is to be done then.
    ///
    /// @return why it failed; empty if it did not
    private Optional<String> check(Part part) {
        if (part.ended || part.stage().snapshot().isActive()) {
            return Optional.empty();
        }
        var snapshot = part.stage().snapshot();
        if (snapshot.status() != Snapshot.Status.ERROR) {
            end(part, false);
            return Optional.empty();
        }
        var cause = snapshot.failure().map(Object::toString).orElse("");
        audience.accept(new Scene.Failed(part.member, now, cause));
        if (part.member.group().restart() == RestartPolicy.TEMPORARY) {
            end(part, true);
        } else if (isTooOften()) {
            parts.values().stream().filter(Part::isActive).forEach(other -> end(other, true));
        } else {
            restart(part);
        }
        return Optional.of(cause);
    }

    private void end(Part part, boolean failed) {
        part.ended = true;
        clear(part);
        audience.accept(new Scene.Ended(part.member, now, failed));
    }

    /// Nobody waits for what an actor has sent or started any more.
    private void clear(Part part) {
        post.forget(part.member);
        for (Member child : part.brood.clear()) {
            post.forget(child);
            audience.accept(new Scene.Ended(child, now, false));
        }
    }

    private boolean isTooOften() {
        var supervision = system.supervision();
        restarts.removeIf(moment -> moment.plus(supervision.window()).compareTo(now) < 0);
        restarts.add(now);
        return restarts.size() > supervision.maxRestarts();
    }

    private void restart(Part failed) {
        List<Part> fresh = new ArrayList<>();
        for (Part part : parts.values()) {
            boolean again = switch (system.supervision().strategy()) {
                case ONE_FOR_ONE -> part == failed;
                case ONE_FOR_ALL -> true;
                case REST_FOR_ONE -> part.member.index() >= failed.member.index();
            };
            if (again && part.isActive()) {
                assumed.addAll(part.stage().assumed());
                clear(part);
                fresh.add(part);
            }
        }
        for (Part part : fresh) {
            part.restarts++;
            audience.accept(new Scene.Restarted(part.member, now, part.restarts));
            begin(part);
        }
    }
}
