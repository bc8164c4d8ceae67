package dev.sluice.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program to run as a child.
 *
 * @param name what it is called in messages
 * @param words the program and its arguments
 * @param log what it prints is appended here
 * @param record where its process id is kept, so that the next start finds a leftover
 * @param stopSignal how it is asked to stop: {@code TERM}, {@code INT}
 * @param grace how long it may take to stop before it is killed
 * @param archive kept when it has stopped; its options are among the words already
 */
public record Command(
    String name,
    List<String> words,
    Path log,
    Path record,
    String stopSignal,
    Duration grace,
    Optional<ClassArchive> archive) {

  static final String RECORD = ".pid";

  public Command {
    words = List.copyOf(words);
  }

  /**
   * A program that stops on SIGTERM within ten seconds, its log and record beside each other in a
   * directory.
   */
  public static Command of(String name, Path directory, List<String> words) {
    return new Command(
        name,
        words,
        directory.resolve(name + ".log"),
        recordIn(directory, name),
        "TERM",
        Duration.ofSeconds(10),
        Optional.empty());
  }

  static Path recordIn(Path directory, String name) {
    return directory.resolve(name + RECORD);
  }

  public Command stoppedBy(String signal) {
    return new Command(name, words, log, record, signal, grace, archive);
  }

  public Command withGrace(Duration longer) {
    return new Command(name, words, log, record, stopSignal, longer, archive);
  }

  public Command keeping(ClassArchive classes) {
    return new Command(name, words, log, record, stopSignal, grace, Optional.of(classes));
  }
}
