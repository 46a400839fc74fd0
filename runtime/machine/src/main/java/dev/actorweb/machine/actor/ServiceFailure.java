package dev.actorweb.machine.actor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A failure with facts that the machine can look at: they stand beside `message` and `type`
/// in `event.error`.
public final class ServiceFailure extends Exception {
    private final String type;
    private final transient Map<String, @Nullable Object> details;

    /// A failure that the machine is told of.
    ///
    /// @param type
    ///            a short stable name by which guards tell kinds of failure apart
    public ServiceFailure(String type, String message, Map<String, @Nullable Object> details) {
        super(message);
        this.type = type;
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public String type() {
        return type;
    }

    public Map<String, @Nullable Object> details() {
        return details;
    }

    /// What a machine sees of any failure.
    static Map<String, @Nullable Object> describe(Throwable cause) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        if (cause instanceof ServiceFailure failure) {
            error.putAll(failure.details);
        }
        String message = cause.getMessage();
        error.put("message", message == null ? cause.getClass().getSimpleName() : message);
        error.put("type",
                cause instanceof ServiceFailure failure ? failure.type : cause.getClass().getSimpleName());
        return Collections.unmodifiableMap(error);
    }
}
