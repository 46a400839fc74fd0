package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Until;
import dev.actorweb.runtime.inspect.Counters.Message;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client does wrong, on purpose or not.
@Timeout(300)
class HostileClientTest extends OpenSystem {
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
        Until.holds(() -> { // the server has noticed that they are gone
            try (var client = connect()) {
                return client.request("list", Map.of()).containsKey("actors");
            } catch (IOException full) {
                return false;
            }
        });
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
            assertThat(client.request("ask", patiently(ask)))
                    .isEqualTo(Map.of("answer", Map.of("total", 200_001L)));
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

    /// A gigabyte without an end of line, far more than this process has memory for copies of.
    @Test
    void aGigabyteWithoutEndIsNotRead() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            var piece = ByteBuffer.allocate(1 << 20);
            long written = 0;
            try {
                while (written < 1L << 30) {
                    piece.clear();
                    written += raw.channel.write(piece);
                }
            } catch (IOException e) {
                assertThat(e).isNotNull(); // it hung up while we were writing
            }
            assertThat(written).isLessThan(8 << 20); // what a line may hold, and what sockets
                                                     // buffer
        }
        try (var client = connect()) {
            assertThat(client.request("list", Map.of())).containsKey("actors");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b]0;title\\u0007", "\\u0000", "\\u202e", "\\ud800", "a/b/../c",
            "\\n{\\\"id\\\":9}"})
    void namesAndPayloadsAreTextAndNothingElse(String text) throws Exception {
        system.spawn("counter", new Counters());
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.send("{\"id\":2,\"op\":\"show\",\"actor\":\"" + text + "\"}");
            assertThat(raw.line()).startsWith("{\"id\":2,\"error\":").matches("[ -~]*");
            raw.send("{\"id\":\"" + text + "\",\"op\":\"send\",\"actor\":\"counter\",\"event\":\"" + text
                    + "\",\"data\":{\"" + text + "\":\"" + text + "\"}}");
            assertThat(raw.line()).contains("bad-event").matches("[ -~]*");
        }
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.send("{\"id\":2,\"op\":" + "[".repeat(100_000));

            assertThat(raw.line()).contains("bad-json", "at most 64 levels");
        }
    }

    @Test
    void subscriptionsOfOneClientAreCounted() throws Exception {
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            for (int i = 1; i <= 16; i++) {
                raw.send("{\"op\":\"subscribe\",\"events\":[\"lifecycle\"],\"credit\":0}");
                assertThat(raw.line()).isEqualTo("{\"id\":null,\"ok\":{\"sub\":" + i + "}}");
            }
            raw.send("{\"op\":\"record\",\"credit\":0}");
            assertThat(raw.line()).contains("bad-request", "at most 16 subscriptions");
        }
    }
}
