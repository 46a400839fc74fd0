package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;

/// Takes one value for each beat and tells the logger what it is. It fails *after* that, at the
/// worst moment: the message in its hand comes again, and so the logger hears of the value twice.
/// What it does is numbered, which is how the logger knows.
final class Worker implements Actor<Worker.Message> {
    sealed interface Message {
        /// The heartbeat allows one more value.
        record Beat(int number) implements Message {}

        /// There will be no more beats.
        record Finish(int beats) implements Message {}

        /// The generator's answer.
        record Value(int number) implements Message {}

        /// The generator's last word.
        record Finished(int values) implements Message {}
    }

    private final ActorContext<Message> context;
    private final ActorRef<Generator.Message> generator;
    private final ActorRef<Logger.Message> logger;
    private final Faults faults;

    Worker(ActorContext<Message> context, ActorRef<Generator.Message> generator,
            ActorRef<Logger.Message> logger, Faults faults) {
        this.context = context;
        this.generator = generator;
        this.logger = logger;
        this.faults = faults;
    }

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Beat(int number) ->
                generator.tell(new Generator.Message.Request(number, context.self()));
            case Message.Finish(int beats) ->
                generator.tell(new Generator.Message.Finish(beats, context.self()));
            case Message.Value(int number) -> {
                logger.tell(new Logger.Message.Entry(number, kind(number)));
                faults.strike("worker", number);
            }
            case Message.Finished(int values) -> logger.tell(new Logger.Message.Finish(values));
        }
    }

    private static String kind(int number) {
        if (number % 15 == 0) {
            return "FizzBuzz";
        }
        return number % 3 == 0 ? "Fizz" : number % 5 == 0 ? "Buzz" : "Value";
    }
}
