package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Times;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events that machines make themselves, in words for people: `after 30s`
/// for `xstate.after.30000.door.open`.
public final class EventWords {
    private static final String OWN = "xstate.";
    private static final String DONE = "xstate.done.actor.";
    private static final String FAILED = "xstate.error.actor.";
    private static final String SNAPSHOT = "xstate.snapshot.";
    private static final String AFTER = "xstate.after.";
    private static final String SERVICE = "service of ";
    private static final int MOST_DIGITS = 11;

    private EventWords() {}

    /// Whether a machine makes such events itself.
    public static boolean isOwn(String event) {
        return event.startsWith(OWN);
    }

    /// Whether it is the end of a service, with what it gave.
    public static boolean isDone(String event) {
        return event.startsWith(DONE);
    }

    /// The event's name, or words for it.
    ///
    /// @param from
    ///            the states in which it came: a service that ended in the state that started it
    ///            needs no name
    public static String of(String event, List<String> from) {
        if (!isOwn(event)) {
            return event;
        }
        if (event.equals("xstate.init")) {
            return "start";
        }
        if (event.startsWith(DONE)) {
            var name = service(event.substring(DONE.length()));
            return isOf(name, from) ? "service done" : name + " is done";
        }
        if (event.startsWith(FAILED)) {
            var name = service(event.substring(FAILED.length()));
            return isOf(name, from) ? "service failed" : name + " failed";
        }
        if (event.startsWith(SNAPSHOT)) {
            return service(event.substring(SNAPSHOT.length())) + " shows a snapshot";
        }
        return event.startsWith(AFTER)
                ? "after " + delay(event.substring(AFTER.length()))
                : event.substring(OWN.length());
    }

    /// A time in milliseconds as specs write it: `1s`.
    public static String millis(@Nullable Object millis) {
        return millis instanceof Long time ? Times.text(Duration.ofMillis(time)) : millis + "ms";
    }

    private static boolean isOf(String name, List<String> from) {
        return name.startsWith(SERVICE) && from.contains(name.substring(SERVICE.length()));
    }

    /// A service without an id of its own has one made of its place: `0.door.alarm`.
    private static String service(String id) {
        int first = id.indexOf('.');
        boolean made = first > 0 && id.substring(0, first).chars().allMatch(Character::isDigit);
        int second = id.indexOf('.', first + 1);
        return made ? SERVICE + (second < 0 ? id.substring(first + 1) : id.substring(second + 1)) : id;
    }

    private static String delay(String id) {
        int end = id.indexOf('.');
        var time = end < 0 ? id : id.substring(0, end);
        return !time.isEmpty() && time.length() <= MOST_DIGITS && time.chars().allMatch(Character::isDigit)
                ? millis(Long.parseLong(time))
                : time;
    }
}
