package dev.actorweb.cli.watch;

import dev.actorweb.cli.input.Candidate;
import dev.actorweb.machine.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is watched: a running system, a simulated machine, or a recording.
interface Watched extends AutoCloseable {
    enum Kind {
        LIVE, SIMULATED, RECORDED
    }

    /// A spec as it was shown.
    ///
    /// @param scxml
    ///            whether it is SCXML, and not YAML or JSON
    record Spec(String text, boolean scxml, Machine machine) {}

    /// What became of an event that was sent.
    ///
    /// @param reason
    ///            why it was not accepted; untrusted
    record Sent(boolean accepted, String reason) {
        /// Whether `event` is none that the machine takes where it is, which is seen as
        /// [Happening.Refused], too.
        boolean isOutOfPlace(String event) {
            return !accepted && reason.startsWith("`" + event + "` is not accepted in ");
        }
    }

    Kind kind();

    /// What it is called, with what distinguishes it from others of that name.
    String name();

    /// Begins to tell what happens, on any thread, in order. What happened before is in
    /// [#actors()].
    void begin(Consumer<Happening> listener) throws IOException, InterruptedException;

    /// All actors as they are now, parents before their children.
    List<ActorState> actors() throws IOException, InterruptedException;

    /// As [#actors()], without waiting long for those that are slow to say where they are.
    default List<ActorState> glance() throws IOException, InterruptedException {
        return actors();
    }

    /// The number of the step that a machine has come to, 0 if it is none or does not say; empty if
    /// the actor has ended.
    default OptionalLong step(String actor) throws IOException, InterruptedException {
        return OptionalLong.empty();
    }

    /// The numbers of all actors; where machines are may be left out.
    default List<ActorState> numbers() throws IOException, InterruptedException {
        return actors();
    }

    /// The spec of an actor; empty if it has none, or none that can be read.
    Optional<Spec> spec(String actor) throws IOException, InterruptedException;

    /// Sends an actor an event, and waits for what becomes of it.
    Sent send(String actor, String event, Map<String, @Nullable Object> data)
            throws IOException, InterruptedException;

    /// What else can be done with an actor, with words of explanation; each begins with a colon.
    default List<Candidate> actions(String actor) {
        return List.of();
    }

    /// Ends a service of an actor, where services wait for the one who watches.
    default Sent answer(String actor, String service, boolean fails, @Nullable Object value) {
        return new Sent(false, "the services of a running system answer for themselves");
    }

    /// Does one of [#actions(String)], as it was typed, and waits until it is done.
    default Sent act(String actor, String typed) throws IOException, InterruptedException {
        return new Sent(false, "there is no `" + typed + "` here");
    }

    /// So much time has passed for the one who watches.
    default void pass(Duration time) {
        // what is watched has its own time
    }

    /// Lets happen what would happen next by itself, where it waits for the one who watches.
    ///
    /// @return false if there is nothing, or it happens without that
    default boolean goOn() {
        return false;
    }

    /// Whether nothing can happen any more, and why.
    Optional<String> ended();

    @Override
    void close();
}
