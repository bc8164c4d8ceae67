package dev.sluice.test.wrong.hidden;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

final class HiddenState {
  static int lastAnswer;
  static final AtomicLong COUNT = new AtomicLong();
  static final ThreadLocal<String> WHO = new ThreadLocal<>();
  static final ArrayList<String> SEEN = new ArrayList<>();
  static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();
}
