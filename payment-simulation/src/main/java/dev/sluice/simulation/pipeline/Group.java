package dev.sluice.simulation.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A consumer group: who is in it, who reads what, how far it has come. */
final class Group {

  /** A place in the group. Whoever takes it anew fences who had it before. */
  record Member(String place, int epoch) {}

  private final int partitions;
  private final List<Member> members = new ArrayList<>();
  private final Map<Member, Set<Integer>> assignments = new HashMap<>();
  private final Map<Integer, Long> committed = new HashMap<>();
  private int epoch;
  private long changes;

  Group(int partitions) {
    this.partitions = partitions;
  }

  /** How often anything about it has changed: members, what they read, how far it has come. */
  synchronized long changes() {
    return changes;
  }

  private void change() {
    changes++;
    assignments.clear();
  }

  synchronized Member join(String place) {
    change();
    members.removeIf(member -> member.place().equals(place));
    var member = new Member(place, ++epoch);
    members.add(member);
    return member;
  }

  synchronized void leave(Member member) {
    change();
    members.remove(member);
  }

  /** Each member gets what another one had. */
  synchronized void dealAnew() {
    change();
    Collections.rotate(members, 1);
  }

  /**
   * @param instance its places are those that begin with its name
   */
  synchronized void evict(String instance) {
    change();
    members.removeIf(member -> member.place().startsWith(instance + "-"));
  }

  synchronized boolean has(Member member) {
    return members.contains(member);
  }

  /** The same set until the members change. */
  synchronized Set<Integer> assigned(Member member) {
    return assignments.computeIfAbsent(member, this::deal);
  }

  private Set<Integer> deal(Member member) {
    var mine = new HashSet<Integer>();
    int place = members.indexOf(member);
    for (int p = 0; place >= 0 && p < partitions; p++) if (p % members.size() == place) mine.add(p);
    return mine;
  }

  synchronized void commit(Map<Integer, Long> offsets) {
    changes++;
    committed.putAll(offsets);
  }

  synchronized long committed(int partition) {
    return committed.getOrDefault(partition, 0L);
  }
}
