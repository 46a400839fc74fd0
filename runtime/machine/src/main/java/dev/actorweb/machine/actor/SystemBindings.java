package dev.actorweb.machine.actor;

/// The Java side of the machines of a system, for programs that run it from its file: `aw run`
/// finds it by its class, or with the [java.util.ServiceLoader].
///
/// ```java
/// public final class Desk implements SystemBindings {
///     &#64;Override
///     public void bind(String actor, Bindings.Builder bindings) {
///         bindings.guard("inStock", (name, params, at) -> true)
///                 .action("print", call -> System.out.println(call.params().get("text")))
///                 .service("payment.charge", call -> Map.of("receipt", 4711));
///     }
/// }
/// ```
public interface SystemBindings {
    /// Binds what one machine needs.
    ///
    /// @param actor
    ///            the name of the entry under `actors` in the system's file; for a machine that runs
    ///            by itself, the machine's name
    /// @param bindings
    ///            is filled in; what a machine does not name does no harm
    void bind(String actor, Bindings.Builder bindings);
}
