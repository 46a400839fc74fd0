package dev.actorweb.templates;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Renders text with values. Nothing but the values and their [spellings][Spelling] can be named;
/// there are no partials, and a name that does not exist is a fault rather than nothing.
final class Rendering {
    /// A rendered text, or why there is none.
    sealed interface Result {
        record Rendered(String text) implements Result {}

        /// Why there is none.
        ///
        /// @param line
        ///            where, or 0
        record Fault(int line, String what) implements Result {
            String message() {
                return line == 0 ? what : "line " + line + ": " + what;
            }
        }
    }

    private final Map<String, Object> context = new HashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true)
            .strictSections(true).withCollector(new Values()).withLoader(name -> {
                throw new MustacheException("partials are not supported: " + name);
            });

    /// A value with its forms.
    private record Value(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// @param variables
    ///            tells which values are truth values
    /// @param values
    ///            by variable
    /// @param facts
    ///            what `{{aw.…}}` stands for
    Rendering(List<Variable> variables, Map<String, String> values, Map<String, String> facts) {
        values.forEach((name, value) -> context.put(name, new Value(value)));
        for (var variable : variables) {
            if (variable.kind() instanceof Variable.Kind.Flag) {
                context.put(variable.name(), Boolean.valueOf(values.get(variable.name())));
            }
        }
        context.put("aw", Map.copyOf(facts));
    }

    Result render(String template) {
        if (!template.contains("{{")) {
            return new Result.Rendered(template);
        }
        try {
            Template compiled = compiler.compile(template);
            return new Result.Rendered(compiled.execute(context));
        } catch (MustacheException.Context e) {
            return new Result.Fault(e.lineNo, "there is no `" + e.key + "`");
        } catch (MustacheException e) {
            return new Result.Fault(0, Optional.ofNullable(e.getMessage()).orElse("it can't be rendered"));
        } catch (StackOverflowError _) { // sections nest without limit
            return new Result.Fault(0, "its sections are nested too deeply");
        }
    }

    /// Looks into maps and values only, never into objects by reflection.
    private static final class Values implements Mustache.Collector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return null;
        }

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return (from, key) -> {
                var found = switch (from) {
                    case Map<?, ?> map -> map.get(key);
                    case Value(var text) -> Spelling.of(text, key);
                    default -> null;
                };
                return found == null ? Template.NO_FETCHER_FOUND : found;
            };
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

}
