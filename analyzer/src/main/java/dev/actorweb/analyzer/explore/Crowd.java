package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.Arrays;
import java.util.Optional;

/// A delayed event that is sent over and over while others of its kind still wait: what makes an
/// exploration endless if nothing takes it back.
///
/// @param count
///            how many of its kind waited at once
/// @param position
///            where it is sent; absent if the name is computed there
public record Crowd(String event, Optional<String> id, int count, Optional<Position> position) {
    private static final int SAMPLES = 64;
    /// Fewer are a crowd only where timers ended the exploration.
    private static final int FEW = 5;

    /// The largest crowd among the places that were found last.
    static Optional<Crowd> of(Exploration exploration) {
        Optional<Crowd> largest = Optional.empty();
        int most = exploration.stop().filter(Bounds.Stop.TIMERS::equals).isPresent() ? 1 : FEW - 1;
        for (int place = exploration.places() - 1; place >= Math.max(0,
                exploration.places() - SAMPLES); place--) {
            int[] timers = exploration.place(place).zone().timers;
            for (int timer : timers) {
                int count = (int) Arrays.stream(timers).filter(other -> other == timer).count();
                if (count > most
                        && exploration.cause(timer) instanceof Cause.Fired(var id, var _, var event)) {
                    most = count;
                    largest = Optional.of(new Crowd(event.type(), id, count,
                            place(exploration.machine().machine(), event.type(), id)));
                }
            }
        }
        return largest;
    }

    private static Optional<Position> place(Machine machine, String event, Optional<String> id) {
        for (Action action : machine.actions()) {
            boolean sends = switch (action) {
                case Action.Raise raise -> raise.delay().isPresent() && raise.event().type().equals(event)
                        && raise.id().equals(id);
                case Action.Send send -> send.delay().isPresent()
                        && send.event() instanceof Template.Constant(String name)
                        && name.strip().equals(event)
                        && (id.isEmpty() || send.id().isEmpty() || send.id().equals(id));
                default -> false;
            };
            if (sends) {
                return Optional.of(action.position());
            }
        }
        return Optional.empty();
    }
}
