package dev.actorweb.machine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.UnsignedLong;
import dev.actorweb.machine.Seeds;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Our expressions mean what Google's implementation of CEL says they mean.
class CelTest {
    private static final CelOptions OPTIONS = CelOptions.current().enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS).setStandardMacros(CelStandardMacro.HAS)
            .addVar("i", SimpleType.INT).addVar("j", SimpleType.INT).addVar("d", SimpleType.DOUBLE)
            .addVar("s", SimpleType.STRING).addVar("t", SimpleType.STRING).addVar("b", SimpleType.BOOL)
            .addVar("l", ListType.create(SimpleType.INT))
            .addVar("m", MapType.create(SimpleType.STRING, SimpleType.INT)).build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .build();
    private static final Scope SCOPE = new Scope(List.of(new Scope.Declared("i", Type.INT),
            new Scope.Declared("j", Type.INT), new Scope.Declared("d", Type.DOUBLE),
            new Scope.Declared("s", Type.STRING), new Scope.Declared("t", Type.STRING),
            new Scope.Declared("b", Type.BOOL), new Scope.Declared("l", Type.LIST),
            new Scope.Declared("m", Type.MAP)), Optional.empty());

    @Test
    void randomExpressionsHaveTheValueThatCelGivesThem() throws Exception {
        int values = 0;
        Seeds seeds = Seeds.of(500);
        for (int seed : seeds) {
            Random random = new Random(seed);
            String text = new Sketch(random).any(4);
            Map<String, Object> variables = variables(random);
            Object theirs = theirs(text, variables);
            assertThat(ours(text, variables)).as("seed %d: %s with %s", seed, text, variables)
                    .isEqualTo(theirs);
            values += theirs instanceof Failed ? 0 : 1;
        }
        assertThat(values).as("expressions with a value").isGreaterThan(seeds.given() / 3);
    }

    /// An expression that has no value.
    private record Failed() {}

    private static Object theirs(String text, Map<String, Object> variables) throws CelValidationException {
        var ast = COMPILER.compile(text).getAst();
        try {
            return plain(RUNTIME.createProgram(ast).eval(variables));
        } catch (CelEvaluationException e) {
            return new Failed();
        }
    }

    private static Object plain(Object value) {
        return value instanceof UnsignedLong number ? number.longValue() : value;
    }

    private static @Nullable Object ours(String text, Map<String, Object> variables) {
        Problems problems = new Problems("cel");
        var scalar = new Scalar(text, Scalar.Kind.STRING, Scalar.Style.PLAIN, Position.START);
        var expression = Expression.parse(scalar, SCOPE, problems);
        assertThat(problems.list()).as(text).isEmpty();
        Object value = expression.orElseThrow().eval(new Variables(List.copyOf(variables.values())));
        return value instanceof EvalError ? new Failed() : value;
    }

    private record Variables(List<Object> values) implements Env {
        @Override
        public Object variable(int slot) {
            return values.get(slot);
        }

        @Override
        public String eventType() {
            return "E";
        }

        @Override
        public Map<String, ?> eventData() {
            return Map.of();
        }

        @Override
        public boolean in(String state) {
            return false;
        }

        @Override
        public String state() {
            return "";
        }
    }

    private static Map<String, Object> variables(Random random) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("i", number(random));
        map.put("j", number(random));
        map.put("d", new double[]{0, -0.0, 1.5, -2, 1e300, Double.POSITIVE_INFINITY}[random.nextInt(6)]);
        map.put("s", text(random));
        map.put("t", text(random));
        map.put("b", random.nextBoolean());
        map.put("l", List.of(1L, number(random), 3L).subList(0, random.nextInt(4)));
        map.put("m", random.nextBoolean() ? Map.of() : Map.of("k", number(random), "", 2L));
        return map;
    }

    private static long number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> 0;
            default -> random.nextInt(7) - 3;
        };
    }

    private static String text(Random random) {
        return List.of("", "a", "ab", "aXb", "é", "😀", "k", "12", "-3", "1.5").get(random.nextInt(10));
    }

    /// Makes up expressions of a wanted type.
    private static final class Sketch {
        private final Random random;

        Sketch(Random random) {
            this.random = random;
        }

        String any(int depth) {
            return switch (random.nextInt(6)) {
                case 0, 1 -> bool(depth);
                case 2, 3 -> integer(depth);
                case 4 -> random.nextBoolean() ? string(depth) : decimal(depth);
                default -> list(depth);
            };
        }

        private String bool(int depth) {
            if (depth == 0) {
                return List.of("b", "true", "false").get(random.nextInt(3));
            }
            int next = depth - 1;
            return switch (random.nextInt(15)) {
                case 0 -> "(" + bool(next) + " && " + bool(next) + ")";
                case 1 -> "(" + bool(next) + " || " + bool(next) + ")";
                case 2 -> "!" + bool(0);
                case 3 -> "!(" + bool(next) + ")";
                case 4 -> "(" + integer(next) + comparison() + integer(next) + ")";
                case 5 -> "(" + decimal(next) + comparison() + decimal(next) + ")";
                case 6 -> "(" + string(next) + comparison() + string(next) + ")";
                case 7 -> "(" + list(next) + equality() + list(next) + ")";
                case 8 -> "(" + integer(next) + " in " + list(next) + ")";
                case 9 -> "(" + string(next) + " in m)";
                case 10 -> "(" + string(next) + ")." + List.of("startsWith", "endsWith", "contains")
                        .get(random.nextInt(3)) + "(" + string(next) + ")";
                case 11 -> "has(m.k)";
                case 12 -> "(" + bool(next) + equality() + bool(next) + ")";
                case 13 -> string(next) + ".matches('" + List.of("a", "^a.*b$", "[a-x]+", "\\\\d", "(é|k)?")
                        .get(random.nextInt(5)) + "')";
                default -> "(" + bool(next) + " ? " + bool(next) + " : " + bool(next) + ")";
            };
        }

        private String comparison() {
            return List.of(" == ", " != ", " < ", " <= ", " > ", " >= ").get(random.nextInt(6));
        }

        private String equality() {
            return random.nextBoolean() ? " == " : " != ";
        }

        private String integer(int depth) {
            if (depth == 0) {
                return List.of("i", "j", "0", "1", "-1", "7", "0x1F", "9223372036854775807")
                        .get(random.nextInt(8));
            }
            int next = depth - 1;
            return switch (random.nextInt(10)) {
                case 0 -> "(" + integer(next) + " + " + integer(next) + ")";
                case 1 -> "(" + integer(next) + " - " + integer(next) + ")";
                case 2 -> "(" + integer(next) + " * " + integer(next) + ")";
                case 3 -> "(" + integer(next) + " / " + integer(next) + ")";
                // of the least number and -1 implementations disagree: Google's in Go and ours
                // refuse
                case 4 -> "(" + integer(next) + " % " + List.of("0", "7", "-3").get(random.nextInt(3)) + ")";
                case 5 -> "-(" + integer(next) + ")";
                case 6 -> "size(" + (random.nextBoolean() ? list(next) : string(next)) + ")";
                case 7 -> "l[" + integer(0) + "]";
                case 8 -> random.nextBoolean() ? "m.k" : "m['" + (random.nextBoolean() ? "k" : "x") + "']";
                default -> "(" + bool(next) + " ? " + integer(next) + " : " + integer(next) + ")";
            };
        }

        private String decimal(int depth) {
            if (depth == 0) {
                return List.of("d", "0.0", "1.5", "-2.25", "1e3").get(random.nextInt(5));
            }
            int next = depth - 1;
            return switch (random.nextInt(6)) {
                case 0 -> "(" + decimal(next) + " + " + decimal(next) + ")";
                case 1 -> "(" + decimal(next) + " - " + decimal(next) + ")";
                case 2 -> "(" + decimal(next) + " * " + decimal(next) + ")";
                case 3 -> "(" + decimal(next) + " / " + decimal(next) + ")";
                case 4 -> "double(" + integer(next) + ")";
                default -> "(" + bool(next) + " ? " + decimal(next) + " : " + decimal(next) + ")";
            };
        }

        private String string(int depth) {
            if (depth == 0) {
                return List.of("s", "t", "'a'", "\"b\\n\"", "''", "'é😀'").get(random.nextInt(6));
            }
            int next = depth - 1;
            return switch (random.nextInt(4)) {
                case 0 -> "(" + string(next) + " + " + string(next) + ")";
                case 1 -> "string(" + integer(next) + ")";
                case 2 -> "(" + bool(next) + " ? " + string(next) + " : " + string(next) + ")";
                default -> string(next);
            };
        }

        private String list(int depth) {
            if (depth == 0) {
                return List.of("l", "[1, 2]", "[3]").get(random.nextInt(3));
            }
            int next = depth - 1;
            return random.nextBoolean()
                    ? "(" + list(next) + " + " + list(next) + ")"
                    : "[" + integer(next) + ", " + integer(next) + "]";
        }
    }
}
