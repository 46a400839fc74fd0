package dev.actorweb.cli.forge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The proxies that the environment names, by the variables that git obeys too: `https_proxy`,
/// `all_proxy`, `no_proxy`.
final class Proxies extends ProxySelector {
    private final Optional<InetSocketAddress> proxy;
    private final List<String> without;

    Proxies(Function<String, Optional<String>> variables) {
        proxy = first(variables, "https_proxy").or(() -> first(variables, "all_proxy"))
                .flatMap(Proxies::address);
        without = first(variables, "no_proxy")
                .map(names -> List.of(names.toLowerCase(Locale.ROOT).split("[,\\s]+"))).orElse(List.of());
    }

    @Override
    public List<Proxy> select(URI uri) {
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return List.of(proxy.isEmpty() || !"https".equals(uri.getScheme())
                || without.stream().anyMatch(name -> covers(name, host))
                        ? Proxy.NO_PROXY
                        : new Proxy(Proxy.Type.HTTP, proxy.get()));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // The exception reaches whoever asked.
    }

    private static boolean covers(String name, String host) {
        var bare = name.startsWith(".") ? name.substring(1) : name;
        return name.equals("*") || (!bare.isEmpty() && (host.equals(bare) || host.endsWith("." + bare)));
    }

    private static Optional<String> first(Function<String, Optional<String>> variables, String name) {
        return variables.apply(name).or(() -> variables.apply(name.toUpperCase(Locale.ROOT)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<InetSocketAddress> address(String text) {
        try {
            var uri = URI.create(text.contains("://") ? text : "http://" + text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null
                    ? Optional
                            .of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
