package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Analyzes many specs on all cores. An interrupt is handed on to those that are at work, so that
/// they end with what they know.
final class Together {
    private Together() {}

    /// The reports in the order of the specs. Whoever was interrupted still is when this returns.
    static List<Report> reports(List<Spec> specs, Function<Spec, Report> analysis) {
        var interrupted = new AtomicBoolean();
        List<Report> reports = new ArrayList<>(specs.size());
        var workers = new ArrayList<Thread>();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
            var worker = new Thread(work, "aw-analyze");
            worker.setDaemon(true);
            workers.add(worker);
            return worker;
        })) {
            List<Future<Report>> futures = new ArrayList<>(specs.size());
            for (var spec : specs) {
                futures.add(pool.submit(() -> {
                    if (interrupted.get()) {
                        Thread.currentThread().interrupt();
                    }
                    return analysis.apply(spec);
                }));
            }
            for (var future : futures) {
                while (true) {
                    try {
                        reports.add(future.get());
                        break;
                    } catch (InterruptedException stop) {
                        interrupted.set(true);
                        workers.forEach(Thread::interrupt);
                    } catch (ExecutionException failed) {
                        throw failed.getCause() instanceof RuntimeException cause
                                ? cause
                                : new IllegalStateException(failed.getCause());
                    }
                }
            }
        }
        if (interrupted.get()) {
            Thread.currentThread().interrupt();
        }
        return reports;
    }
}
