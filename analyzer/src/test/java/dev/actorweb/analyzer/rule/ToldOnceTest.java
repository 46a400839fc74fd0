package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One slip of the pen, one finding.
class ToldOnceTest {
    private static final String ORDER = """
            machine: order
            context: { retries: { type: int, initial: 0, min: 0, max: 3 } }
            events: { GO: {}, RETRY: {}, CANCEL: {} }
            guards: [isOpen]
            services: [pay.charge]
            delays: [PATIENCE]
            actions: [ring]
            initial: cart
            states:
              cart: { on: { GO: { target: paying, guard: isOpen }, CANCEL: cancelled } }
              paying: { invoke: { src: pay.charge, onDone: packing, onError: failed }, after: { PATIENCE: failed } }
              failed:
                entry: ring
                always: { target: cancelled, if: retries >= 3 }
                on: { RETRY: { target: paying, actions: [ { assign: { retries: retries + 1 } } ] }, CANCEL: cancelled }
              packing:
                type: parallel
                states:
                  goods:
                    initial: reserving
                    states:
                      reserving: { on: { GO: ready } }
                      ready: { type: final }
                  paper:
                    initial: printing
                    states: { printing: { on: { GO: printed } }, printed: { type: final } }
                onDone: shipped
              shipped: { type: final }
              cancelled: { type: final }
            """;

    @Test
    void nothingIsWrongBefore() {
        assertThat(Judge.explored(ORDER, RuleSettings.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"on: { RETRY: {~on: { RTERY: {~SC012",
            "guard: isOpen~guard: isOpne~SC012",
            "src: pay.charge~src: pay.chrage~SC012", "PATIENCE: failed~PATEINCE: failed~SC012",
            "entry: ring~entry: rign~SC012", "on: { RETRY: {~on: { 'RE*RY': {~SC011",
            "target: paying, guard~tarket: paying, guard~SC011", "guard: isOpen~cond: isOpen~SC011",
            "retries >= 3~retries >=~SC017", "retries >= 3~retires >= 3~SC017",
            "GO: ready }~GO: raedy }~SC001",
            "shipped: { type: final }~shipped: { type: final, on: { GO: cart } }~SC005",
            "initial: cart~initial: crat~SC003", "CANCEL: cancelled } }~CANCEL: canceled } }~SC001",
            "retries >= 3~retries >= 9~SC103"})
    void oneSlipOneFinding(String right, String wrong, String rule) {
        assertThat(ORDER).contains(right);
        assertThat(Judge.explored(ORDER.replaceFirst(Pattern.quote(right),
                Matcher.quoteReplacement(wrong)), RuleSettings.DEFAULT)).isNotEmpty()
                .extracting(Finding::rule).containsOnly(rule);
    }

    @Test
    void aStateThatNothingLeadsOutOfIsNoTrapToo() {
        assertThat(Judge.explored(ORDER.replace("ready: { type: final }", "ready: {}"), RuleSettings.DEFAULT))
                .extracting(Finding::rule).containsExactly("SC108", "SC014", "SC101");
    }
}
