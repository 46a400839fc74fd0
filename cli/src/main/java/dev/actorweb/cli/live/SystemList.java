package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.runtime.inspect.Endpoint;
import java.util.List;

/// The systems that run.
final class SystemList {
    private SystemList() {}

    static Exit print(Invocation invocation, List<Endpoint> endpoints) {
        if (invocation.json()) {
            var json = Json.document("aw/systems/1").array("systems");
            for (var endpoint : endpoints) {
                json.object().member("system", endpoint.system()).member("pid", endpoint.pid())
                        .member("socket", endpoint.socket().toString()).end();
            }
            invocation.terminal().json(json);
            return Exit.OK;
        }
        int widest = 0;
        for (var endpoint : endpoints) {
            widest = Math.max(widest, endpoint.system().length());
        }
        for (var endpoint : endpoints) {
            invocation.terminal().line(new Text().column(Style.NAME, endpoint.system(), widest + 2)
                    .add(Style.FAINT, "process " + endpoint.pid()));
        }
        if (endpoints.isEmpty()) {
            invocation.terminal().note("no system of actors is running");
        }
        return Exit.OK;
    }
}
