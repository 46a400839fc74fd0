package dev.actorweb.cli.run;

import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.SystemBindings;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The code behind the machines of the tests; public, with a public constructor, as `aw run`
/// wants it.
public final class LampBindings implements SystemBindings {
    @Override
    public void bind(String actor, Bindings.Builder bindings) {
        if (actor.equals("wrong")) {
            throw new IllegalStateException("not this one");
        }
        bindings.guard("hasPower", (_, _, _) -> true)
                .service("power.fetch", _ -> Map.of("watts", 60L))
                .action("hang", _ -> new CountDownLatch(1).await());
    }
}
