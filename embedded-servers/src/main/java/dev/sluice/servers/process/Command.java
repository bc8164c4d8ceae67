package dev.sluice.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run as a child.
 *
 * @param name what it is called in messages
 * @param words the program and its arguments
 * @param environment added to this JVM's own
 * @param log what it prints is appended here
 * @param record where its process id is kept, so that the next start finds a leftover
 * @param stopSignal how it is asked to stop: {@code TERM}, {@code INT}
 * @param grace how long it may take to stop before it is killed
 */
public record Command(
    String name,
    List<String> words,
    Map<String, String> environment,
    Path log,
    Path record,
    String stopSignal,
    Duration grace) {

  static final String RECORD = ".pid";

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * A program that stops on SIGTERM within ten seconds, its log and record beside each other in a
   * directory.
   */
  public static Command of(String name, Path directory, List<String> words) {
    return new Command(
        name,
        words,
        Map.of(),
        directory.resolve(name + ".log"),
        recordIn(directory, name),
        "TERM",
        Duration.ofSeconds(10));
  }

  static Path recordIn(Path directory, String name) {
    return directory.resolve(name + RECORD);
  }

  public Command stoppedBy(String signal) {
    return new Command(name, words, environment, log, record, signal, grace);
  }

  public Command withEnvironment(Map<String, String> more) {
    return new Command(name, words, more, log, record, stopSignal, grace);
  }

  public Command withGrace(Duration longer) {
    return new Command(name, words, environment, log, record, stopSignal, longer);
  }
}
