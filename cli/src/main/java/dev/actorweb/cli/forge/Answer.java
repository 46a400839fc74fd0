package dev.actorweb.cli.forge;

import dev.actorweb.runtime.inspect.JsonText;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What a forge answers, and what that means to somebody who wants a pull request.
record Answer(int status, HttpHeaders headers, String content) {
    private static final int LONGEST = 300;

    boolean succeeded() {
        return status == 200 || status == 201;
    }

    /// The text at a path of names, and of places in lists.
    Optional<String> find(List<String> path) {
        return parsed().map(value -> at(value, path)).filter(String.class::isInstance).map(Object::toString);
    }

    /// The number of a name.
    Optional<Long> numberOf(String name) {
        return succeeded()
                && parsed().map(value -> at(value, List.of(name))).orElse(null) instanceof Number number
                        ? Optional.of(number.longValue())
                        : Optional.empty();
    }

    /// The address of the first pull request that the answer lists, or is. Where it tells its
    /// branches, they are the ones that are meant: a server that ignores the question would answer
    /// with another one, and somebody else's fork may have a branch of the same name.
    ///
    /// @param source
    ///            what the forge calls the project by that has the branch
    Optional<String> existing(List<String> path, Ends ends, Optional<Long> source) {
        var value = succeeded() ? parsed().orElse(null) : null;
        var list = value instanceof Map<?, ?> map && map.get("values") instanceof List<?> values
                ? values
                : value;
        var requests = list instanceof List<?> all ? all : value == null ? List.of() : List.of(value);
        for (@Nullable
        Object request : requests) {
            if (request != null && concerns(request, ends, source)
                    && at(request, path) instanceof String address) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private static boolean concerns(Object request, Ends ends, Optional<Long> source) {
        return is(request, ends.branch(), List.of("head", "ref"), List.of("source_branch"),
                List.of("fromRef", "displayId"))
                && is(request, ends.into(), List.of("base", "ref"), List.of("target_branch"),
                        List.of("toRef", "displayId"))
                && (!ends.crossing() || isFrom(request, ends, source));
    }

    private static boolean isFrom(Object request, Ends ends, Optional<Long> source) {
        return !isOther(request, ends.from().path(), List.of("head", "repo", "full_name"))
                && !isOther(request, Ends.name(ends.from()), List.of("fromRef", "repository", "slug"))
                && !isOther(request, Ends.key(ends.from()),
                        List.of("fromRef", "repository", "project", "key"))
                && (source.isEmpty() || !(at(request, List.of("source_project_id")) instanceof Number number)
                        || number.longValue() == source.get());
    }

    /// Projects are called alike whatever the case.
    private static boolean isOther(Object request, String wanted, List<String> place) {
        return at(request, place) instanceof String name && !name.equalsIgnoreCase(wanted);
    }

    @SafeVarargs
    private static boolean is(Object request, String wanted, List<String>... places) {
        for (var place : places) {
            if (at(request, place) instanceof String name) {
                return name.equals(wanted);
            }
        }
        return true;
    }

    /// Why there is no pull request, and what to do about it.
    ///
    /// @param variable
    ///            where the token is from
    Forge.Outcome.Refused refusal(Project project, String variable, InstantSource clock) {
        var host = project.host();
        var location = headers.firstValue("Location");
        if (status >= 300 && status < 400) {
            return new Forge.Outcome.Refused(
                    host + " answered " + status
                            + location.map(to -> " and points to " + place(to)).orElse(""),
                    "a token is sent nowhere else; if the project has moved, say so to git: git remote set-url");
        }
        var words = words();
        var answered = host + " answered " + status + (words.isEmpty() ? "" : ": " + words);
        if (status == 429 || (status == 403
                && headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent())) {
            return new Forge.Outcome.Refused(answered,
                    "it takes no more requests for now; try again " + later(clock));
        }
        var hint = switch (status) {
            case 200,
                    201 ->
                isPage()
                        ? "something between here and " + host
                                + " answers in its place: a proxy, or a page to sign in"
                        : "";
            case 401 -> "the token in " + variable + " is not accepted: it is wrong, or its time is over";
            case 403 -> "the token in " + variable + " needs the right to write pull requests";
            case 404 ->
                "there is no project " + project.path() + " that the token in " + variable + " may see";
            default -> "";
        };
        return new Forge.Outcome.Refused(answered, hint);
    }

    private String later(InstantSource clock) {
        var seconds = headers.firstValue("Retry-After").flatMap(Answer::number);
        if (seconds.isPresent()) {
            return "in " + seconds.get() + " s";
        }
        return headers.firstValue("x-ratelimit-reset").flatMap(Answer::number)
                .map(reset -> "in "
                        + Math.max(1,
                                ChronoUnit.MINUTES.between(clock.instant(), Instant.ofEpochSecond(reset)) + 1)
                        + " min")
                .orElse("later");
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// Scheme, host and path of an address; what follows may hold secrets.
    private static String place(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() == null
                    ? shortened(String.valueOf(uri.getPath()))
                    : uri.getScheme() + "://" + uri.getHost()
                            + shortened(String.valueOf(uri.getPath()));
        } catch (IllegalArgumentException unreadable) {
            return "somewhere else";
        }
    }

    /// The forge's own words: all messages, in the many shapes that they come in.
    private String words() {
        if (isPage()) {
            return "a web page instead of data";
        }
        var value = parsed();
        if (value.isEmpty()) {
            return shortened(content.strip());
        }
        var words = new LinkedHashSet<String>();
        for (var name : List.of("message", "error", "errors", "error_description", "detail")) {
            collect(at(value.get(), List.of(name)), words);
        }
        return shortened(words.isEmpty() ? content.strip() : String.join("; ", words));
    }

    private static void collect(@Nullable Object value, SequencedSet<String> words) {
        switch (value) {
            case String text -> words.add(text.strip());
            case List<?> list -> {
                for (@Nullable
                Object item : list) {
                    collect(item, words);
                }
            }
            case Map<?, ?> map -> {
                var said = new ArrayList<@Nullable Object>();
                said.add(map.get("message"));
                said.add(map.get("detail"));
                if (said.stream().allMatch(part -> part == null)) {
                    said.addAll(map.values());
                }
                said.forEach(part -> collect(part, words));
            }
            case null, default -> {
            }
        }
    }

    private boolean isPage() {
        return content.stripLeading().startsWith("<")
                || headers.firstValue("Content-Type").filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private Optional<Object> parsed() {
        try {
            return Optional.ofNullable(JsonText.read(content));
        } catch (IllegalArgumentException noJson) {
            return Optional.empty();
        }
    }

    private static @Nullable Object at(@Nullable Object value, List<String> path) {
        @Nullable
        Object at = value;
        for (var name : path) {
            at = switch (at) {
                case Map<?, ?> map -> map.get(name);
                case List<?> list -> name.matches("\\d") && Integer.parseInt(name) < list.size()
                        ? list.get(Integer.parseInt(name))
                        : null;
                case null, default -> null;
            };
        }
        return at;
    }
}
