package dev.sluice.servers.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens on a port, as far as this user may see: from /proc on Linux, from lsof elsewhere. */
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  /** For example {@code pid 4711 (/usr/bin/postgres)}. */
  static Optional<String> of(int port) {
    return pid(port).map(PortHolder::describe);
  }

  static Optional<Long> pid(int port) {
    return Files.isDirectory(PROC.resolve("self/fd")) ? fromProc(port) : fromLsof(port);
  }

  private static String describe(long pid) {
    return "pid "
        + pid
        + ProcessHandle.of(pid)
            .flatMap(p -> p.info().command())
            .map(c -> " (" + c + ")")
            .orElse("");
  }

  private static Optional<Long> fromProc(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("tcp", "tcp6"))
      sockets.addAll(socketsOn(port, PROC.resolve("net").resolve(table)));
    if (sockets.isEmpty()) return Optional.empty();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(ProcessHandle::pid).filter(pid -> holdsOneOf(sockets, pid)).findFirst();
    }
  }

  private static Set<String> socketsOn(int port, Path table) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    try (Stream<String> lines = Files.lines(table)) {
      lines
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .forEach(words -> {
            if (words[1].endsWith(suffix) && words[3].equals(LISTENING))
              sockets.add("socket:[" + words[9] + "]");
          });
    } catch (IOException e) {
      return Set.of();
    }
    return sockets;
  }

  private static boolean holdsOneOf(Set<String> sockets, long pid) {
    try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
      return descriptors.anyMatch(d -> sockets.contains(target(d)));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<Long> fromLsof(int port) {
    try {
      Process lsof =
          new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
      String out = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return out.lines().findFirst().map(Long::valueOf);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private PortHolder() {}
}
