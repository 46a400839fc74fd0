package dev.actorweb.cli.input;

/// A terminal while a question is asked: its keys arrive one by one and unseen, and closing it puts
/// it back as it was.
public interface Screen extends KeySource, AutoCloseable {
    /// The present size; asking is cheap.
    Size size();

    /// Writes characters, control sequences included, at once.
    void print(String text);

    /// Hands the terminal back to the shell and stops this process, as Ctrl-Z does elsewhere, until
    /// it goes on; has the terminal again then.
    default void suspend() throws InterruptedException {}

    /// Takes the terminal over once more: somebody else may have had it meanwhile.
    default void retake() {}

    @Override
    void close();
}
