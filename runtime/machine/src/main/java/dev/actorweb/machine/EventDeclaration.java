package dev.actorweb.machine;

import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event of the machine's alphabet, with the data it carries.
public record EventDeclaration(String name, List<Field> fields, Position position) {
    public EventDeclaration {
        fields = List.copyOf(fields);
    }

    /// What an event carries under a name.
    ///
    /// @param values
    ///            all that it may be; empty where these are not listed
    public record Field(String name, Type type, List<Object> values, Position position) {
        public Field {
            values = List.copyOf(values);
        }

        /// One that may be anything of its type.
        public Field(String name, Type type, Position position) {
            this(name, type, type == Type.BOOL ? List.of(true, false) : List.of(), position);
        }

        /// Whether its values are fewer than those of its type.
        public boolean isRestricted() {
            return !values.isEmpty() && type != Type.BOOL;
        }
    }

    /// All data that it may carry; none where they are not known, or more than `most`.
    public List<Map<String, @Nullable Object>> payloads(int most) {
        List<Map<String, @Nullable Object>> payloads = List.of(Map.of());
        for (Field field : fields) {
            if (field.values.isEmpty() || (long) payloads.size() * field.values.size() > most) {
                return List.of();
            }
            List<Map<String, @Nullable Object>> wider = new ArrayList<>();
            for (Map<String, @Nullable Object> payload : payloads) {
                for (Object value : field.values) {
                    Map<String, @Nullable Object> data = new LinkedHashMap<>(payload);
                    data.put(field.name, value);
                    wider.add(data);
                }
            }
            payloads = wider;
        }
        return payloads;
    }
}
