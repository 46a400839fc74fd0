package dev.actorweb.cli.forge;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A forge that opens pull requests for whoever has a token in the environment.
///
/// A token is sent to nobody but the host it is for: the maker's own, or the one that a variable of
/// the environment names. Never over plain HTTP, except to this machine, and never to where an
/// answer points.
public final class Forge {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 1 << 20;

    private final Maker maker;
    private final Project project;
    private final String variable;
    private final String token;
    private final Proxies proxies;

    private Forge(Maker maker, Project project, String variable, String token, Proxies proxies) {
        this.maker = maker;
        this.project = project;
        this.variable = variable;
        this.token = token;
        this.proxies = proxies;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// It is open.
        ///
        /// @param address
        ///            the pull request's page
        /// @param before
        ///            whether somebody has opened it before
        record Opened(String address, boolean before) implements Outcome {}

        /// It was not opened.
        ///
        /// @param why
        ///            with the forge's own words, raw
        /// @param hint
        ///            what to do about it; may be empty
        record Refused(String why, String hint) implements Outcome {}
    }

    /// The forge of a project, if there is a token for it.
    ///
    /// @param variables
    ///            the environment
    public static Optional<Forge> of(Maker.Made made, Function<String, Optional<String>> variables) {
        if (!made.certain()) {
            return Optional.empty();
        }
        var variable = made.maker().tokenVariable(variables);
        return variable.map(name -> new Forge(made.maker(), made.project(), name,
                variables.apply(name).orElseThrow().strip(),
                new Proxies(variables)));
    }

    public String host() {
        return project.host();
    }

    /// Opens a pull request, or finds the one that there is already.
    ///
    /// @param from
    ///            the project that has the branch
    public Outcome open(Project from, String branch, String into, String title, String body)
            throws InterruptedException {
        var ends = new Ends(from, branch, project, into);
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).proxy(proxies)
                .followRedirects(HttpClient.Redirect.NEVER).build()) {
            var question = ends.crossing() ? maker.identity(base(), project) : Optional.<String>empty();
            var identified = question.isPresent() ? send(client, request(question.get()).GET()) : null;
            var identity = identified == null ? Optional.<Long>empty() : identified.numberOf("id");
            if (identified != null && identity.isEmpty()) {
                return identified.refusal(project, variable, InstantSource.system());
            }
            var answer = send(client, request(maker.opening(base(), ends))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(maker.request(ends, identity, title, body))));
            var address = answer.succeeded() ? answer.find(maker.answer()) : Optional.<String>empty();
            if (address.isPresent()) {
                return new Outcome.Opened(address.get(), false);
            }
            if (answer.status() == 409 || answer.status() == 422) {
                var existing = existing(client, ends);
                if (existing.isPresent()) {
                    return new Outcome.Opened(existing.get(), true);
                }
            }
            return answer.refusal(project, variable, InstantSource.system());
        } catch (IOException e) {
            return new Outcome.Refused(host() + " cannot be reached: " + reason(e),
                    "a token goes by HTTPS only; a proxy is taken from https_proxy");
        } catch (IllegalArgumentException unfit) { // the token, in a header
            return new Outcome.Refused("what is in " + variable + " cannot be sent: it is no token",
                    "copy it anew, without line breaks");
        }
    }

    private Optional<String> existing(HttpClient client, Ends ends) throws IOException, InterruptedException {
        var question = maker.existing(base(), ends);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        var asked = ends.crossing() ? maker.identity(base(), ends.from()) : Optional.<String>empty();
        var source = asked.isPresent()
                ? send(client, request(asked.get()).GET()).numberOf("id")
                : Optional.<Long>empty();
        return send(client, request(question.get()).GET()).existing(maker.answer(), ends, source);
    }

    private static String reason(IOException e) {
        var words = e.getMessage();
        return words == null
                ? e.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT)
                : words;
    }

    private HttpRequest.Builder request(String address) {
        List<String> header = maker.header(token);
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE)
                .header(header.getFirst(), header.getLast())
                .header("Accept", "application/json").header("User-Agent", "aw");
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        try (var in = answer.body()) {
            return new Answer(answer.statusCode(), answer.headers(),
                    new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
        }
    }

    private String base() {
        boolean here = project.name().equals("localhost") || project.name().equals("127.0.0.1");
        return (here ? "http://" : "https://") + project.host();
    }
}
