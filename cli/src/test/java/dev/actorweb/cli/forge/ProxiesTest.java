package dev.actorweb.cli.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource({"https_proxy,http://localhost:3128,3128", "HTTPS_PROXY,localhost:3128,3128",
            "all_proxy,http://localhost,80"})
    void whatTheEnvironmentNamesIsUsed(String variable, String value, int port) {
        assertThat(proxy(Map.of(variable, value), "https://api.github.com/x").address())
                .isEqualTo(new InetSocketAddress("localhost", port));
    }

    @ParameterizedTest
    @CsvSource({"github.com", ".github.com", "'a,github.com'", "*", "API.github.com"})
    void exceptForTheHostsThatAreNamedToo(String without) {
        assertThat(
                proxy(Map.of("https_proxy", "localhost:1", "no_proxy", without), "https://api.github.com/x"))
                .isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void whatIsNoAddressIsNoProxy() {
        assertThat(proxy(Map.of("https_proxy", "http://a b"), "https://x/")).isEqualTo(Proxy.NO_PROXY);
        assertThat(proxy(Map.of("https_proxy", "socks5://localhost:1"), "https://x/"))
                .isEqualTo(Proxy.NO_PROXY);
        assertThat(proxy(Map.of("https_proxy", "localhost:1"), "http://localhost:2/"))
                .isEqualTo(Proxy.NO_PROXY);
        assertThat(proxy(Map.of("https_proxy", "localhost:1", "no_proxy", "hub.com"), "https://github.com/")
                .type()).isEqualTo(Proxy.Type.HTTP);
    }

    private static Proxy proxy(Map<String, String> variables, String address) {
        return new Proxies(name -> Optional.ofNullable(variables.get(name))).select(URI.create(address))
                .getFirst();
    }
}
