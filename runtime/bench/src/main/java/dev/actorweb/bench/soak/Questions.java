package dev.actorweb.bench.soak;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Router;
import dev.actorweb.runtime.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Questions to a pool of workers that fail now and then: each is answered once, with what belongs
/// to it. Questions to actors that are stopped meanwhile: each has an end.
final class Questions implements Traffic {
    private static final int BATCHES = 200;
    private static final int BATCH = 100;

    private record Question(int number, ActorRef<Integer> replyTo) {}

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        ActorRef<Question> pool = system.spawn("workers", Router.pool(4, Routing.roundRobin(), _ -> {
            var own = Faults.split(random);
            return question -> {
                faults.maybeFail(own);
                question.replyTo.tell(2 * question.number);
            };
        }, Faults.STUBBORN), Faults.STUBBORN);
        for (int batch = 0; batch < BATCHES; batch++) {
            var answers = ask(system, pool);
            for (int i = 0; i < BATCH; i++) {
                var answer = end(answers.get(i), faults);
                faults.check(answer.equals(Integer.toString(2 * i)), "question " + i + ": " + answer);
            }
            ActorRef<Question> mortal = system
                    .spawn(_ -> question -> question.replyTo.tell(2 * question.number));
            var some = ask(system, mortal);
            system.stop(mortal);
            some.addAll(ask(system, mortal));
            for (var each : some) {
                end(each, faults);
            }
        }
        faults.check(system.stop(pool, Faults.LONG).complete(), "workers: not stopped");
    }

    private static List<CompletableFuture<Integer>> ask(ActorSystem system, ActorRef<Question> whom) {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < BATCH; i++) {
            int number = i;
            answers.add(system.<Question, Integer>ask(whom, to -> new Question(number, to), Faults.LONG)
                    .future());
        }
        return answers;
    }

    /// The answer, or the failure, in words.
    private static String end(CompletableFuture<Integer> answer, Faults faults) throws InterruptedException {
        try {
            return answer.get(2 * Faults.LONG.toSeconds(), TimeUnit.SECONDS).toString();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (TimeoutException e) {
            faults.note("a question without an end");
            return "none";
        }
    }
}
