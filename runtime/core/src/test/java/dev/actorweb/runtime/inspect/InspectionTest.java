package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InspectionTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ActorSystem system = ActorSystem.create("order desk");
    private Path folder = Path.of("unset");
    private @Nullable Inspection open;

    sealed interface Message {
        record Add(long amount) implements Message {}

        record AddAndTell(long amount, ActorRef<Object> replyTo) implements Message {}

        record Total(ActorRef<Object> replyTo) implements Message {}
    }

    /// Counts what it is sent; knows the events ADD, and FAIL.
    private static final class Counters implements Inspectable<Message> {
        @Override
        public Actor<Message> create(ActorContext<Message> context) {
            return new Actor<>() {
                private long total;

                @Override
                public void receive(Message message) {
                    switch (message) {
                        case Message.Add(long amount) -> total += amount;
                        case Message.AddAndTell(long amount, var replyTo) -> {
                            total += amount;
                            replyTo.tell(total);
                        }
                        case Message.Total(var replyTo) -> replyTo.tell(total);
                    }
                }
            };
        }

        private static long amount(String name, Map<String, @Nullable Object> data) {
            if (!name.equals("ADD") || !(data.get("amount") instanceof Long amount)) {
                throw new IllegalArgumentException("a counter takes ADD with an amount");
            }
            return amount;
        }

        @Override
        public Message message(String name, Map<String, @Nullable Object> data) {
            return new Message.Add(amount(name, data));
        }

        @Override
        public Message question(String name, Map<String, @Nullable Object> data, ActorRef<Object> replyTo) {
            return new Message.AddAndTell(amount(name, data), replyTo);
        }

        @Override
        public Optional<Function<ActorRef<Object>, Message>> query() {
            return Optional.of(Message.Total::new);
        }

        @Override
        public Object render(Object answer) {
            return Map.of("total", answer);
        }

        @Override
        public Optional<Spec> spec() {
            return Optional.of(new Spec("yaml", "machine: counter"));
        }
    }

    @BeforeEach
    void openTheSystem() throws IOException {
        folder = Files.createTempDirectory("awi").resolve("aw"); // the path of a socket must be
                                                                 // short
        open = Inspection.open(system, folder);
    }

    @AfterEach
    void closeTheSystem() throws IOException {
        inspection().close();
        system.close();
        Files.deleteIfExists(folder);
        Files.deleteIfExists(folder.getParent());
    }

    private Inspection inspection() {
        return Objects.requireNonNull(open);
    }

    private InspectionClient connect() throws Exception {
        return InspectionClient.connect(inspection().endpoint());
    }

    private static String refusal(InspectionClient client, String op, Map<String, ?> fields) {
        try {
            return "not refused: " + client.request(op, fields);
        } catch (InspectionClient.RefusedException e) {
            return e.code() + ": " + e.getMessage();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- what a client can do

    @Test
    void actorsAreListedWithTheirNumbersAndStates() throws Exception {
        system.spawn("counter", new Counters()).tell(new Message.Add(3));
        system.spawn("plain", context -> _ -> {});
        try (var client = connect()) {
            var actors = list(client.request("list", Map.of("state", true)).get("actors"));

            assertThat(actors).hasSize(2);
            assertThat(map(actors.getFirst())).containsEntry("actor", "counter").containsEntry("alive", true)
                    .containsEntry("inspectable", true).containsEntry("state", Map.of("total", 3L));
            assertThat(map(actors.getLast())).containsEntry("actor", "plain")
                    .containsEntry("inspectable", false).doesNotContainKey("state");
        }
    }

    @Test
    void anActorIsAskedSentToAndShown() throws Exception {
        system.spawn("counter", new Counters());
        try (var client = connect()) {
            var add = Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 2));

            assertThat(client.request("send", add)).isEqualTo(Map.of("delivery", "enqueued"));
            assertThat(client.request("ask", add)).isEqualTo(Map.of("answer", Map.of("total", 4L)));
            assertThat(client.request("show", Map.of("actor", "actor://order desk/counter")).get("state"))
                    .isEqualTo(Map.of("total", 4L));
            assertThat(client.request("spec", Map.of("actor", "counter"))).isEqualTo(
                    Map.of("spec", "machine: counter", "format", "yaml"));
        }
    }

    @Test
    void anActorIsStopped() throws Exception {
        var ref = system.spawn("counter", new Counters());
        try (var client = connect()) {
            assertThat(client.request("stop", Map.of("actor", "counter"))).isEqualTo(
                    Map.of("unfinished", List.of()));
            assertThat(ref.isAlive()).isFalse();
            assertThat(refusal(client, "show", Map.of("actor", "counter"))).startsWith("no-such-actor");
        }
    }

    @Test
    void anActorIsRestartedAndItsNumbersSaySo() throws Exception {
        system.spawn("counter", new Counters());
        system.spawn("once", new Counters(), SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        var add = Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 2));
        try (var client = connect()) {
            client.request("ask", add);

            assertThat(client.request("restart", Map.of("actor", "counter"))).isEqualTo(
                    Map.of("restarted", true, "restarts", 1L));
            assertThat(client.request("ask", add)).isEqualTo(Map.of("answer", Map.of("total", 2L)));
            assertThat(refusal(client, "restart", Map.of("actor", "once"))).startsWith("not-restartable")
                    .contains("temporary");
            assertThat(refusal(client, "restart", Map.of("actor", "nobody"))).startsWith("no-such-actor");
        }
    }

    @Test
    void aRecordingBeginsWithWhereEverythingStands() throws Exception {
        system.spawn("counter", new Counters()).tell(new Message.Add(3));
        system.spawn("counters", new Counters());
        try (var client = connect()) {
            BlockingQueue<Map<String, @Nullable Object>> events = new LinkedBlockingQueue<>();
            var start = client.record("actor://order desk/counter", events::add);

            assertThat(list(start.get("actors"))).hasSize(1);
            assertThat(map(list(start.get("actors")).getFirst())).containsEntry("actor", "counter")
                    .containsEntry("state", Map.of("total", 3L)).containsEntry("spec", "machine: counter")
                    .containsEntry("format", "yaml");
            client.request("restart", Map.of("actor", "counters"));
            client.request("restart", Map.of("actor", "counter"));
            assertThat(await(events, "started")).containsEntry("actor", "counter")
                    .containsEntry("restarts", 1L);

            client.unsubscribe(Objects.requireNonNull((Long) start.get("sub")));
            assertThat(refusal(client, "credit", Map.of("sub", 1, "credit", 1)))
                    .startsWith("no-such-subscription");
        }
    }

    @Test
    void aListIsCutShortAndSaysSo() throws Exception {
        for (int i = 0; i < 5; i++) {
            system.spawn("counter-" + i, new Counters());
        }
        try (var client = connect()) {
            var some = client.request("list", Map.of("most", 2));

            assertThat(list(some.get("actors"))).hasSize(2);
            assertThat(some).containsEntry("more", 3L);
            assertThat(client.request("list", Map.of("actor", "counter-4"))).containsEntry("more", 0L)
                    .extractingByKey("actors").asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
        }
    }

    @Test
    void aDeadLetterIsReadAndSentAgain() throws Exception {
        var dead = system.spawn("counter", new Counters());
        system.stop(dead, SOON);
        try (var client = connect()) {
            BlockingQueue<Map<String, @Nullable Object>> events = new LinkedBlockingQueue<>();
            client.subscribe(Map.of("events", List.of("lifecycle")), events::add);
            dead.tell(new Message.Add(7));
            await(events, "dead-letter");
            var heir = system.spawn("counter", new Counters());

            var letters = letters(client);
            assertThat(map(letters.getFirst())).containsEntry("actor", "counter")
                    .containsEntry("message", "Add").containsEntry("cause", "stopped");
            long letter = (Long) Objects.requireNonNull(map(letters.getFirst()).get("letter"));
            assertThat(client.request("replay", Map.of("letter", letter))).isEqualTo(
                    Map.of("delivery", "enqueued"));
            assertThat(client.request("show", Map.of("actor", "counter")).get("state"))
                    .isEqualTo(Map.of("total", 7L));
            assertThat(refusal(client, "replay", Map.of("letter", letter))).startsWith("no-such-letter");
            assertThat(heir.isAlive()).isTrue();
        }
    }

    @SuppressWarnings("unchecked") // it comes from JSON
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    /// The list of letters is fed by another thread than the events are.
    private static List<?> letters(InspectionClient client) throws Exception {
        while (true) {
            var letters = list(client.request("dead-letters", Map.of()).get("letters"));
            if (!letters.isEmpty()) {
                return letters;
            }
            Thread.onSpinWait();
        }
    }

    private static Map<String, @Nullable Object> await(BlockingQueue<Map<String, @Nullable Object>> events,
            String name) throws InterruptedException {
        while (true) {
            var event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event " + name);
            }
            if (name.equals(event.get("event"))) {
                return event;
            }
        }
    }

    @Test
    void eventsComeAsSubscribedToAndNoOthers() throws Exception {
        try (var client = connect()) {
            BlockingQueue<Map<String, @Nullable Object>> below = new LinkedBlockingQueue<>();
            client.subscribe(
                    Map.of("events", List.of("lifecycle", "messages"), "actor", "counter", "text", true),
                    below::add);
            system.spawn("counter-2", new Counters()).tell(new Message.Add(1));
            var counter = system.spawn("counter", new Counters());
            counter.tell(new Message.Add(2));

            var processed = await(below, "processed");
            assertThat(processed.get("actor")).isEqualTo("counter");
            assertThat(processed.get("message")).isEqualTo("Add");
            assertThat(processed.get("text")).isEqualTo("Add[amount=2]");
            system.stop(counter, SOON);
            assertThat(await(below, "terminated").get("reason")).isEqualTo("requested");
            assertThat(below).isEmpty();
        }
    }

    @Test
    void whoGivesNoCreditIsToldHowMuchItMissed() throws Exception {
        var counter = system.spawn("counter", new Counters());
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.send("{\"id\":2,\"op\":\"subscribe\",\"events\":[\"messages\"],\"credit\":1}");
            assertThat(raw.line()).isEqualTo("{\"id\":2,\"ok\":{\"sub\":1}}");
            var other = connect();
            for (int i = 0; i < 3; i++) { // enqueued and processed: six events, for one of which
                                          // there is credit
                other.request("ask", Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 1)));
            }
            assertThat(raw.line()).containsPattern("\"event\":\"(enqueued|processed)\"")
                    .doesNotContain("dropped");
            awaitObserved(counter);
            raw.send("{\"id\":3,\"op\":\"credit\",\"sub\":1,\"credit\":10}");
            List<String> lines = new ArrayList<>();
            while (lines.isEmpty() || !lines.getLast().contains("ok")) { // events may come first
                lines.add(raw.line());
            }
            counter.tell(new Message.Add(1));

            String line = lines.getFirst();
            while (!line.contains("dropped")) {
                line = raw.line();
            }
            assertThat(line).matches("\\{\"sub\":1,\"dropped\":[1-9][0-9]*,.*");
            other.close();
        }
    }

    /// Returns when all events up to now were shown to those who observe.
    private void awaitObserved(ActorRef<?> actor) throws Exception {
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        try (var _ = closing(system.observe(Interest.MESSAGES, seen::add))) {
            @SuppressWarnings("unchecked")
            var counter = (ActorRef<Message>) actor;
            counter.tell(new Message.Add(1));
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static AutoCloseable closing(Cancellable cancellable) {
        return cancellable::cancel;
    }

    // ---- bad input

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"id":2,"op":"dance"}                             | bad-request    | there is no operation `dance`
            {"id":2}                                          | bad-request    | `op` must be text
            {"id":2,"op":7}                                   | bad-request    | `op` must be text
            {"id":2,"op":"show"}                              | bad-request    | `actor` must be text
            {"id":2,"op":"show","actor":"nobody"}             | no-such-actor  | there is no actor `nobody`
            {"id":2,"op":"show","actor":""}                   | no-such-actor  | there is no actor ``
            {"id":2,"op":"list","deep":true}                  | bad-request    | `deep` is not known here
            {"id":2,"op":"list","state":1}                    | bad-request    | `state` must be true or false
            {"id":2,"op":"send","actor":"plain","event":"A"}  | not-inspectable | `plain` takes no events from outside
            {"id":2,"op":"send","actor":"counter","event":"A"} | bad-event     | a counter takes ADD with an amount
            {"id":2,"op":"ask","actor":"counter","event":"A"} | bad-event      | a counter takes ADD with an amount
            {"id":2,"op":"send","actor":"counter","event":"ADD","data":[]} | bad-request | `data` must be an object
            {"id":2,"op":"credit","sub":1,"credit":1}         | no-such-subscription | there is no subscription 1
            {"id":2,"op":"subscribe","events":[],"credit":1}  | bad-request    | `events` names nothing to subscribe to
            {"id":2,"op":"subscribe","events":["all"],"credit":1} | bad-request | `events` may name lifecycle, transitions and messages
            {"id":2,"op":"subscribe","events":["messages"],"credit":-1} | bad-request | `credit` must be a whole number from 0 to 4294967296
            {"id":2,"op":"replay","letter":1}                 | no-such-letter | there is no letter 1 any more
            """)
    void whatCannotBeDoneIsSaid(String request, String code, String message) throws Exception {
        system.spawn("counter", new Counters());
        system.spawn("plain", context -> _ -> {});
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.send(request);

            assertThat(JsonText.read(raw.line())).isEqualTo(
                    Map.of("id", 2L, "error", Map.of("code", code, "message", message)));
            raw.send("{\"id\":3,\"op\":\"list\"}"); // and the session goes on
            assertThat(raw.line()).startsWith("{\"id\":3,\"ok\":");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"id":1,"op":"hello","version":2}  | version
            {"id":1,"op":"hello"}              | bad-request
            {"id":1,"op":"list"}               | bad-request
            hello                              | bad-json
            []                                 | bad-json
            """)
    void whoDoesNotGreetIsSentAway(String first, String code) throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.line();
            raw.send(first);

            assertThat(raw.line()).contains("\"code\":\"" + code + "\"");
            assertThat(raw.lineOrEnd()).isNull();
        }
    }

    @Test
    void aLineMayComeInPieces() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.write("{\"id\":2,\"op\":\"li");
            raw.write("st\"}\n{\"id\":3,\"op\":\"list\"}\n{");

            assertThat(raw.line()).startsWith("{\"id\":2,\"ok\"");
            assertThat(raw.line()).startsWith("{\"id\":3,\"ok\"");
        }
    }

    @Test
    void aLineWithoutEndIsCutOff() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            String piece = "x".repeat(1 << 16);
            try {
                for (int i = 0; i < 64; i++) {
                    raw.write(piece);
                }
            } catch (IOException e) {
                assertThat(e).isNotNull(); // it hung up while we were writing
            }
            try {
                assertThat(raw.line()).contains("line-too-long");
            } catch (IOException e) {
                assertThat(e).isNotNull(); // and what it said last was lost with the connection
            }
        }
        try (var client = connect()) {
            assertThat(client.request("list", Map.of())).containsKey("actors");
        }
    }

    @Test
    void aLineThatIsNotUtf8IsRefused() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.channel.write(ByteBuffer.wrap(new byte[]{'{', (byte) 0xff, '}', '\n'}));

            assertThat(raw.line()).contains("\"code\":\"bad-json\"");
        }
    }

    @Test
    void aThousandConnectionsDoNotStopTheNext() throws Exception {
        List<SocketChannel> crowd = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            crowd.add(SocketChannel.open(UnixDomainSocketAddress.of(inspection().endpoint().socket())));
        }
        for (var channel : crowd) {
            channel.close();
        }
        while (true) { // until the server has noticed that they are gone
            try (var client = connect()) {
                assertThat(client.request("list", Map.of())).containsKey("actors");
                return;
            } catch (IOException full) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aClientThatNeverReadsHoldsUpNobody() throws Exception {
        var counter = system.spawn("counter", new Counters());
        try (var raw = new Raw(inspection().endpoint()); var client = connect()) {
            raw.hello();
            raw.send(
                    "{\"id\":2,\"op\":\"subscribe\",\"events\":[\"messages\"],\"text\":true,\"credit\":4294967296}");
            raw.line();
            for (int i = 0; i < 200_000; i++) {
                counter.tell(new Message.Add(1));
            }

            var ask = Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 1));
            assertThat(client.request("ask", ask)).isEqualTo(Map.of("answer", Map.of("total", 200_001L)));
        }
    }

    @Test
    void escapesInNamesAndPayloadsAreShownEscaped() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.send("{\"id\":2,\"op\":\"show\",\"actor\":\"\\u001b[31mred\"}");

            assertThat(raw.line()).contains("\\u001b[31mred").doesNotContain("\u001b");
        }
    }

    // ---- the place

    @Test
    void onlyItsOwnerMayEnter() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions
                .toString(Files.getPosixFilePermissions(inspection().endpoint().socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> Inspection.open(ActorSystem.create("other"), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("alone");
        assertThatThrownBy(() -> Endpoint.running(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void runningSystemsAreFoundAndDeadOnesForgotten() throws Exception {
        Path stale = Files.createFile(folder.resolve("gone-999999999.sock"));

        assertThat(Endpoint.running(folder)).containsExactly(inspection().endpoint());
        assertThat(inspection().endpoint().system()).isEqualTo("order-desk");
        assertThat(stale).doesNotExist();
        assertThat(Endpoint.running(folder.resolve("none"))).isEmpty();
    }

    @Test
    void theSameSystemIsOpenedOnce() {
        assertThatThrownBy(() -> Inspection.open(system, folder)).isInstanceOf(IOException.class);
    }

    @Test
    void closingPartsFromClientsAndRemovesTheSocket() throws Exception {
        try (var client = connect()) {
            inspection().close();

            client.ended().get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> client.request("list", Map.of())).isInstanceOf(IOException.class)
                    .hasMessageContaining("ended");
            assertThat(inspection().endpoint().socket()).doesNotExist();
        }
    }

    /// A client that speaks in bytes.
    private static final class Raw implements AutoCloseable {
        private final SocketChannel channel;
        private final BufferedReader in;

        Raw(Endpoint endpoint) throws IOException {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(endpoint.socket()));
            in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        }

        void hello() throws IOException {
            assertThat(line()).matches(
                    "\\{\"aw\":\"inspection\",\"version\":1,\"system\":\"order desk\",\"pid\":\\d+\\}");
            send("{\"id\":1,\"op\":\"hello\",\"version\":1}");
            assertThat(line()).isEqualTo("{\"id\":1,\"ok\":{\"version\":1}}");
        }

        void send(String line) throws IOException {
            write(line + "\n");
        }

        void write(String text) throws IOException {
            var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        String line() throws IOException {
            String line = lineOrEnd();
            if (line == null) {
                throw new IOException("the connection has ended");
            }
            return line;
        }

        @Nullable
        String lineOrEnd() throws IOException {
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
