package dev.actorweb.templates;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The aw that applies a template.
///
/// @param version
///            its version
/// @param kit
///            its libraries, if this installation has them to hand out
public record Tool(String version, Optional<Kit> kit) {
    /// What templates know as `{{aw.…}}`.
    Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        facts.put("version", version);
        kit.ifPresent(k -> facts.put("libraries", k.version()));
        return facts;
    }
}
