package dev.sluice.bench.gauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time of processes with their children, from {@code /proc}. */
public final class Cpu {
  /** What Linux counts in, on every machine there is. */
  private static final double MILLIS_PER_TICK = 10;

  private static final Path PROC = Path.of("/proc");
  private static final String OURS = "launcher";

  /** Under this name stands what this process itself used: the load generator. */
  public static final String LOAD = "load";

  private static final int PARENT = 1;
  private static final int FIRST = 11;

  private Cpu() {}

  /**
   * Milliseconds since each part began, instances of one application together. A part is its
   * process, the children it has, and those it had: PostgreSQL works in children that come and go.
   */
  public static Map<String, Double> millis(Map<String, Long> pids) {
    Map<Long, Stat> all = all();
    Map<Long, List<Stat>> children = new HashMap<>();
    for (Stat stat : all.values()) {
      children.computeIfAbsent(stat.parent, _ -> new ArrayList<>()).add(stat);
    }
    Map<String, Double> millis = new LinkedHashMap<>();
    new TreeMap<>(pids)
        .forEach((part, pid) -> {
          Stat stat = all.get(pid);
          if (stat == null) {
            throw new IllegalStateException(part + " has died under the load: see ./sluice status");
          }
          boolean ours = part.equals(OURS);
          double spent = ours ? own() : MILLIS_PER_TICK * tree(stat, children);
          millis.merge(ours ? LOAD : part.replaceFirst("-\\d+$", ""), spent, Double::sum);
        });
    return millis;
  }

  /** This process without its children, in milliseconds. */
  public static double own() {
    long pid = ProcessHandle.current().pid();
    Stat stat = Stat.of(pid, PROC.resolve(pid + "/stat"));
    if (stat == null) throw unreadable(null);
    return MILLIS_PER_TICK * stat.own;
  }

  private static long tree(Stat root, Map<Long, List<Stat>> children) {
    long ticks = root.own + root.reaped;
    for (Stat child : children.getOrDefault(root.pid, List.of())) ticks += tree(child, children);
    return ticks;
  }

  private static Map<Long, Stat> all() {
    try (Stream<Path> files = Files.list(PROC)) {
      Map<Long, Stat> all = new HashMap<>();
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.chars().allMatch(c -> c >= '0' && c <= '9')) continue;
        long pid = Long.parseLong(name);
        Stat stat = Stat.of(pid, file.resolve("stat"));
        if (stat != null) all.put(pid, stat);
      }
      return all;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static IllegalStateException unreadable(@org.jspecify.annotations.Nullable Throwable e) {
    return new IllegalStateException("processor times are read from /proc, as Linux has it", e);
  }

  private record Stat(long pid, long parent, long own, long reaped) {

    static @org.jspecify.annotations.Nullable Stat of(long pid, Path file) {
      try {
        // The name stands in brackets and may have blanks and brackets of its own.
        String line = Files.readString(file);
        String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long own = number(words, FIRST) + number(words, FIRST + 1);
        long reaped = number(words, FIRST + 2) + number(words, FIRST + 3);
        return new Stat(pid, number(words, PARENT), own, reaped);
      } catch (NoSuchFileException _) {
        return null;
      } catch (IOException _) {
        // It has ended between the listing and the look.
        return null;
      }
    }

    private static long number(String[] words, int at) {
      return Long.parseLong(words[at]);
    }
  }
}
